using Extractor.Parse;

namespace Extractor.Clean;

/// <summary>A caption that the caller's rules point to.</summary>
/// <param name="Box">The element that they select.</param>
/// <param name="Text">The caption; null where it is the text of the box.</param>
/// <param name="Credit">The credit as printed; null where no rule selects one.</param>
/// <param name="Picture">The picture; null for the nearest.</param>
/// <param name="Blocks">The blocks inside the box.</param>
internal sealed record GivenCaption(PageElement Box, string? Text, string? Credit, PageElement? Picture, IReadOnlyList<int> Blocks);

/// <summary>A related link that the caller's rules point to, with the blocks that belong to it.</summary>
internal sealed record GivenLink(PageElement Link, LinkPlacement Placement, IReadOnlyList<int> Blocks);

/// <summary>What the caller's rules settle of a story, so that it is not looked for.</summary>
internal sealed record GivenParts
{
    /// <summary>Nothing.</summary>
    public static GivenParts None { get; } = new();

    /// <summary>The captions; null to look for them.</summary>
    public IReadOnlyList<GivenCaption>? Captions { get; init; }

    /// <summary>The related links; null to look for them.</summary>
    public IReadOnlyList<GivenLink>? Links { get; init; }

    /// <summary>Blocks that are title, byline, time or the like, and so no body.</summary>
    public IReadOnlySet<int> Apart { get; init; } = new HashSet<int>();

    /// <summary>Whether the blocks of the body are settled.</summary>
    public bool Body { get; init; }

    public bool Standfirst { get; init; }

    public bool EndCredit { get; init; }
}
