using System.Buffers;
using Extractor.Parse;
using Extractor.Trees;

namespace Extractor.Clean;

/// <summary>
/// The links of a page that may lead to other stories, and what stands around them. Its memory is pooled: dispose of it once the
/// links are judged.
/// </summary>
internal sealed class LinkMap : IDisposable
{
    private const double StoryShare = 0.8;
    private readonly Strip<bool> isStory;
    private Totals[] totals;

    private LinkMap(StoryInput story, TreeModel? sieve)
    {
        Story = story;
        isStory = story.Survey.Room.Take<bool>(story.Blocks.Count);
        for (var i = 0; i < isStory.Length; i++) isStory[i] = StoryBlock(story, story.Blocks[i]);
        var gathering = new LinkGathering(story, isStory, new LinkSieve(story).Open(sieve));
        Candidates = gathering.Gather();
        Pages = gathering.Pages;
        var elements = story.Survey.Tree.ElementCount;
        totals = ArrayPool<Totals>.Shared.Rent(elements);
        totals.AsSpan(0, elements).Clear();
        foreach (var block in story.Blocks) Count(block);
        CountAddresses();
        foreach (var media in story.Survey.Media)
            if (!media.IsEmbed) for (PageElement? up = media.Element; up is not null; up = up.Parent) totals[up.Ordinal].Pictures++;
        foreach (var time in story.Survey.Times)
            for (PageElement? up = time.Element; up is not null; up = up.Parent) totals[up.Ordinal].Times++;
        Main = FindMain();
        foreach (var candidate in Candidates) Place(candidate);
        Number();
    }

    public StoryInput Story { get; }

    public List<LinkCandidate> Candidates { get; }

    /// <summary>How many different pages the links lead to.</summary>
    public int Pages { get; }

    /// <summary>How many different looks the links have.</summary>
    public int Makes { get; private set; }

    /// <summary>How many lists and regions the links stand in.</summary>
    public int Boxes { get; private set; }

    /// <summary>The smallest element that holds most of the story's text; null where there is no story.</summary>
    public PageElement? Main { get; }

    /// <param name="story">The story and its page.</param>
    /// <param name="sieve">Says which blocks have links to be judged (<see cref="LinkSieve"/>); null to take all.</param>
    public static LinkMap Of(StoryInput story, TreeModel? sieve) => new(story, sieve);

    public Totals this[PageElement? element] => element is null ? default : totals[element.Ordinal];

    /// <summary>Whether a block is running text of the story.</summary>
    public bool IsStory(int block) => isStory[block];

    public void Dispose()
    {
        if (totals.Length > 0) ArrayPool<Totals>.Shared.Return(totals);
        totals = [];
    }

    private static bool StoryBlock(StoryInput story, TextBlock block) =>
        story.IsBody[block.Index] && block.LinkDensity < 0.6 && (block.Shape != BlockShape.Heading || block.Text.Length > 60);

    private void Count(TextBlock block)
    {
        Story.Survey.Budget.Check();
        var storyChars = isStory[block.Index] ? block.Text.Length : 0;
        for (PageElement? up = block.Element; up is not null; up = up.Parent)
        {
            ref var sum = ref totals[up.Ordinal];
            sum.Blocks++;
            sum.Chars += block.Text.Length;
            sum.LinkChars += block.LinkChars;
            sum.StoryChars += storyChars;
        }
    }

    /// <summary>Counts for each element the different pages that its links lead to.</summary>
    private void CountAddresses()
    {
        var next = Story.Survey.Room.Take<int>(Candidates.Count);
        var first = Story.Survey.Room.Take<int>(Pages);
        first.Span.Fill(-1);
        for (var i = next.Length - 1; i >= 0; i--) (next[i], first[Candidates[i].Page]) = (first[Candidates[i].Page], i);
        foreach (var start in first.Span)
        {
            for (var i = start; i >= 0; i = next[i])
            {
                Story.Survey.Budget.Check();
                // What stands around two links to one page counts it once.
                for (PageElement? up = Candidates[i].Link; up is not null && totals[up.Ordinal].LastPage != start + 1; up = up.Parent)
                {
                    ref var sum = ref totals[up.Ordinal];
                    sum.LastPage = start + 1;
                    sum.Pages++;
                }
            }
        }
    }

    /// <summary>The elements that hold enough of the story hold each other; the innermost is the first one up from a block inside it.</summary>
    private PageElement? FindMain()
    {
        var whole = 0;
        foreach (var block in Story.Blocks) if (isStory[block.Index]) whole += block.Text.Length;
        if (whole == 0) return null;
        PageElement? best = null;
        foreach (var block in Story.Blocks)
        {
            if (!isStory[block.Index]) continue;
            PageElement? up = block.Element;
            while (up is not null && totals[up.Ordinal].StoryChars < StoryShare * whole) up = up.Parent;
            if (up is not null && up != best && (best is null || up.IsIn(best))) best = up;
        }
        return best;
    }

    private void Place(LinkCandidate candidate)
    {
        Story.Survey.Budget.Check();
        var card = candidate.Link;
        while (card.Parent is { } up && this[up].Pages <= 1 && this[up].StoryChars == 0 && up.Tag is not (PageTag.Body or PageTag.Html)) card = up;
        candidate.Card = card;
        candidate.List = card.Parent;
        // A link whose own block tells the story stands in its text.
        if (isStory[candidate.Block.Index]) return;
        var region = card;
        while (region.Parent is { } up && this[up].StoryChars == 0 && up.Tag is not (PageTag.Body or PageTag.Html)) region = up;
        candidate.Region = region;
    }

    /// <summary>Numbers looks, lists and regions, so that figures over them are arrays.</summary>
    private void Number()
    {
        var makes = new KeyNumbers<LinkGroups.Make>(Story.Survey.Room, Candidates.Count);
        var boxes = new KeyNumbers<int>(Story.Survey.Room, 2 * Candidates.Count);
        foreach (var candidate in Candidates)
        {
            candidate.Make = makes.Of(LinkGroups.MakeOf(candidate));
            candidate.ListNumber = candidate.List is { } list ? boxes.Of(list.Ordinal) : -1;
            candidate.RegionNumber = candidate.Region is { } region ? boxes.Of(region.Ordinal) : -1;
        }
        Makes = makes.Count;
        Boxes = boxes.Count;
    }

    /// <summary>What an element holds.</summary>
    internal struct Totals
    {
        public int Blocks;
        public int Chars;
        public int LinkChars;
        public int StoryChars;
        public int Pages;
        public int Pictures;
        public int Times;

        /// <summary>The page that was counted last, by its first link; 0 for none.</summary>
        public int LastPage;
    }
}
