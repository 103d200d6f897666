using Extractor.Parse;

namespace Extractor.Metadata;

/// <summary>
/// Tells times that hAtom's class calls <c>updated</c>. Themes write it beside <c>published</c> on the only time of a story: that is its publication.
/// </summary>
internal static class HAtomTimes
{
    private const int MostLooked = 40;

    public static bool IsUpdated(PageElement element)
    {
        var names = element[PageAttribute.Class].Span;
        if (!names.Contains("updated", StringComparison.OrdinalIgnoreCase) || names.Contains("publish", StringComparison.OrdinalIgnoreCase)) return false;
        foreach (var range in names.Split(' '))
            if (names[range].Equals("updated", StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>The text of the first inline element inside a line that is called so; empty where there is none.</summary>
    public static string UpdatedIn(PageElement line)
    {
        PageNode? node = line.FirstChild;
        for (var looked = 0; node is not null && looked < MostLooked; looked++)
        {
            if (node is PageElement element && TagFacts.Flow(element.Tag) == TagFlow.Inline)
            {
                if (IsUpdated(element)) return PageTextReader.Fold(element);
                if (element.FirstChild is { } child)
                {
                    node = child;
                    continue;
                }
            }
            while (node is not null && node.Next is null) node = node.Parent == line ? null : node.Parent;
            node = node?.Next;
        }
        return "";
    }
}
