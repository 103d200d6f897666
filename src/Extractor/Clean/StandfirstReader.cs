using Extractor.Languages;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>Finds the summary between a headline and its story: by what the page calls it, by its make, by the description it repeats.</summary>
internal static class StandfirstReader
{
    private const int LongestStandfirst = 1_200;
    private const int Passes = 4;
    private const int Reach = 16;

    /// <summary>A heading that has so much of the headline says it again.</summary>
    private const double LeastRestated = 0.7;

    private const double LeastAgreed = 0.5;
    private const int LeastParagraph = 40;

    /// <summary>How many blocks around one are asked whether they stand in its box.</summary>
    private const int Beside = 3;
    private const int LongestSignature = 100;
    private const int ShortestName = 4;

    /// <summary>From this length on a summary is an introduction, if the headline stands no nearer to it than the text.</summary>
    private const int LeastIntroduction = 160;

    /// <summary>From this length on it is one wherever it stands but in the header.</summary>
    private const int LongIntroduction = 200;

    /// <summary>The blocks of the standfirst in their order; none when there is none.</summary>
    /// <param name="story">The story.</param>
    /// <param name="headline">The block that heads it.</param>
    public static List<int> Read(StoryInput story, int headline)
    {
        var first = Find(story, headline);
        if (first < 0) return [];
        var blocks = new List<int> { first };
        AddSiblings(story, blocks);
        AddSummaryList(story, blocks);
        return blocks;
    }

    /// <summary>
    /// Whether the standfirst is printed with the text rather than with the headline: beside the paragraph after it, or under an
    /// element that holds both of them and not the headline. It is the text's first paragraph then, too, and so is an introduction:
    /// one as long as a paragraph, outside of the header.
    /// </summary>
    public static bool OpensText(StoryInput story, int headline, List<int> blocks)
    {
        var opening = story.Blocks[blocks[0]];
        var introduces = opening.Shape == BlockShape.ListItem || opening.Has(BlockCues.InHeader) ? 0 : opening.Text.Length;
        if (introduces >= LongIntroduction) return true;
        for (var i = blocks[^1] + 1; i < story.Blocks.Count; i++)
        {
            var next = story.Blocks[i];
            if (!story.IsBody[i] || next.Shape != BlockShape.Text || next.Text.Length < LeastParagraph || HeadLine.Is(next, story.Lexicon)) continue;
            if (next.Element.Parent == opening.Element.Parent) return true;
            var nearText = DepthOfMeeting(opening.Element, next.Element);
            var nearHeadline = DepthOfMeeting(opening.Element, story.Blocks[headline].Element);
            return nearText > nearHeadline || (nearText == nearHeadline && introduces >= LeastIntroduction);
        }
        return false;
    }

    private static int Find(StoryInput story, int headline)
    {
        // What the page calls a standfirst goes before what merely looks like one.
        for (var pass = 0; pass < Passes; pass++)
        {
            var found = Find(story, headline, pass);
            if (found >= 0) return found;
        }
        return -1;
    }

    private static int Find(StoryInput story, int headline, int pass)
    {
        var description = story.Description is { Length: > 30 } stated ? TextFold.Fold(stated) : null;
        var title = TextFold.Fold(story.Title);
        var end = Math.Min(story.Blocks.Count, Math.Max(headline, story.First) + Reach);
        var called = -1;
        for (var i = headline + 1; i < end; i++)
        {
            var block = story.Blocks[i];
            if (IsCandidate(story, block))
            {
                var isHeading = block.Shape == BlockShape.Heading;
                var isItem = block.Shape == BlockShape.ListItem;
                var found = pass switch
                {
                    0 => (block.Near & BlockCues.Standfirst) != 0 && !isItem && !OpensIntroduction(story, block) && ((block.Own & BlockCues.Title) == 0 || isHeading)
                        && block.Text.Length >= 30 || HeadWords.IsStandfirst(block.Element),
                    1 => isHeading && block.Text.Length >= 40 && !TextFold.Fold(block.Text).Contains(title, StringComparison.Ordinal)
                        && TextFold.Similarity(block.Text, story.Title) < LeastRestated,
                    // A first paragraph that the page also states as its description is the summary only where it is set apart.
                    2 => !isHeading && !isItem && !HeadWords.HasDropCap(block.Element) && ((description is not null && IsSetApart(story, i) && Agrees(block.Text, description)) || IsIntroduction(story, headline, i)),
                    _ => IsSummaryItem(story, i) || (!isItem && description is not null && !HeadWords.HasDropCap(block.Element) && IsRestyled(story, i, description)),
                };
                // Where a page calls several lines a standfirst, it is the one that it states as its description.
                if (found && (pass > 0 || description is null || TextFold.HasKey(block.Text, description))) return i;
                if (found && called < 0) called = i;
            }
            if (story.IsBody[i] && block.Shape != BlockShape.Heading && block.Text.Length >= 60 && !HasLines(block, description)
                && (TextShape.Of(block.Text).EndsSentence || !IsBesidePicture(story, block))) break;
        }
        return called;
    }

