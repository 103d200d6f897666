using Extractor.Languages;
using Extractor.Parse;

namespace Extractor.Metadata;

/// <summary>
/// The times that a page prints or marks up near its headline, nearest first. A card of another story has a time as well, so
/// only the surroundings of the headline count.
/// </summary>
internal sealed record PrintedTimes(IReadOnlyList<ArticleTime> Published, IReadOnlyList<ArticleTime> Modified)
{
    private const int BlocksBefore = 8;
    private const int BlocksAfter = 14;
    private const int FarRank = 50;
    private const int LongestTimeLine = 160;
    private const int LongestLabelledLine = 120;
    private const BlockCues Elsewhere = BlockCues.Related | BlockCues.List | BlockCues.Comment | BlockCues.InNav | BlockCues.InFooter | BlockCues.Nav;

    /// <summary>The times by the headline.</summary>
    public static PrintedTimes Near(PageSurvey survey, Lexicon lexicon, string? country, int titleIndex)
    {
        var found = new List<(int Rank, bool IsUpdate, ArticleTime Time)>();
        foreach (var time in survey.Times) ReadElement(survey, lexicon, country, titleIndex, time, found);
        ReadLines(survey, lexicon, country, titleIndex, found);
        // A card of another story is better than nothing only where the headline has no time of its own.
        if (found.Exists(f => !f.IsUpdate && f.Rank <= FarRank)) found.RemoveAll(f => f.Rank > FarRank);
        found.Sort((a, b) => a.Rank.CompareTo(b.Rank));
        return new PrintedTimes(
            [.. found.Where(f => !f.IsUpdate).Select(f => f.Time)],
            [.. found.Where(f => f.IsUpdate).Select(f => f.Time)]);
    }

    /// <summary>The first line anywhere on the page that says by its label that it gives the time of publication.</summary>
    public static ArticleTime? Labelled(PageSurvey survey, Lexicon lexicon, string? country)
    {
        foreach (var block in survey.Blocks)
        {
            if (block.Text.Length > LongestLabelledLine || block.Has(Elsewhere) || !lexicon.IsPublishedLabel(block.Text, out var label)) continue;
            if (PrintedTime.TryRead(block.Text.AsSpan(label), lexicon, country, out var time, out var start, out _) && start < 20) return time;
        }
        return null;
    }

    /// <summary>The first time elsewhere on the page that markup calls a time and that belongs to no list of others.</summary>
    public static ArticleTime? Far(PageSurvey survey, Lexicon lexicon, string? country, int titleIndex)
    {
        foreach (var time in survey.Times)
        {
            if ((time.All & (Elsewhere | BlockCues.InAside)) != 0 || IsUpdateProperty(time.Element)) continue;
            if (time.Element.Get(PageAttribute.DateTime) is { } value && PrintedTime.TryReadMachine(value, lexicon, out var stated)) return stated;
        }
        foreach (var block in survey.Blocks)
        {
            if (block.Index <= titleIndex || block.Text.Length > 60 || block.Has(Elsewhere | BlockCues.InAside)) continue;
            if ((block.Near & (BlockCues.Time | BlockCues.InTime)) == 0 || lexicon.IsUpdatedLabel(block.Text, out _)) continue;
            if (PrintedTime.TryRead(block.Text, lexicon, country, out var printed, out _, out _)) return printed;
        }
        return null;
    }

    private static void ReadElement(
        PageSurvey survey, Lexicon lexicon, string? country, int titleIndex, PageTime time, List<(int, bool, ArticleTime)> found)
    {
        if ((time.All & BlockCues.Comment) != 0) return;
        var text = PageTextReader.Fold(time.Element);
        if (!(time.Element.Get(PageAttribute.DateTime) is { } value && PrintedTime.TryReadMachine(value, lexicon, out var read)))
        {
            if (text.Length is 0 or > LongestTimeLine || !PrintedTime.TryRead(text, lexicon, country, out read, out _, out _)) return;
        }
        var line = time.BlockIndex < survey.Blocks.Count ? survey.Blocks[time.BlockIndex].Text : "";
        var isUpdate = lexicon.IsUpdatedLabel(text, out _) || IsUpdateProperty(time.Element)
            || (line.Length < LongestTimeLine && lexicon.IsUpdatedLabel(line, out _));
        found.Add((Rank(time.BlockIndex, titleIndex, time.All), isUpdate, read));
    }

    private static void ReadLines(
        PageSurvey survey, Lexicon lexicon, string? country, int titleIndex, List<(int, bool, ArticleTime)> found)
    {
        var start = Math.Max(0, titleIndex - BlocksBefore);
        var end = Math.Min(survey.Blocks.Count, titleIndex < 0 ? 60 : titleIndex + BlocksAfter);
        for (var i = start; i < end; i++)
        {
            var block = survey.Blocks[i];
            // Long blocks are story; a date in them is part of what they tell.
            if (i == titleIndex || block.Text.Length > LongestTimeLine || block.Has(BlockCues.Comment)) continue;
            // Name and time often touch in the markup; their lines tell them apart.
            var text = (block.First.Parent == block.Element ? block.Text : BylineLine.Of(block.Element, null).Text).AsSpan();
            if (text.Length > LongestTimeLine) text = block.Text;
            var cued = (block.Near & (BlockCues.Time | BlockCues.Byline | BlockCues.Meta | BlockCues.InTime)) != 0;
            if (!cued && text.Length > 80) continue;
            var offset = 0;
            while (offset < text.Length && PrintedTime.TryRead(text[offset..], lexicon, country, out var time, out var at, out var length))
            {
                var before = text[offset..(offset + at)];
                var isUpdate = ContainsLabel(before, lexicon);
                found.Add((Rank(i, titleIndex, block.All) + (cued ? 2 : 6), isUpdate, time));
                offset += at + Math.Max(1, length);
            }
        }
    }

    private static bool ContainsLabel(ReadOnlySpan<char> before, Lexicon lexicon)
    {
        for (var i = 0; i < before.Length; i++)
        {
            if (i > 0 && char.IsLetterOrDigit(before[i - 1])) continue;
            if (lexicon.IsUpdatedLabel(before[i..], out _)) return true;
        }
        return false;
    }

    private static bool IsUpdateProperty(PageElement element) =>
        element[PageAttribute.ItemProp].Span.Equals("dateModified", StringComparison.OrdinalIgnoreCase)
        || element[PageAttribute.Class].Span.Contains("updated", StringComparison.OrdinalIgnoreCase)
        || element[PageAttribute.Class].Span.Contains("modified", StringComparison.OrdinalIgnoreCase);

    private static int Rank(int block, int titleIndex, BlockCues cues)
    {
        var distance = titleIndex < 0 ? block : block >= titleIndex ? block - titleIndex : (titleIndex - block) * 2;
        return distance + ((cues & Elsewhere) != 0 ? 60 : 0);
    }
}
