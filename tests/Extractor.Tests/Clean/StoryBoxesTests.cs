using Extractor.Clean;

namespace Extractor.Tests.Clean;

/// <summary>What stands in the midst of a located story and is none of it, and what heads the parts of it.</summary>
internal sealed class StoryBoxesTests
{
    private const string More = "The work will cost two million and shall be done by spring, said the harbour master of Musterau.";
    private const string Said = "We shall not wait for the next storm, said the harbour master, who has seen many of them from her window above the quay.";

    private static CleanStory Clean(string middle) => StoryCleaner.Clean(StoryPages.Read(
        $"<h1>Harbour wall to be mended</h1><div class=\"story\"><p>{StoryPages.Sentence}</p>{middle}<p>{Said}</p><p>{More}</p><p>{StoryPages.Sentence} 2</p><p>{More} 2</p></div>"));

    private static string Middle(CleanStory story)
    {
        var body = string.Join('|', story.Body.Where(block => block.Kind != BlockKind.Figure).Select(block => block.Text));
        var end = $"{Said}|{More}|{StoryPages.Sentence} 2|{More} 2";
        Assert.That(body, Does.StartWith(StoryPages.Sentence).And.EndsWith(end));
        return body[StoryPages.Sentence.Length..^end.Length].Trim('|');
    }

    [TestCase("<div><h3>Should the town pay for the wall?</h3><form><label><input type=radio name=a> Yes</label></form><p>This is not a scientific survey.</p></div>", "", Description = "a poll")]
    [TestCase("<div><h3>The harbour's newsletter</h3><form><input type=email></form><p>We use your address to send you what you asked for.</p></div>", "", Description = "a newsletter")]
    [TestCase("<div><p>The masons found a coin in the wall.</p><form><input type=email></form><p>It goes to the museum of Musterau.</p></div>", "The masons found a coin in the wall.|It goes to the museum of Musterau.", Description = "paragraphs around a form")]
    [TestCase("<div><h3>Things you need</h3><form><ul><li><label><input type=checkbox> 200 g of lime and as much sand as it takes</label></li></ul></form></div>", "Things you need|200 g of lime and as much sand as it takes", Description = "a list to tick")]
    [TestCase("<div><h3>The tide tables</h3><form><input type=text name=q></form><p>High water is at noon.</p></div>", "The tide tables|High water is at noon.", Description = "a search")]
    [TestCase("<div><h3>The wall in figures</h3><p>It is nine metres high.</p></div>", "The wall in figures|It is nine metres high.", Description = "no form")]
    public void The_words_around_a_form_are_none_of_the_story(string box, string expected) => Assert.That(Middle(Clean(box)), Is.EqualTo(expected));

    [Test]
    public void A_form_in_the_story_s_own_column_takes_nothing_with_it() =>
        Assert.That(Middle(Clean("<form><input type=email></form>")), Is.Empty);

    [TestCase("<blockquote><p>“We shall not wait for the next storm”</p></blockquote>", "", Description = "a sentence of the story")]
    [TestCase("<blockquote><p>We shall not wait for the next storm</p><footer>Greta Moll, harbour master</footer></blockquote>", "", Description = "with who said it")]
    [TestCase("<div class=pullquote>We shall not wait for the next storm</div>", "", Description = "by its class")]
    [TestCase("<blockquote><p>The sea takes what it wants, and the town pays for it.</p></blockquote>", "The sea takes what it wants, and the town pays for it.", Description = "said nowhere else")]
    [TestCase("<p>We shall not wait for the next storm</p>", "We shall not wait for the next storm", Description = "a paragraph")]
    [TestCase("<blockquote><p>We shall not wait for the next storm.</p><p>And the town pays.</p></blockquote>", "And the town pays.", Description = "with a sentence of its own")]
    [TestCase("<blockquote><p>the next storm</p></blockquote>", "the next storm", Description = "a few words")]
    public void A_pull_quote_says_the_story_once_more(string quote, string expected) => Assert.That(Middle(Clean(quote)), Is.EqualTo(expected));

