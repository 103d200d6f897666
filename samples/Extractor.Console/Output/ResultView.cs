using System.Globalization;
using Spectre.Console;

namespace Extractor.CommandLine.Output;

/// <summary>Shows a result to a person: head, facts, text. Without borders, so that right-to-left text does not tear a frame.</summary>
internal static class ResultView
{
    /// <summary>The places between the labels and what they name.</summary>
    private const int FactGap = 2;

    private static readonly Style Label = new(Color.Grey);
    private static readonly Style Quiet = new(Color.Grey);

    /// <summary>Writes one result.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="result">What to show.</param>
    /// <param name="maxParagraphs">How many blocks of the body to show; null for all.</param>
    public static void Write(IAnsiConsole console, ArticleResult result, int? maxParagraphs = null)
    {
        if (result.Success) WriteArticle(console, result.Article, result, maxParagraphs);
        else WriteFailure(console, result.Error, result.Url);
        console.WriteLine();
    }

    /// <summary>A failure in one line.</summary>
    public static string Describe(ArticleFailure error, Uri? url)
    {
        var status = error.Status is { } code ? string.Create(CultureInfo.InvariantCulture, $" ({code})") : "";
        var retry = error.RetryAt is { } at ? string.Create(CultureInfo.InvariantCulture, $" Try again after {at:O}.") : "";
        var where = error.Url ?? url;
        return $"{error.Kind}{status}: {error.Message}{retry}{(where is null ? "" : $" [{where.AbsoluteUri}]")}";
    }

    private static void WriteFailure(IAnsiConsole console, ArticleFailure error, Uri? url)
    {
        WriteRule(console, "no article");
        console.Write(Words("✗ " + Describe(error, url), new Style(Color.Red)));
        console.WriteLine();
    }

    private static void WriteArticle(IAnsiConsole console, Article article, ArticleResult result, int? maxParagraphs)
    {
        WriteRule(console, string.Join(" · ", new[] { article.SiteName, article.Section }.Where(part => !string.IsNullOrEmpty(part))));
        WriteLine(console, article.Kicker, new Style(Color.Yellow));
        WriteLine(console, article.Title ?? "(no title)", new Style(decoration: Decoration.Bold));
        if (article.Body.Count == 0 || article.Body[0].Text != article.Standfirst)
        {
            // One that opens the text is shown there.
            WriteLine(console, article.Standfirst, new Style(decoration: Decoration.Italic));
        }

        console.WriteLine();

        var facts = ArticleFacts.Of(article, result.Doubts).Select(fact => (fact.Label, TerminalText.Clean(fact.Text))).ToList();
        if (result.Group is { } group && group != (result.Id ?? result.Url?.AbsoluteUri)) facts.Add(("copy of", TerminalText.Clean(group)));
        WriteFacts(console, facts);
        console.WriteLine();
        WriteBody(console, article, maxParagraphs ?? int.MaxValue);
    }

    private static void WriteBody(IAnsiConsole console, Article article, int maxBlocks)
    {
        var shown = 0;
        foreach (var block in article.Body)
        {
            if (shown == maxBlocks)
            {
                WriteLine(console, $"… {article.Body.Count - shown} more blocks", Quiet);
                return;
            }

            shown++;
            var (text, style) = block.Kind switch
            {
                BlockKind.Heading => (block.Text, new Style(decoration: Decoration.Bold)),
                BlockKind.ListItem => ("• " + block.Text, Style.Plain),
                BlockKind.Quote => ("│ " + block.Text, Style.Plain),
                BlockKind.Figure => ($"[picture{(block.Caption is { } index ? $" {index + 1}" : "")}]", Quiet),
                BlockKind.Embed => ($"[embed {block.Url?.AbsoluteUri}]", Quiet),
                _ => (block.Text, Style.Plain),
            };
            WriteLine(console, text, style);
            if (shown < article.Body.Count) console.WriteLine();
        }
    }

    private static void WriteFacts(IAnsiConsole console, List<(string Label, string Text)> facts)
    {
        if (Plain(console) is { } plain && PlainLines.TryWriteFacts(plain, facts, console.Profile.Width, FactGap)) return;
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(FactGap)).AddColumn(new GridColumn().PadRight(0));
        foreach (var (label, text) in facts) grid.AddRow(new Spectre.Console.Text(label, Label), new Spectre.Console.Text(text));
        console.Write(grid);
    }

    private static void WriteRule(IAnsiConsole console, string title)
    {
        title = TerminalText.Clean(title);
        if (Plain(console) is { } plain && PlainLines.TryWriteRule(plain, title, console.Profile.Width)) return;
        var rule = title.Length == 0 ? new Rule() : new Rule(Markup.Escape(title)).LeftJustified();
        rule.Style = Quiet;
        console.Write(rule);
    }

    private static void WriteLine(IAnsiConsole console, string? text, Style style)
    {
        if (string.IsNullOrEmpty(text)) return;
        if (Plain(console) is not { } plain || !PlainLines.TryWrite(plain, TerminalText.Clean(text), console.Profile.Width)) console.Write(Words(text, style));
        console.WriteLine();
    }

    /// <summary>A file or a pipe, which shows no styles; null for a terminal.</summary>
    private static TextWriter? Plain(IAnsiConsole console) => console.Profile.Out is { IsTerminal: false, Writer: var writer } ? writer : null;

    private static Spectre.Console.Text Words(string text, Style style) => new Spectre.Console.Text(TerminalText.Clean(text), style);
}
