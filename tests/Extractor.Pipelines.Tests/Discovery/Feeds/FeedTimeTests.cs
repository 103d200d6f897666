using Extractor.Pipelines.Discovery.Feeds.Parsing;

namespace Extractor.Pipelines.Tests.Discovery.Feeds;

public sealed class FeedTimeTests
{
    [TestCase("Wed, 04 Mar 2026 09:15:00 +0000", "2026-03-04T09:15:00+00:00")]
    [TestCase("Wed, 4 Mar 2026 09:15 EST", "2026-03-04T09:15:00-05:00")]
    [TestCase("04 Mar 2026 09:15:00 PDT", "2026-03-04T09:15:00-07:00")]
    [TestCase("Wed, 04 Mar 26 09:15:00 UT", "2026-03-04T09:15:00+00:00")]
    [TestCase("Thu, 04 Mar 99 09:15:00 GMT", "1999-03-04T09:15:00+00:00")]
    [TestCase("Mittwoch, 04 Mar 2026 09:15:00 CET", "2026-03-04T09:15:00+01:00")]
    [TestCase("Wednesday 4 March 2026 09:15:00 -0330", "2026-03-04T09:15:00-03:30")]
    [TestCase("Wed,  4  Sept. 2026 09:15:00  GMT+02:00 (summer)", "2026-09-04T09:15:00+02:00")]
    [TestCase("4-Mar-2026 09:15:00 Z", "2026-03-04T09:15:00+00:00")]
    [TestCase("Wed, 04 Mar 2026 09:15:00 -0000", "2026-03-04T09:15:00+00:00")]
    [TestCase("Wed, 04 Mar 2026 09:15:00", "2026-03-04T09:15:00")]
    [TestCase("Wed, 04 Mar 2026 09:15:00 A", "2026-03-04T09:15:00")]
    [TestCase("Wed, 04 Mar 2026 09:15:00 ULAT", "2026-03-04T09:15:00")]
    [TestCase("Wed, 04 Mar 2026 09:15:00 +9900", "2026-03-04T09:15:00")]
    [TestCase("Wed, 04 Mar 2026", "2026-03-04")]
    [TestCase("2026-03-04T09:15:00Z", "2026-03-04T09:15:00+00:00")]
    [TestCase("2026-03-04t09:15:00.25z", "2026-03-04T09:15:00.25+00:00")]
    [TestCase("2026-03-04 09:15:00 +0530", "2026-03-04T09:15:00+05:30")]
    [TestCase("2026-03-04T09:15+05", "2026-03-04T09:15:00+05:00")]
    [TestCase("2026-03-04 09:15:00 UTC", "2026-03-04T09:15:00+00:00")]
    [TestCase("2026-03-04T09:15:00", "2026-03-04T09:15:00")]
    [TestCase("  2026-03-04\n", "2026-03-04")]
    [TestCase("Mon, 31 Dec 9999 23:59:59 -1200", "9999-12-31T23:59:59")]
    public void Times_are_read_as_precisely_as_they_are_stated(string text, string expected) =>
        Assert.That(FeedTime.Read(text)?.ToString(), Is.EqualTo(expected));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("soon")]
    [TestCase("4. März 2026")]
    [TestCase("Wed, 31 Feb 2026 09:15:00 GMT")]
    [TestCase("Wed, 04 Mar 2026 25:15:00 GMT")]
    [TestCase("Wed, 04 Mar 0000 09:15:00 GMT")]
    [TestCase("04/03/2026")]
    [TestCase("2026-03")]
    [TestCase("2026-13-04")]
    [TestCase("1772615700")]
    [TestCase("Wed, 04 Mar 2026 09:15:00:00:00:00 GMT")]
    [TestCase("----")]
    [TestCase("--- - -")]
    [TestCase(", , ,")]
    [TestCase("2026-03-04T09:15:00+")]
    [TestCase("٠٤ Mar 2026 09:15:00 GMT")]
    public void What_is_no_time_is_none(string? text) => Assert.That(FeedTime.Read(text), Is.Null);
}
