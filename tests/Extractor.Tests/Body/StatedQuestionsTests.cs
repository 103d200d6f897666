using Extractor.Body;
using Extractor.Parse;

namespace Extractor.Tests.Body;

/// <summary>Questions that a page states as its own are of the text where it prints them with their answers.</summary>
internal sealed class StatedQuestionsTests
{
    private const string Question = "Can the pier be closed in winter?";
    private const string Answer = "<p>Yes.</p><p>The harbour office closes it when the wind is <b>too strong</b>.</p>";

    [TestCase($"<button>{Question}</button><div>{Answer}</div>", true, TestName = "behind a button")]
    [TestCase($"<h3>{Question}</h3>{Answer}", true, TestName = "heading and paragraphs")]
    [TestCase($"<details><summary>{Question}</summary>{Answer}</details>", true, TestName = "folded up")]
    [TestCase($"<ul><li>{Question}</li></ul>", false, TestName = "question alone")]
    [TestCase($"<h3>{Question}</h3><p>Ask the harbour office.</p>", false, TestName = "another answer")]
    [TestCase($"<footer><h3>{Question}</h3>{Answer}</footer>", false, TestName = "in the page's footer")]
    [TestCase($"<h3>Can the harbour be closed?</h3>{Answer}", false, TestName = "another question")]
    public void Questions_are_kept_with_their_answers(string part, bool kept)
    {
        var (blocks, isBody) = Keep(part);
        Assert.That(isBody[1..], Has.All.EqualTo(kept), () => string.Join('|', blocks.Select(block => block.Text)));
    }

    [Test]
    public void What_stands_behind_an_answer_is_none_of_it()
    {
        var (_, isBody) = Keep($"<h3>{Question}</h3>{Answer}<p>Sign up for our letter.</p>");
        Assert.That(isBody, Is.EqualTo(new[] { true, true, true, true, false }));
    }

    private static (List<TextBlock> Blocks, bool[] IsBody) Keep(string part)
    {
        var blocks = StoryPage.Blocks($"<main><p>{StoryPage.Sentence}</p>{part}</main>");
        bool[] isBody = [true, .. Enumerable.Repeat(false, blocks.Count - 1)];
        StatedQuestions.Keep(blocks, [(Question, "Yes. The harbour office closes it when the wind is too strong.")], isBody);
        return (blocks, isBody);
    }
}
