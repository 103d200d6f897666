using Extractor.Parse;

namespace Extractor.Clean;

/// <summary>The title that a link carries beside a label, a section or a time: what an element inside it is named after, else all of it, its parts kept apart.</summary>
internal static class LinkTitle
{
    private const int MostNodes = 200;
    private const int LeastTitle = 12;

    /// <param name="link">The link.</param>
    /// <param name="block">The block that it stands in, or that stands in it.</param>
    /// <param name="text">Its text there.</param>
    public static string Of(PageElement link, TextBlock block, string text)
    {
        if (RootOf(link, block, text) is not { } root) return text;
        return Named(root, text) ?? PageTextReader.Fold(root, text, apart: true);
    }

    /// <summary>The element whose text it is; null where that has no elements inside.</summary>
    private static PageElement? RootOf(PageElement link, TextBlock block, string text)
    {
        foreach (var root in (ReadOnlySpan<PageElement>)[link, block.Element])
            if (root.FirstChild is not (null or PageText { Next: null }) && ReferenceEquals(PageTextReader.Fold(root, text), text)) return root;
        return null;
    }

    private static string? Named(PageElement root, string text)
    {
        string? named = null;
        var node = root.FirstChild;
        for (var nodes = 0; node is not null && nodes < MostNodes; nodes++)
        {
            if (node is PageElement element)
            {
                if (IsTitle(element) && PageTextReader.Fold(element) is { Length: >= LeastTitle } title && title.Length < text.Length && text.Contains(title, StringComparison.Ordinal)) named = title;
                if (element.FirstChild is { } child)
                {
                    node = child;
                    continue;
                }
            }
            while (node is not null && node.Next is null) node = node.Parent == root ? null : node.Parent;
            node = node?.Next;
        }
        return named;
    }

    private static bool IsTitle(PageElement element) =>
        TagFacts.HeadingLevel(element.Tag) > 0
        || (CueWords.BuiltIn.Find(element[PageAttribute.Class].Span) & (BlockCues.Title | BlockCues.Kicker | BlockCues.Standfirst)) == BlockCues.Title;
}
