using Extractor.CommandLine.Output;

namespace Extractor.CommandLine.Batch;

internal sealed record BatchSettings
{
    public required string Manifest { get; init; }

    public required OutputSettings Output { get; init; }

    public required int Parallel { get; init; }

    /// <summary>Whether copies of a story are marked.</summary>
    public bool Dedup { get; init; }

    /// <summary>How pages are extracted.</summary>
    public required ExtractorOptions Extraction { get; init; }

    /// <summary>The same as it was asked for: what a run that goes on must have been begun with.</summary>
    public required string ExtractionText { get; init; }
}
