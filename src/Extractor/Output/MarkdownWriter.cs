using System.Text;
using Extractor.Text;

namespace Extractor.Output;

/// <summary>An article as CommonMark, tables as in GitHub Flavored Markdown. Text is escaped so that it shows as it stands.</summary>
internal sealed class MarkdownWriter
{
    private readonly StringBuilder output = new();
    private readonly Article article;
    private readonly HashSet<int> shown = [];
    private BlockKind? last;
    private int listDepth;

    private MarkdownWriter(Article article) => this.article = article;

    public static string Write(Article article)
    {
        var writer = new MarkdownWriter(article);
        writer.WriteArticle();
        return writer.output.ToString();
    }

    private void WriteArticle()
    {
        WriteHeader();
        WriteLeadFigure();
        foreach (var block in article.Body) WriteBlock(block);
        WriteOtherFigures();
        if (article.EndCredit is { Length: > 0 } credit) Paragraph(MarkdownText.Emphasis(MarkdownText.Escape(credit)));
        if (output.Length > 0) output.Append('\n');
    }

    private void WriteHeader()
    {
        if (article.Kicker is { Length: > 0 } kicker) Paragraph(MarkdownText.EscapeLine(kicker));
        if (article.Title is { Length: > 0 } title) Paragraph("# " + MarkdownText.GuardHeading(MarkdownText.Escape(title)));
        if (StandfirstText.Apart(article) is { } standfirst) Paragraph("> " + MarkdownText.EscapeLine(standfirst));
        var line = string.Join(" · ", new[] { BylineText(), article.Published?.ToString() }.Where(part => part is { Length: > 0 }));
        if (line.Length > 0) Paragraph(MarkdownText.EscapeLine(line));
    }

    private string? BylineText() =>
        article.Byline is not { } byline ? null
        : byline.Text is { Length: > 0 } text ? text
        : string.Join(", ", byline.Authors.Select(author => author.Name));

    private void WriteBlock(ArticleBlock block)
    {
        switch (block.Kind)
        {
            case BlockKind.Heading:
                // The title is the only heading of level 1.
                if (MarkdownText.GuardHeading(Inline(block, oneLine: true)) is { Length: > 0 } text)
                {
                    Paragraph(new string('#', Math.Clamp(block.Level ?? 2, 2, 6)) + " " + text);
                }
                break;
            case BlockKind.ListItem:
                WriteListItem(block);
                break;
            case BlockKind.Quote:
                if (Inline(block) is { Length: > 0 } quote) Paragraph(MarkdownText.Prefix(quote, "> ", "> "));
                break;
            case BlockKind.Preformatted:
                Paragraph(MarkdownText.Fence(block.Text));
                break;
            case BlockKind.Table when block.Rows is { Count: > 0 } rows:
                WriteTable(rows);
                break;
            case BlockKind.Figure:
                WriteFigure(block);
                break;
            case BlockKind.Embed:
                if (SafeAddress.Of(block.Url) is { } url) Paragraph(MarkdownText.Link(MarkdownText.Escape(block.Text is { Length: > 0 } label ? label : url), url));
                break;
            default:
                Paragraph(Inline(block));
                break;
        }
        last = block.Kind;
    }

    private void WriteListItem(ArticleBlock block)
    {
        var text = Inline(block);
        if (text.Length == 0) return;
        listDepth = Math.Clamp(block.Level ?? 1, 1, last is BlockKind.ListItem ? Math.Min(listDepth + 1, PlainTextWriter.MaxDepth) : 1);
        if (output.Length > 0) output.Append(last is BlockKind.ListItem ? "\n" : "\n\n");
        var indent = new string(' ', 2 * (listDepth - 1));
        output.Append(MarkdownText.Prefix(text, indent + "- ", indent + "  "));
    }

    private void WriteTable(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var columns = rows.Max(row => row.Count);
        if (columns == 0) return;
        StartBlock();
        for (var row = 0; row < rows.Count; row++)
        {
            output.Append(row > 0 ? "\n|" : "|");
            for (var column = 0; column < columns; column++)
            {
                output.Append(' ').Append(column < rows[row].Count ? MarkdownText.EscapeCell(rows[row][column]) : "").Append(" |");
            }
            // The first row is the head: these tables cannot be without one.
            if (row == 0) output.Append("\n|").Insert(output.Length, " --- |", columns);
        }
    }

    private void WriteLeadFigure()
    {
        if (article.LeadImage is not { } image || article.Body.Any(b => b.Kind is BlockKind.Figure && FigureParts.ImageOf(article, b) == image)) return;
        var index = FigureParts.CaptionOf(article, image);
        if (index is { } known) shown.Add(known);
        AppendFigure(image, index is { } i ? article.Captions[i] : null);
    }

    private void WriteFigure(ArticleBlock block)
    {
        var caption = FigureParts.CaptionOf(article, block);
        if (caption is not null) shown.Add(block.Caption!.Value);
        AppendFigure(block.Url ?? caption?.Image, caption);
    }

    // Captions that no block points to, such as those of a gallery, stand at the end.
    private void WriteOtherFigures()
    {
        for (var i = 0; i < article.Captions.Count; i++)
        {
            if (shown.Add(i)) AppendFigure(article.Captions[i].Image, article.Captions[i]);
        }
    }

    private void AppendFigure(Uri? image, Caption? caption)
    {
        if (SafeAddress.OfWeb(image) is { } url) Paragraph("!" + MarkdownText.Link(MarkdownText.Escape(caption?.Alt ?? ""), url));
        if (caption is null) return;
        var credit = caption.Credit is { Length: > 0 } text ? $"({MarkdownText.Escape(text)})" : "";
        var line = string.Join(' ', new[] { MarkdownText.Escape(caption.Text), credit }.Where(part => part.Length > 0));
        Paragraph(MarkdownText.Emphasis(line));
    }

    private static string Inline(ArticleBlock block, bool oneLine = false) =>
        block.Html is { } html ? MarkdownInline.Convert(html, oneLine)
        : oneLine ? MarkdownText.Escape(block.Text)
        : MarkdownText.EscapeLine(block.Text);

    private void Paragraph(string text)
    {
        if (text.Length == 0) return;
        StartBlock();
        output.Append(text);
    }

    private void StartBlock()
    {
        if (output.Length > 0) output.Append("\n\n");
    }
}
