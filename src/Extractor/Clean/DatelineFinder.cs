using Extractor.Languages;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>Looks for the dateline where newsrooms print it: in the standfirst, in the first two paragraphs, in a line of its own before them.</summary>
internal static class DatelineFinder
{
    private const int Within = 2;
    private const int LongestOwn = 60;
    private const int ContextBlocks = 4;
    private const int HeadLines = 12;
    private const int LeastLineLevel = 5;

    /// <summary>Finds the dateline.</summary>
    /// <param name="story">The story.</param>
    /// <param name="keep">The blocks of the body; the line that prints the dateline alone is added, since the body keeps the printed opener.</param>
    /// <param name="head">The lines around the headline.</param>
    /// <param name="captions">The captions, which have openers of their own.</param>
    public static Dateline? Find(StoryInput story, bool[] keep, StoryHead head, List<FoundCaption> captions)
    {
        var context = string.Join('\n', story.Blocks.Where(b => keep[b.Index]).Take(ContextBlocks).Select(b => b.Text).Prepend(story.Title));
        if (head.StandfirstIndex >= 0 && Read(story, head.StandfirstIndex, context) is { } summary) return summary;
        var tried = 0;
        for (var i = 0; i < keep.Length && tried < Within; i++)
        {
            if (keep[i] && IsCalledHeading(story.Blocks[i]) && Read(story, i, context) is { } called) return called;
            if (!keep[i] || head.Blocks.Contains(i) || story.Blocks[i].Shape is BlockShape.Heading or BlockShape.Table or BlockShape.ListItem) continue;
            if (tried++ == 0 && (ReadOwnLine(story, i - 1, keep, captions, context) ?? ReadPlaceHeading(story, i - 1, keep, context) ?? ReadOutletLine(story, i - 1)) is { } own) return own;
            if (Read(story, i, context) is { } dateline) return dateline;
        }
        return null;
    }

    /// <summary>The line before the first paragraph, which the locator may have left out for its shortness.</summary>
    private static Dateline? ReadOwnLine(StoryInput story, int i, bool[] keep, List<FoundCaption> captions, string context)
    {
        if (i < 0 || i == story.TitleIndex || keep[i] || story.Blocks[i] is not { Text.Length: < LongestOwn, LinkCount: 0 } block || !(block.Shape == BlockShape.Text || IsCalledHeading(block))) return null;
        if (block.Has(BlockCues.InNav | BlockCues.InButton | BlockCues.InFigure | BlockCues.InTime | BlockCues.InForm)
            || (block.Near & (BlockCues.Byline | BlockCues.Tags | BlockCues.Kicker | BlockCues.Meta | BlockCues.Share | BlockCues.Caption)) != 0) return null;
        foreach (var caption in captions) if (caption.Blocks.Contains(i)) return null;
        // A line of the story stands in its box, not in the box of the head.
        if (!story.Blocks[i + 1].Element.IsIn(block.Element)
            && (block.Element.Parent is not { } box || !story.Blocks[i + 1].Element.IsIn(box))) return null;
        if (Read(story, i, context) is not { } dateline) return null;
        // An agency alone is the opener only where its dash leads on to the story: "AFP —".
        if (dateline.Place is null && !TextFold.IsDash(block.Text.AsSpan().TrimEnd()[^1])) return null;
        keep[i] = true;
        return dateline;
    }

    /// <summary>A small heading over the first paragraph that is a known town in capitals and nothing else, as Turkish agencies set it.</summary>
    private static Dateline? ReadPlaceHeading(StoryInput story, int i, bool[] keep, string context)
    {
        if (i <= story.TitleIndex || i < 0 || story.Blocks[i] is not { Shape: BlockShape.Heading, Level: >= LeastLineLevel, Text.Length: < LongestOwn, LinkCount: 0 } block || block.Element.Parent is not { } box || !story.Blocks[i + 1].Element.IsIn(box)
            || block.Has(BlockCues.InNav | BlockCues.InButton | BlockCues.InFigure | BlockCues.InForm)) return null;
        if (Read(story, i, context) is not { Place: { } place, Source: null, Date: null } dateline || place.Length != block.Text.Trim().Length || WireWords.IsCountry(place) || Places.IsRegionSuffix(place)) return null;
        keep[i] = false;
        return dateline;
    }

