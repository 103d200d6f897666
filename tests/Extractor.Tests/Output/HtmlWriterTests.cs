using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Extractor.Tests.Output;

public sealed class HtmlWriterTests
{
    private static readonly string[] Elements =
    [
        "ADDRESS", "ARTICLE", "BLOCKQUOTE", "FIGCAPTION", "FIGURE", "FOOTER", "H1", "H2", "H3", "H4", "H5", "H6", "HEADER", "IMG", "LI", "P", "PRE",
        "TABLE", "TBODY", "TD", "TR", "UL", "A", "ABBR", "B", "BDI", "BR", "CITE", "CODE", "DEL", "EM", "I", "INS", "KBD", "MARK", "Q", "S", "SMALL",
        "STRONG", "SUB", "SUP", "TIME", "U",
    ];

    [Test]
    public void A_whole_article()
    {
        var article = new Article
        {
            Language = "en",
            Kicker = "Port",
            Title = "Ferry <docks> & \"leaves\"",
            Standfirst = "Two hours late.",
            Byline = new Byline { Authors = [new Author { Name = "Rina", Url = new Uri("https://rivers.example/rina") }, new Author { Name = "Tomo" }] },
            Published = ArticleTime.Parse("2024-06-19T17:41:00"),
            Modified = ArticleTime.Parse("2024-06-20"),
            LeadImage = new Uri("https://rivers.example/lead.jpg"),
            Captions =
            [
                new Caption { Text = "The ferry.", Credit = "A. Example", Image = new Uri("https://rivers.example/lead.jpg"), Alt = "A \"ferry\"" },
                new Caption { Text = "Fog.", Image = new Uri("https://rivers.example/fog.jpg") },
                new Caption { Text = "", Credit = "B. Example" },
            ],
            Body =
            [
                new ArticleBlock { Kind = BlockKind.Paragraph, Text = "It came late.", Html = """It <em onclick="x()">came</em> <a href="javascript:x">late</a><script>x()</script>.""" },
                new ArticleBlock { Kind = BlockKind.Heading, Text = "Why", Level = 1 },
                new ArticleBlock { Kind = BlockKind.ListItem, Text = "Fog", Level = 1 },
                new ArticleBlock { Kind = BlockKind.ListItem, Text = "thick", Level = 2 },
                new ArticleBlock { Kind = BlockKind.ListItem, Text = "cold", Level = 2 },
                new ArticleBlock { Kind = BlockKind.ListItem, Text = "Wind", Level = 1 },
                new ArticleBlock { Kind = BlockKind.Quote, Text = "Late, but safe." },
                new ArticleBlock { Kind = BlockKind.Figure, Caption = 1 },
                new ArticleBlock { Kind = BlockKind.Figure, Caption = 99, Url = new Uri("javascript:x") },
                new ArticleBlock { Kind = BlockKind.Table, Text = "a\tb", Rows = [["a", "<b>"]] },
                new ArticleBlock { Kind = BlockKind.Preformatted, Text = "\na  b" },
                new ArticleBlock { Kind = BlockKind.Embed, Url = new Uri("https://video.example/1?a=1&b=2") },
                new ArticleBlock { Kind = BlockKind.Embed, Url = new Uri("data:text/html,x") },
            ],
            EndCredit = "WIL",
        };
        const string expected = """
            <article lang="en" dir="ltr">
            <header>
            <p class="kicker">Port</p>
            <h1>Ferry &lt;docks&gt; &amp; &quot;leaves&quot;</h1>
            <p class="standfirst">Two hours late.</p>
            <address class="byline"><a rel="author" href="https://rivers.example/rina">Rina</a>, Tomo</address>
            <p class="published"><time datetime="2024-06-19T17:41:00">2024-06-19T17:41:00</time></p>
            <p class="modified"><time datetime="2024-06-20">2024-06-20</time></p>
            </header>
            <figure><img src="https://rivers.example/lead.jpg" alt="A &quot;ferry&quot;"><figcaption>The ferry. <small>A. Example</small></figcaption></figure>
            <p>It <em>came</em> late.</p>
            <h2>Why</h2>
            <ul>
            <li>Fog
            <ul>
            <li>thick</li>
            <li>cold</li>
            </ul>
            </li>
            <li>Wind</li>
            </ul>
            <blockquote><p>Late, but safe.</p></blockquote>
            <figure><img src="https://rivers.example/fog.jpg" alt=""><figcaption>Fog.</figcaption></figure>
            <table>
            <tbody>
            <tr><td>a</td><td>&lt;b&gt;</td></tr>
            </tbody>
            </table>
            <pre>

            a  b</pre>
            <p class="embed"><a href="https://video.example/1?a=1&amp;b=2">https://video.example/1?a=1&amp;b=2</a></p>
            <figure><figcaption><small>B. Example</small></figcaption></figure>
            <footer><p>WIL</p></footer>
            </article>

            """;
        Assert.That(article.ToHtml(), Is.EqualTo(expected.ReplaceLineEndings("\n")));
    }

    [TestCase("ar", "rtl")]
    [TestCase("ar-EG", "rtl")]
    [TestCase("FA", "rtl")]
    [TestCase("he-IL", "rtl")]
    [TestCase("ur_PK", "rtl")]
    [TestCase("az-Arab-IR", "rtl")]
    [TestCase("zh-yue-Hant", "ltr")]
    [TestCase("ar-Latn", "ltr")]
    [TestCase("id", "ltr")]
    [TestCase("pa-PK", "ltr")]
    [TestCase("de-1996", "ltr")]
    [TestCase("\"><script>", "ltr")]
    public void The_language_gives_the_direction(string language, string direction)
    {
        var article = Parse(new Article { Language = language, Title = "T" }.ToHtml());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(article.GetAttribute("lang"), Is.EqualTo(language));
            Assert.That(article.GetAttribute("dir"), Is.EqualTo(direction));
        }
    }

    [Test]
    public void An_empty_article_is_an_empty_element() => Assert.That(new Article().ToHtml(), Is.EqualTo("<article>\n</article>\n"));

    [Test]
    public void Whatever_the_article_the_fragment_is_harmless_and_whole([Range(1, 20)] int seed)
    {
        var random = new RandomArticles(seed);
        for (var round = 0; round < 25; round++)
        {
            var article = random.Next();
            var html = article.ToHtml();
            var element = Parse(html);
            Assert.That(element.ParentElement!.ChildElementCount, Is.EqualTo(1), html);
            Assert.That(Fold(element.ParentElement.TextContent), Is.EqualTo(Fold(element.TextContent)), html);
            foreach (var inner in element.QuerySelectorAll("*")) InlineHtmlTests.AssertHarmlessElement(inner, Elements);
            var text = Fold(element.TextContent);
            foreach (var caption in article.Captions) Assert.That(text, Does.Contain(Fold(caption.Text)), html);
            foreach (var block in article.Body.Where(b => b.Html is null && b.Kind is not (BlockKind.Table or BlockKind.Figure or BlockKind.Embed)))
            {
                Assert.That(text, Does.Contain(Fold(block.Text)), html);
            }
        }
    }

    private static IElement Parse(string html) => new HtmlParser().ParseDocument("<!doctype html><body>" + html).QuerySelector("article")!;

    // Controls, which HTML does not allow, are replaced.
    private static string Fold(string text) => string.Join(' ', string.Concat(text.Select(Allowed)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static char Allowed(char c) => (char.IsControl(c) && c is not ('\t' or '\n' or '\r')) || c is '\uFFFE' ? '\uFFFD' : c;
}
