using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Extractor.Text;
using Markdig;

namespace Extractor.Tests.Output;

/// <summary>The Markdown is judged by what an independent CommonMark implementation makes of it.</summary>
public sealed class MarkdownTests
{
    private static readonly MarkdownPipeline Renderer = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .Build();

    [Test]
    public void A_whole_article()
    {
        var article = new Article
        {
            Kicker = "Port",
            Title = "Ferry *docks* #",
            Standfirst = "Two hours late.",
            Byline = new Byline { Authors = [new Author { Name = "Rina" }, new Author { Name = "Tomo" }] },
            Published = ArticleTime.Parse("2024-06-19T17:41:00"),
            LeadImage = new Uri("https://rivers.example/lead.jpg"),
            Captions =
            [
                new Caption { Text = "The ferry [left].", Credit = "A. Example", Image = new Uri("https://rivers.example/lead.jpg"), Alt = "A ferry" },
                new Caption { Text = "Fog.", Image = new Uri("https://rivers.example/fog.jpg") },
                new Caption { Text = "", Credit = "B. Example" },
            ],
            Body =
            [
                new ArticleBlock { Kind = BlockKind.Paragraph, Text = "MERAK — It came late.", Html = """MERAK — It <em>came</em> <a href="https://rivers.example/(late)">late</a>.""" },
                new ArticleBlock { Kind = BlockKind.Heading, Text = "Why", Level = 3 },
                new ArticleBlock { Kind = BlockKind.ListItem, Text = "Fog", Level = 1 },
                new ArticleBlock { Kind = BlockKind.ListItem, Text = "- thick", Level = 2 },
                new ArticleBlock { Kind = BlockKind.ListItem, Text = "Wind", Level = 1 },
                new ArticleBlock { Kind = BlockKind.Quote, Text = "Late, but safe.", Html = "Late,<br>but safe." },
                new ArticleBlock { Kind = BlockKind.Figure, Caption = 1 },
                new ArticleBlock { Kind = BlockKind.Table, Text = "Ship\tAge\nMerak\t9", Rows = [["Ship", "Age"], ["Merak | II", "9"], ["short"]] },
                new ArticleBlock { Kind = BlockKind.Preformatted, Text = "a ```\n  b" },
                new ArticleBlock { Kind = BlockKind.Embed, Url = new Uri("https://video.example/1") },
            ],
            EndCredit = "WIL",
        };
        const string expected = """
            Port

            # Ferry \*docks\* \#

            > Two hours late.

            Rina, Tomo · 2024-06-19T17:41:00

            ![A ferry](<https://rivers.example/lead.jpg>)

            *The ferry \[left\]. (A. Example)*

            MERAK — It *came* [late](<https://rivers.example/(late)>).

            ### Why

            - Fog
              - \- thick
            - Wind

            > Late,\
            > but safe.

            ![](<https://rivers.example/fog.jpg>)

            *Fog.*

            | Ship | Age |
            | --- | --- |
            | Merak \| II | 9 |
            | short |  |

            ````
            a ```
              b
            ````

            [https://video.example/1](<https://video.example/1>)

            *(B. Example)*

            *WIL*

            """;
        Assert.That(article.ToMarkdown(), Is.EqualTo(expected.ReplaceLineEndings("\n")));
    }

    [Test]
    public void An_empty_article_is_empty() => Assert.That(new Article().ToMarkdown(), Is.Empty);

    [TestCase("AT&T costs 5 < 6 and &amp; a_b_c #1 -5 +3 1.5 C#!", "AT&T costs 5 \\< 6 and \\&amp; a\\_b\\_c #1 -5 +3 1.5 C#!")]
    [TestCase("1. May", "1\\. May")]
    [TestCase("1986) x", "1986\\) x")]
    [TestCase("1.May", "1.May")]
    [TestCase("# x", "\\# x")]
    [TestCase("#x", "#x")]
    [TestCase("- x", "\\- x")]
    [TestCase("-x", "-x")]
    [TestCase("---", "\\---")]
    [TestCase("> x", "\\> x")]
    [TestCase("line\nend", "line end")]
    public void Text_is_escaped_where_it_must_be(string text, string expected) => Assert.That(Paragraph(text).ToMarkdown(), Is.EqualTo(expected + "\n"));

