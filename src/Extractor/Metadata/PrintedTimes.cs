using Extractor.Languages;
using Extractor.Parse;

namespace Extractor.Metadata;

/// <summary>
/// Gathers the times that a page prints or marks up anywhere: in elements that carry one, in short lines, in the opening of a
/// paragraph and in the headline. Which of them is the story's is not decided here.
/// </summary>
internal sealed class PrintedTimes
{
    private const int LongestLine = 160;
    private const int LongestLabel = 40;
    private const int LongestGap = 5;
    private const int OpeningWindow = 90;
    private const int LatestOpening = 40;
    private const int Most = 200;
    private const int MostLooked = 40;

    private static readonly PageAttribute[] Attributes =
        [PageAttribute.DataDate, PageAttribute.DataDateTime, PageAttribute.DataPublished, PageAttribute.DataTime, PageAttribute.DataTimestamp, PageAttribute.Title];

    private readonly PageSurvey survey;
    private readonly Lexicon lexicon;
    private readonly string? country;
    private readonly int titleIndex;
    private readonly BlockCues shared;
    private readonly List<TimeCandidate> found;
    private int count;

    private PrintedTimes(PageSurvey survey, Lexicon lexicon, string? country, int titleIndex, List<TimeCandidate> found)
    {
        this.survey = survey;
        this.lexicon = lexicon;
        this.country = country;
        this.titleIndex = titleIndex;
        this.found = found;
        // What stands around the headline as well says nothing of where a time belongs.
        shared = titleIndex >= 0 ? survey.Blocks[titleIndex].All : BlockCues.None;
    }

    public static void Gather(PageSurvey survey, Lexicon lexicon, string? country, int titleIndex, List<TimeCandidate> found)
    {
        var times = new PrintedTimes(survey, lexicon, country, titleIndex, found);
        times.ReadTitle();
        foreach (var time in survey.Times)
        {
            survey.Budget.Check();
            times.ReadElement(time);
        }
        foreach (var block in survey.Blocks)
        {
            survey.Budget.Check();
            times.ReadBlock(block);
        }
    }

    /// <summary>The order of day and month that other figures of the page give away: 1 day first, 2 month first, 0 not known.</summary>
    public static int DayPlace(PageSurvey survey)
    {
        var (first, second) = (0, 0);
        foreach (var block in survey.Blocks)
        {
            if (block.Text.Length > LongestLine) continue;
            var place = DateFigures.DayPlace(block.Text);
            if (place == 1) first++;
            else if (place == 2) second++;
        }
        return first > second ? 1 : second > first ? 2 : 0;
    }

    private void ReadTitle()
    {
        if (titleIndex >= 0) AddTitle(survey.Blocks[titleIndex].Text);
        if (survey.DocumentTitle is { } title) AddTitle(title);
    }

    private void AddTitle(string title)
    {
        // A date that opens or closes the title belongs to it as a stamp; within it, it is what the story tells of.
        if (!PrintedTime.TryRead(title, lexicon, country, out var time, out var start, out var length)) return;
        if (start > 2 && start + length < title.Length - 1) return;
        Add(time, TimeOrigin.Title, title, start, length, titleIndex, null, BlockCues.None, BlockCues.None, isUpdate: false, isLabelled: false);
    }

    private void ReadElement(PageTime time)
    {
        var text = PageTextReader.Fold(time.Element);
        var start = 0;
        var length = 0;
        string? stated = null;
        if (time.Element.Get(PageAttribute.DateTime) is { } value && PrintedTime.TryReadMachine(value, lexicon, out var read)) stated = value;
        else if (text.Length is 0 or > LongestLine || !PrintedTime.TryRead(text, lexicon, country, out read, out start, out length)) return;
        var block = time.BlockIndex < survey.Blocks.Count ? survey.Blocks[time.BlockIndex] : null;
        var line = block is { Text.Length: <= LongestLine } ? block.Text : "";
        var isUpdate = lexicon.IsUpdatedLabel(text, out _) || IsUpdateProperty(time.Element) || lexicon.IsUpdatedLabel(line, out _);
        if (!isUpdate && text.Length > 0 && line.IndexOf(text, StringComparison.Ordinal) is > 0 and var at) isUpdate = Label(line.AsSpan(0, at)) == Labels.Updated;
        var isLabelled = !isUpdate && (lexicon.IsPublishedLabel(text, out _) || lexicon.IsPublishedLabel(line, out _));
        Add(read, TimeOrigin.Element, text, start, length, time.BlockIndex, time.Element, block?.Near ?? BlockCues.None, time.All, isUpdate, isLabelled, stated, HAtomTimes.IsUpdated(time.Element));
    }

