using Extractor.Parse;
using Extractor.Text;
using Extractor.Trees;

namespace Extractor.Clean;

/// <summary>
/// Turns the links of a page into numbers that tell links to related stories from all others. The order of the columns is part
/// of the model file's contract.
/// </summary>
internal sealed class LinkFeatures : IFeatureRows, IDisposable
{
    private const int FarStory = 40;

    /// <summary>How many columns a row has; those that are not used are zero.</summary>
    public const int Count = 160 + (2 * TextBlock.CueBits);

    private readonly LinkMap map;
    private readonly StoryInput story;
    private readonly LinkHeadings headings;
    private readonly LinkOverlap overlap;
    private readonly LinkGroups groups;
    private readonly Strip<TextShape> shapes;
    private readonly Strip<(int Links, int Longest)> repeats;

    /// <summary>What the label of each element announces, by its ordinal, and one more; 0 where it is not known yet.</summary>
    private readonly Strip<byte> labels;

    private readonly Strip<LinkPlacement?> byRule;
    private readonly LinkSteps steps;
    private readonly Strip<int> charsBefore;
    private readonly Strip<int> storyBefore;
    private readonly Strip<int> lastStory;
    private readonly Strip<int> nextStory;

    /// <param name="map">The page's links.</param>
    /// <param name="byRule">Where the rules place an address, for those that they take.</param>
    public LinkFeatures(LinkMap map, Dictionary<string, LinkPlacement> byRule)
    {
        this.map = map;
        var room = map.Story.Survey.Room;
        this.byRule = room.Take<LinkPlacement?>(map.Pages);
        repeats = room.Take<(int Links, int Longest)>(map.Pages);
        var places = byRule.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var candidate in map.Candidates)
        {
            ref var repeat = ref repeats[candidate.Page];
            if (repeat.Links == 0 && places.TryGetValue(candidate.Target.Text, out var placement)) this.byRule[candidate.Page] = placement;
            repeat = (repeat.Links + 1, Math.Max(repeat.Longest, candidate.Text.Length));
        }
        labels = room.Take<byte>(map.Story.Survey.Tree.ElementCount);
        steps = new LinkSteps(map);
        story = map.Story;
        headings = map.Story.Headings;
        overlap = new LinkOverlap(map);
        shapes = room.Take<TextShape>(map.Candidates.Count);
        for (var i = 0; i < shapes.Length; i++) shapes[i] = TextShape.Of(map.Candidates[i].Text);
        groups = new LinkGroups(map, overlap, shapes, this.byRule);
        charsBefore = room.Take<int>(story.Blocks.Count + 1);
        storyBefore = room.Take<int>(story.Blocks.Count + 1);
        for (var i = 0; i < story.Blocks.Count; i++)
        {
            charsBefore[i + 1] = charsBefore[i] + story.Blocks[i].Text.Length;
            storyBefore[i + 1] = storyBefore[i] + (map.IsStory(i) ? story.Blocks[i].Text.Length : 0);
        }
        lastStory = room.Take<int>(story.Blocks.Count);
        nextStory = room.Take<int>(story.Blocks.Count);
        for (var i = 0; i < lastStory.Length; i++) lastStory[i] = i == 0 ? -FarStory : map.IsStory(i - 1) ? i - 1 : lastStory[i - 1];
        for (var i = nextStory.Length - 1; i >= 0; i--)
            nextStory[i] = i + 1 == nextStory.Length ? nextStory.Length + FarStory : map.IsStory(i + 1) ? i + 1 : nextStory[i + 1];
    }

    /// <summary>Gives pooled memory back.</summary>
    public void Dispose() => overlap.Dispose();

    public int Rows => map.Candidates.Count;

    public int Columns => Count;

    /// <summary>All rows at once, for training.</summary>
    public static FeatureTable Of(LinkMap map, Dictionary<string, LinkPlacement> byRule)
    {
        using var features = new LinkFeatures(map, byRule);
        return FeatureTable.Of(features);
    }

    public void Write(ref RowWriter row, int i)
    {
        map.Story.Survey.Budget.Check();
        var candidate = map.Candidates[i];
        Text(ref row, candidate);
        Address(ref row, candidate.Address);
        Block(ref row, candidate.Block);
        Place(ref row, candidate);
        Heading(ref row, candidate);
        Surroundings(ref row, candidate);
        groups.Write(ref row, i);
        row.Bits((ulong)candidate.Block.Near, TextBlock.CueBits);
        row.Bits((ulong)candidate.Block.All, TextBlock.CueBits);
    }

    private void Text(ref RowWriter row, LinkCandidate candidate)
    {
        var shape = shapes[candidate.Index];
        var block = candidate.Block;
        row.Log(candidate.Text.Length);
        row.Log(shape.Words);
        row.Ratio(shape.Upper, shape.Letters);
        row.Ratio(shape.Digits, candidate.Text.Length);
        row.Add(shape.EndsSentence);
        row.Add(Math.Min(shape.Sentences, 5));
        row.Add(shape.StartsLower);
        row.Add(shape.StartsQuote);
        row.Add(candidate.Text.Contains(':', StringComparison.Ordinal));
        row.Ratio(candidate.Text.Length, block.Text.Length);
        var at = block.Text.IndexOf(candidate.Text, StringComparison.Ordinal);
        row.Add(Math.Min(at, 60));
        row.Add(story.Lexicon.StartsWithInlineMarker(candidate.Text, out _));
        row.Add((int)LinkHeadings.KindOf(story, candidate.Text));
        var (title, body, titleWords) = overlap.Of(candidate.Index);
        row.Add(title);
        row.Add(body);
        row.Add(Math.Min(titleWords, 8));
        var (links, longest) = repeats[candidate.Page];
        row.Add(Math.Min(links, 6));
        row.Ratio(candidate.Text.Length, longest);
        row.Add(byRule[candidate.Page] is { } placement ? 1 + (int)placement : 0);
    }

    private static void Address(ref RowWriter row, in LinkAddress address)
    {
        row.Add(address.SameHost);
        row.Add(address.SameSite);
        row.Add(Math.Min(address.Depth, 10));
        row.Add(address.Shared);
        row.Add(address.SameShape);
        row.Log(address.LastLength);
        row.Add(Math.Min(address.LastWords, 20));
        row.Log(address.Digits);
        row.Add(Math.Min(address.LongestDigits, 12));
        row.Add(address.IdOrder);
        row.Add(address.HasQuery);
        row.Add(address.HasFragment);
        row.Add((int)address.First);
        row.Add((int)address.Any);
        row.Add(address.Any is PathKind.Topic or PathKind.Author or PathKind.Section);
        row.Add(address.Any is PathKind.Service or PathKind.Shop);
    }

    private void Block(ref RowWriter row, TextBlock block)
    {
        row.Log(block.Text.Length);
        row.Add(block.LinkDensity);
        row.Add(Math.Min(block.LinkCount, 8));
        row.Add(block.Shape == BlockShape.Heading ? block.Level : 0);
        row.Add(block.Shape == BlockShape.ListItem);
        row.Add(block.Element.Tag == PageTag.P);
        row.Ratio(block.EmphasisChars, block.Text.Length);
        row.Add(story.IsBody[block.Index]);
        row.Add(map.IsStory(block.Index));
        row.Add(story.Lexicon.StartsWithInlineMarker(block.Text, out var marker));
        row.Add(Math.Min(marker, 40));
        row.Add(block.Text.EndsWith('.'));
    }

    private void Place(ref RowWriter row, LinkCandidate candidate)
    {
        var i = candidate.Block.Index;
        var (first, last) = (story.First, story.Last);
        var whole = storyBefore[^1];
        row.Add(i < first ? -1 : i <= last ? 0 : 1);
        row.Ratio(i, story.Blocks.Count);
        row.Ratio(storyBefore[i], whole);
        row.Log(whole);
        row.Add(last < 0 ? 0 : Math.Clamp(i - last, -40, 80));
        row.Log(last < 0 || i <= last ? 0 : charsBefore[i] - charsBefore[last + 1]);
        row.Add(Math.Clamp(i - first, -30, 30));
        row.Add(story.TitleIndex < 0 ? 0 : Math.Clamp(i - story.TitleIndex, -20, 60));
        row.Log(whole - storyBefore[Math.Min(i + 1, storyBefore.Length - 1)]);
        row.Log(Math.Min(FarStory, i - lastStory[i]));
        row.Log(Math.Min(FarStory, nextStory[i] - i));
        var (isUnder, up, down) = steps.ToMain(candidate.Link);
        row.Add(isUnder);
        row.Add(up);
        row.Add(down);
        row.Add(candidate.Block.Depth);
        row.Add(map.Main is not null && candidate.Link.Around(PageTag.Article) == steps.MainArticle);
        row.Add(candidate.Card.Around(PageTag.Article) is not null);
    }

    private void Heading(ref RowWriter row, LinkCandidate candidate)
    {
        var i = candidate.Block.Index;
        steps.From(candidate.Link);
        foreach (var kind in (ReadOnlySpan<HeadingKind>)[HeadingKind.Related, HeadingKind.More, HeadingKind.Comment, HeadingKind.Marker])
        {
            var at = headings.Last(kind, i);
            row.Add(at < 0 ? 60 : Math.Min(i - at, 60));
            row.Add(at < 0 ? 20 : steps.ToCommon(story.Blocks[at].Element));
            row.Add(at < 0 ? 1 : storyBefore[i] > storyBefore[at] ? 1 : 0);
        }
        var opening = headings.LastOpening(i);
        row.Add(opening < 0 ? -1 : (int)headings[opening]);
        row.Add(opening < 0 ? 60 : Math.Min(i - opening, 60));
        row.Add(opening < 0 ? 20 : steps.ToCommon(story.Blocks[opening].Element));
        row.Add(opening < 0 ? 0 : story.Blocks[opening].Level);
        row.Add(opening >= 0 && candidate.Region is { } region && story.Blocks[opening].Element.IsIn(region));
        row.Add(opening >= 0 && storyBefore[i] > storyBefore[opening]);
        row.Add((int)LabelOf(candidate.Link));
    }

    private void Surroundings(ref RowWriter row, LinkCandidate candidate)
    {
        Element(ref row, candidate.Card);
        Element(ref row, candidate.List);
        Element(ref row, candidate.Region);
        row.Add(candidate.Region is null);
        row.Add((int)candidate.Card.Tag == (int)PageTag.Li);
        row.Add(candidate.Card.Tag == PageTag.A);
        row.Add(candidate.Card.Tag == PageTag.Article);
        var rel = candidate.Link[PageAttribute.Rel].Span;
        row.Add(rel.Contains("sponsored", StringComparison.OrdinalIgnoreCase));
        row.Add(rel.Contains("tag", StringComparison.OrdinalIgnoreCase) || rel.Contains("author", StringComparison.OrdinalIgnoreCase));
        Neighbour(ref row, candidate.Block.Index - 1);
        Neighbour(ref row, candidate.Block.Index + 1);
    }

    private void Element(ref RowWriter row, PageElement? element)
    {
        var held = map[element];
        row.Log(held.Blocks);
        row.Log(held.Chars);
        row.Ratio(held.LinkChars, held.Chars);
        row.Log(held.Pages);
        row.Ratio(held.Pictures, Math.Max(1, held.Pages));
        row.Add(Math.Min(held.Times, 5));
        row.Add(held.StoryChars > 0);
    }

    private void Neighbour(ref RowWriter row, int i)
    {
        if (i < 0 || i >= story.Blocks.Count)
        {
            row.Skip(4);
            return;
        }
        var block = story.Blocks[i];
        row.Log(block.Text.Length);
        row.Add(block.LinkDensity);
        row.Add(story.IsBody[i]);
        row.Add((int)headings[i]);
    }

    /// <summary>What the label of an element around a link announces.</summary>
    private HeadingKind LabelOf(PageElement element)
    {
        for (PageElement? up = element.Parent; up is not null && up.Tag != PageTag.Body; up = up.Parent)
        {
            ref var known = ref labels[up.Ordinal];
            if (known == 0) known = (byte)(1 + (up.Get(PageAttribute.AriaLabel) is { } label ? LinkHeadings.KindOf(story, label) : HeadingKind.None));
            var kind = (HeadingKind)(known - 1);
            if (kind != HeadingKind.None) return kind;
        }
        return HeadingKind.None;
    }
}
