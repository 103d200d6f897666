using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>
/// Keeps the headings between two blocks of the story, and short lines over a list that are headings in all but name, where they stand in one
/// box with what they head: a few words by themselves say too little to the learned passes.
/// </summary>
internal static class StoryHeadings
{
    private const int LongestHeading = 200;
    private const int LongestLabel = 60;

    /// <summary>A list whose items are links leads somewhere.</summary>
    private const double LeastLinks = 0.5;

    /// <summary>How many boxes a heading may have to itself.</summary>
    private const int MostAlone = 4;

    /// <summary>How many captions and notes of embedded things may stand between a heading and what it heads.</summary>
    private const int MostBetween = 4;

    private const BlockCues Elsewhere = BlockCues.Related | BlockCues.Promo | BlockCues.Newsletter | BlockCues.Paywall | BlockCues.Share;
    private const BlockCues Beside = BlockCues.InFigure | BlockCues.InFigcaption | BlockCues.Caption | BlockCues.Credit | BlockCues.Embed | BlockCues.Consent;

    public static void Keep(StoryInput story, bool[] keep)
    {
        for (var i = story.First + 1; i < story.Last; i++)
        {
            var block = story.Blocks[i];
            if (keep[i] || block.LinkChars > 0 || block.Text.Length > LongestHeading || (block.Near & Elsewhere) != 0) continue;
            var next = Headed(story, i);
            if (next < 0 || (block.Shape == BlockShape.Heading ? block.Level < 2 : !IsLabel(block, story.Blocks[next]))) continue;
            keep[i] = Heads(block.Element, story.Blocks[next].Element);
        }
    }

    /// <summary>The next block of the story, where nothing but captions and the like stands between; -1 for none.</summary>
    private static int Headed(StoryInput story, int heading)
    {
        for (var i = heading + 1; i <= Math.Min(story.Last, heading + 1 + MostBetween); i++)
        {
            if (story.IsBody[i]) return i;
            if (story.Blocks[i].Shape == BlockShape.Heading || !story.Blocks[i].Has(Beside)) return -1;
        }
        return -1;
    }

    private static bool IsLabel(TextBlock block, TextBlock next) =>
        block.Shape == BlockShape.Text && next.Shape == BlockShape.ListItem && next.LinkDensity < LeastLinks && block.Text.Length <= LongestLabel
        && (block.EmphasisChars == block.Text.Length || !TextShape.Of(block.Text).EndsSentence);

    /// <summary>Whether the block stands in the heading's box; where the heading has that to itself, in the box around it.</summary>
    private static bool Heads(PageElement heading, PageElement next)
    {
        var alone = heading;
        for (var depth = 0; alone.Parent is { } box; depth++, alone = box)
        {
            if (next.IsIn(box)) return true;
            if (depth == MostAlone || !IsAlone(alone)) return false;
        }
        return false;
    }

    /// <summary>Whether an element has its parent to itself: what stands beside the heading of a widget is of the widget.</summary>
    private static bool IsAlone(PageElement element)
    {
        for (PageNode? node = element.Parent?.FirstChild; node is not null; node = node.Next)
            if (node is PageElement other && other != element && !IsSpace(other)) return false;
        return true;
    }

    /// <summary>Whether an element does but hold lines apart.</summary>
    private static bool IsSpace(PageElement element)
    {
        if (element.Tag is not (PageTag.Div or PageTag.Span or PageTag.Br or PageTag.Hr)) return false;
        for (var node = element.FirstChild; node is not null; node = node.Next)
            if (node is PageElement { Tag: not PageTag.Br } || (node is PageText text && !FoldedText.IsBlank(text.Data.Span))) return false;
        return true;
    }
}
