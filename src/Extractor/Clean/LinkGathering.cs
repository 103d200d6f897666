using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>Gathers the links of a page that may lead to other stories. An address that comes again is read once.</summary>
/// <param name="story">The story and its page.</param>
/// <param name="isStory">For each block, whether it is running text of the story.</param>
/// <param name="open">For each block, whether its links are taken.</param>
internal sealed class LinkGathering(StoryInput story, Strip<bool> isStory, Strip<bool> open)
{
    /// <summary>More links than any page of news has; a hostile page must not cost without end.</summary>
    private const int MostLinks = 3_000;

    /// <summary>The longest address that is taken apart here, in characters.</summary>
    private const int LongestPlain = 1_024;

    private const int RoomLength = 8 * LongestPlain;
    private const int Expected = 256;

    private readonly List<LinkCandidate> found = story.Survey.Room.List<LinkCandidate>();
    private readonly List<(PageElement Link, string Text)> links = story.Survey.Room.List<(PageElement, string)>();

    /// <summary>The addresses in their absolute form.</summary>
    private readonly KeyNumbers<Address> addresses = new(story.Survey.Room, Expected);

    /// <summary>What each of them leads to; null for those that lead to no other page.</summary>
    private readonly List<LinkTarget?> targets = story.Survey.Room.List<LinkTarget?>();

    /// <summary>The addresses that are not of a plain form, as they stand in the page.</summary>
    private readonly KeyNumbers<Address> odd = new(story.Survey.Room, 1);

    /// <inheritdoc cref="targets"/>
    private readonly List<LinkTarget?> oddTargets = story.Survey.Room.List<LinkTarget?>();

    private readonly LinkAddress.Page page = new(story.Url);
    private readonly WebAddress.Base root = new(story.Base);

    /// <summary>Where absolute forms are written.</summary>
    private Strip<char> room;
    private int written;

    /// <summary>How many different pages the links lead to.</summary>
    public int Pages { get; private set; }

    public List<LinkCandidate> Gather()
    {
        foreach (var block in story.Blocks)
        {
            story.Survey.Budget.Check();
            if (!open[block.Index]) continue;
            var isProse = isStory[block.Index] && !story.Lexicon.StartsWithInlineMarker(block.Text, out _);
            links.Clear();
            BlockNodes.AddLinks(block, links, story.Survey.Budget);
            foreach (var (link, text) in links)
            {
                // A reference in the story's own sentences is no link to a related story.
                if (isProse && text.Length * 2 < block.Text.Length) continue;
                if (found.Count >= MostLinks) return found;
                if (text.Length < 4 || TargetOf(link[PageAttribute.Href].Trim()) is not { } target) continue;
                var candidate = story.Survey.Room.Make<LinkCandidate>();
                candidate.Begin(found.Count, block, link, text, target);
                found.Add(candidate);
            }
        }
        return found;
    }

    private LinkTarget? TargetOf(ReadOnlyMemory<char> href)
    {
        if (href.IsEmpty) return null;
        if (room.Length - written < LongestPlain) (room, written) = (story.Survey.Room.Take<char>(RoomLength), 0);
        var free = room.Memory.Slice(written, LongestPlain);
        if (root.TryWrite(href.Span, free.Span, out var length))
        {
            var plain = free[..length];
            var number = addresses.Of(new Address(plain), out var isFirst);
            if (!isFirst) return targets[number];
            written += length;
            return Add(new WebAddress(plain));
        }
        var place = odd.Of(new Address(href), out var isNew);
        if (!isNew) return oddTargets[place];
        var target = Urls.Resolve(story.Base, href.ToString()) is { } url ? Odd(new WebAddress(url)) : null;
        oddTargets.Add(target);
        return target;
    }

    private LinkTarget? Odd(in WebAddress url)
    {
        var number = addresses.Of(new Address(url.Text), out var isNew);
        return isNew ? Add(url) : targets[number];
    }

    /// <summary>Adds what an address leads to that has not been met before.</summary>
    private LinkTarget? Add(in WebAddress url)
    {
        LinkTarget? target = null;
        if (url.Path.Length > 1 && !page.Is(url))
        {
            target = story.Survey.Room.Make<LinkTarget>();
            target.Begin(url, LinkAddress.Of(url, page), Pages++);
        }
        targets.Add(target);
        return target;
    }

    /// <summary>An address as a key.</summary>
    private readonly struct Address(ReadOnlyMemory<char> text) : IEquatable<Address>
    {
        private readonly ReadOnlyMemory<char> text = text;

        public bool Equals(Address other) => text.Span.SequenceEqual(other.text.Span);

        public override bool Equals(object? obj) => obj is Address other && Equals(other);

        public override int GetHashCode() => string.GetHashCode(text.Span, StringComparison.Ordinal);
    }
}