    [TestCase("<blockquote>&mdash; Harbour of Musterau (@hafen) <a href=https://posts.example/1>March 3, 2024</a></blockquote>", "", Description = "what is left of a post")]
    [TestCase("<blockquote><p>The wall is open again as of today, all ferries go.</p>&mdash; Harbour of Musterau (@hafen) <a href=https://posts.example/1>March 3, 2024</a></blockquote>", "The wall is open again as of today, all ferries go.|— Harbour of Musterau (@hafen) March 3, 2024", Description = "a post that is quoted")]
    [TestCase("<blockquote>&mdash; an old saying of the harbour (1890)</blockquote>", "— an old saying of the harbour (1890)", Description = "no account")]
    public void The_signature_of_a_post_goes_with_the_post(string quote, string expected) => Assert.That(Middle(Clean(quote)), Is.EqualTo(expected));

    [TestCase("<div class=\"live-entry datetime\"><span>24.10.2025</span> <span>16:58</span></div>", "", Description = "when an entry was posted")]
    [TestCase("<p>desk@harbour.example</p>", "", Description = "an address")]
    [TestCase("<pre> 1\n 2\n 3</pre>", "", Description = "numbers of lines")]
    [TestCase("<pre>1890</pre>", "1890", Description = "a number")]
    [TestCase("<pre>1890 1893 1894</pre>", "1890 1893 1894", Description = "numbers of another kind")]
    [TestCase("<div class=ai-summary><ul><li>The wall is nine metres high.</li></ul></div>", "", Description = "what a machine made of the story")]
    [TestCase("<p>Write to desk@harbour.example, says the notice.</p>", "Write to desk@harbour.example, says the notice.", Description = "a sentence with an address")]
    [TestCase("<h3>In this story</h3><ul><li><a href=#wall>The wall</a></li><li><a href=#storm>The storm</a></li></ul>", "", Description = "contents with their heading")]
    [TestCase("<ul><li><a href=#wall>The wall</a> of 1890</li><li>The storm</li></ul>", "The wall of 1890|The storm", Description = "items with a note")]
    [TestCase("<h3>Stay on top of the harbour. <a href=/newsletters/harbour>Subscribe for free</a></h3>", "", Description = "an offer")]
    [TestCase("<p>The <a href=/premium/2024/paper-of-1890-is-sold>newsletter of the harbour club</a> told of the storm first.</p>", "The newsletter of the harbour club told of the storm first.", Description = "a story of a paid section")]
    [TestCase("<p>Who knows more may write to:</p><ul><li>museum@harbour.example</li></ul>", "Who knows more may write to:|museum@harbour.example", Description = "an address in a list")]
    [TestCase("<p>The harbour's <a href=/harbour/newsletter-of-1890>newsletter</a> told of the storm first.</p>", "The harbour's newsletter told of the storm first.", Description = "a story's own link")]
    public void Lines_of_the_site_are_told_by_where_they_lead(string line, string expected) => Assert.That(Middle(Clean(line)), Is.EqualTo(expected));

    [TestCase("<div><h4>People liked this</h4><ul><li><a href=/a-ferry-runs-aground-in-the-fog-1>A ferry runs aground in the fog off Musterau</a></li><li><a href=/b-storm-takes-the-roof-off-the-hall-2>Storm takes the roof off the market hall</a></li></ul></div>")]
    public void A_heading_over_links_that_were_taken_out_goes_with_them(string box)
    {
        var story = StoryPages.Read($"<h1>Harbour wall to be mended</h1><div class=\"story\"><p>{StoryPages.Sentence}</p><div class=related>{box[5..]}<p>{Said}</p></div>");
        var cleaned = StoryCleaner.Clean(story);
        Assert.That(cleaned.Body.Select(block => block.Text), cleaned.RelatedLinks.Count > 0 ? Has.None.EqualTo("People liked this") : Has.One.EqualTo("People liked this"));
    }

