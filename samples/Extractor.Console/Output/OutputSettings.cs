namespace Extractor.CommandLine.Output;

/// <summary>Where the results of a long run go, and in what form.</summary>
internal sealed record OutputSettings
{
    public required OutputFormat Format { get; init; }

    /// <summary>The file, or the folder, to write; null for standard output.</summary>
    public string? Path { get; init; }

    /// <summary>Whether to go on with an interrupted run.</summary>
    public bool Resume { get; init; }
}
