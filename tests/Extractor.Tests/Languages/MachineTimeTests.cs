using Extractor.Languages;

namespace Extractor.Tests.Languages;

public sealed class MachineTimeTests
{
    [TestCase("2024-06-19", "2024-06-19")]
    [TestCase("20240619", "2024-06-19")]
    [TestCase("2024/06/19", "2024-06-19")]
    [TestCase("2024-6-9 7:05", "2024-06-09T07:05:00")]
    [TestCase("2024-06-19 17:41:00", "2024-06-19T17:41:00")]
    [TestCase("2024-06-19T17:41:00+0700", "2024-06-19T17:41:00+07:00")]
    [TestCase("2024-06-19T17:41:00+07", "2024-06-19T17:41:00+07:00")]
    [TestCase("2024-06-19 17:41:00 +0700", "2024-06-19T17:41:00+07:00")]
    [TestCase("2024-06-19T17:41:00-05:00", "2024-06-19T17:41:00-05:00")]
    [TestCase("20240619T174100Z", "2024-06-19T17:41:00+00:00")]
    [TestCase("20240619174100", "2024-06-19T17:41:00")]
    [TestCase("2024-06-19T17:41Z", "2024-06-19T17:41:00+00:00")]
    [TestCase("2024-06-19t17:41:00z", "2024-06-19T17:41:00+00:00")]
    [TestCase("2024-06-19T17:41:00.389000+00:00", "2024-06-19T17:41:00.389+00:00")]
    [TestCase("2024-06-19T17:41:00.1234567891Z", "2024-06-19T17:41:00.1234567+00:00")]
    [TestCase("2024-06-19T17:41:00+02:00[Europe/Berlin]", "2024-06-19T17:41:00+02:00")]
    [TestCase("2024-06-19 17:41:00 UTC", "2024-06-19T17:41:00+00:00")]
    [TestCase("2024-06-19 17:41 WIB", "2024-06-19T17:41:00+07:00")]
    [TestCase(" \"2024-06-19T17:41:00\" ", "2024-06-19T17:41:00")]
    [TestCase("1851-09-18", "1851-09-18")]
    [TestCase("Wed, 19 Jun 2024 17:41:00 GMT", "2024-06-19T17:41:00+00:00")]
    [TestCase("Wed, 19 Jun 2024 17:41:00 +0700", "2024-06-19T17:41:00+07:00")]
    [TestCase("Wed, 19 Jun 2024 17:41:00 -0400", "2024-06-19T17:41:00-04:00")]
    [TestCase("Wed Jun 19 2024 17:41:00 GMT+0700 (WIB)", "2024-06-19T17:41:00+07:00")]
    [TestCase("Wed Jun 19 17:41:00 UTC 2024", "2024-06-19T17:41:00+00:00")]
    [TestCase("Wed Jun 19 17:41:00 CST 2024", "2024-06-19T17:41:00")]
    [TestCase("Wed Jun 19 17:41:00 XYZT 2024", "2024-06-19T17:41:00")]
    [TestCase("Wed, 06/19/2024 - 17:41", "2024-06-19T17:41:00")]
    [TestCase("6/19/2024 5:41:00 PM", "2024-06-19T17:41:00")]
    [TestCase("19 June 2024", "2024-06-19")]
    [TestCase("1718818860", "2024-06-19T17:41:00+00:00")]
    [TestCase("1718818860250", "2024-06-19T17:41:00.25+00:00")]
    public void Reads(string value, string expected)
    {
        var found = PrintedTime.TryReadMachine(value, LanguageCatalog.BuiltIn.For("en"), out var time);
        Assert.That(found, Is.True);
        Assert.That(time!.ToString(), Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase("now")]
    [TestCase("2024")]
    [TestCase("2024-06")]
    [TestCase("2024-02-30")]
    [TestCase("2024-06-31T10:00:00Z")]
    [TestCase("0001-01-01T00:00:00")]
    [TestCase("0001-01-01T00:00:00Z")]
    [TestCase("1970-01-01")]
    [TestCase("1970-01-01T00:00:00+00:00")]
    [TestCase("0000-00-00 00:00:00")]
    [TestCase("-0001-11-30T00:00:00+00:00")]
    [TestCase("0")]
    [TestCase("0000000000")]
    [TestCase("9999999999999")]
    [TestCase("12345678")]
    public void Refuses(string value)
    {
        var found = PrintedTime.TryReadMachine(value, LanguageCatalog.BuiltIn.For("en"), out var time);
        Assert.That(found, Is.False, () => time!.ToString());
    }

    [Test]
    public void A_value_that_is_no_time_in_full_falls_back_to_the_day_it_holds()
    {
        Assert.That(PrintedTime.TryReadMachine("2024-06-19T99:99", LanguageCatalog.BuiltIn.For("en"), out var time), Is.True);
        Assert.That(time!.ToString(), Is.EqualTo("2024-06-19"));
    }
}
