using Extractor.CommandLine.Output;

namespace Extractor.CommandLine.Batch;

internal sealed record WarcSettings
{
    /// <summary>The archives, in order; <c>-</c> stands for standard input.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    public required OutputSettings Output { get; init; }

    public required int Parallel { get; init; }

    public bool AcceptTruncated { get; init; }

    /// <summary>Whether copies of a story are marked.</summary>
    public bool Dedup { get; init; }

    /// <summary>How pages are extracted.</summary>
    public required ExtractorOptions Extraction { get; init; }

    /// <summary>The same as it was asked for: what a run that goes on must have been begun with.</summary>
    public required string ExtractionText { get; init; }
}
