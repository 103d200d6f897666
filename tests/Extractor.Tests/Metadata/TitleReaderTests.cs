using Extractor.Metadata;
using Extractor.Parse;

namespace Extractor.Tests.Metadata;

[TestFixture]
internal sealed class TitleReaderTests
{
    private const string Title = "Harbour wall to be mended";

    [TestCase("<h1><span>Works</span> Harbour wall to be mended</h1>", TestName = "line before the title")]
    [TestCase("<h1>Harbour wall to be mended <small>12 replies</small></h1>", TestName = "count behind the title")]
    [TestCase("<h1><span class=kicker>Works:</span> Harbour wall to be mended</h1>", TestName = "kicker by its class")]
    public void What_metadata_leaves_out_of_a_heading_is_no_part_of_the_title(string heading) => Assert.That(Read(heading, Title), Is.EqualTo(Title));

    [TestCase("<h1><span class=box__kicker>Works</span><span class=visually-hidden>: </span><span class=box__title>Harbour wall to be mended</span></h1>", TestName = "hidden sign")]
    [TestCase("<h1><span class=overline>Works</span> <span> - </span> <span class=article-title__text>Harbour wall to be mended</span></h1>", TestName = "sign of its own")]
    [TestCase("<h1><span class=kicker>Works<span class=sr-only>:</span></span> <span class=title>Harbour wall to be mended</span></h1>", TestName = "sign in the kicker")]
    [TestCase("<h1><a href=/news/wall><span class=kicker>Works</span><i>:</i><span class=title>Harbour wall to be mended</span></a></h1>", TestName = "link around both")]
    public void A_kicker_that_a_hidden_sign_joins_is_no_part_of_the_title_whatever_is_stated(string heading) => Assert.That(Read(heading, "Works: " + Title), Is.EqualTo(Title));

    [TestCase("<h1><span class=kicker>Works</span> <span class=title>Harbour wall to be mended</span></h1>", "Works Harbour wall to be mended", TestName = "no sign")]
    [TestCase("<h1><span class=kicker>Works</span><i>:</i><span class=title>Harbour wall</span><span class=title>to be mended</span></h1>", "Works: Harbour wall to be mended", TestName = "two titles")]
    [TestCase("<h1><span>Works</span><i>:</i><span class=title>Harbour wall to be mended</span></h1>", "Works: Harbour wall to be mended", TestName = "no kicker")]
    public void Parts_that_do_not_say_what_they_are_stay_together(string heading, string title) => Assert.That(Read(heading, title), Is.EqualTo(title));

    [TestCase("<h1><span>Works:</span> Harbour wall to be mended</h1>", "Works: Harbour wall to be mended", TestName = "sign that joins")]
    [TestCase("<h1><em>Works</em> Harbour wall to be mended</h1>", "Works Harbour wall to be mended", "Works Harbour wall to be mended", TestName = "title with its first word set apart")]
    [TestCase("<h1>Harbour wall <em>to be mended</em></h1>", "Harbour wall to be mended", TestName = "title with its end set apart")]
    [TestCase("<h1>Harbour wall to be mended <em>in May</em> by hand</h1>", "Harbour wall to be mended in May by hand", TestName = "text behind the last element")]
    public void Other_parts_of_a_heading_belong_to_it(string heading, string title, string? stated = null) =>
        Assert.That(Read(heading, stated ?? Title), Is.EqualTo(title));

    [Test]
    public void The_heading_of_the_comments_is_no_title() => Assert.That(
        Read($"<p>{Title}</p><div class=comments><h2 class=comments-title>3 thoughts on “{Title}”</h2></div>", Title), Is.EqualTo(Title));

    [TestCase("<h1><a href='/news/wall'>Harbour wall to be mended</a></h1><h2 class=title>Stone by stone</h2>", "", TestName = "own story")]
    [TestCase("<h1><a href='/news/'>Harbour wall to be mended</a></h1><h2 itemprop=headline>Stone by stone</h2>", Title, TestName = "folder under the stated title")]
    [TestCase("<h1><a href='/pier/'>Harbour wall to be mended</a></h1><h2 class=title>Stone by stone</h2>", "", TestName = "folder that the story is not in")]
    public void Another_first_heading_is_the_title(string headings, string stated) =>
        Assert.That(Read(headings, stated), Is.EqualTo(Title));

    [Test]
    public void A_first_heading_that_leads_to_the_folder_of_a_story_with_a_slug_is_none() => Assert.That(
        Read("<h1><a href='/news/'>Words from the Quay</a></h1><h2 itemprop=headline>Harbour wall to be mended</h2>", "", "https://harbour.example/news/harbour-wall-mended"), Is.EqualTo(Title));

    [Test]
    public void The_pages_of_a_story_of_one_word_keep_its_headline() => Assert.That(
        Read("<h1><a href='/wall/'>Harbour wall to be mended</a></h1>", "", "https://harbour.example/wall/2"), Is.EqualTo(Title));

    [Test]
    public void A_folder_named_like_a_headline_is_a_story_of_several_pages() => Assert.That(
        Read("<h1><a href='/harbour-wall/'>Harbour wall to be mended</a></h1><h2 class=title>Stone by stone</h2>", "", "https://harbour.example/harbour-wall/2"), Is.EqualTo(Title));

    [Test]
    public void The_heading_of_a_box_to_share_the_story_is_no_title() => Assert.That(
        Read($"<h2>{Title}, at last, as the council has decided</h2><p>Stones</p><div class=shareBox><h3 class=box-title>Share this article: {Title}</h3></div>", Title),
        Is.EqualTo(Title + ", at last, as the council has decided"));

    [TestCase("<h2>Harbour wall to be mended</h2><p>Stones</p><h2 class=title>Stone by stone</h2>", "Harbour wall mended", "Harbour wall to be mended", TestName = "headline of the second level")]
    [TestCase("<h2>More stones</h2><p>Stones</p>", "Harbour wall mended", "Harbour wall mended", TestName = "heading that says something else")]
    [TestCase("<h1>Harbour wall to be mended</h1><h2>Harbour wall mended soon</h2>", "Harbour wall mended", "Harbour wall to be mended", TestName = "under one of the first level")]
    [TestCase("<nav><h2>Harbour wall to be mended</h2></nav>", "Harbour wall mended", "Harbour wall mended", TestName = "heading of a menu")]
    public void Without_a_heading_of_the_first_level_the_first_one_of_the_story_may_be_the_title(string headings, string stated, string title) =>
        Assert.That(Read(headings, stated), Is.EqualTo(title));

    private static string? Read(string body, string stated, string address = "https://harbour.example/news/wall")
    {
        var budget = new PageBudget(new ExtractorOptions(), TimeProvider.System, CancellationToken.None);
        using var tree = PageParser.Parse($"<html><head><meta property='og:title' content='{stated}'></head><body><article>{body}</article></body></html>".AsMemory(), budget);
        var survey = PageSurveyor.Survey(tree, budget);
        var url = new Uri(address);
        return TitleReader.Read(survey, JsonLdReader.Read(survey, url), "Harbour Post", url, out _)?.Value;
    }
}
