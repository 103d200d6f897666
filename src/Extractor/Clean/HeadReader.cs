using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>The lines around a headline that are neither byline nor body.</summary>
internal sealed record StoryHead(string? Kicker, string? Standfirst, int StandfirstIndex);

/// <summary>Finds the kicker above the headline and the standfirst under it.</summary>
internal static class HeadReader
{
    private const int LongestKicker = 70;
    private const int LongestStandfirst = 1_200;

    public static StoryHead Read(StoryInput story)
    {
        if (story.TitleIndex < 0) return new StoryHead(null, null, -1);
        var standfirst = Standfirst(story);
        return new StoryHead(Kicker(story), standfirst < 0 ? null : story.Blocks[standfirst].Text.Replace('\n', ' '), standfirst);
    }

    private static string? Kicker(StoryInput story)
    {
        var title = story.Blocks[story.TitleIndex];
        // The headline's own heading may open with the kicker.
        if (story.Title is { } printed && title.Text.Length > printed.Length && title.Text.EndsWith(printed, StringComparison.Ordinal)
            && title.Text[..^printed.Length].Replace('\n', ' ').TrimEnd(':', ' ', '|', '–', '-') is { Length: > 1 and <= LongestKicker } opener)
            return opener;
        for (var i = story.TitleIndex - 1; i >= Math.Max(0, story.TitleIndex - 3); i--)
        {
            var block = story.Blocks[i];
            if (block.Text.Length > LongestKicker || block.Has(BlockCues.InNav | BlockCues.Nav)) continue;
            if ((block.Near & BlockCues.Kicker) != 0) return block.Text.Replace('\n', ' ').TrimEnd(':', ' ');
            // A line inside the headline's own heading or heading group is the kicker as well.
            if (block.Element.Parent == title.Element || (title.Element.Parent is { Tag: PageTag.Hgroup } group && block.Element.Parent == group && !block.IsLink))
                return block.Text.Replace('\n', ' ').TrimEnd(':', ' ');
        }
        return null;
    }

    private static int Standfirst(StoryInput story)
    {
        // What the page calls a standfirst goes before what merely looks like one.
        for (var pass = 0; pass < 3; pass++)
        {
            var found = Standfirst(story, pass);
            if (found >= 0) return found;
        }
        return -1;
    }

    private static int Standfirst(StoryInput story, int pass)
    {
        var description = story.Description is { Length: > 30 } stated ? TextFold.Fold(stated) : null;
        var title = TextFold.Fold(story.Title);
        var end = Math.Min(story.Blocks.Count, story.TitleIndex + 16);
        for (var i = story.TitleIndex + 1; i < end; i++)
        {
            var block = story.Blocks[i];
            if (IsCandidate(story, block))
            {
                var isHeading = block.Shape == BlockShape.Heading;
                var found = pass switch
                {
                    0 => (block.Near & BlockCues.Standfirst) != 0 && !OpensIntroduction(story, block) && ((block.Own & BlockCues.Title) == 0 || isHeading) && block.Text.Length >= 30,
                    1 => isHeading && block.Text.Length >= 40 && !TextFold.Fold(block.Text).Contains(title, StringComparison.Ordinal)
                        && TextFold.Similarity(block.Text, story.Title) < 0.8,
                    // A first paragraph that the page also states as its description is the summary only where it is set apart.
                    _ => !isHeading && ((description is not null && IsSetApart(story, i) && Agrees(block.Text, description)) || IsIntroduction(story, i)),
                };
                if (found) return i;
            }
            if (story.IsBody[i] && block.Shape != BlockShape.Heading && block.Text.Length >= 60) break;
        }
        return -1;
    }

    private static bool IsCandidate(StoryInput story, TextBlock block)
    {
        if (block.Text.Length is < 20 or > LongestStandfirst || block.Shape is BlockShape.ListItem or BlockShape.Table || block.LinkDensity >= 0.4) return false;
        if (block.Has(BlockCues.InFigcaption | BlockCues.InFigure | BlockCues.InNav | BlockCues.InForm | BlockCues.Consent | BlockCues.Newsletter | BlockCues.InLink))
            return false;
        // Sites call their own story's summary a teaser too; one that leads elsewhere holds a link.
        if (block.Has(BlockCues.Related) && block.LinkCount > 0) return false;
        return (block.Near & (BlockCues.Caption | BlockCues.Byline | BlockCues.Share | BlockCues.Comment | BlockCues.Nav)) == 0
            && CaptionReader.FigureOf(block) is null && CaptionReader.BoxOf(story, block) is null;
    }

