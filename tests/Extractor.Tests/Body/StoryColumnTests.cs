using Extractor.Body;

namespace Extractor.Tests.Body;

internal sealed class StoryColumnTests
{
    private const string Paragraph = $"<p>{StoryPage.Sentence}</p>";
    private const string Items = "<ul><li>a hammer</li><li>three nails</li><li>some rope</li></ul>";

    [TestCase($"<main>{Paragraph}{Items}{Paragraph}</main>", true, TestName = "list between two paragraphs")]
    [TestCase($"<main>{Paragraph}<ol><li>a hammer</li><li>three nails<ul><li>long ones</li></ul></li></ol>{Paragraph}</main>", true, TestName = "list in a list")]
    [TestCase($"<main>{Paragraph}{Items}<h2>The work</h2>{Paragraph}</main>", true, TestName = "list before a heading")]
    [TestCase($"<main>{Paragraph}<h2>The tools</h2>{Items}</main>", true, TestName = "list under a heading at the end")]
    [TestCase($"<main>{Paragraph}<div><h2>The tools</h2></div>{Items}</main>", false, TestName = "list behind a heading in a box of its own")]
    [TestCase($"<main>{Paragraph}<h2><a href=/tools>The tools</a></h2>{Items}</main>", false, TestName = "list under a link")]
    [TestCase($"<main>{Paragraph}<p>You need:</p>{Items}<div>{Paragraph}</div></main>", true, TestName = "list that is announced")]
    [TestCase($"<main>{Paragraph}<div>{Items}</div>{Paragraph}</main>", false, TestName = "list in a box of its own")]
    [TestCase($"<main>{Paragraph}<ul class=share><li>a hammer</li><li>three nails</li></ul>{Paragraph}</main>", false, TestName = "list of buttons")]
    [TestCase($"<main>{Paragraph}<ul><li><a href=/a>a hammer</a></li><li><a href=/b>three nails</a></li></ul>{Paragraph}</main>", false, TestName = "list of links")]
    [TestCase($"<main>{Paragraph}{Items}</main><div>{Paragraph}</div>", false, TestName = "list at the end of the column")]
    [TestCase($"<main>{Paragraph}<ul hidden><li>a hammer</li><li>three nails</li></ul>{Paragraph}</main>", false, TestName = "list that is not shown")]
    [TestCase($"<main>{Paragraph}<ul><li>a hammer</li></ul>{Paragraph}</main>", false, TestName = "one item")]
    public void Short_items_in_the_column_are_of_the_story(string page, bool kept)
    {
        var blocks = StoryPage.Blocks(page);
        var isBody = blocks.ConvertAll(block => block.Shape != Extractor.Parse.BlockShape.ListItem).ToArray();
        StoryColumn.KeepLists(blocks, isBody);
        Assert.That(isBody.All(body => body), Is.EqualTo(kept));
    }

    [TestCase($"<main>{Paragraph}{Items}{Paragraph}</main>", true, TestName = "items between others")]
    [TestCase($"<main>{Paragraph}<div>{Items}</div>{Paragraph}</main>", false, TestName = "items between others in a box of its own")]
    public void Items_are_kept_with_those_that_the_passes_took(string page, bool kept)
    {
        var blocks = StoryPage.Blocks(page);
        bool[] isBody = [true, false, true, false, true];
        StoryColumn.KeepLists(blocks, isBody);
        Assert.That(isBody.All(body => body), Is.EqualTo(kept));
    }

    [TestCase($"<main>{Paragraph}<div><p>{StoryPage.Sentence}</p><ul><li>a hammer</li></ul></div></main>", 0.1, true, TestName = "doubtful paragraph over a list")]
    [TestCase($"<main>{Paragraph}<div><p>{StoryPage.Sentence}</p><ul><li>a hammer</li></ul></div></main>", 0.01, false, TestName = "paragraph over a list that is surely none")]
    [TestCase($"<main>{Paragraph}<div><p>{StoryPage.Sentence}</p></div><ul><li>a hammer</li></ul></main>", 0.1, false, TestName = "paragraph in another box than the list")]
    [TestCase($"<main>{Paragraph}<div><p>You need:</p><ul><li>a hammer</li></ul></div></main>", 0.1, false, TestName = "short line over a list")]
    public void A_doubtful_paragraph_over_a_list_of_the_story_is_of_it(string page, double probability, bool kept)
    {
        var blocks = StoryPage.Blocks(page);
        bool[] isBody = [true, false, true];
        StoryColumn.KeepIntroductions(blocks, [0.9, probability, 0.9], isBody);
        Assert.That(isBody[1], Is.EqualTo(kept));
    }

