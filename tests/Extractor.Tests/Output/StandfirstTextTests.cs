namespace Extractor.Tests.Output;

/// <summary>What opens the text as well is written once.</summary>
[TestFixture]
internal sealed class StandfirstTextTests
{
    [TestCase("Two hours late.", "Two hours late.|It was the fog.", 1, TestName = "the first paragraph")]
    [TestCase("Two hours late. Fog.", "Two hours late.|Fog.|It came at noon.", 1, TestName = "two blocks")]
    [TestCase("Two hours late.", "Two hours late again, as the fog would not lift.", 2, TestName = "a paragraph that only begins like it")]
    [TestCase("Two hours late.", "It came at noon.|Two hours late.", 2, TestName = "a paragraph further down")]
    public void A_standfirst_in_the_text(string standfirst, string body, int times)
    {
        var article = new Article
        {
            Title = "Ferry docks",
            Standfirst = standfirst,
            Body = [new ArticleBlock { Kind = BlockKind.Figure }, .. body.Split('|').Select(text => new ArticleBlock { Kind = BlockKind.Paragraph, Text = text })],
        };
        Assert.Multiple(() =>
        {
            Assert.That(Count(article.ToMarkdown(), "Two hours late"), Is.EqualTo(times), "Markdown");
            Assert.That(Count(article.ToHtml(), "Two hours late"), Is.EqualTo(times), "HTML");
        });
    }

    private static int Count(string text, string what) => text.Split(what).Length - 1;
}
