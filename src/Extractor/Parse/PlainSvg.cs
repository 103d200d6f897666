using System.Buffers;
using System.Collections.Frozen;

namespace Extractor.Parse;

/// <summary>
/// Finds the end of an <c>svg</c> whose inside is drawing and nothing else: known elements that are all ended in their order, with
/// attributes in quotes. By the standard such an inside stays an inside, so that nothing is lost by not parsing it, since nobody reads it.
/// Everything else (elements that end the svg or hold HTML, comments, sections of characters, sloppy tags) is for the parser to tell.
/// </summary>
internal static class PlainSvg
{
    /// <summary>The deepest nesting that is still plain.</summary>
    private const int Deepest = 16;

    private const int LongestName = 24;

    /// <summary>Elements that hold drawing: none of them ends an svg, holds HTML, or means something to the tree builder.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = new[]
    {
        "animate", "animateMotion", "animateTransform", "circle", "clipPath", "defs", "ellipse", "feBlend", "feColorMatrix", "feComponentTransfer",
        "feComposite", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode", "feOffset", "filter", "g",
        "image", "line", "linearGradient", "mask", "metadata", "path", "pattern", "polygon", "polyline", "radialGradient", "rect", "stop", "style",
        "symbol", "text", "tspan", "use", "view",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> NameLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>Where the end tag of the svg starts; -1 where what comes before it is not plain.</summary>
    /// <param name="text">The page from behind the start tag.</param>
    /// <param name="budget">Asked at every tag and attribute.</param>
    /// <param name="hasText">Whether text other than white space stands before it.</param>
    public static int EndOf(ReadOnlySpan<char> text, PageBudget budget, out bool hasText)
    {
        hasText = false;
        Span<Range> open = stackalloc Range[Deepest];
        var depth = 0;
        for (var at = 0; ;)
        {
            budget.CheckPart();
            var tag = text[at..].IndexOf('<');
            if (tag < 0) return -1;
            hasText |= text.Slice(at, tag).ContainsAnyExcept(PlainMarkup.Blanks);
            at += tag + 1;
            var ends = at < text.Length && text[at] == '/';
            if (ends) at++;
            var length = text[at..].IndexOfAnyExcept(NameLetters);
            if (length is <= 0 or > LongestName) return -1;
            var name = at..(at + length);
            at += length;
            if (ends)
            {
                if (text[at] != '>') return -1;
                if (depth == 0) return text[name].Equals("svg", StringComparison.OrdinalIgnoreCase) ? name.Start.Value - 2 : -1;
                if (!text[name].Equals(text[open[--depth]], StringComparison.OrdinalIgnoreCase)) return -1;
                at++;
            }
            else
            {
                var isLabel = text[name].Equals("title", StringComparison.OrdinalIgnoreCase) || text[name].Equals("desc", StringComparison.OrdinalIgnoreCase);
                if (!isLabel && !Names.Contains(text[name])) return -1;
                at = EndOfTag(text, at, budget, out var isEmpty);
                if (at < 0) return -1;
                if (isEmpty) continue;
                // A label may hold HTML. Text alone, which its own end tag ends, is none.
                if (isLabel && (text[at..].IndexOf('<') is var next && (next < 0 || !text[(at + next)..].StartsWith("</")))) return -1;
                if (depth == Deepest) return -1;
                open[depth++] = name;
            }
        }
    }

    /// <summary>Where a start tag ends whose name is read; -1 if its attributes are not plain.</summary>
    private static int EndOfTag(ReadOnlySpan<char> text, int at, PageBudget budget, out bool isEmpty)
    {
        isEmpty = false;
        while (PlainMarkup.TryReadName(text, ref at, out _))
        {
            budget.CheckPart();
            if (!PlainMarkup.TryReadValue(text, ref at, out _)) return -1;
        }

        var blanks = text[at..].IndexOfAnyExcept(PlainMarkup.Blanks);
        if (blanks < 0) return -1;
        at += blanks;
        if (text[at] == '>') return at + 1;
        isEmpty = text[at..].StartsWith("/>");
        return isEmpty ? at + 2 : -1;
    }
}
