using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>What links lead to: one for all links to the same address.</summary>
internal sealed class LinkTarget
{
    private readonly LinkAddress address;

    public required WebAddress Url { get; init; }

    /// <summary>What the address says by its shape.</summary>
    public required LinkAddress Address
    {
        init => address = value;
    }

    /// <inheritdoc cref="Address"/>
    public ref readonly LinkAddress Shape => ref address;

    /// <summary>The number of the page, among the different ones that the page's links lead to.</summary>
    public required int Page { get; init; }
}

/// <summary>A link of the page that may lead to another story.</summary>
internal sealed class LinkCandidate
{
    /// <summary>The place among the page's candidates, in document order.</summary>
    public required int Index { get; init; }

    public required TextBlock Block { get; init; }

    public required PageElement Link { get; init; }

    /// <summary>The link's text.</summary>
    public required string Text { get; init; }

    /// <summary>Where it leads.</summary>
    public required LinkTarget Target { get; init; }

    /// <inheritdoc cref="LinkTarget.Url"/>
    public Uri Url => Target.Url.Uri;

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
}
