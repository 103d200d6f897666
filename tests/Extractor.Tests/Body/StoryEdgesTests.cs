using Extractor.Body;
using Extractor.Parse;

namespace Extractor.Tests.Body;

/// <summary>Boxes at the edges of a story that hold something else. A paragraph that says "box" stands in one.</summary>
internal sealed class StoryEdgesTests
{
    private const string Box = $"<p>box: {StoryPage.Sentence}</p>";
    private const string Cookies = $"<p>cookies: {StoryPage.Sentence}</p>";
    private const string Text = $"<p>1. {StoryPage.Sentence}</p><p>2. {StoryPage.Sentence}</p><p>3. {StoryPage.Sentence}</p>";

    private static string Trimmed(string page)
    {
        var blocks = StoryPage.Blocks(page);
        var isBody = blocks.ConvertAll(_ => true).ToArray();
        StoryEdges.Trim(blocks, blocks.FindIndex(block => block.Shape == BlockShape.Heading), isBody);
        return string.Join(' ', blocks.Where((_, i) => isBody[i]).Select(block => block.Text.Split(' ')[0]));
    }

    [TestCase($"<main>{Text}</main><aside>{Box}{Box}</aside>", TestName = "aside below the story")]
    [TestCase($"<main>{Text}</main><div class=sidebar><div class=textwidget>{Box}</div></div>", TestName = "widget of a sidebar")]
    [TestCase($"<main>{Text}<div class=author-bio>{Box}</div></main>", TestName = "who wrote it")]
    [TestCase($"<main>{Text}<section class=subscribe>{Box}</section></main>", TestName = "plea for subscriptions")]
    [TestCase($"<div class=menu>{Box}</div><main>{Text}</main>", TestName = "menu above the story")]
    [TestCase($"<main>{Text}<form>{Box}</form>{Text}</main>", "1. 2. 3. 1. 2. 3.", TestName = "form among the paragraphs")]
    [TestCase($"<main>{Text}</main><footer>{Box}</footer><main>{Text}</main>", "1. 2. 3. 1. 2. 3.", TestName = "footer between two parts")]
    public void A_box_of_another_kind_is_taken_off(string page, string story = "1. 2. 3.") => Assert.That(Trimmed(page), Is.EqualTo(story));

    [TestCase($"<div class=sidebar-layout-panel><div class=widget>{Text}</div></div>", TestName = "story in a box called a widget")]
    [TestCase($"<form>{Text}</form>", TestName = "page whose whole content is a form")]
    [TestCase($"<div class=share>{Text}</div>", TestName = "story in a box called share")]
    public void What_holds_the_story_is_no_box_beside_it(string page) => Assert.That(Trimmed(page), Is.EqualTo("1. 2. 3."));

    [Test]
    public void Long_lists_of_cookies_are_no_story() =>
        Assert.That(Trimmed($"<h1>Title</h1><main>{Text}</main><div class=cookielist>{Cookies}{Cookies}{Cookies}{Cookies}</div>"), Is.EqualTo("Title 1. 2. 3."));

    [TestCase($"<main class=privacy-page><h1>Title</h1>{Text}{Cookies}</main>", "Title 1. 2. 3. cookies:", TestName = "headline in a box of the same name")]
    [TestCase($"<h1>Title</h1><main class=privacy-text>{Text}{Cookies}</main>", "Title 1. 2. 3. cookies:", TestName = "page about cookies")]
    [TestCase($"<h1>Title</h1><main>{Text}<div class=privacy-box>{Text}{Text}</div></main>", "Title 1. 2. 3. 1. 2. 3. 1. 2. 3.", TestName = "most of the story")]
    public void A_story_in_a_box_named_after_privacy_stays(string page, string story) => Assert.That(Trimmed(page), Is.EqualTo(story));

    [Test]
    public void A_quoted_post_may_end_the_story() =>
        Assert.That(Trimmed($"<main>{Text}<blockquote class=twitter>{Box}</blockquote></main>"), Is.EqualTo("1. 2. 3. box:"));

    [Test]
    public void A_box_between_paragraphs_stays() =>
        Assert.That(Trimmed($"<main>{Text}<div class=infobox>{Box}</div>{Text}</main>"), Is.EqualTo("1. 2. 3. box: 1. 2. 3."));

    [Test]
    public void Boxes_of_all_kinds_do_not_take_more_than_half_of_the_story() =>
        Assert.That(
            Trimmed($"<main>{Text}</main><aside>{Text}</aside><div class=share>{Text}</div><div class=newsletter>{Text}</div>").Split(' '),
            Has.Length.GreaterThanOrEqualTo(6));
}