    [TestCase("<div class=recipe-ingredients><ul><li>two pears</li></ul></div>", true, TestName = "ingredient")]
    [TestCase("<ul><li itemprop=recipeIngredient>two pears</li></ul>", true, TestName = "ingredient by its property")]
    [TestCase("<ul class=zutaten><li>1.</li></ul>", false, TestName = "number without an ingredient")]
    [TestCase("<nav class=ingredients><ul><li>two pears</li></ul></nav>", false, TestName = "menu of ingredients")]
    [TestCase("<ul class=ingredients><li><a href=/pears>Pears</a></li></ul>", false, TestName = "links to ingredients")]
    [TestCase("<ul><li>two pears</li></ul>", false, TestName = "other list")]
    public void Ingredients_are_of_the_story(string list, bool kept)
    {
        var blocks = StoryPage.Blocks($"<main>{Paragraph}{list}</main>");
        bool[] isBody = [true, false];
        StoryColumn.KeepRecipes(blocks, isBody);
        Assert.That(isBody[1], Is.EqualTo(kept));
    }

    [TestCase($"<main>{Paragraph}<div class=highlight><pre><code>tie(rope, 2);</code></pre></div>{Paragraph}</main>", 0.4, true, TestName = "code in a box")]
    [TestCase($"<main>{Paragraph}<pre>tie(rope, 2);</pre></main>", 0.4, true, TestName = "code at the end")]
    [TestCase($"<main>{Paragraph}<pre>tie(rope, 2);</pre>{Paragraph}</main>", 0.1, false, TestName = "code that the passes are sure of")]
    [TestCase($"<main>{Paragraph}<pre>1\n2\n3</pre>{Paragraph}</main>", 0.4, false, TestName = "line numbers")]
    [TestCase($"<main>{Paragraph}<form><pre>tie(rope, 2);</pre></form>{Paragraph}</main>", 0.4, false, TestName = "code in a form")]
    [TestCase($"<main>{Paragraph}</main><div><pre>tie(rope, 2);</pre></div>", 0.4, false, TestName = "code elsewhere")]
    public void Code_in_the_column_is_of_the_story(string page, double probability, bool kept)
    {
        var blocks = StoryPage.Blocks(page);
        var isBody = blocks.ConvertAll(block => block.Shape != Extractor.Parse.BlockShape.Preformatted).ToArray();
        StoryColumn.KeepCode(blocks, [.. isBody.Select(body => body ? 0.9 : probability)], isBody);
        Assert.That(isBody.All(body => body), Is.EqualTo(kept));
    }

    [TestCase($"<main>{Paragraph}{Paragraph}</main>", 0.3, true, TestName = "doubtful last paragraph")]
    [TestCase($"<main>{Paragraph}{Paragraph}</main>", 0.1, false, TestName = "last paragraph that is surely none")]
    [TestCase($"<main>{Paragraph}<p class=note>{StoryPage.Sentence}</p></main>", 0.3, false, TestName = "last paragraph made otherwise")]
    [TestCase($"<main>{Paragraph}<p><em>{StoryPage.Sentence}</em></p></main>", 0.3, false, TestName = "last paragraph in italics")]
    [TestCase($"<main>{Paragraph}<p>Read on.</p></main>", 0.3, false, TestName = "short last line")]
    [TestCase($"<main>{Paragraph}<p>{StoryPage.Sentence} <a href=/more>Read on.</a></p></main>", 0.3, false, TestName = "last paragraph with a link")]
    [TestCase($"<main>{Paragraph}</main><aside>{Paragraph}</aside>", 0.3, false, TestName = "paragraph elsewhere")]
    public void A_doubtful_paragraph_behind_the_last_one_is_of_the_story(string page, double probability, bool kept)
    {
        var blocks = StoryPage.Blocks(page);
        bool[] isBody = [true, false];
        StoryColumn.KeepEnd(blocks, [0.9, probability], isBody);
        Assert.That(isBody[1], Is.EqualTo(kept));
    }
}
