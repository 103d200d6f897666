using System.Globalization;

namespace Extractor.Tests.Languages;

public sealed class IsoTimeTests
{
    [TestCase("2024-06-19", "2024-06-19", TimePrecision.Date)]
    [TestCase("0001-01-01", "0001-01-01", TimePrecision.Date)]
    [TestCase("2024-06-19T17:41", "2024-06-19T17:41:00", TimePrecision.Local)]
    [TestCase("2024-06-19T17:41:09", "2024-06-19T17:41:09", TimePrecision.Local)]
    [TestCase("2024-06-19T17:41:09.5", "2024-06-19T17:41:09.5", TimePrecision.Local)]
    [TestCase("2024-06-19T17:41:09,120", "2024-06-19T17:41:09.12", TimePrecision.Local)]
    [TestCase("2024-06-19T17:41:00.12345678", "2024-06-19T17:41:00.1234567", TimePrecision.Local)]
    [TestCase("2024-06-19T17:41Z", "2024-06-19T17:41:00+00:00", TimePrecision.Instant)]
    [TestCase("2024-06-19T17:41:00+07:00", "2024-06-19T17:41:00+07:00", TimePrecision.Instant)]
    [TestCase("2024-06-19T17:41:00-03:30", "2024-06-19T17:41:00-03:30", TimePrecision.Instant)]
    [TestCase("2024-06-19T17:41:00+07", "2024-06-19T17:41:00+07:00", TimePrecision.Instant)]
    [TestCase("2024-06-19T17:41:00-00:30", "2024-06-19T17:41:00-00:30", TimePrecision.Instant)]
    public void Reads_and_writes(string text, string written, TimePrecision precision)
    {
        var time = ArticleTime.Parse(text);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(time.Precision, Is.EqualTo(precision));
            Assert.That(time.ToString(), Is.EqualTo(written));
            Assert.That(ArticleTime.Parse(written), Is.EqualTo(time));
        }
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("2024")]
    [TestCase("2024-06")]
    [TestCase("2024-06-31")]
    [TestCase("2024-13-01")]
    [TestCase("0000-01-01")]
    [TestCase(" 2024-06-19")]
    [TestCase("2024-06-19 ")]
    [TestCase("2024-06-19 17:41")]
    [TestCase("2024-06-19T")]
    [TestCase("2024-06-19T17")]
    [TestCase("2024-06-19T24:00")]
    [TestCase("2024-06-19T17:60")]
    [TestCase("2024-06-19T17:41:60")]
    [TestCase("2024-06-19T17:41:00.")]
    [TestCase("2024-06-19T17:41:00+0700")]
    [TestCase("2024-06-19T17:41:00+15:00")]
    [TestCase("2024-06-19T17:41:00+07:00x")]
    [TestCase("2024-06-19Z")]
    [TestCase("0001-01-01T00:00:00+07:00")]
    [TestCase("٢٠٢٤-٠٦-١٩")]
    public void Refuses(string? text)
    {
        Assert.That(ArticleTime.TryParse(text, out var time), Is.False);
        Assert.That(time, Is.Null);
    }

    [TestCase("ar-SA")]
    [TestCase("fa-IR")]
    [TestCase("th-TH")]
    [TestCase("tr-TR")]
    public void The_current_culture_does_not_matter(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.That(ArticleTime.Parse("2024-06-19T17:41:09.25-03:30").ToString(), Is.EqualTo("2024-06-19T17:41:09.25-03:30"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void An_instant_goes_through_unchanged()
    {
        var instant = new DateTimeOffset(2024, 6, 19, 17, 41, 9, TimeSpan.FromHours(-7)).AddTicks(1);
        Assert.That(ArticleTime.Parse(ArticleTime.FromInstant(instant).ToString()).ToInstant(), Is.EqualTo(instant));
    }
}
