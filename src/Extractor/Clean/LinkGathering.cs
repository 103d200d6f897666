using System.Runtime.InteropServices;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>Gathers the links of a page that may lead to other stories. An address that comes again is read once.</summary>
internal sealed class LinkGathering(StoryInput story, bool[] isStory)
{
    /// <summary>More links than any page of news has; a hostile page must not cost without end.</summary>
    private const int MostLinks = 3_000;

    /// <summary>The longest address that is taken apart here, in characters.</summary>
    private const int LongestPlain = 1_024;

    private readonly List<LinkCandidate> found = [];
    private readonly List<(PageElement Link, string Text)> links = [];

    /// <summary>By their absolute form; null for those that lead to no other page.</summary>
    private readonly Dictionary<string, LinkTarget?> targets = new(StringComparer.Ordinal);

    /// <summary>Those that are not of a plain form, by what stands in the page.</summary>
    private readonly Dictionary<string, LinkTarget?> odd = new(StringComparer.Ordinal);

    private readonly LinkAddress.Page page = new(story.Url);
    private readonly WebAddress.Base root = new(story.Base);
    private readonly char[] room = new char[LongestPlain];

    /// <summary>How many different pages the links lead to.</summary>
    public int Pages { get; private set; }

    public List<LinkCandidate> Gather()
    {
        foreach (var block in story.Blocks)
        {
            story.Survey.Budget.Check();
            if (block.LinkCount == 0 || block.Has(BlockCues.Consent)) continue;
            var isProse = isStory[block.Index] && !story.Lexicon.StartsWithInlineMarker(block.Text, out _);
            links.Clear();
            BlockNodes.AddLinks(block, links, story.Survey.Budget);
            foreach (var (link, text) in links)
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
                    Target = target,
                });
            }
        }
        return found;
    }

    private LinkTarget? TargetOf(ReadOnlySpan<char> href)
    {
        href = href.Trim();
        if (href.IsEmpty) return null;
        if (root.TryWrite(href, room, out var length))
        {
            var plain = room.AsSpan(0, length);
            if (targets.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(plain, out var met)) return met;
            return Add(new WebAddress(plain.ToString()));
        }
        if (odd.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(href, out var known)) return known;
        var text = href.ToString();
        var target = Urls.Resolve(story.Base, text) is { } url ? Add(new WebAddress(url)) : null;
        odd.Add(text, target);
        return target;
    }

    private LinkTarget? Add(WebAddress url)
    {
        ref var target = ref CollectionsMarshal.GetValueRefOrAddDefault(targets, url.Text, out var isKnown);
        if (isKnown || url.Path.Length <= 1 || page.Is(url)) return target;
        return target = new LinkTarget { Url = url, Address = LinkAddress.Of(url, page), Page = Pages++ };
    }
}
