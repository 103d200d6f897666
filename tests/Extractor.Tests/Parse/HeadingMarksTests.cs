using Extractor.Parse;

namespace Extractor.Tests.Parse;

internal sealed class HeadingMarksTests
{
    [TestCase("<h2>The wall<a class=anchor href='#wall'>#</a></h2>", "The wall")]
    [TestCase("<h2><a href='#wall'>#</a> The wall</h2>", "The wall")]
    [TestCase("<h2>The wall<a href='#wall' title='Link to this heading'>¶</a></h2>", "The wall")]
    [TestCase("<h2>The wall <a href='#note-1'>1</a></h2>", "The wall 1", TestName = "mark of a note")]
    [TestCase("<h2>The wall <a href='/tag/c'>#</a></h2>", "The wall #", TestName = "link to another page")]
    [TestCase("<h2><a href='#wall'>The wall</a></h2>", "The wall", TestName = "linked heading")]
    public void The_sign_that_links_to_a_heading_is_none_of_it(string html, string text)
    {
        var budget = new PageBudget(new ExtractorOptions(), TimeProvider.System, CancellationToken.None);
        var blocks = PageSurveyor.Survey(PageParser.Parse($"<html><body>{html}</body></html>".AsMemory(), budget), budget).Blocks;
        Assert.That(blocks.Select(block => block.Text), Is.EqualTo(new[] { text }));
    }
}
