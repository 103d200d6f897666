using System.Runtime.InteropServices;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>The links of a page that may lead to other stories, and what stands around them.</summary>
internal sealed class LinkMap
{
    /// <summary>More links than any page of news has; a hostile page must not cost without end.</summary>
    private const int MostLinks = 3_000;
    private const double StoryShare = 0.8;
    private readonly Dictionary<PageElement, Totals> totals = [];

    private LinkMap(StoryInput story)
    {
        Story = story;
        Candidates = Gather(story);
        foreach (var block in story.Blocks) Count(block);
        CountAddresses();
        foreach (var media in story.Survey.Media)
            if (!media.IsEmbed) Each(media.Element, static (ref Totals t) => t.Pictures++);
        foreach (var time in story.Survey.Times)
            Each(time.Element, static (ref Totals t) => t.Times++);
        Main = FindMain();
        foreach (var candidate in Candidates) Place(candidate);
    }

    private delegate void Change(ref Totals totals);

    public StoryInput Story { get; }

    public List<LinkCandidate> Candidates { get; }

    /// <summary>The smallest element that holds most of the story's text; null where there is no story.</summary>
    public PageElement? Main { get; }

    public static LinkMap Of(StoryInput story) => new(story);

    public Totals this[PageElement? element] => element is not null && totals.TryGetValue(element, out var found) ? found : default;

    /// <summary>Whether a block is running text of the story.</summary>
    public static bool IsStory(StoryInput story, TextBlock block) =>
        story.IsBody[block.Index] && block.LinkDensity < 0.6 && (block.Shape != BlockShape.Heading || block.Text.Length > 60);

    private static List<LinkCandidate> Gather(StoryInput story)
    {
        var found = new List<LinkCandidate>();
        foreach (var block in story.Blocks)
        {
            story.Survey.Budget.Check();
            if (block.LinkCount == 0 || block.Has(BlockCues.Consent)) continue;
            var isStory = IsStory(story, block) && !story.Lexicon.StartsWithInlineMarker(block.Text, out _);
            foreach (var (link, text) in BlockNodes.Links(block))
            {
                // A reference in the story's own sentences is no link to a related story.
                if (isStory && text.Length * 2 < block.Text.Length) continue;
                if (found.Count >= MostLinks) return found;
                if (text.Length < 4 || Urls.Resolve(story.Base, link.Get(PageAttribute.Href)) is not { } url) continue;
                if (url.AbsolutePath.Length <= 1 || (story.Url is not null && Urls.SamePage(url.AbsoluteUri, story.Url))) continue;
                found.Add(new LinkCandidate
                {
                    Index = found.Count,
                    Block = block,
                    Link = link,
                    Text = text,
                    Url = url,
                    Address = LinkAddress.Of(url, story.Url),
                });
            }
        }
        return found;
    }

    private void Count(TextBlock block)
    {
        Story.Survey.Budget.Check();
        var isStory = IsStory(Story, block);
        for (PageElement? up = block.Element; up is not null; up = up.Parent)
        {
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(totals, up, out _);
            sum.Blocks++;
            sum.Chars += block.Text.Length;
            sum.LinkChars += block.LinkChars;
            if (isStory) sum.StoryChars += block.Text.Length;
        }
    }

    private void Each(PageElement from, Change change)
    {
        for (PageElement? up = from; up is not null; up = up.Parent)
            change(ref CollectionsMarshal.GetValueRefOrAddDefault(totals, up, out _));
    }

    /// <summary>Counts for each element the different pages that its links lead to.</summary>
    private void CountAddresses()
    {
        foreach (var group in Candidates.GroupBy(candidate => candidate.Url.AbsoluteUri, StringComparer.Ordinal))
        {
            var seen = new HashSet<PageElement>();
            foreach (var candidate in group)
            {
                for (PageElement? up = candidate.Link; up is not null && seen.Add(up); up = up.Parent)
                    CollectionsMarshal.GetValueRefOrAddDefault(totals, up, out _).Pages++;
            }
        }
    }

    private PageElement? FindMain()
    {
        var whole = 0;
        foreach (var block in Story.Blocks) if (IsStory(Story, block)) whole += block.Text.Length;
        if (whole == 0) return null;
        PageElement? best = null;
        foreach (var (element, sum) in totals)
        {
            if (sum.StoryChars < StoryShare * whole) continue;
            if (best is null || IsUnder(element, best)) best = element;
        }
        return best;
    }

    private void Place(LinkCandidate candidate)
    {
        var card = candidate.Link;
        while (card.Parent is { } up && this[up].Pages <= 1 && this[up].StoryChars == 0 && up.Tag is not (PageTag.Body or PageTag.Html)) card = up;
        candidate.Card = card;
        candidate.List = card.Parent;
        // A link whose own block tells the story stands in its text.
        if (IsStory(Story, candidate.Block)) return;
        var region = card;
        while (region.Parent is { } up && this[up].StoryChars == 0 && up.Tag is not (PageTag.Body or PageTag.Html)) region = up;
        candidate.Region = region;
    }

    public static bool IsUnder(PageElement element, PageElement ancestor)
    {
        for (PageElement? up = element; up is not null; up = up.Parent)
            if (up == ancestor) return true;
        return false;
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
    }
}
