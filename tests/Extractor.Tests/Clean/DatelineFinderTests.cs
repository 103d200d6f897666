using Extractor.Clean;

namespace Extractor.Tests.Clean;

internal sealed class DatelineFinderTests
{
    private static CleanStory Clean(string opener) => StoryCleaner.Clean(StoryPages.Read(
        $"<h1>Harbour wall to be mended</h1><div class=text>{opener}<p class=story>{StoryPages.Sentence}</p><p class=story>{StoryPages.Sentence} Work begins in May.</p></div>"));

    [TestCase("<div class=source><cite>AFP —</cite></div>", null, "AFP", TestName = "agency and dash")]
    [TestCase("<div class=source><cite>Reuters –</cite></div>", null, "Reuters", TestName = "agency and shorter dash")]
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
}
