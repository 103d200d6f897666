using Extractor.Text;

namespace Extractor.Parse;

/// <summary>Reads the text under an element, white space folded.</summary>
internal static class PageTextReader
{
    private const int Longest = 20_000;

    /// <summary>How many nodes are gone through: elements without text would not end the walk.</summary>
    private const int MostNodes = 5_000;

    /// <param name="element">The element.</param>
    /// <param name="known">What the text may be: given back itself then, so that no other is made.</param>
    /// <param name="apart">
    /// Whether elements side by side are kept apart where words would run together: a label, a time and a title in spans that a style sheet
    /// sets one under the other.
    /// </param>
    public static string Fold(PageElement element, string? known = null, bool apart = false)
    {
        if (element.FirstChild is PageText { Next: null } only) return FoldedText.Fold(only.Data.Span, known);
        using var text = new FoldedText();
        PageNode? node = element.FirstChild;
        var border = -1;
        // As the survey does: behind the words of a link, what is only heard is left out.
        var (link, linkStart) = (element.Tag == PageTag.A ? element : null, 0);
        for (var nodes = 0; node is not null && text.Length < Longest && nodes < MostNodes; nodes++)
        {
            var descend = false;
            if (node is PageText piece)
            {
                if (border == text.Length && RunTogether(text.Last, piece.Data.Span)) text.Append(" ", preformatted: false);
                text.Append(piece.Data.Span, preformatted: false);
            }
            else if (node is PageElement child)
            {
                descend = child.FirstChild is not null && (TagFacts.Flow(child.Tag) != TagFlow.Skipped || child == element);
                if (descend && link is not null && text.Length > linkStart && TagFacts.Flow(child.Tag) == TagFlow.Inline && UnseenText.Is(child)) descend = false;
                if (descend && child.Tag == PageTag.A) (link, linkStart) = (child, text.Length);
                if (child.Tag == PageTag.Br || TagFacts.Flow(child.Tag) == TagFlow.Block) text.Append(" ", preformatted: false);
                if (apart && child.Previous is PageElement) border = text.Length;
            }
            if (descend)
            {
                node = ((PageElement)node).FirstChild;
                continue;
            }
            while (node is not null && node.Next is null)
            {
                node = node.Parent;
                if (node == element) return text.Take(known);
                if (node == link) link = null;
                if (node is PageElement up && TagFacts.Flow(up.Tag) == TagFlow.Block) text.Append(" ", preformatted: false);
            }
            node = node?.Next;
        }
        return text.Take(known);
    }

    /// <summary>Whether what follows begins a word of its own: a capital behind a small letter, not the rest of a word whose first letter is set apart.</summary>
    private static bool RunTogether(char last, ReadOnlySpan<char> next) =>
        !next.IsEmpty && last != ' ' && !char.IsLower(next[0]) && (!char.IsUpper(last) || (next.Length > 1 && char.IsLower(next[1]))) && (char.IsLetterOrDigit(next[0]) || next[0] is '«' or '“' or '„' or '"')
        && (char.IsLetter(last) || char.IsLetter(next[0]));
}
