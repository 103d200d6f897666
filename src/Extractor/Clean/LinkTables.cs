using Extractor.Parse;

namespace Extractor.Clean;

/// <summary>Tells tables that list links to other stories from those that tell something.</summary>
internal static class LinkTables
{
    private const int LeastListed = 4;
    private const int MostNodes = 2_000;
    private const int MostColumns = 2;
    private const int LeastHeadline = 30;

    /// <summary>Whether more than half of a table's text is linked headlines, in one column or beside their hours: results and tests have more columns.</summary>
    public static bool IsList(TextBlock table)
    {
        foreach (var row in table.Rows ?? [])
            if (row.Count > MostColumns) return false;
        int links = 0, headlines = 0, length = 0, nodes = 0;
        for (PageNode? node = table.Element.FirstChild; node is not null && nodes < MostNodes; nodes++)
        {
            if (node is PageElement { Tag: PageTag.A } link && link[PageAttribute.Href].Length > 1 && link[PageAttribute.Href].Span[0] != '#' && PageTextReader.Fold(link).Length is > 0 and var text)
            {
                links++;
                if (text >= LeastHeadline) headlines++;
                length += text;
            }
            else if (node is PageElement { FirstChild: { } child })
            {
                node = child;
                continue;
            }
            while (node is not null && node.Next is null) node = node.Parent == table.Element ? null : node.Parent;
            node = node?.Next;
        }
        return headlines >= LeastListed && headlines * 2 > links && length * 2 > table.Text.Length;
    }
}
