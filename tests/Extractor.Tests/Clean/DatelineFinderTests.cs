using Extractor.Clean;

namespace Extractor.Tests.Clean;

internal sealed class DatelineFinderTests
{
    private static CleanStory Clean(string opener) => StoryCleaner.Clean(StoryPages.Read(
        $"<h1>Harbour wall to be mended</h1><div class=text>{opener}<p class=story>{StoryPages.Sentence}</p><p class=story>{StoryPages.Sentence} Work begins in May.</p></div>"));

    [TestCase("<div class=source><cite>AFP —</cite></div>", null, "AFP", TestName = "agency and dash")]
    [TestCase("<div class=source><cite>Reuters –</cite></div>", null, "Reuters", TestName = "agency and shorter dash")]
    [TestCase("<div class=source><cite><span>Norrhamn, Sweden</span><span>Harbour Post</span> — </cite></div>", "Norrhamn, Sweden", "Harbour Post", TestName = "place and the site's name in elements that touch")]
    [TestCase("<div><span>PARIS (AFP) —</span></div>", "PARIS", "AFP", TestName = "place, agency and dash")]
    public void An_opener_of_its_own_is_the_dateline_and_begins_the_body(string opener, string? place, string source)
    {
        var story = Clean(opener);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((story.Dateline?.Place, story.Dateline?.Source), Is.EqualTo((place, source)));
            Assert.That(story.Body, Has.Count.EqualTo(3));
        }
    }

    [TestCase("<div class=source><cite>AFP</cite></div>", TestName = "agency alone")]
    [TestCase("<div class=source><cite>(AFP)</cite></div>", TestName = "agency in brackets")]
    [TestCase("<div class=byline><cite>AFP —</cite></div>", TestName = "byline")]
    [TestCase("<figure><img src=a.jpg><figcaption>AFP —</figcaption></figure>", TestName = "credit")]
    public void An_agency_that_leads_to_no_story_is_no_dateline(string line) => Assert.That(Clean(line).Dateline, Is.Null);

    [TestCase("<p class=story><strong>London, 18 October, Reuters</strong></p>", "London", "Reuters", TestName = "place, day and agency in a paragraph of their own")]
    [TestCase("<h5 class=dateline>BOSTON</h5>", "BOSTON", null, TestName = "a heading that is called a dateline")]
    [TestCase("<h5 class=dateline>MUSTERAU</h5>", "MUSTERAU", null, TestName = "an unknown town that is called a dateline")]
    public void A_line_of_its_own_needs_no_mark(string opener, string place, string? source)
    {
        var dateline = Clean(opener).Dateline;
        Assert.That((dateline?.Place, dateline?.Source), Is.EqualTo((place, source)));
    }

    [TestCase("<h5>BOSTON SPORTS</h5>", TestName = "another heading")]
    [TestCase("<h5 class=dateline>March 3, 2021</h5>", TestName = "a day")]
    public void A_heading_is_no_dateline(string opener) => Assert.That(Clean(opener).Dateline, Is.Null);

    [TestCase("<h6>BERLIN</h6>", "BERLIN", TestName = "a small heading that is a town in capitals")]
    [TestCase("<h6>MUSTERAU</h6>", null, TestName = "a small heading that no list knows")]
    [TestCase("<h6>GERMANY</h6>", null, TestName = "a small heading that is a country")]
    [TestCase("<h6>Berlin</h6>", null, TestName = "a small heading in ordinary letters")]
    [TestCase("<h2>BERLIN</h2>", null, TestName = "a heading")]
    [TestCase("<p>London: «Harbour Post»</p><p>12 June 2023</p>", "London", TestName = "a line with place and paper")]
    [TestCase("<p>London: «Quay Times»</p><p>12 June 2023</p>", null, TestName = "a line with place and another paper")]
    [TestCase("<p>Opinion: «Harbour Post»</p><p>12 June 2023</p>", null, TestName = "a line with a label and the paper")]
    public void A_line_over_the_story_gives_the_place_and_is_none_of_it(string opener, string? place)
    {
        var story = Clean(opener);
        Assert.That((story.Dateline?.Place, story.Body.Count(b => b.Text.Contains("London", StringComparison.Ordinal) || b.Text.Contains("BERLIN", StringComparison.Ordinal) && place is not null)), Is.EqualTo((place, 0)));
    }

    [TestCase("<b>VAN</b> Gölü", null, TestName = "the first word of a name")]
    [TestCase("<b>VAN</b> Belediyesi", "VAN", TestName = "a town before another name")]
    public void A_name_in_capitals_that_goes_on_is_no_dateline(string opener, string? place) => Assert.That(
        StoryCleaner.Clean(StoryPages.Read($"<h1>Van Gölü çekildi</h1><div class=text><p class=story>{opener} {StoryPages.Sentence}</p><p class=story>{StoryPages.Sentence} Work begins in May.</p></div>", "tr", title: "Van Gölü çekildi")).Dateline?.Place,
        Is.EqualTo(place));

    [TestCase("<b>AMSTERDAM</b>", "AMSTERDAM", TestName = "bold")]
    [TestCase("<span class=dateline>MUSTERAU</span>", "MUSTERAU", TestName = "called a dateline")]
    [TestCase("<b>MUSTERAU</b>", null, TestName = "an unknown town")]
    [TestCase("<b>GERMANY</b>", null, TestName = "a country")]
    [TestCase("<b>REBECCA</b>", null, TestName = "a name")]
    [TestCase("<b>EXCLUSIVE</b>", null, TestName = "a label")]
    public void An_element_of_its_own_marks_a_known_town_in_capitals(string opener, string? place) => Assert.That(
        StoryCleaner.Clean(StoryPages.Read($"<h1>Harbour wall to be mended</h1><div class=text><p class=story>{opener} {StoryPages.Sentence}</p><p class=story>{StoryPages.Sentence} Work begins in May.</p></div>")).Dateline?.Place,
        Is.EqualTo(place));
}
