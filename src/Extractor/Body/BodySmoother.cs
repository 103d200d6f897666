using Extractor.Parse;

namespace Extractor.Body;

/// <summary>
/// Mends what the learned passes leave ragged: short items of a list and headings of a kind share the lot of their siblings, since
/// a few words by themselves say little.
/// </summary>
internal static class BodySmoother
{
    private const int HeadingReach = 3;

    public static void Smooth(List<TextBlock> blocks, bool[] isBody)
    {
        KeepItems(blocks, isBody);
        KeepHeadings(blocks, isBody);
    }

    /// <summary>An item between items of the same list that belong to the story belongs to it as well.</summary>
    private static void KeepItems(List<TextBlock> blocks, bool[] isBody)
    {
        for (var i = 1; i + 1 < isBody.Length; i++)
        {
            if (isBody[i] || blocks[i].Shape != BlockShape.ListItem || blocks[i].IsLink || !isBody[i - 1] || !isBody[i + 1]) continue;
            if (SameList(blocks[i], blocks[i - 1]) && SameList(blocks[i], blocks[i + 1])) isBody[i] = true;
        }
    }

    /// <summary>A heading over a paragraph of the story belongs to it when most headings of its make do.</summary>
    private static void KeepHeadings(List<TextBlock> blocks, bool[] isBody)
    {
        var votes = new Dictionary<(PageTag, int), (int For, int All)>();
        for (var i = 0; i < isBody.Length; i++)
        {
            if (blocks[i].Shape != BlockShape.Heading) continue;
            var (agree, all) = votes.GetValueOrDefault(MakeOf(blocks[i]));
            votes[MakeOf(blocks[i])] = (agree + (isBody[i] ? 1 : 0), all + 1);
        }
        for (var i = 0; i < isBody.Length; i++)
        {
            if (isBody[i] || blocks[i].Shape != BlockShape.Heading || blocks[i].IsLink) continue;
            var (agree, all) = votes[MakeOf(blocks[i])];
            if (agree < 2 || agree * 2 <= all) continue;
            for (var j = i + 1; j < Math.Min(isBody.Length, i + 1 + HeadingReach); j++)
            {
                if (blocks[j].Shape == BlockShape.Heading) break;
                isBody[i] |= isBody[j];
            }
        }
    }

    private static bool SameList(TextBlock a, TextBlock b) =>
        b.Shape == BlockShape.ListItem && a.Element.Tag == b.Element.Tag && a.Element.Parent == b.Element.Parent;

    private static (PageTag, int) MakeOf(TextBlock block) =>
        (block.Element.Tag, string.GetHashCode(block.Element[PageAttribute.Class].Span, StringComparison.Ordinal));
}
