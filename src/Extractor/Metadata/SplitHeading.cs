using Extractor.Parse;

namespace Extractor.Metadata;

/// <summary>
/// A heading made of two elements that say what they are, with a sign in an element of its own between them:
/// <c>&lt;span class="kicker"&gt;Works&lt;/span&gt;&lt;span class="hidden"&gt;:&lt;/span&gt; &lt;span class="title"&gt;Harbour wall to be mended&lt;/span&gt;</c>.
/// They are printed as two lines; the sign joins them for those who hear the page, and metadata often does so, too.
/// </summary>
internal static class SplitHeading
{
    private const int MostParts = 12;
    private const int MostAround = 3;

    /// <summary>The title's text; null where the heading is anything but a kicker and a title behind it.</summary>
    public static string? TitleOf(PageElement heading)
    {
        var box = heading;
        for (var around = 0; around < MostAround && OnlyChild(box) is { } inner; around++) box = inner;
        PageElement? kicker = null;
        string? title = null;
        var isJoined = false;
        var parts = 0;
        for (var node = box.FirstChild; node is not null; node = node.Next)
        {
            if (++parts > MostParts) return null;
            if (node is PageText text)
            {
                if (HasWord(text.Data.Span)) return null;
                continue;
            }
            if (node is not PageElement part) continue;
            var said = PageTextReader.Fold(part);
            if (!HasWord(said))
            {
                isJoined |= said.Length > 0 && kicker is not null && title is null;
                continue;
            }
            var cues = CueWords.BuiltIn.Find(part[PageAttribute.Class].Span);
            if ((cues & BlockCues.Kicker) != 0 && kicker is null && title is null)
            {
                kicker = part;
                // The sign may stand in an element inside.
                isJoined = !char.IsLetterOrDigit(said[^1]) && part.FirstChild is not PageText { Next: null };
            }
            else if ((cues & (BlockCues.Title | BlockCues.Kicker)) == BlockCues.Title && kicker is not null && title is null) title = said;
            else return null;
        }
        return isJoined ? title : null;
    }

    /// <summary>The element that is all of another one.</summary>
    private static PageElement? OnlyChild(PageElement element)
    {
        PageElement? only = null;
        for (var node = element.FirstChild; node is not null; node = node.Next)
        {
            if (node is PageText { IsBlank: true }) continue;
            if (only is not null || node is not PageElement child) return null;
            only = child;
        }
        return only;
    }

    private static bool HasWord(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (char.IsLetterOrDigit(c)) return true;
        return false;
    }
}
