using Extractor.Languages;
using Extractor.Parse;

namespace Extractor.Clean;

/// <summary>Boxes of a picture that are no figure: the entities of systems that set text and maker in fields of their own.</summary>
internal static class MediaBoxes
{
    private const int MostLines = 3;
    private const int LongestMaker = 120;
    private const int LongestLabel = 24;

    /// <summary>Whether an <c>article</c> holds a picture and its few lines and nothing else: neither a story nor the card of one, which have a heading or a link.</summary>
    public static bool IsPicture(StoryInput story, TextBlock block, PageElement article)
    {
        if (!story.Pictures.AreIn(article)) return false;
        var lines = 0;
        for (var i = Math.Max(0, block.Index - MostLines); i <= Math.Min(story.Blocks.Count - 1, block.Index + MostLines); i++)
        {
            var other = story.Blocks[i];
            if (!other.Element.IsIn(article)) continue;
            if (++lines > MostLines || i == story.TitleIndex || other.Shape == BlockShape.Heading || other.LinkCount > 0 || other.Has(BlockCues.InLink)) return false;
        }
        return true;
    }

    /// <summary>A caption with its maker, whom a line before or behind it in the same box names, called a credit; null where there is none, or it is known.</summary>
    /// <param name="story">The story and its page.</param>
    /// <param name="box">What holds caption and picture.</param>
    /// <param name="caption">The caption.</param>
    /// <param name="taken">The last block of the caption before it.</param>
    public static FoundCaption? WithMaker(StoryInput story, PageElement box, FoundCaption caption, int taken)
    {
        if (caption.Caption is not { Credit: null, Text.Length: > 0 }) return null;
        List<int> group = [.. caption.Blocks];
        while (group.Count < MostLines && group[^1] + 1 < story.Blocks.Count && IsMaker(story.Blocks[group[^1] + 1], box)) group.Add(group[^1] + 1);
        while (group.Count < MostLines && group[0] - 1 > taken && IsMaker(story.Blocks[group[0] - 1], box)) group.Insert(0, group[0] - 1);
        var maker = string.Join(' ', group.Except(caption.Blocks).Select(i => story.Blocks[i].Text).Where(line => !IsLabel(line, story.Lexicon)));
        return maker.Length > 0 && CreditSplitter.CleanCredit(maker, story.Lexicon) is { } credit ? caption with { Caption = caption.Caption with { Credit = credit }, Blocks = group } : null;
    }

    // "Photo", in a field of its own before the name: a label whose colon the design leaves out
    private static bool IsLabel(string line, Lexicon lexicon) =>
        line.Length <= LongestLabel && lexicon.TryCreditLabel(line.TrimEnd(':') + ": x", out var length) && length > line.Length;

    private static bool IsMaker(TextBlock block, PageElement box) =>
        (block.Near & (BlockCues.Credit | BlockCues.Caption)) == BlockCues.Credit && block.Element != box && block.Element.IsIn(box) && block.Text.Length <= LongestMaker
        && block.Shape == BlockShape.Text && !block.Has(BlockCues.InLink | BlockCues.InButton);
}
