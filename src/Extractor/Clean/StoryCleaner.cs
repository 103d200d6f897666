using System.Globalization;
using Extractor.Languages;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>The story, cleaned: what is left of the body once captions, links and lines of service have been taken out.</summary>
internal sealed record CleanStory
{
    /// <summary>Of a page whose text is not read.</summary>
    public static CleanStory None { get; } = new() { Body = [], Captions = [], RelatedLinks = [] };

    public required IReadOnlyList<ArticleBlock> Body { get; init; }

    public required IReadOnlyList<Caption> Captions { get; init; }

    public required IReadOnlyList<RelatedLink> RelatedLinks { get; init; }

    public string? Kicker { get; init; }

    public string? Standfirst { get; init; }

    public Dateline? Dateline { get; init; }

    public string? EndCredit { get; init; }

    /// <summary>The picture of the first caption, where it stands above the first paragraph.</summary>
    public Uri? LeadPicture { get; init; }
}

/// <summary>
/// Takes captions, related links and boilerplate out of the located body, keeping them as data where they are data, and makes
/// the blocks of the record.
/// </summary>
internal static class StoryCleaner
{
    private const int LongestServiceLine = 200;
    private const int LeastStory = 500;

    /// <summary>Before so much text a byline or a time is still the story's: a teaser or a summary may stand above it.</summary>
    private const int LeastOpening = 160;

    /// <summary>A shorter text may stand twice.</summary>
    private const int LeastRepeated = 40;

    private const int LongestTime = 50;

    /// <summary>The longest paragraph that may be nothing but a word to the reader, or say what the story draws on.</summary>
    private const int LongestWordToReader = 400;

    /// <param name="story">The story and its page.</param>
    /// <param name="linkModel">The model that judges links; null for the built-in one.</param>
    public static CleanStory Clean(StoryInput story, LinkModel? linkModel = null)
    {
        var captions = story.Given.Captions is { } given ? GivenReader.Captions(story, given) : CaptionReader.Read(story);
        var links = story.Given.Links is { } pointed ? GivenReader.Links(story, pointed) : RelatedLinkReader.Read(story, linkModel);
        story.Survey.Budget.CheckNow();
        var head = HeadReader.Read(story);
        if (story.Given.Standfirst) head = head with { Standfirst = null, Blocks = [], OpensText = false };
        var keep = Keep(story, captions, links, head);
        var endCredit = TakeEndCredit(story, keep, out var cut);
        var dateline = DatelineFinder.Find(story, keep, head, captions);
        var body = BodyWriter.Write(story, keep, captions, cut);
        return new CleanStory
        {
            Body = body,
            Captions = [.. captions.Select(c => c.Caption)],
            RelatedLinks = links.Links,
            Kicker = head.Kicker,
            Standfirst = IsLead(head, dateline) ? null : head.Standfirst,
            Dateline = dateline,
            EndCredit = endCredit,
            LeadPicture = captions.Count > 0 && captions[0].Position <= Array.IndexOf(keep, true) ? captions[0].Caption.Image : null,
        };
    }

    /// <summary>
    /// Whether what looks like a standfirst opens with a dateline and its dash: the first paragraph of an agency's or a paper's own report,
    /// set in another type; or with a place in capitals and a colon. (A dateline with a stop opens standfirsts, too: "Berlin. The council has …".)
    /// </summary>
    private static bool IsLead(StoryHead head, Dateline? dateline) =>
        dateline is not null && head.OpensText && head.Standfirst is { } summary && (TextFold.IsDash(dateline.Text[^1]) || (dateline.Text[^1] == ':' && OpenerParser.IsCapitals(dateline.Place ?? ""))) && summary.StartsWith(dateline.Text, StringComparison.Ordinal);

    private static bool[] Keep(StoryInput story, List<FoundCaption> captions, FoundLinks links, StoryHead head)
    {
        var keep = story.IsBody.ToArray();
        if (!story.Given.Body) StoryHeadings.Keep(story, keep);
        if (!story.Given.Body) DropComments(story, keep);
        foreach (var i in story.Given.Apart) keep[i] = false;
        foreach (var i in links.Blocks) keep[i] = false;
        foreach (var caption in captions)
            foreach (var i in caption.Blocks) keep[i] = false;
        if (story.TitleIndex >= 0) keep[story.TitleIndex] = false;
        if (!head.OpensText)
            foreach (var i in head.Blocks) keep[i] = false;
        var title = TextFold.Fold(story.Title);
        var seen = 0;
        for (var i = 0; i < keep.Length; i++)
        {
            if (!keep[i]) continue;
            story.Survey.Budget.Check();
            var block = story.Blocks[i];
            if (IsService(story, block, seen) || (block.Text.Length < 400 && TextFold.HasKey(block.Text, title))) keep[i] = false;
            else if (!head.Blocks.Contains(i)) seen += block.Text.Length;
        }
        FormBoxes.Drop(story, keep);
        DropDuplicates(story, keep);
        RepeatedQuotes.Drop(story, keep);
        PostSignatures.Drop(story, keep);
        HiddenText.Drop(story, keep);
        DropAnnouncements(story, keep, links);
        DropDanglingHeadings(story, keep);
        return keep;
    }

