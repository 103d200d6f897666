using Extractor.Clean;

namespace Extractor.Tests.Clean;

internal sealed class LinkModelTests
{
    private const string First = """<a href="/news/gale-warning-extended-along-the-coast">Gale warning extended along the coast</a>""";
    private const string Second = """<a href="/news/harbour-bridge-closed-for-a-week">Harbour bridge closed for a week</a>""";
    private const string Third = """<a href="/news/ferry-fares-rise-in-the-spring">Ferry fares rise in the spring</a>""";

    private static LinkVerdict[] Choose(string page, params double[] scores)
    {
        using var map = LinkMap.Of(StoryPages.Read(page), sieve: null);
        Assert.That(map.Candidates, Has.Count.EqualTo(scores.Length));
        return LinkModel.Choose(map, scores, [], LinkModel.Bounds);
    }

    private static string Story(string inside = "", string after = "") =>
        $"<h1>Harbour wall to be mended</h1><div class=text><p class=story>{StoryPages.Sentence}</p>{inside}<p class=story>{StoryPages.Sentence}</p></div>{after}";

    [TestCase(0.29, nameof(LinkVerdict.Other))]
    [TestCase(0.3, nameof(LinkVerdict.Related))]
    public void A_likely_link_is_related(double score, string verdict) =>
        Assert.That(Choose(Story(after: $"<div>{First}</div>"), score).Single().ToString(), Is.EqualTo(verdict));

    [Test]
    public void A_list_of_which_most_is_likely_takes_the_rest_with_it() =>
        Assert.That(Choose(Story(after: $"<ul><li>{First}</li><li>{Second}</li><li>{Third}</li></ul>"), 0.3, 0.2, 0.5), Is.All.EqualTo(LinkVerdict.Related));

    [Test]
    public void A_list_of_which_little_is_likely_does_not() => Assert.That(
        Choose(Story(after: $"<ul><li>{First}</li><li>{Second}</li><li>{Third}</li></ul>"), 0.2, 0.2, 0.5),
        Is.EqualTo(new[] { LinkVerdict.Other, LinkVerdict.Other, LinkVerdict.Related }));

    [Test]
    public void A_heading_that_announces_related_stories_makes_a_link_likelier()
    {
        using var map = LinkMap.Of(StoryPages.Read(Story(after: $"<div>{First}</div>")), sieve: null);
        var places = new Dictionary<string, LinkPlacement> { [map.Candidates[0].Url.AbsoluteUri] = LinkPlacement.Related };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(LinkModel.Choose(map, [0.2], places, LinkModel.Bounds).Single(), Is.EqualTo(LinkVerdict.Related));
            Assert.That(LinkModel.Choose(map, [0.2], [], LinkModel.Bounds).Single(), Is.EqualTo(LinkVerdict.Other));
        }
    }

    [TestCase("trending-now")]
    [TestCase("RecircMostPopularItems-a1")]
    [TestCase("box box--meistgelesen")]
    [TestCase("widget mas-leidas")]
    public void What_many_read_is_not_related_for_that(string name) => Assert.That(
        Choose(Story($"""<div class="{name}"><ol><li>{First}</li><li>{Second}</li></ol></div>"""), 0.9, 0.2), Is.EqualTo(new[] { LinkVerdict.Popular, LinkVerdict.Other }));

    [TestCase("related-posts", 0.1, nameof(LinkVerdict.Related))]
    [TestCase("related-posts", 0.09, nameof(LinkVerdict.Other))]
    [TestCase("article-more-on-this", 0.1, nameof(LinkVerdict.Related))]
    [TestCase("latest-posts", 0.1, nameof(LinkVerdict.Other))]
    public void A_box_named_after_related_stories_needs_less(string name, double score, string verdict) =>
        Assert.That(Choose(Story(after: $"""<aside class="{name}"><h3>{First}</h3></aside>"""), score).Single().ToString(), Is.EqualTo(verdict));

    [Test]
    public void Inside_the_story_the_name_of_the_box_is_not_enough() =>
        Assert.That(Choose(Story($"""<aside class="related-posts"><h3>{First}</h3></aside>"""), 0.1), Is.All.EqualTo(LinkVerdict.Other));

    [Test]
    public void A_box_of_very_many_links_is_an_archive()
    {
        var links = string.Concat(Enumerable.Range(0, 17).Select(i => $"""<li><a href="/news/story-of-the-harbour-{i}">A story of the harbour wall, part {i}</a></li>"""));
        Assert.That(Choose(Story(after: $"""<ul class="related-posts">{links}</ul>"""), [.. Enumerable.Repeat(0.1, 17)]), Is.All.EqualTo(LinkVerdict.Other));
    }

    [Test]
    public void The_nearest_name_counts() =>
        Assert.That(Choose(Story(after: $"""<aside class="related"><div class="most-read">{First}</div>{Second}</aside>"""), 0.9, 0.9),
            Is.EqualTo(new[] { LinkVerdict.Popular, LinkVerdict.Related }));

    [Test]
    public void A_name_around_story_and_link_alike_says_nothing_of_the_link() =>
        Assert.That(Choose($"""<div class="popular">{Story(after: $"<div>{First}</div>")}</div>""", 0.9), Is.All.EqualTo(LinkVerdict.Related));

    [Test]
    public void Words_of_a_sentence_are_no_headline() =>
        Assert.That(Choose(Story("""<p>The wall was <a href="/news/harbour-wall-damaged-in-gale">damaged in the gale of last December</a></p>"""), 0.9), Is.All.EqualTo(LinkVerdict.Other));

    [TestCase("", "")]
    [TestCase("Read also: ", "")]
    [TestCase("<b>Shops |</b> ", " (photos)")]
    public void A_headline_may_begin_small_where_no_sentence_goes_before_it(string before, string after) => Assert.That(
        Choose(Story($"<p>{before}<a href=/news/ebay-opens-by-the-harbour>eBay opens a branch by the harbour</a>{after}</p>"), 0.9), Is.All.EqualTo(LinkVerdict.Related));

    [Test]
    public void A_short_link_in_a_sentence_may_be_a_label() =>
        Assert.That(Choose(Story("<p>The wall was damaged in the gale <a href=/news/harbour-wall-damaged-in-gale>more</a></p>"), 0.9), Is.All.EqualTo(LinkVerdict.Related));
}
