using Extractor.Text;

namespace Extractor.Parse;

/// <summary>Tells tables of data from tables that only lay a page out, and reads the former.</summary>
internal static class DataTable
{
    private const int LongestCell = 600;
    private const int MostCells = 5_000;

    public static bool TryRead(
        PageElement table, PageBudget budget, out IReadOnlyList<IReadOnlyList<string>> rows, [NotNullWhen(true)] out PageNode? last)
    {
        rows = [];
        last = null;
        var read = new List<List<string>>();
        var cells = 0;
        var headers = 0;
        using var text = new FoldedText();
        PageElement? cell = null;
        PageNode? node = table.FirstChild;
        while (node is not null)
        {
            budget.Check();
            var descend = false;
            if (node is PageText piece)
            {
                if (cell is not null)
                {
                    text.Append(piece.Data.Span, preformatted: false);
                    if (text.Length > LongestCell) return false;
                    last = piece;
                }
            }
            else if (node is PageElement element)
            {
                switch (element.Tag)
                {
                    case PageTag.Table or PageTag.Form or PageTag.Article or PageTag.H1 or PageTag.Iframe:
                        return false;
                    case PageTag.Tr:
                        read.Add([]);
                        break;
                    case PageTag.Td or PageTag.Th:
                        if (++cells > MostCells) return false;
                        if (element.Tag == PageTag.Th) headers++;
                        cell = element;
                        break;
                }
                descend = TagFacts.Flow(element.Tag) != TagFlow.Skipped && element.Tag != PageTag.Caption;
                if (element.Tag == PageTag.Br || TagFacts.Flow(element.Tag) == TagFlow.Block) text.Append(" ", preformatted: false);
            }

            if (descend && ((PageElement)node).FirstChild is { } child)
            {
                node = child;
                continue;
            }
            if (node == cell) EndCell();
            while (node.Next is null)
            {
                node = node.Parent!;
                if (node == table) { node = null; break; }
                if (node == cell) EndCell();
            }
            node = node?.Next;
        }

        read.RemoveAll(row => row.TrueForAll(value => value.Length == 0));
        if (read.Count < 2 || last is null) return false;
        var wide = read.Count(row => row.Count >= 2);
        var filled = read.Sum(row => row.Count(value => value.Length > 0));
        // One column, or mostly empty cells: a layout.
        if (wide * 2 < read.Count || filled * 3 < cells) return false;
        var characters = read.Sum(row => row.Sum(value => value.Length));
        if (headers == 0 && characters > filled * 120) return false;
        rows = read;
        return true;

        void EndCell()
        {
            if (read.Count == 0) read.Add([]);
            read[^1].Add(text.Take());
            cell = null;
        }
    }
}
