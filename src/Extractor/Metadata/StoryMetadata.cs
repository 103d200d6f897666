namespace Extractor.Metadata;

/// <summary>A value and where it came from.</summary>
internal readonly record struct Sourced<T>(T Value, FieldSource Source);

/// <summary>What metadata and the printed head of a page say of its story.</summary>
internal sealed record StoryMetadata
{
    public Sourced<string>? Title { get; init; }

    /// <summary>The block that prints the title; -1 when none does.</summary>
    public int TitleIndex { get; init; } = -1;

    public Sourced<string>? SiteName { get; init; }

    public Sourced<string>? Section { get; init; }

    public Sourced<string>? Language { get; init; }

    public Sourced<Uri>? Canonical { get; init; }

    public Sourced<Uri>? LeadImage { get; init; }

    public string? Description { get; init; }

    public bool? Free { get; init; }

    public IReadOnlyList<string> Robots { get; init; } = [];
}
