using Extractor.Languages;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Body;

/// <summary>
/// Mends what the learned passes leave ragged: short items of a list and headings of a kind share the lot of their siblings, since
/// a few words by themselves say little.
/// </summary>
internal static class BodySmoother
{
    private const int HeadingReach = 3;
    private const int LeastParagraph = 60;

    /// <summary>Below it the passes are sure that a paragraph among the story's is none of it.</summary>
    private const double LeastInHole = 0.05;

    private const BlockCues Against =
        BlockCues.Related | BlockCues.Promo | BlockCues.Newsletter | BlockCues.Paywall | BlockCues.Share | BlockCues.Comment | BlockCues.Nav
        | BlockCues.Side | BlockCues.Caption | BlockCues.Credit | BlockCues.Byline | BlockCues.Bio | BlockCues.Overlay | BlockCues.Consent
        | BlockCues.Form | BlockCues.Embed | BlockCues.Hidden | BlockCues.List | BlockCues.Standfirst | BlockCues.Gallery | BlockCues.Quote
        | BlockCues.InFigure | BlockCues.InFigcaption | BlockCues.InAside | BlockCues.NotShown | BlockCues.InForm | BlockCues.InBlockquote;

    public static void Smooth(List<TextBlock> blocks, bool[] isBody)
    {
        KeepItems(blocks, isBody);
        KeepHeadings(blocks, isBody);
        KeepParagraphs(blocks, isBody);
    }

    /// <summary>A paragraph right between two blocks of the story belongs to it where nothing about it says otherwise.</summary>
    private static void KeepParagraphs(List<TextBlock> blocks, bool[] isBody)
    {
        for (var i = 1; i + 1 < isBody.Length; i++)
        {
            if (isBody[i] || !isBody[i - 1] || !isBody[i + 1]) continue;
            var block = blocks[i];
            if (block.Element.Tag != PageTag.P || block.LinkCount > 0 || block.Text.Length < LeastParagraph || (block.Near & Against) != 0) continue;
            isBody[i] = TextShape.Of(block.Text).EndsSentence && ServiceWords.Count(block.Text) == 0;
        }
    }

    /// <summary>
    /// A longer paragraph between two blocks of the story under the same parent belongs to it, unless the passes are sure that it does not.
    /// </summary>
    public static void FillHoles(List<TextBlock> blocks, double[] probabilities, bool[] isBody)
    {
        for (int last = -1, i = 0; i < isBody.Length; i++)
        {
            if (!isBody[i]) continue;
            if (last >= 0 && i - last > 1 && blocks[last].Element.Parent == blocks[i].Element.Parent)
            {
                for (var j = last + 1; j < i; j++)
                    isBody[j] = probabilities[j] >= LeastInHole && IsParagraph(blocks[j]) && blocks[j].Element.Parent == blocks[i].Element.Parent;
            }
            last = i;
        }
    }

    private static bool IsParagraph(TextBlock block) =>
        block.Element.Tag == PageTag.P && block.Shape == BlockShape.Text && block.Text.Length >= LeastParagraph && block.LinkDensity < 0.5;

    /// <summary>An item of a list most of whose items belong to the story belongs to it as well.</summary>
    private static void KeepItems(List<TextBlock> blocks, bool[] isBody)
    {
        for (var start = 0; start < isBody.Length;)
        {
            var end = start + 1;
            if (blocks[start].Shape == BlockShape.ListItem)
                while (end < isBody.Length && SameList(blocks[start], blocks[end])) end++;
            var inBody = isBody.AsSpan(start, end - start).Count(true);
            // The first and the last one may be of another kind; those between are not.
            var isMost = inBody >= 2 && (inBody * 3 >= (end - start) * 2 || (inBody * 2 >= end - start && !HasLinks(blocks, start, end)));
            for (var i = start; i < end; i++)
            {
                if (isBody[i] || inBody == 0 || blocks[i].IsLink) continue;
                isBody[i] = isMost || (i > start && i + 1 < end && isBody[i - 1] && isBody[i + 1]);
            }
            start = end;
        }
    }

    /// <summary>A heading over a paragraph of the story belongs to it when at least half of the headings of its make do.</summary>
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
            if (agree < 2 || agree * 2 < all) continue;
            for (var j = i + 1; j < Math.Min(isBody.Length, i + 1 + HeadingReach); j++)
            {
                if (blocks[j].Shape == BlockShape.Heading) break;
                isBody[i] |= isBody[j];
            }
        }
    }

    private static bool HasLinks(List<TextBlock> blocks, int start, int end)
    {
        for (var i = start; i < end; i++) if (blocks[i].LinkCount > 0) return true;
        return false;
    }

    private static bool SameList(TextBlock a, TextBlock b) =>
        b.Shape == BlockShape.ListItem && a.Element.Tag == b.Element.Tag && a.Element.Parent == b.Element.Parent;

    private static (PageTag, int) MakeOf(TextBlock block) =>
        (block.Element.Tag, string.GetHashCode(block.Element[PageAttribute.Class].Span, StringComparison.Ordinal));
}