    private static bool IsCandidate(StoryInput story, TextBlock block)
    {
        if (block.Text.Length is < 20 or > LongestStandfirst || block.Shape is BlockShape.Table or BlockShape.Preformatted || block.LinkDensity >= 0.4) return false;
        // What the headline or the whole story stands under as well sets nothing apart.
        var shared = story.TitleIndex >= 0 ? story.Blocks[story.TitleIndex].All : story.SharedCues;
        if (block.Has((BlockCues.InFigcaption | BlockCues.InFigure | BlockCues.InNav | BlockCues.InForm | BlockCues.Consent | BlockCues.Newsletter | BlockCues.InLink
            | BlockCues.InButton | BlockCues.NotShown) & ~shared))
            return false;
        if (HeadWords.IsMadeByMachine(block.Element)) return false;
        if (IsSignature(block, story) || story.Lexicon.KindsOf(block.Text, LineKinds.Boilerplate | LineKinds.Service) != LineKinds.None) return false;
        // Sites call their own story's summary a teaser too; one that leads elsewhere holds a link.
        if (block.Has(BlockCues.Related) && block.LinkCount > 0) return false;
        // What its own class calls a standfirst may stand in a box that also has a caption.
        var caption = (block.Own & BlockCues.Standfirst) != 0 && (block.Own & BlockCues.Caption) == 0 ? BlockCues.None : BlockCues.Caption;
        // Players say of themselves how they were made.
        var player = (block.Own & BlockCues.Standfirst) != 0 ? BlockCues.None : BlockCues.Embed;
        return (block.Near & ~shared & (caption | player | BlockCues.Byline | BlockCues.Share | BlockCues.Comment | BlockCues.Nav)) == 0
            && CaptionReader.FigureOf(story, block) is null && CaptionReader.BoxOf(story, block) is null;
    }

    /// <summary>Whether a line says when the story was written, or by whom, with a link to more of that person.</summary>
    private static bool IsSignature(TextBlock block, StoryInput story) =>
        block.Text.Length <= LongestSignature
        && (IsSignedAt(block.Text, story.Lexicon)
            || (!TextShape.Of(block.Text).EndsSentence && (HeadLine.IsTimes(block.Text, story.Lexicon) || (block.LinkCount > 0 && story.Lexicon.TryStripBylinePrefix(block.Text, out _)))));

    // "By Jane Roe at July 18, 2013 12:12 pm. Updated at …", "By Jane Roe, Harbour Pool | July 18, 2013 | Updated …": a name before the time.
    private static bool IsSignedAt(string text, Lexicon lexicon) =>
        lexicon.TryStripBylinePrefix(text, out var opener) && PrintedTime.TryRead(text, lexicon, null, out var time, out var start, out _)
        && start >= opener + ShortestName && (time.Time is not null || !TextShape.Of(text).EndsSentence);

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
    private static bool IsIntroduction(StoryInput story, int headline, int i)
    {
        var block = story.Blocks[i];
        if (block.Text.Length < 50 || !(TextShape.Of(block.Text).EndsSentence || IsUnstopped(story, block))) return false;
        TextBlock? first = null, second = null;
        for (var j = i + 1; j < story.Blocks.Count && second is null; j++)
        {
            if (!story.IsBody[j] || story.Blocks[j].Shape != BlockShape.Text || story.Blocks[j].Text.Length < LeastParagraph) continue;
            if (first is null) first = story.Blocks[j];
            else second = story.Blocks[j];
        }
        if (first is null || second is null) return false;
        if (block.EmphasisChars * 10 >= block.Text.Length * 9 && first.EmphasisChars * 2 < first.Text.Length && second.EmphasisChars * 2 < second.Text.Length)
            return true;
        return !IsAlike(block, first) && IsAlike(first, second) && block.Element.Parent != first.Element.Parent
            && DepthOfMeeting(block.Element, story.Blocks[headline].Element) >= DepthOfMeeting(block.Element, first.Element);
    }