    /// <summary>Whether a block is the first of several paragraphs in a box called introduction: they are the story, not its summary.</summary>
    private static bool OpensIntroduction(StoryInput story, TextBlock block)
    {
        if ((block.Own & BlockCues.Standfirst) != 0 || block.Index + 1 >= story.Blocks.Count) return false;
        var next = story.Blocks[block.Index + 1];
        return next.Element.Parent == block.Element.Parent && next.Element.Tag == block.Element.Tag && next.Text.Length >= 60 && story.IsBody[next.Index];
    }

    /// <summary>
    /// Whether a paragraph is made unlike the story's others, which are alike among themselves, and stands with the headline rather
    /// than with them; or is emphasised as a whole before plain ones.
    /// </summary>
    private static bool IsIntroduction(StoryInput story, int i)
    {
        var block = story.Blocks[i];
        if (block.Text.Length < 50 || !TextShape.Of(block.Text).EndsSentence) return false;
        TextBlock? first = null, second = null;
        for (var j = i + 1; j < story.Blocks.Count && second is null; j++)
        {
            if (!story.IsBody[j] || story.Blocks[j].Shape != BlockShape.Text || story.Blocks[j].Text.Length < 40) continue;
            if (first is null) first = story.Blocks[j];
            else second = story.Blocks[j];
        }
        if (first is null || second is null) return false;
        if (block.EmphasisChars * 10 >= block.Text.Length * 9 && first.EmphasisChars * 2 < first.Text.Length && second.EmphasisChars * 2 < second.Text.Length)
            return true;
        return !IsAlike(block, first) && IsAlike(first, second) && block.Element.Parent != first.Element.Parent
            && DepthOfMeeting(block.Element, story.Blocks[story.TitleIndex].Element) >= DepthOfMeeting(block.Element, first.Element);
    }

    private static bool IsAlike(TextBlock a, TextBlock b) =>
        a.Element.Tag == b.Element.Tag && a.Element.Parent?.Tag == b.Element.Parent?.Tag && SameClass(a.Element, b.Element)
        && SameClass(a.Element.Parent, b.Element.Parent);

    /// <summary>Whether two classes are equal but for their digits, which number paragraphs.</summary>
    private static bool SameClass(PageElement? a, PageElement? b)
    {
        var x = a is null ? default : a[PageAttribute.Class].Span;
        var y = b is null ? default : b[PageAttribute.Class].Span;
        int i = 0, j = 0;
        while (true)
        {
            while (i < x.Length && char.IsAsciiDigit(x[i])) i++;
            while (j < y.Length && char.IsAsciiDigit(y[j])) j++;
            if (i == x.Length || j == y.Length) return i == x.Length && j == y.Length;
            if (x[i++] != y[j++]) return false;
        }
    }

    /// <summary>How deep in the page the nearest common ancestor of two elements is.</summary>
    private static int DepthOfMeeting(PageElement a, PageElement b)
    {
        var above = new HashSet<PageElement>();
        for (PageElement? up = a; up is not null; up = up.Parent) above.Add(up);
        PageElement? meeting = b;
        while (meeting is not null && !above.Contains(meeting)) meeting = meeting.Parent;
        var depth = 0;
        for (; meeting is not null; meeting = meeting.Parent) depth++;
        return depth;
    }

    private static bool Agrees(string text, string description)
    {
        var folded = TextFold.Fold(text);
        if (folded == description) return true;
        var bare = description.TrimEnd('.', '…', ' ');
        return bare.Length > 40 && folded.StartsWith(bare, StringComparison.Ordinal) && folded.Length < description.Length * 1.3;
    }

    /// <summary>Whether a block differs in make from the block of the story after it: emphasised, or under another parent or tag.</summary>
    private static bool IsSetApart(StoryInput story, int i)
    {
        var block = story.Blocks[i];
        if (block.EmphasisChars * 10 >= block.Text.Length * 9) return true;
        for (var j = i + 1; j < story.Blocks.Count; j++)
        {
            if (!story.IsBody[j] || story.Blocks[j].Shape == BlockShape.Heading) continue;
            var next = story.Blocks[j];
            return next.Element.Tag != block.Element.Tag || next.Element.Parent != block.Element.Parent
                || !next.Element[PageAttribute.Class].Span.SequenceEqual(block.Element[PageAttribute.Class].Span);
        }
        return false;
    }
}