    /// <summary>What readers wrote under a story is none of it; where a page has nothing but posts, they are what it tells.</summary>
    private static void DropComments(StoryInput story, bool[] keep)
    {
        int own = 0, last = -1;
        for (var i = 0; i < keep.Length; i++)
        {
            if (!keep[i] || story.Blocks[i].Has(BlockCues.Comment)) continue;
            own += story.Blocks[i].Text.Length;
            last = i;
        }
        if (own < LeastStory) return;
        for (var i = last + 1; i < keep.Length; i++) keep[i] = false;
    }

    /// <summary>A line that serves the reader of the site rather than tells the story.</summary>
    private static bool IsService(StoryInput story, TextBlock block, int seen)
    {
        var lexicon = story.Lexicon;
        if (block.Has(BlockCues.InFigcaption) || CaptionReader.FigureOf(story, block) is not null) return true;
        // What a script was to read.
        if (block.Text[0] == '{' && block.Text.Contains("\":", StringComparison.Ordinal) && block.Shape != BlockShape.Preformatted) return true;
        if (ServiceLinks.Is(block, story.Base) || IsLineNumbers(block)) return true;
        // What a machine made of the story stands beside it.
        if (HeadWords.IsMadeByMachine(block.Element)) return true;
        // A table of links to other stories.
        if (block.Shape == BlockShape.Table && LinkTables.IsList(block)) return true;
        if (block.Text.Length > LongestWordToReader) return false;
        var asked = LineKinds.Service;
        if (block.Text.Length <= LongestServiceLine) asked |= LineKinds.Boilerplate | LineKinds.Comment;
        if (block.Shape == BlockShape.Heading && block.Text.Length <= LongestServiceLine) asked |= LineKinds.Related | LineKinds.More;
        if (lexicon.KindsOf(block.Text, asked) != LineKinds.None) return true;
        if (block.Text.Length > LongestServiceLine) return false;
        if (block.Text.Length <= 2 && !block.Text.Any(char.IsLetterOrDigit)) return true;
        // When an entry of a live page was posted.
        if ((block.Near & BlockCues.Time) != 0 && block.Has(BlockCues.Live) && block.Shape == BlockShape.Text && block.Text.Length <= LongestTime && HeadLine.IsOfWriterOrTime(block.Text, lexicon)) return true;
        return seen == 0 ? HeadLine.Is(block, lexicon)
            : seen < LeastOpening && (block.Shape == BlockShape.Text || (block.Near & BlockCues.Byline) != 0) && HeadLine.IsOfWriterOrTime(block.Text, lexicon);
    }

