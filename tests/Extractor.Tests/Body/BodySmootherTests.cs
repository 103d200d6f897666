using Extractor.Body;

namespace Extractor.Tests.Body;

internal sealed class BodySmootherTests
{
    private const string Paragraph = $"<p>{StoryPage.Sentence}</p>";

    [TestCase($"<main>{Paragraph}{Paragraph}{Paragraph}</main>", 0.2, true, TestName = "paragraph between two of the story")]
    [TestCase($"<main>{Paragraph}{Paragraph}{Paragraph}</main>", 0.01, false, TestName = "paragraph that the model is sure of")]
    [TestCase($"<main>{Paragraph}<div>{Paragraph}</div>{Paragraph}</main>", 0.2, false, TestName = "paragraph in a box of its own")]
    [TestCase($"<div>{Paragraph}</div><main>{Paragraph}{Paragraph}</main>", 0.2, false, TestName = "story around it under another parent")]
    [TestCase($"<main>{Paragraph}<p>Read on</p>{Paragraph}</main>", 0.2, false, TestName = "short line")]
    [TestCase($"<main>{Paragraph}<p><a href=/more>{StoryPage.Sentence}</a></p>{Paragraph}</main>", 0.2, false, TestName = "link")]
    public void A_hole_among_paragraphs_is_filled(string page, double probability, bool filled)
    {
        var blocks = StoryPage.Blocks(page);
        bool[] isBody = [true, false, true];
        BodySmoother.FillHoles(blocks, [0.9, probability, 0.9], isBody);
        Assert.That(isBody, Is.EqualTo(new[] { true, filled, true }));
    }

    [Test]
    public void Two_paragraphs_make_a_hole_as_well()
    {
        var blocks = StoryPage.Blocks($"<main>{Paragraph}{Paragraph}{Paragraph}{Paragraph}{Paragraph}</main>");
        bool[] isBody = [true, false, false, true, false];
        BodySmoother.FillHoles(blocks, [0.9, 0.2, 0.3, 0.9, 0.4], isBody);
        Assert.That(isBody, Is.EqualTo(new[] { true, true, true, true, false }));
    }
}
