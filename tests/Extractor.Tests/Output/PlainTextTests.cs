namespace Extractor.Tests.Output;

public sealed class PlainTextTests
{
    [Test]
    public void Blocks_are_parted_by_empty_lines_and_figures_have_no_text()
    {
        var article = new Article
        {
            Title = "Not in the text",
            Captions = [new Caption { Text = "Nor this" }],
            Body =
            [
                new ArticleBlock { Kind = BlockKind.Paragraph, Text = "MERAK — It came <late>.", Html = "<b>MERAK</b> — It came &lt;late&gt;." },
                new ArticleBlock { Kind = BlockKind.Figure, Caption = 0 },
                new ArticleBlock { Kind = BlockKind.Heading, Text = "Why", Level = 2 },
                new ArticleBlock { Kind = BlockKind.ListItem, Text = "Fog", Level = 1 },
                new ArticleBlock { Kind = BlockKind.ListItem, Text = "thick", Level = 2 },
                new ArticleBlock { Kind = BlockKind.ListItem, Text = "", Level = 1 },
                new ArticleBlock { Kind = BlockKind.ListItem, Text = "Wind", Level = 1 },
                new ArticleBlock { Kind = BlockKind.Table, Text = "x", Rows = [["Ship", "Age"], ["Merak\tII", "9"]] },
                new ArticleBlock { Kind = BlockKind.Table, Text = "cells unknown" },
                new ArticleBlock { Kind = BlockKind.Preformatted, Text = "a\n  b" },
                new ArticleBlock { Kind = BlockKind.Paragraph },
                new ArticleBlock { Kind = BlockKind.Embed, Url = new Uri("https://video.example/1") },
                new ArticleBlock { Kind = BlockKind.Quote, Text = "Safe." },
            ],
        };
        const string expected = """
            MERAK — It came <late>.

            Why

            - Fog
              - thick
            - Wind

            Ship	Age
            Merak II	9

            cells unknown

            a
              b

            Safe.
            """;
        Assert.That(article.Text, Is.EqualTo(expected.ReplaceLineEndings("\n")));
    }

    [Test]
    public void Without_a_body_there_is_no_text() => Assert.That(new Article { Title = "T" }.Text, Is.Empty);

    [TestCase(int.MinValue)]
    [TestCase(int.MaxValue)]
    public void A_wild_level_is_bounded(int level)
    {
        var article = new Article { Body = [new ArticleBlock { Kind = BlockKind.ListItem, Text = "x", Level = level }] };
        Assert.That(article.Text.Length + article.ToMarkdown().Length + article.ToHtml().Length, Is.LessThan(200));
    }
}