    [TestCase("<em>a</em>b", "*a*b")]
    [TestCase("a<em> b </em>c", "a *b* c")]
    [TestCase("<b><i>a</i></b>", "***a***")]
    [TestCase("<em>a<em>b</em></em>", "*ab*")]
    [TestCase("a<em>“b”</em>c", "a“b”c")]
    [TestCase("a <em>“b”</em> c", "a *“b”* c")]
    [TestCase("<em>a</em><b>b</b>", "*a*b")]
    [TestCase("<em></em>a<b> </b>b", "a b")]
    [TestCase("<s>a</s>", "~~a~~")]
    [TestCase("<code>a`b*</code>", "``a`b*``")]
    [TestCase("<code>`</code>", "`` ` ``")]
    [TestCase("<code>a <b>b</b></code>", "`a b`")]
    [TestCase("a<br>b", "a\\\nb")]
    [TestCase("<br>a<br>", "a")]
    [TestCase("a<br>- b", "a\\\n\\- b")]
    [TestCase("H<sub>2</sub>O", "H2O")]
    [TestCase("""hi!<a href="https://rivers.example/?a=1&amp;b;c">x</a>""", "hi\\![x](<https://rivers.example/?a=1\\&b;c>)")]
    [TestCase("""<a href="https://rivers.example/"><b>x]</b></a>""", "[**x\\]**](<https://rivers.example/>)")]
    [TestCase("""<a href="javascript:x">x</a>""", "x")]
    public void Inline_markup_is_kept_where_Markdown_can(string html, string expected) =>
        Assert.That(Paragraph("x", html).ToMarkdown(), Is.EqualTo(expected + "\n"));

    [Test]
    public void Any_text_shows_as_it_stands([Range(1, 20)] int seed)
    {
        var random = new RandomArticles(seed);
        for (var round = 0; round < 100; round++)
        {
            var text = random.Text();
            foreach (var (article, selector) in new[]
            {
                (Paragraph(text), "body > p"),
                (new Article { Title = text }, "body > h1"),
                (new Article { Standfirst = text }, "body > blockquote > p"),
                (Block(BlockKind.Heading, text), "body > h2"),
                (Block(BlockKind.Quote, text), "body > blockquote > p"),
                (Block(BlockKind.ListItem, text), "body > ul > li"),
                (new Article { Captions = [new Caption { Text = text }] }, "body > p > em"),
            })
            {
                var body = Render(article.ToMarkdown());
                if (Fold(text).Length == 0) continue;
                var message = $"{text} => {article.ToMarkdown()} => {body.InnerHtml}";
                Assert.That(body.QuerySelectorAll(selector), Has.Length.EqualTo(1), message);
                Assert.That(body.QuerySelectorAll("body *").Length, Is.EqualTo(selector.Count(c => c == '>')), message);
                Assert.That(Fold(body.TextContent), Is.EqualTo(Fold(text)), message);
            }
        }
    }

    [Test]
    public void Any_code_and_table_shows_as_it_stands([Range(1, 20)] int seed)
    {
        var random = new RandomArticles(seed);
        for (var round = 0; round < 100; round++)
        {
            var (code, cell) = (random.Text(), random.Text());
            var body = Render(Block(BlockKind.Preformatted, code).ToMarkdown());
            Assert.That(Fold(body.QuerySelector("body > pre > code")!.TextContent), Is.EqualTo(Fold(code)));
            var table = new Article { Body = [new ArticleBlock { Kind = BlockKind.Table, Text = "x", Rows = [["a", "b"], [cell, "c"], ["d"]] }] };
            body = Render(table.ToMarkdown());
            Assert.That(Fold(string.Join('\t', body.QuerySelectorAll("th, td").Select(td => Fold(td.TextContent)))), Is.EqualTo(Fold($"a\tb\t{Fold(cell)}\tc\td\t")), table.ToMarkdown());
        }
    }

    [Test]
    public void Any_markup_keeps_its_text_and_links([Range(1, 20)] int seed)
    {
        var random = new RandomArticles(seed);
        for (var round = 0; round < 200; round++)
        {
            var html = random.Markup();
            var tokens = InlineHtml.Read(html);
            var text = Fold(string.Concat(tokens.Select(t => t.Kind switch { InlineTokenKind.Text => t.Value, InlineTokenKind.LineBreak => " ", _ => "" })));
            var markdown = Paragraph("x", html).ToMarkdown();
            var body = Render(markdown);
            var message = $"{html} => {markdown} => {body.InnerHtml}";
            Assert.That(Squeeze(body.TextContent), Is.EqualTo(Squeeze(text)), message);
            foreach (var element in body.QuerySelectorAll("body *")) Assert.That(element.LocalName, Is.AnyOf("p", "em", "strong", "del", "code", "a", "br"), message);
            foreach (var link in body.QuerySelectorAll("a")) Assert.That(link.GetAttribute("href")!.Split(':')[0], Is.AnyOf("http", "https", "mailto"), message);
        }
    }

    private static Article Paragraph(string text, string? html = null) => new() { Body = [new ArticleBlock { Kind = BlockKind.Paragraph, Text = text, Html = html }] };

    private static Article Block(BlockKind kind, string text) => new() { Body = [new ArticleBlock { Kind = kind, Text = text }] };

    private static IElement Render(string markdown) => new HtmlParser().ParseDocument("<!doctype html><body>" + Markdown.ToHtml(markdown, Renderer)).Body!;

    // White space is folded by Markdown and HTML alike; neither holds NUL.
    private static string Fold(string text) => string.Join(' ', text.Replace('\0', '\uFFFD').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Squeeze(string text) => Fold(text).Replace(" ", "", StringComparison.Ordinal);
}