    /// <summary>Whether a block is the column of numbers beside the lines of some code.</summary>
    private static bool IsLineNumbers(TextBlock block)
    {
        if (block.Shape != BlockShape.Preformatted || block.Text.Length < 3) return false;
        int number = 0, count = 0;
        foreach (var range in block.Text.AsSpan().SplitAny(' ', '\n', '\t'))
        {
            if (block.Text.AsSpan(range) is not { IsEmpty: false } word) continue;
            // The first number may be any: programs are shown in parts.
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var next) || (number > 0 && next != number + 1)) return false;
            number = next;
            count++;
        }
        return count > 1;
    }

    /// <summary>
    /// Drops the second of two equal long blocks: teasers, pull quotes, texts printed for two screen sizes. Those are made unlike the
    /// story's own; paragraphs and items among their likes say a line twice, as recipes, plans and interviews do.
    /// </summary>
    private static void DropDuplicates(StoryInput story, bool[] keep)
    {
        // Nearly all texts differ at their start.
        var starts = story.Survey.Room.Take<int>(keep.Length);
        var count = keep.AsSpan().Count(true);
        using var counts = new NumberTally(count);
        for (var i = 0; i < keep.Length; i++)
            if (keep[i] && story.Blocks[i].Text.Length >= LeastRepeated) counts.Add(starts[i] = TextFold.HashOfStart(story.Blocks[i].Text));
        var seen = new KeyNumbers<TextKey>(story.Survey.Room, count);
        var first = story.Survey.Room.Take<int>(count);
        for (var i = 0; i < keep.Length; i++)
        {
            if (!keep[i] || story.Blocks[i].Text.Length < LeastRepeated || counts[starts[i]] < 2) continue;
            story.Survey.Budget.Check();
            var number = seen.Of(new TextKey(story.Blocks[i].Text), out var isNew);
            if (isNew) first[number] = i;
            else if (!AreSiblings(story.Blocks[first[number]], story.Blocks[i])) keep[i] = false;
        }
    }

    /// <summary>Whether two blocks are made alike under one parent, or are items of two lists that are.</summary>
    private static bool AreSiblings(TextBlock a, TextBlock b)
    {
        if (a.Shape != b.Shape || !a.Element.IsMadeLike(b.Element) || a.Shape is not (BlockShape.Text or BlockShape.ListItem)) return false;
        if (a.Element.Parent == b.Element.Parent) return true;
        return a.Shape == BlockShape.ListItem && a.Element.Parent is { } list && b.Element.Parent is { } other && list.IsMadeLike(other) && list.Parent == other.Parent;
    }

    /// <summary>A heading over contents that were taken out announced them, and one over related links in a box that holds nothing else of the story.</summary>
    private static void DropAnnouncements(StoryInput story, bool[] keep, FoundLinks links)
    {
        for (var i = 0; i + 1 < keep.Length; i++)
        {
            if (!keep[i] || keep[i + 1] || story.Blocks[i].Shape != BlockShape.Heading) continue;
            var next = i + 1;
            while (next < keep.Length && !keep[next] && (links.Blocks.Contains(next) || ServiceLinks.IsContents(story.Blocks[next]))) next++;
            if (next == i + 1) continue;
            if (story.Blocks[i].Element.Parent is not { } box || !story.Blocks[i + 1].Element.IsIn(box)) continue;
            if (ServiceLinks.IsContents(story.Blocks[i + 1]) || next == keep.Length || !story.Blocks[next].Element.IsIn(box)) keep[i] = false;
        }
    }

    /// <summary>A heading that nothing follows announces something that was left out.</summary>
    private static void DropDanglingHeadings(StoryInput story, bool[] keep)
    {
        for (var i = keep.Length - 1; i >= 0; i--)
        {
            if (!keep[i]) continue;
            if (story.Blocks[i].Shape != BlockShape.Heading) return;
            keep[i] = false;
        }
    }

    /// <summary>Takes the credit off the story's end: a block of its own, or a bracket after the last sentence.</summary>
    private static string? TakeEndCredit(StoryInput story, bool[] keep, out (int Block, int Length) cut)
    {
        cut = (-1, 0);
        if (story.Given.EndCredit) return null;
        var last = Array.LastIndexOf(keep, true);
        if (last < 0) return null;
        // The locator may have left the credit's own block out already.
        for (var i = Math.Min(last + 3, story.Blocks.Count - 1); i > last - 2 && i >= 0; i--)
        {
            var block = story.Blocks[i];
            if (i > last && block.Has(BlockCues.InNav | BlockCues.InFooter | BlockCues.Related | BlockCues.Comment)) continue;
            if (i >= last - 1 && keep[i] && block.Text.Length <= LongestWordToReader && story.Lexicon.IsClosingLine(block.Text))
            {
                keep[i] = false;
                return OnOneLine(block.Text);
            }
            // Who wrote the story is read as its byline.
            if (i >= last - 1 && keep[i] && SignedNames.TryRead(block.Text, story.Lexicon, out _))
            {
                keep[i] = false;
                last = Math.Max(0, Array.LastIndexOf(keep, true));
                continue;
            }
            if (block.Text.Length > LongestServiceLine || EndCreditReader.Read(block.Text, story.Lexicon, isLastBlock: i >= last) is not { } credit) continue;
            if (credit.Start == 0)
            {
                keep[i] = false;
                return OnOneLine(credit.Credit);
            }
        }
        if (EndCreditReader.Read(story.Blocks[last].Text, story.Lexicon, isLastBlock: true) is not { } tail) return null;
        cut = (last, tail.Start);
        return OnOneLine(tail.Credit);
    }

    private static string OnOneLine(string text) => text.Replace('\n', ' ');
}
