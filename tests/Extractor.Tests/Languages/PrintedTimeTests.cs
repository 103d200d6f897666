using Extractor.Languages;

namespace Extractor.Tests.Languages;

public sealed class PrintedTimeTests
{
    [TestCase("id", null, "19 Juni 2024 17:41", "2024-06-19T17:41:00")]
    [TestCase("id", null, "Rabu, 19 Jun 2024 | 17:41 WIB", "2024-06-19T17:41:00+07:00")]
    [TestCase("id", null, "Kamis, 20 Juni 2024 pukul 09.05 WITA", "2024-06-20T09:05:00+08:00")]
    [TestCase("id", null, "19/06/2024, 17:41 WIB", "2024-06-19T17:41:00+07:00")]
    [TestCase("id", null, "19/06/24 17.41", "2024-06-19T17:41:00")]
    [TestCase("id", null, "Jum'at, 7 Agt 2020 - 06:00", "2020-08-07T06:00:00")]
    [TestCase("id", null, "17:41 WIB, 19 Juni 2024", "2024-06-19T17:41:00+07:00")]
    [TestCase("de", null, "Mi., 19.06.2024, 17.41 Uhr", "2024-06-19T17:41:00")]
    [TestCase("de", null, "Stand: 19. Juni 2024, 17:41 Uhr MESZ", "2024-06-19T17:41:00+02:00")]
    [TestCase("de", null, "19.06.24", "2024-06-19")]
    [TestCase("de", null, "Aktualisiert am 5.3.2021 um 8:30 Uhr", "2021-03-05T08:30:00")]
    [TestCase("de", null, "12:30 am 19. Jänner 2024", "2024-01-19T12:30:00")]
    [TestCase("de", null, "19. Mrz. 2024", "2024-03-19")]
    [TestCase("en", null, "June 19, 2024 at 5:41 p.m. EDT", "2024-06-19T17:41:00-04:00")]
    [TestCase("en", null, "Published 5:41 PM EST, Wed June 19, 2024", "2024-06-19T17:41:00")]
    [TestCase("en", "US", "Published 5:41 PM EST, Wed January 17, 2024", "2024-01-17T17:41:00-05:00")]
    [TestCase("en", "IN", "Jun 19, 2024 05:41 PM IST", "2024-06-19T17:41:00+05:30")]
    [TestCase("en", "IE", "19/06/2024 17:41 IST", "2024-06-19T17:41:00+01:00")]
    [TestCase("en", null, "19 June 2024 17:41 IST", "2024-06-19T17:41:00")]
    [TestCase("en", null, "06/07/2024", "2024-06-07")]
    [TestCase("en", null, "19/06/2024", "2024-06-19")]
    [TestCase("en-GB", null, "06/07/2024", "2024-07-06")]
    [TestCase("en", "GB", "06/07/2024", "2024-07-06")]
    [TestCase("en", null, "June 19th, 2024, 5 pm", "2024-06-19T17:00:00")]
    [TestCase("en", null, "12:05 a.m. June 19, 2024", "2024-06-19T00:05:00")]
    [TestCase("en", null, "19-Jun-2024 12:30 PM", "2024-06-19T12:30:00")]
    [TestCase("en", null, "on 2024-06-19T17:41+07:00, they said", "2024-06-19T17:41:00+07:00")]
    [TestCase("en", null, "Wed Jun 19 2024 17:41:00 GMT+0700 (WIB)", "2024-06-19T17:41:00+07:00")]
    [TestCase("en", null, "June 19, 2024 17:41 (UTC+8)", "2024-06-19T17:41:00+08:00")]
    [TestCase("en", null, "June 19, 2024 10:00-11:30", "2024-06-19T10:00:00")]
    [TestCase("xx", null, "19/06/2024 - 17h41", "2024-06-19T17:41:00")]
    [TestCase("xx", null, "2024. 6. 19. 17:41", "2024-06-19T17:41:00")]
    [TestCase(null, null, "Sept. 3, 2019", "2019-09-03")]
    public void Reads(string? language, string? country, string text, string expected)
    {
        var lexicon = LanguageCatalog.BuiltIn.For(language);
        var found = PrintedTime.TryRead(text, lexicon, country, out var time, out _, out _);
        Assert.That(found, Is.True);
        Assert.That(time!.ToString(), Is.EqualTo(expected));
    }
}
