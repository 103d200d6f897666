using Extractor.Parse;

namespace Extractor.Body;

/// <summary>
/// Leaves out further stories that a page prints under the first one, as pages do that load the next story while the reader scrolls:
/// what stands apart from the headline under a first-level heading of the headline's own make.
/// </summary>
internal static class OtherStories
{
    /// <summary>The shortest text that may be the whole first story.</summary>
    private const int LeastStory = 200;

    public static void Drop(List<TextBlock> blocks, int titleIndex, bool[] isBody)
    {
        if (titleIndex < 0 || blocks[titleIndex] is not { Shape: BlockShape.Heading, Level: 1 } title) return;
        HashSet<PageElement>? path = null;
        HashSet<PageElement>? others = null;
        for (var i = titleIndex + 1; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.Shape != BlockShape.Heading || block.Level != 1 || block.IsLink || block.Text == title.Text || !SameMake(block.Element, title.Element)) continue;
            path ??= PathOf(title.Element);
            (others ??= []).Add(Apart(block.Element, path));
        }
        if (others is null) return;
        var left = 0;
        var further = new List<int>();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (!isBody[i]) continue;
            if (IsUnderAny(blocks[i].Element, others)) further.Add(i);
            else left += blocks[i].Text.Length;
        }
        // Where next to nothing is left, it is the story itself that stands under a second heading.
        if (left < LeastStory) return;
        foreach (var i in further) isBody[i] = false;
    }

    private static bool SameMake(PageElement a, PageElement b) =>
        a != b && a.Parent != b.Parent && a.Tag == b.Tag && ClassOf(a).SequenceEqual(ClassOf(b))
        && a.Parent?.Tag == b.Parent?.Tag && ClassOf(a.Parent).SequenceEqual(ClassOf(b.Parent));

    /// <summary>The class without what may tell one story from the next, such as a number at the end.</summary>
    private static ReadOnlySpan<char> ClassOf(PageElement? element)
    {
        if (element is null) return [];
        var name = element[PageAttribute.Class].Span.Trim();
        var blank = name.IndexOf(' ');
        return (blank < 0 ? name : name[..blank]).TrimEnd("0123456789-_");
    }

    private static bool IsUnderAny(PageElement element, HashSet<PageElement> ancestors)
    {
        for (PageElement? up = element; up is not null; up = up.Parent)
            if (ancestors.Contains(up)) return true;
        return false;
    }

    private static HashSet<PageElement> PathOf(PageElement element)
    {
        var path = new HashSet<PageElement>();
        for (PageElement? up = element; up is not null; up = up.Parent) path.Add(up);
        return path;
    }

    /// <summary>The highest element around a heading that does not hold the headline as well.</summary>
    private static PageElement Apart(PageElement heading, HashSet<PageElement> path)
    {
        var apart = heading;
        while (apart.Parent is { } parent && !path.Contains(parent)) apart = parent;
        return apart;
    }
}
