using Extractor.Languages;
using Extractor.Parse;

namespace Extractor.Clean;

/// <summary>The lines around a headline that are neither byline nor body.</summary>
/// <param name="Kicker">The line above the headline.</param>
/// <param name="Standfirst">The summary under it.</param>
/// <param name="Blocks">The blocks that print the standfirst.</param>
/// <param name="OpensText">Whether the page prints the standfirst as the opening of the text, not with the headline.</param>
internal sealed record StoryHead(string? Kicker, string? Standfirst, IReadOnlyList<int> Blocks, bool OpensText)
{
    public static StoryHead None { get; } = new(null, null, [], OpensText: false);

    /// <summary>The first block of the standfirst; -1 when there is none.</summary>
    public int StandfirstIndex => Blocks.Count > 0 ? Blocks[0] : -1;
}

/// <summary>Finds the kicker above the headline and the standfirst under it.</summary>
internal static class HeadReader
{
    private const int LongestKicker = 70;

    /// <summary>How many characters may stand behind the date that ends a line, such as the word for o'clock.</summary>
    private const int BehindDate = 6;

    /// <summary>The signs around a kicker.</summary>
    private static readonly char[] Around = [':', ' ', '|', '/', '–', '—', '-', '·', '•'];
    private const int HeadlineReach = 25;

    public static StoryHead Read(StoryInput story)
    {
        var headline = Headline(story);
        if (headline < 0) return StoryHead.None;
        var blocks = StandfirstReader.Read(story, headline);
        var standfirst = blocks.Count == 0 ? null : string.Join(' ', blocks.Select(i => story.Blocks[i].Text.Replace('\n', ' ')));
        var opensText = blocks.Count > 0 && StandfirstReader.OpensText(story, headline, blocks);
        return new StoryHead(story.TitleIndex < 0 ? null : Kicker(story), standfirst, blocks, opensText);
    }

    /// <summary>
    /// The block that heads the story: the one with the title, unless that is the end of a breadcrumb or none is known; then the
    /// highest heading close above the story.
    /// </summary>
    private static int Headline(StoryInput story)
    {
        if (story.TitleIndex >= 0 && !story.Blocks[story.TitleIndex].Has(BlockCues.InNav)) return story.TitleIndex;
        var found = -1;
        for (var i = Math.Max(story.TitleIndex + 1, story.First - HeadlineReach); i <= story.First && i < story.Blocks.Count; i++)
        {
            var block = story.Blocks[i];
            if (block.Shape != BlockShape.Heading || block.Level > 2 || block.IsLink
                || block.Has(BlockCues.InNav | BlockCues.Nav | BlockCues.InAside | BlockCues.Related | BlockCues.InForm) || CaptionCues.IsHidden(block.Element)) continue;
            if (found < 0 || block.Level < story.Blocks[found].Level) found = i;
        }
        return found >= 0 ? found : story.TitleIndex;
    }

    private static string? Kicker(StoryInput story)
    {
        var title = story.Blocks[story.TitleIndex];
        // The headline's own heading may open with the kicker.
        if (story.Title is { } printed && title.Text.Length > printed.Length && title.Text.EndsWith(printed, StringComparison.Ordinal)
            && WithoutDate(Clean(title.Text[..^printed.Length]), story.Lexicon) is { Length: > 1 and <= LongestKicker } opener)
            return opener;
        for (var i = story.TitleIndex - 1; i >= Math.Max(0, story.TitleIndex - 3); i--)
        {
            var block = story.Blocks[i];
            if (block.Text.Length > LongestKicker || block.Has(BlockCues.InNav | BlockCues.Nav)) continue;
            if (WithoutDate(Clean(WithoutTime(block, WithoutBadge(block), story.Lexicon)), story.Lexicon) is not { Length: > 1 } line || IsNoise(line, story.Lexicon)) continue;
            if ((block.Near & BlockCues.Kicker) != 0) return line;
            // A line inside the headline's own heading or heading group is the kicker as well.
            if (block.Element.Parent == title.Element || (title.Element.Parent is { Tag: PageTag.Hgroup } group && block.Element.Parent == group && !block.IsLink))
                return line;
        }
        return null;
    }

    /// <summary>A line without the badge of paid stories that opens it in an element of its own.</summary>
    private static string WithoutBadge(TextBlock block)
    {
        for (var up = block.First.Parent; up is not null && up != block.Element; up = up.Parent)
            if (HeadWords.IsBadge(up) && PageTextReader.Fold(up) is { Length: > 0 } badge && badge.Length < block.Text.Length && block.Text.StartsWith(badge, StringComparison.Ordinal)) return block.Text[badge.Length..];
        return block.Text;
    }

    /// <summary>A line without the time that ends it in an element of its own, which may touch the kicker's.</summary>
    private static string WithoutTime(TextBlock block, string line, Lexicon lexicon)
    {
        for (var up = block.Last.Parent; up is not null && up != block.Element; up = up.Parent)
            if (PageTextReader.Fold(up) is { Length: > 0 } time && time.Length < line.Length && line.EndsWith(time, StringComparison.Ordinal) && PrintedTime.Fills(time, lexicon)) return line[..^time.Length];
        return line;
    }

    /// <summary>Without the signs that part it from the headline or from what stands beside it.</summary>
    private static string Clean(string line) => line.Replace('\n', ' ').Trim(Around);

    /// <summary>Whether a line above the headline is a label or a button, or opens with a time.</summary>
    private static bool IsNoise(string line, Lexicon lexicon) =>
        (PrintedTime.TryRead(line, lexicon, null, out _, out var start, out _) && start == 0) || lexicon.IsKickerNoise(line) || lexicon.KindsOf(line, LineKinds.Boilerplate | LineKinds.Service) != LineKinds.None;

    /// <summary>A line without the date that ends it.</summary>
    private static string WithoutDate(string line, Lexicon lexicon) =>
        PrintedTime.TryRead(line, lexicon, null, out _, out var start, out var length) && start + length >= line.Length - BehindDate ? Clean(line[..start]) : line;
}
