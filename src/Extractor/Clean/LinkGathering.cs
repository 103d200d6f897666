using System.Runtime.InteropServices;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>Gathers the links of a page that may lead to other stories. An address that comes again is read once.</summary>
internal sealed class LinkGathering(StoryInput story, bool[] isStory)
{
    /// <summary>More links than any page of news has; a hostile page must not cost without end.</summary>
    private const int MostLinks = 3_000;

    private readonly List<LinkCandidate> found = [];
    private readonly Dictionary<string, Target?> targets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> pages = new(StringComparer.Ordinal);
    private readonly LinkAddress.Page page = new(story.Url);

    /// <summary>How many different pages the links lead to.</summary>
    public int Pages => pages.Count;

    public List<LinkCandidate> Gather()
    {
        foreach (var block in story.Blocks)
        {
            story.Survey.Budget.Check();
            if (block.LinkCount == 0 || block.Has(BlockCues.Consent)) continue;
            var isProse = isStory[block.Index] && !story.Lexicon.StartsWithInlineMarker(block.Text, out _);
            foreach (var (link, text) in BlockNodes.Links(block))
            {
                // A reference in the story's own sentences is no link to a related story.
                if (isProse && text.Length * 2 < block.Text.Length) continue;
                if (found.Count >= MostLinks) return found;
                if (text.Length < 4 || TargetOf(link[PageAttribute.Href].Span) is not { } target) continue;
                found.Add(new LinkCandidate
                {
                    Index = found.Count,
                    Block = block,
                    Link = link,
                    Text = text,
                    Url = target.Url,
                    Address = target.Address,
                    Page = target.Page,
                });
            }
        }
        return found;
    }

    private Target? TargetOf(ReadOnlySpan<char> href)
    {
        href = href.Trim();
        if (href.IsEmpty) return null;
        if (targets.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(href, out var known)) return known;
        var address = href.ToString();
        var target = Read(address);
        targets.Add(address, target);
        return target;
    }

    private Target? Read(string href)
    {
        if (Urls.Resolve(story.Base, href) is not { } url) return null;
        if (url.AbsolutePath.Length <= 1 || (story.Url is not null && Urls.SamePage(url, story.Url))) return null;
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(pages, url.AbsoluteUri, out var isKnown);
        if (!isKnown) number = pages.Count - 1;
        return new Target(url, LinkAddress.Of(url, page), number);
    }

    /// <summary>What an address leads to.</summary>
    private sealed record Target(Uri Url, LinkAddress Address, int Page);
}
