using Extractor.Clean;

namespace Extractor.Tests.Clean;

internal sealed class HiddenTextTests
{
    private const string Paragraph = $"<p>{StoryPages.Sentence}</p>";
    private const string Another = "<p>The stone comes from the old quarry behind the village, where the last cutters left ten years ago.</p>";

    [TestCase($"<div class=story>{Paragraph}<p style='display: none'>Words for machines that search the page.</p>{Another}</div>", false, TestName = "hidden paragraph among others")]
    [TestCase($"<div class=story>{Paragraph}<p hidden>Words for machines that search the page.</p>{Another}</div>", false, TestName = "paragraph with the attribute")]
    [TestCase($"<div class=story>{Paragraph}{Another}<div hidden><p>Words for machines that search the page.</p></div></div>", true, TestName = "box that opens at a click")]
    [TestCase("<div class=story><p hidden>Words for machines that search the page.</p><p hidden>The wall is mended.</p></div>", true, TestName = "story that a script shows")]
    public void A_paragraph_that_is_hidden_itself_is_none_of_the_story(string page, bool kept)
    {
        var story = StoryPages.Read(page);
        var keep = story.IsBody.ToArray();
        HiddenText.Drop(story, keep);
        Assert.That(Kept(story, keep).Contains("Words for machines that search the page."), Is.EqualTo(kept));
    }

    [Test]
    public void A_copy_of_the_whole_text_above_it_is_dropped_with_its_description()
    {
        const string Text = $"{StoryPages.Sentence} The stone comes from the old quarry behind the village, where the last cutters left ten years ago.";
        var story = StoryPages.Read($"<div class=story><div>Harbour wall to be mended - Harbour Post, May 4</div><div>{Text} The work begins in spring.</div>{Paragraph}{Another}<p>The work begins in spring.</p></div>");
        var keep = story.IsBody.ToArray();
        HiddenText.Drop(story, keep);
        Assert.That(Kept(story, keep), Has.Count.EqualTo(3).And.None.Contains("Harbour Post").And.None.Contains(Text));
    }

    [TestCase("visually-hidden", false)]
    [TestCase("sr-only", false)]
    [TestCase("section", true)]
    public void A_heading_for_those_who_hear_the_page_is_none(string name, bool kept)
    {
        var story = StoryPages.Read($"<div class=story>{Paragraph}<h2 class='{name}'>Article content</h2>{Another}</div>");
        var keep = story.IsBody.ToArray();
        HiddenText.Drop(story, keep);
        Assert.That(Kept(story, keep).Contains("Article content"), Is.EqualTo(kept));
    }

    private static List<string> Kept(StoryInput story, bool[] keep) => [.. story.Blocks.Where((_, i) => keep[i]).Select(block => block.Text)];
}