    private void ReadBlock(TextBlock block)
    {
        if (block.Index == titleIndex || IsOfProfile(block) || IsHeadline(block)) return;
        // A theme's line of writer, times, sections and tags may be long.
        var isMeta = block.Text.Length > LongestLine && (block.Near & BlockCues.Meta) != 0 && HAtomTimes.UpdatedIn(block.Element).Length > 0;
        if (block.Text.Length > LongestLine && !isMeta)
        {
            var opening = block.Text.AsSpan(0, Math.Min(block.Text.Length, OpeningWindow));
            if (PrintedTime.TryRead(opening, lexicon, country, out var day, out var from, out var taken) && from <= LatestOpening)
                Add(day, TimeOrigin.Opening, opening, from, taken, block.Index, block.Element, block.Near, block.All, isUpdate: false, isLabelled: false);
            return;
        }
        ReadAttributes(block);
        // Name and time often touch in the markup; their lines tell them apart.
        var isWhole = !isMeta && block.First.Parent == block.Element;
        if (!PrintedTime.MayHoldDay(block.Text) && (isWhole || !BylineLine.MayHoldDay(block.Element))) return;
        var text = (isWhole ? block.Text : BylineLine.TextOf(block.Element)).AsSpan();
        if (text.Length > LongestLine) text = isMeta ? text[..LongestLine] : block.Text;
        var offset = 0;
        // hAtom's "updated" beside another time: an inline element in the line of a blog's theme.
        var updated = default(string);
        var label = block.Index > 0 && survey.Blocks[block.Index - 1].Text is { Length: <= LongestLabel } above ? LoneLabel(above) : Labels.None;
        while (offset < text.Length && PrintedTime.TryRead(text[offset..], lexicon, country, out var time, out var at, out var length))
        {
            if (Label(text[offset..(offset + at)]) is not Labels.None and var own) label = own;
            else if (offset > 0) label = Labels.None;
            if (label == Labels.None && IsLabelledAfter(text[(offset + at + length)..])) label = Labels.Published;
            var isUpdate = label == Labels.Updated || IsUpdateProperty(block.Element);
            updated ??= HAtomTimes.UpdatedIn(block.Element);
            var isCalledUpdated = updated.AsSpan().Trim().StartsWith(text.Slice(offset + at, length));
            Add(time, TimeOrigin.Line, text, offset + at, length, block.Index, block.Element, block.Near, block.All, isUpdate, label == Labels.Published, isCalledUpdated: isCalledUpdated);
            offset += at + Math.Max(1, length);
        }
    }

    /// <summary>Whether a block repeats the headline, whose date is read with it.</summary>
    private bool IsHeadline(TextBlock block) => titleIndex >= 0 && block.Text == survey.Blocks[titleIndex].Text;

    /// <summary>Whether a block is a term of a writer's profile, as forums set it beside each post: since when they are a member.</summary>
    private static bool IsOfProfile(TextBlock block) => (block.Near & BlockCues.Bio) != 0 && block.Has(BlockCues.InDefinition);

    private void ReadAttributes(TextBlock block)
    {
        if ((block.Near & (BlockCues.Time | BlockCues.InTime | BlockCues.Meta | BlockCues.Byline)) == 0) return;
        if (AbbreviatedIn(block.Element, out var whole) is { } abbreviated)
        {
            // The label may stand anywhere before it: "Posted by Jane, updated yesterday".
            var at = block.Text.IndexOf(PageTextReader.Fold(abbreviated), StringComparison.Ordinal);
            var label = at > 0 ? Label(block.Text.AsSpan(0, at)) : lexicon.IsUpdatedLabel(block.Text, out _) ? Labels.Updated : Labels.None;
            Add(whole!, TimeOrigin.Element, block.Text, 0, 0, block.Index, abbreviated, block.Near, block.All,
                IsUpdateProperty(abbreviated) || label == Labels.Updated, label == Labels.Published || lexicon.IsPublishedLabel(block.Text, out _));
            return;
        }
        var element = block.First.Parent;
        for (var up = 0; up < 3 && element is not null && element.Tag != PageTag.Body; up++, element = element.Parent)
        {
            foreach (var name in Attributes)
            {
                if (element.Get(name) is not { Length: >= 8 and <= 64 } value || !PrintedTime.TryReadMachine(value, lexicon, out var time)) continue;
                Add(time, TimeOrigin.Element, block.Text, 0, 0, block.Index, element, block.Near, block.All,
                    IsUpdateProperty(element) || lexicon.IsUpdatedLabel(block.Text, out _), lexicon.IsPublishedLabel(block.Text, out _));
                return;
            }
        }
    }

