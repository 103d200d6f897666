using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>What links lead to: one for all links to the same address.</summary>
internal sealed class LinkTarget : IReturned
{
    private WebAddress url;
    private LinkAddress address;
    private Uri? uri;

    /// <summary>The address as a text, in its escaped form.</summary>
    public ReadOnlySpan<char> Text => url.Text.Span;

    public Uri Url => uri ??= url.ToUri();

    /// <summary>What the address says by its shape.</summary>
    public ref readonly LinkAddress Shape => ref address;

    /// <summary>The number of the page, among the different ones that the page's links lead to.</summary>
    public int Page { get; private set; }

    /// <summary>Makes it the target of links of a page, whatever it was before.</summary>
    internal void Begin(in WebAddress target, in LinkAddress shape, int page) => (url, address, Page, uri) = (target, shape, page, null);

    void IReturned.Forget() => Begin(default, default, 0);
}

/// <summary>A link of the page that may lead to another story.</summary>
internal sealed class LinkCandidate : IReturned
{
    /// <summary>The place among the page's candidates, in document order.</summary>
    public int Index { get; private set; }

    public TextBlock Block { get; private set; } = null!;

    public PageElement Link { get; private set; } = null!;

    /// <summary>The link's text.</summary>
    public string Text { get; private set; } = null!;

    /// <summary>Where it leads.</summary>
    public LinkTarget Target { get; private set; } = null!;

    /// <inheritdoc cref="LinkTarget.Url"/>
    public Uri Url => Target.Url;

    /// <inheritdoc cref="LinkTarget.Shape"/>
    public ref readonly LinkAddress Address => ref Target.Shape;

    /// <inheritdoc cref="LinkTarget.Page"/>
    public int Page => Target.Page;

    /// <summary>The largest element around the link in which every link leads to the same page.</summary>
    public PageElement Card { get; set; } = null!;

    /// <summary>The smallest element around the card that holds other links as well.</summary>
    public PageElement? List { get; set; }

    /// <summary>The largest element around the card that holds nothing of the story; null for a link inside the story's text.</summary>
    public PageElement? Region { get; set; }

    /// <summary>The number of its look (<see cref="LinkGroups.MakeOf"/>) among those of the page.</summary>
    public int Make { get; set; }

    /// <summary>The number of <see cref="List"/> among those of the page; -1 without one.</summary>
    public int ListNumber { get; set; }

    /// <summary>The number of <see cref="Region"/> among those of the page; -1 without one.</summary>
    public int RegionNumber { get; set; }

    /// <summary>Makes it a link of a page, whatever it was before.</summary>
    internal void Begin(int index, TextBlock block, PageElement link, string text, LinkTarget target)
    {
        (Index, Block, Link, Text, Target) = (index, block, link, text, target);
        (Card, List, Region) = (null!, null, null);
        (Make, ListNumber, RegionNumber) = (0, 0, 0);
    }

    void IReturned.Forget() => Begin(0, null!, null!, null!, null!);
}
