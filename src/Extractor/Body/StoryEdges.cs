using System.Numerics;
using Extractor.Parse;

namespace Extractor.Body;

/// <summary>
/// Takes off what is printed in boxes of another kind than the story: a widget, a dialog or a form that the learned passes took for
/// running text. A kind of box that holds more than half of the story says nothing: the site names its stories so. Lists of
/// cookies are no story however long they are.
/// </summary>
internal static class StoryEdges
{
    /// <summary>No story goes on in these, wherever they stand.</summary>
    private const BlockCues Apart = BlockCues.InForm | BlockCues.InFooter | BlockCues.InDialog | BlockCues.InTime | BlockCues.AuthorProperty | BlockCues.Consent;

    /// <summary>No story ends in these.</summary>
    private const BlockCues Tail =
        Apart | BlockCues.Side | BlockCues.InAside | BlockCues.Share | BlockCues.Bio | BlockCues.Byline | BlockCues.Newsletter
        | BlockCues.Chrome | BlockCues.Promo | BlockCues.Nav | BlockCues.InNav | BlockCues.InNoscript;

    /// <summary>No story begins in these.</summary>
    private const BlockCues Head =
        Apart | BlockCues.Nav | BlockCues.InNav | BlockCues.Overlay | BlockCues.Promo | BlockCues.Byline | BlockCues.Share
        | BlockCues.InAside | BlockCues.Newsletter;

    private const BlockCues Any = Tail | Head;

    /// <summary>The shortest text that may be a story.</summary>
    private const int LeastStory = 200;

    /// <summary>What consent is asked for, by its name in RFC 6265 and in most languages.</summary>
    private const string Cookie = "cookie";

    /// <summary>One block of a list of cookies in so many names them.</summary>
    private const int LeastNamed = 3;

    /// <param name="blocks">The page's blocks.</param>
    /// <param name="titleIndex">The block of the headline; -1 when none is printed.</param>
    /// <param name="isBody">Which of them are counted among the story; what is taken off becomes false.</param>
    public static void Trim(List<TextBlock> blocks, int titleIndex, bool[] isBody)
    {
        DropConsent(blocks, titleIndex, isBody);
        var (rare, room) = Rare(blocks, isBody);
        if (rare == BlockCues.None) return;
        for (var i = 0; i < isBody.Length; i++)
            if (isBody[i] && blocks[i].Has(rare & Apart)) isBody[i] = false;
        var last = isBody.Length - 1;
        while (last >= 0 && TakesOff(blocks[last], ref isBody[last], rare & Tail, ref room)) last--;
        var first = 0;
        while (first < last && TakesOff(blocks[first], ref isBody[first], rare & Head, ref room)) first++;
    }

    /// <summary>
    /// Leaves out boxes that ask for consent, however long they are: lists of cookies are longer than many a story. Some sites name their
    /// stories so, or are about privacy; a list of cookies says what it lists, and is not all that the page says.
    /// </summary>
    private static void DropConsent(List<TextBlock> blocks, int titleIndex, bool[] isBody)
    {
        if (titleIndex < 0 || blocks[titleIndex].Has(BlockCues.Consent)) return;
        var (asking, named, told) = (0, 0, 0);
        for (var i = 0; i < isBody.Length; i++)
        {
            if (!isBody[i]) continue;
            if (!blocks[i].Has(BlockCues.Consent)) told += blocks[i].Text.Length;
            else
            {
                asking++;
                if (blocks[i].Text.Contains(Cookie, StringComparison.OrdinalIgnoreCase)) named++;
            }
        }
        if (named == 0 || named * LeastNamed < asking || told < LeastStory) return;
        for (var i = 0; i < isBody.Length; i++) isBody[i] &= !blocks[i].Has(BlockCues.Consent);
    }

    /// <summary>Leaves a block out that is in such a box, but for quotations; false at the first block of the story that stays.</summary>
    private static bool TakesOff(TextBlock block, ref bool isBody, BlockCues cues, ref long room)
    {
        if (!isBody) return true;
        if (!block.Has(cues) || block.Has(BlockCues.InBlockquote) || block.Text.Length > room) return false;
        room -= block.Text.Length;
        isBody = false;
        return true;
    }

    /// <summary>The cues under which half of the story or less stands, and how much half of it is.</summary>
    private static (BlockCues Rare, long Half) Rare(List<TextBlock> blocks, bool[] isBody)
    {
        Span<long> lengths = stackalloc long[64];
        var total = 0L;
        for (var i = 0; i < isBody.Length; i++)
        {
            if (!isBody[i]) continue;
            total += blocks[i].Text.Length;
            for (var cues = (ulong)(blocks[i].All & Any); cues != 0; cues &= cues - 1) lengths[BitOperations.TrailingZeroCount(cues)] += blocks[i].Text.Length;
        }
        var rare = 0UL;
        for (var bit = 0; bit < lengths.Length; bit++)
            if (lengths[bit] > 0 && lengths[bit] <= total / 2) rare |= 1UL << bit;
        return ((BlockCues)rare, total / 2);
    }
}
