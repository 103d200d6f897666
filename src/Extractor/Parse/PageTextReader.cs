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
    public static string Fold(PageElement element, string? known = null)
    {
        if (element.FirstChild is PageText { Next: null } only) return FoldedText.Fold(only.Data.Span, known);
        using var text = new FoldedText();
        PageNode? node = element.FirstChild;
        for (var nodes = 0; node is not null && text.Length < Longest && nodes < MostNodes; nodes++)
        {
            var descend = false;
            if (node is PageText piece) text.Append(piece.Data.Span, preformatted: false);
            else if (node is PageElement child)
            {
                descend = child.FirstChild is not null && (TagFacts.Flow(child.Tag) != TagFlow.Skipped || child == element);
                if (child.Tag == PageTag.Br || TagFacts.Flow(child.Tag) == TagFlow.Block) text.Append(" ", preformatted: false);
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
                if (node is PageElement up && TagFacts.Flow(up.Tag) == TagFlow.Block) text.Append(" ", preformatted: false);
            }
            node = node?.Next;
        }
        return text.Take(known);
    }
}