    /// <summary>Whether a block stands in a box with a picture and neither the headline nor a further paragraph: it says what is seen.</summary>
    private static bool IsBesidePicture(StoryInput story, TextBlock block)
    {
        if (block.Element.Parent is not { } box || !story.Pictures.AreIn(box) || (story.TitleIndex >= 0 && story.Blocks[story.TitleIndex].Element.IsIn(box))) return false;
        for (var i = Math.Max(0, block.Index - Beside); i < Math.Min(story.Blocks.Count, block.Index + Beside + 1); i++)
            if (i != block.Index && story.Blocks[i].Text.Length >= LeastParagraph && story.Blocks[i].Element.IsIn(box)) return false;
        return true;
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
        return bare.Length > 40 && folded.StartsWith(bare, StringComparison.Ordinal) && folded.Length < description.Length * 1.6;
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

    /// <summary>A summary without a stop at its end: words enough for a sentence, left out of the story, in no box of another kind.</summary>
    private static bool IsUnstopped(StoryInput story, TextBlock block) =>
        !story.IsBody[block.Index] && block.Text.Length >= 70 && block.Text.AsSpan().Count(' ') >= 10 && block.LinkCount == 0
        && !block.Has(BlockCues.Meta | BlockCues.Time | BlockCues.Embed | BlockCues.Promo | BlockCues.Paywall | BlockCues.InAside | BlockCues.InTime | BlockCues.Hidden)
        && !story.Lexicon.IsBoilerplate(block.Text);

    /// <summary>Whether the first paragraph has a class that the next ones, alike among themselves, lack, and says what the description says.</summary>
    private static bool IsRestyled(StoryInput story, int i, string description)
    {
        var block = story.Blocks[i];
        if (HasLines(block, description)) return true;
        if (block.Shape != BlockShape.Text || !story.IsBody[i] || TextFold.Similarity(block.Text, story.Description) < LeastAgreed) return false;
        var alike = 0;
        for (var j = i + 1; j < story.Blocks.Count && alike < 3; j++)
        {
            if (!story.IsBody[j] || story.Blocks[j].Shape != BlockShape.Text || story.Blocks[j].Text.Length < LeastParagraph) continue;
            if (SameClass(block.Element, story.Blocks[j].Element)) return false;
            alike++;
        }
        return alike == 3;
    }

    /// <summary>A block of several lines that the page states as its description: a list of points in one element.</summary>
    private static bool HasLines(TextBlock block, string? description) =>
        description is not null && block.Text.Contains('\n', StringComparison.Ordinal) && TextFold.Fold(block.Text.Replace('\n', ' ')) == description;

    /// <summary>The first of several items of a list called summary, above the story's first paragraph.</summary>
    private static bool IsSummaryItem(StoryInput story, int i) =>
        IsInSummaryList(story.Blocks[i]) && i + 1 < story.Blocks.Count && IsInSummaryList(story.Blocks[i + 1])
        && story.Blocks[i + 1].Element.Parent == story.Blocks[i].Element.Parent;

    private static bool IsInSummaryList(TextBlock block) =>
        block.Shape == BlockShape.ListItem && (block.Near & BlockCues.Standfirst) != 0 && block.LinkCount == 0 && block.Text.Length >= 20
        && !block.Has(BlockCues.Nav | BlockCues.InNav | BlockCues.Tags | BlockCues.Share | BlockCues.Related);

    /// <summary>A standfirst of several headings or items goes on as long as they are alike.</summary>
    private static void AddSiblings(StoryInput story, List<int> blocks)
    {
        var first = story.Blocks[blocks[0]];
        if (first.Shape is not (BlockShape.Heading or BlockShape.ListItem)) return;
        for (var i = blocks[0] + 1; i < story.Blocks.Count; i++)
        {
            var next = story.Blocks[i];
            if (next.Shape != first.Shape || next.Element.Parent != first.Element.Parent || next.Element.Tag != first.Element.Tag
                || !SameClass(next.Element, first.Element) || next.Text.Length < 20 || blocks.Sum(b => story.Blocks[b].Text.Length) > LongestStandfirst) return;
            blocks.Add(i);
        }
    }

    /// <summary>A list of the story's points, announced by a label, may follow the summary.</summary>
    private static void AddSummaryList(StoryInput story, List<int> blocks)
    {
        if (story.Blocks[blocks[0]].Shape == BlockShape.ListItem) return;
        for (var i = blocks[^1] + 1; i < Math.Min(story.Blocks.Count, blocks[0] + Reach); i++)
        {
            var block = story.Blocks[i];
            if (IsSummaryItem(story, i))
            {
                var label = story.Blocks[i - 1];
                if (label.Text.Length >= 40 || !label.Text.EndsWith(':') || (label.Near & BlockCues.Standfirst) == 0) return;
                blocks.Add(i - 1);
                for (; i < story.Blocks.Count && IsInSummaryList(story.Blocks[i]); i++) blocks.Add(i);
                return;
            }
            if (story.IsBody[i] && block.Shape != BlockShape.Heading && block.Text.Length >= 60) return;
        }
    }
}
