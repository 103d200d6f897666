using Extractor.Parse;

namespace Extractor.Clean;

/// <summary>The title that a link carries beside a label, a section or a time: what an element inside it is named after, else all of it, its parts kept apart.</summary>
internal static class LinkTitle
{
    private const int MostNodes = 60;
    private const int LeastTitle = 12;
    private const int LongestText = 400;

    /// <param name="link">The link.</param>
    /// <param name="block">The block that it stands in, or that stands in it.</param>
    /// <param name="text">Its text there.</param>
    public static string Of(PageElement link, TextBlock block, string text)
    {
        if (text.Length > LongestText || RootOf(link, block, text) is not { } root) return text;
        return Named(root, text) ?? WithoutBeside(root, PageTextReader.Fold(root, text, apart: true));
    }

    /// <summary>A title without what only those hear who do not see the page ("opens in a new window"), and without the kicker before it.</summary>
    private static string WithoutBeside(PageElement root, string title)
    {
        var node = root.FirstChild;
        for (var nodes = 0; node is not null && nodes < MostNodes; nodes++)
        {
            if (node is PageElement element)
            {
                var isHidden = CaptionCues.IsHidden(element);
                if ((isHidden || IsKicker(element)) && PageTextReader.Fold(element) is { Length: > 0 } beside)
                {
                    if (isHidden && title.EndsWith(beside, StringComparison.Ordinal) && title.Length - beside.Length >= LeastTitle) title = title[..^beside.Length].TrimEnd();
                    else if (title.StartsWith(beside, StringComparison.Ordinal) && title.Length - beside.Length >= LeastTitle) title = title[beside.Length..].TrimStart(' ', ':', '|', '–', '—', '-');
                }
                else if (element.FirstChild is { } child)
                {
                    node = child;
                    continue;
                }
            }
            while (node is not null && node.Next is null) node = node.Parent == root ? null : node.Parent;
            node = node?.Next;
        }
        return title;
    }

    private static bool IsKicker(PageElement element) =>
        (CueWords.BuiltIn.Find(element[PageAttribute.Class].Span) & (BlockCues.Title | BlockCues.Kicker)) == BlockCues.Kicker;

    /// <summary>The element whose text it is; null where that has no elements inside.</summary>
    private static PageElement? RootOf(PageElement link, TextBlock block, string text)
    {
        if (IsRoot(link, text)) return link;
        // The link may hold more than the block, or the block more than the link.
        return block.Text.Length == text.Length && IsRoot(block.Element, text) ? block.Element : null;
    }

    private static bool IsRoot(PageElement element, string text) =>
        element.FirstChild is not (null or PageText { Next: null }) && ReferenceEquals(PageTextReader.Fold(element, text), text);

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
