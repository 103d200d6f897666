namespace Extractor.CommandLine.Batch;

internal sealed record BatchSettings
{
    public required string Manifest { get; init; }

    /// <summary>The file to write; null for standard output.</summary>
    public string? Output { get; init; }

    public required int Parallel { get; init; }

    public bool RequireArticle { get; init; }

    public SiteRules? Rules { get; init; }
}
