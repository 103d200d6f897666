using Extractor.Tests.Fixtures;

namespace Extractor.Tests.Assemble;

/// <summary>What goes from page to page is memory alone: a record is the same whatever was extracted before and beside it.</summary>
internal sealed class PagesInTurnTests
{
    private const int LeastPages = 10;

    private static readonly ArticleExtractor Extractor = new();
    private static readonly List<FixturePage> Pages = [.. FixturePage.Names.Select(FixturePage.Load)];

    [Test]
    public void A_page_gives_the_same_record_again()
    {
        Assert.That(Pages, Has.Count.GreaterThan(LeastPages));
        var first = Pages.ConvertAll(Record);
        for (var i = 0; i < Pages.Count; i++)
        {
            // The next page is another each time; then the first one again.
            Record(Pages[(i * 7 + 3) % Pages.Count]);
            if (i % 10 == 0) Extractor.Extract(Huge, null);
            Assert.That(Record(Pages[i]), Is.EqualTo(first[i]), Pages[i].Name);
        }
    }

    [Test]
    public void A_page_gives_the_same_record_beside_others()
    {
        var expected = Pages.ConvertAll(Record);
        Parallel.For(0, 8 * Pages.Count, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            var page = i * 13 % Pages.Count;
            Assert.That(Record(Pages[page]), Is.EqualTo(expected[page]), Pages[page].Name);
        });
    }

    [Test]
    public void A_page_that_was_given_up_leaves_nothing()
    {
        var expected = Pages.ConvertAll(Record);
        foreach (var (i, page) in Pages.Take(20).Index())
        {
            Assert.That(Extractor.Extract(Endless, null).Error?.Kind, Is.EqualTo(FailureKind.TooComplex));
            Assert.That(Record(page), Is.EqualTo(expected[i]), page.Name);
        }
    }

    /// <summary>More blocks than a page may have: the survey ends on the way.</summary>
    private static string Endless { get; } = "<body><article>" + string.Concat(Enumerable.Repeat("<p>x <a href=/y>y</a>", 15_001));

    /// <summary>More blocks and links than a room is kept for.</summary>
    private static string Huge { get; } =
        "<body><article><h1>Ferry</h1>" + string.Concat(Enumerable.Range(0, 6_000).Select(i => $"<p>The crew of ferry {i} rescued all, <a href=/a/{i}>said the harbour</a>.")) + "</article>";

    private static string Record(FixturePage page)
    {
        var result = Extractor.Extract(page.Content, page.Url);
        return result.Article?.ToJson() ?? result.Error!.Message;
    }
}