    /// <summary>The line by the headline that gives the place and the paper; the body has none of it.</summary>
    private static Dateline? ReadOutletLine(StoryInput story, int last)
    {
        for (var i = last; i > story.TitleIndex && i >= 0 && i > last - HeadLines; i--)
            if (story.Blocks[i] is { Text.Length: < LongestOwn, LinkCount: 0 } && OutletLine.Read(InputOf(story, i, string.Empty)) is { } line) return line;
        return null;
    }

    /// <summary>Whether a block opens as a report does, with where it was filed from, for whom, and a dash. A maker before a dash, "Jane Roe/AGENCY -", opens a caption.</summary>
    public static bool OpensReport(StoryInput story, TextBlock block) =>
        Read(story, block.Index, string.Empty) is { Place: not null, Source: not null } dateline && TextFold.IsDash(dateline.Text[^1]);

    private static Dateline? Read(StoryInput story, int i, string context) => DatelineReader.Read(InputOf(story, i, context));

    private static DatelineInput InputOf(StoryInput story, int i, string context)
    {
        var block = story.Blocks[i];
        return new DatelineInput
        {
            Text = TextOf(block),
            EmphasisLength = EmphasisOf(block),
            IsCalled = IsCalled(block),
            OwnBlock = block.Text.Length < LongestOwn,
            SiteName = story.SiteName,
            Host = story.Url?.Host,
            Context = context,
            Lexicon = story.Lexicon,
        };
    }

    /// <summary>The text of a block. In a short one place and source may be elements that touch: they are kept apart.</summary>
    private static string TextOf(TextBlock block)
    {
        if (block.Text.Length < LongestOwn && block.LinkCount == 0 && block.First != block.Last
            && PageTextReader.Fold(block.Element, block.Text, apart: true) is var apart && apart.Length > block.Text.Length && apart.Length < LongestOwn
            && apart.AsSpan().Count(' ') - block.Text.AsSpan().Count(' ') == apart.Length - block.Text.Length) return apart;
        return block.Text.Replace('\n', ' ');
    }

    /// <summary>A heading whose class says that it is the dateline, as some systems set it beside the first paragraph.</summary>
    private static bool IsCalledHeading(TextBlock block) => block.Shape == BlockShape.Heading && block.Text.Length < LongestOwn && IsCalled(block);

    /// <summary>Whether the class of the block, or of the element that opens it, says <c>dateline</c>.</summary>
    private static bool IsCalled(TextBlock block)
    {
        for (var up = block.First.Parent; up is not null; up = up.Parent)
        {
            foreach (var range in up[PageAttribute.Class].Span.Split(' '))
                if (up[PageAttribute.Class].Span[range].Equals("dateline", StringComparison.OrdinalIgnoreCase)) return true;
            if (up == block.Element) break;
        }
        return false;
    }

    /// <summary>How far the opening emphasis reaches; that of the whole block says nothing of its opener.</summary>
    private static int EmphasisOf(TextBlock block)
    {
        if (block.EmphasisPrefix > 0) return block.EmphasisPrefix >= block.Text.Length - 2 ? 0 : block.EmphasisPrefix;
        if (block.EmphasisChars is 0 or > LongestOwn || block.EmphasisChars >= block.Text.Length - 2) return 0;
        for (var up = block.First.Parent; up is not null && up != block.Element; up = up.Parent)
            if (up.Tag is PageTag.B or PageTag.Strong) return block.EmphasisChars;
        return 0;
    }
}
