using System.Text;

namespace Extractor.Output;

/// <summary>
/// The body as plain text: blocks parted by an empty line, the items of a list by a line end, cells by a tab.
/// Figures and embeds have no text.
/// </summary>
internal static class PlainTextWriter
{
    public static string Write(Article article)
    {
        var output = new StringBuilder();
        BlockKind? last = null;
        foreach (var block in article.Body)
        {
            if (block.Kind is BlockKind.Figure or BlockKind.Embed) continue;
            var start = output.Length;
            if (last is not null) output.Append(last is BlockKind.ListItem && block.Kind is BlockKind.ListItem ? "\n" : "\n\n");
            var content = output.Length;
            if (block.Kind is BlockKind.ListItem) output.Append(' ', 2 * Math.Clamp((block.Level ?? 1) - 1, 0, MaxDepth)).Append("- ");
            if (block.Kind is BlockKind.Table && block.Rows is { Count: > 0 } rows) AppendRows(output, rows);
            else output.Append(block.Text);
            if (output.Length == content || block is { Kind: BlockKind.ListItem, Text: "" }) output.Length = start;
            else last = block.Kind;
        }
        return output.ToString();
    }

    // A hand-made level cannot make the output huge.
    internal const int MaxDepth = 16;

    private static void AppendRows(StringBuilder output, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            if (row > 0) output.Append('\n');
            for (var cell = 0; cell < rows[row].Count; cell++)
            {
                if (cell > 0) output.Append('\t');
                foreach (var c in rows[row][cell]) output.Append(c is '\t' or '\n' or '\r' ? ' ' : c);
            }
        }
    }
}