    [TestCase("<div class=box><h3 id=x>In short</h3><ul class=story><li>It is nine metres high.</li></ul></div>", "In short|It is nine metres high.", Description = "in the box of its list")]
    [TestCase("<div><div><h3 id=x>In short</h3></div><div class=story><p>It is nine metres high.</p></div></div>", "In short|It is nine metres high.", Description = "in a box of its own")]
    [TestCase("<div><h3 id=x><a name=short href=#short></a>In short</h3></div><div class=story><p>It is nine metres high.</p></div>", "In short|It is nine metres high.", Description = "with an anchor")]
    [TestCase("<div class=box><h3 id=x>Film of the day</h3><iframe src=/film></iframe></div>", "", Description = "of a widget")]
    [TestCase("<div class=promo><h3 id=x>In short</h3><p class=story>It is nine metres high.</p></div>", "It is nine metres high.", Description = "in a box of another kind")]
    [TestCase("<div><p><b>For</b></p><ul class=story><li>It is nine metres high.</li></ul></div>", "For|It is nine metres high.", Description = "an emphasised line over a list")]
    [TestCase("<div><p>For</p><ul class=story><li>It is nine metres high.</li></ul></div>", "For|It is nine metres high.", Description = "a plain line over a list")]
    [TestCase("<div><div><div>What to know</div></div><ul class=story><li>It is nine metres high.</li></ul></div>", "What to know|It is nine metres high.", Description = "in boxes of its own")]
    [TestCase("<div><p>The masons come by ferry.</p><ul class=story><li>It is nine metres high.</li></ul></div>", "It is nine metres high.", Description = "a sentence over a list")]
    [TestCase("<div><p>In this story</p><ul class=story><li><a href=/wall-of-musterau>The wall</a></li></ul></div>", "The wall", Description = "a line over links")]
    [TestCase("<div><h3 id=x>In short</h3><figure><img src=/wall.jpg><figcaption>The wall in May.</figcaption></figure><p class=story>It is nine metres high.</p></div>", "In short|It is nine metres high.", Description = "over a picture")]
    [TestCase("<div><h3 id=x>In short</h3><p>The town is old.</p><p class=story>It is nine metres high.</p></div>", "It is nine metres high.", Description = "over what is none of the story")]
    [TestCase("<div><div><div style='display:none'><br></div><div>What to know</div></div><ul class=story><li>It is nine metres high.</li></ul></div>", "What to know|It is nine metres high.", Description = "beside what holds lines apart")]
    [TestCase("<div>Advertisement</div><div><h3 id=x>In short</h3><p class=story>It is nine metres high.</p><p>Read also:</p><ul><li><a href=/ferry-runs-aground-in-the-fog-1>A ferry runs aground in the fog</a></li></ul></div>", "In short|It is nine metres high.", Description = "behind an advertisement, with links further down")]
    [TestCase("<div><div><div><h3 id=x>In short</h3></div></div><div><p class=story>It is nine metres high.</p></div></div>", "In short|It is nine metres high.", Description = "each block in boxes of its own")]
    public void A_heading_that_the_locator_left_out_is_kept_with_what_it_heads(string middle, string expected)
    {
        var story = StoryCleaner.Clean(StoryPages.Read(
            $"<h1>Harbour wall to be mended</h1><div><div class=story><p>{StoryPages.Sentence}</p></div>{middle}<div class=story><p>{More}</p></div></div>"));
        Assert.That(string.Join('|', story.Body.Where(block => block.Text.Length > 0).Select(block => block.Text)), Is.EqualTo(expected.Length == 0 ? $"{StoryPages.Sentence}|{More}" : $"{StoryPages.Sentence}|{expected}|{More}"));
    }

    [TestCase("<span class=sr-only>, opens new tab</span>")]
    [TestCase("<span class=\"link visually-hidden\"> Opens in new window</span>")]
    [TestCase("<span style=\"border:0; clip: rect(0 0 0 0); width:1px\">, opens new tab</span>")]
    public void What_is_only_heard_behind_a_link_s_words_is_no_text(string unseen)
    {
        var story = Clean($"<p>The firm <a href=/firm>Moll and Sons{unseen}</a> will mend it by the spring.</p>");
        Assert.Multiple(() =>
        {
            Assert.That(Middle(story), Is.EqualTo("The firm Moll and Sons will mend it by the spring."));
            Assert.That(story.Body.First(block => block.Html is not null).Html, Does.Contain(">Moll and Sons</a>").And.Not.Contain("new"));
        });
    }

    [TestCase("<a href=/firm><span class=sr-only>Moll and Sons</span></a>", Description = "a link that is only heard")]
    [TestCase("<span class=sr-only>Moll and Sons</span>", Description = "outside of a link")]
    [TestCase("<a href=/firm>Moll <span class=hidden-xs>and Sons</span></a>", Description = "hidden on some screens")]
    public void Other_hidden_text_is_left_to_those_who_know_it(string part) =>
        Assert.That(Middle(Clean($"<p>The firm {part} will mend it by the spring.</p>")), Is.EqualTo("The firm Moll and Sons will mend it by the spring."));
}