    /// <summary>The first <c>abbr</c> whose title is a time (microformats' datetime-design-pattern) near the start of an element.</summary>
    private PageElement? AbbreviatedIn(PageElement element, out ArticleTime? time)
    {
        time = null;
        var looked = 0;
        for (PageNode? node = element.FirstChild; node is not null && looked < MostLooked; looked++)
        {
            if (node is PageElement { Tag: PageTag.Abbr } abbr && abbr[PageAttribute.Title].Length is >= 8 and <= 64 && char.IsAsciiDigit(abbr[PageAttribute.Title].Span[0])
                && PrintedTime.TryReadMachine(abbr.Get(PageAttribute.Title), lexicon, out time)) return abbr;
            // What has blocks of its own is read with them.
            if (node is PageElement { FirstChild: { } child } inner && TagFacts.Flow(inner.Tag) == TagFlow.Inline)
            {
                node = child;
                continue;
            }
            while (node is not null && node.Next is null) node = node.Parent == element ? null : node.Parent;
            node = node?.Next;
        }
        return null;
    }

    private void Add(
        ArticleTime time, TimeOrigin origin, ReadOnlySpan<char> line, int start, int length, int block, PageElement? element, BlockCues near, BlockCues all,
        bool isUpdate, bool isLabelled, string? stated = null, bool isCalledUpdated = false)
    {
        if (count >= Most) return;
        var figures = stated ?? line.Slice(start, length);
        found.Add(new TimeCandidate
        {
            Time = time,
            Origin = origin,
            Source = FieldSource.Page,
            Swapped = DateFigures.Swapped(figures, time.Date),
            MonthFirst = DateFigures.MonthFirst(figures, time.Date),
            DayPlace = DateFigures.PlaceOf(figures, time.Date),
            IsUpdate = isUpdate,
            IsLabelled = isLabelled,
            IsCalledUpdated = isCalledUpdated,
            IsSpan = stated is null && TimeSpans.IsEnd(line, start, length),
            Near = near,
            Around = all & ~shared,
            Block = block,
            LineLength = line.Length,
            Start = start,
            Length = length,
            Element = element,
            Rank = count++,
        });
    }

    private enum Labels
    {
        None,
        Published,
        Updated,
    }

    /// <summary>The last label in the text before a time.</summary>
    private Labels Label(ReadOnlySpan<char> before)
    {
        for (var i = before.Length - 1; i >= 0; i--)
        {
            if ((i > 0 && char.IsLetterOrDigit(before[i - 1])) || !char.IsLetter(before[i])) continue;
            if (lexicon.IsUpdatedLabel(before[i..], out _)) return FurtherBack(before, i) ?? Labels.Updated;
            if (lexicon.IsPublishedLabel(before[i..], out _)) return FurtherBack(before, i) ?? Labels.Published;
        }
        return Labels.None;
    }

    /// <summary>Whether a label stands right after a time; further on it is a word of a sentence.</summary>
    private bool IsLabelledAfter(ReadOnlySpan<char> after)
    {
        var at = 0;
        while (at < after.Length && at < LongestGap && !char.IsLetterOrDigit(after[at])) at++;
        return lexicon.IsPublishedLabel(after[at..], out _);
    }

    /// <summary>A longer label that a shorter one ends: <c>last updated</c>, <c>first published</c>.</summary>
    private Labels? FurtherBack(ReadOnlySpan<char> before, int end)
    {
        for (var i = Math.Max(0, end - LongestLabel); i < end; i++)
        {
            if (i > 0 && char.IsLetterOrDigit(before[i - 1])) continue;
            if (lexicon.IsUpdatedLabel(before[i..], out var length) && i + length > end) return Labels.Updated;
            if (lexicon.IsPublishedLabel(before[i..], out length) && i + length > end) return Labels.Published;
        }
        return null;
    }

    private Labels LoneLabel(string line)
    {
        if (lexicon.IsUpdatedLabel(line, out var length) && length >= line.Length - 1) return Labels.Updated;
        return lexicon.IsPublishedLabel(line, out length) && length >= line.Length - 1 ? Labels.Published : Labels.None;
    }

    private static bool IsUpdateProperty(PageElement element) =>
        element[PageAttribute.ItemProp].Span.Equals("dateModified", StringComparison.OrdinalIgnoreCase)
        || element[PageAttribute.Class].Span.Contains("modified", StringComparison.OrdinalIgnoreCase);
}
