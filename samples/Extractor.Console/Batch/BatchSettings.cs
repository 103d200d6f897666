namespace Extractor.CommandLine.Batch;

internal sealed record BatchSettings
{
    public required string Manifest { get; init; }

    /// <summary>The file to write; null for standard output.</summary>
    public string? Output { get; init; }

    public required int Parallel { get; init; }

    /// <summary>How pages are extracted.</summary>
    public required ExtractorOptions Extraction { get; init; }
}
