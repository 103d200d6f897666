using Extractor.CommandLine.Output;

namespace Extractor.CommandLine.Batch;

internal sealed record WarcSettings
{
    /// <summary>The archives, in order; <c>-</c> stands for standard input.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    public required OutputSettings Output { get; init; }

    public required int Parallel { get; init; }

    public bool RequireArticle { get; init; }

    public bool AcceptTruncated { get; init; }

    public SiteRules? Rules { get; init; }

    /// <summary>The rules as they were asked for.</summary>
    public string RulesText { get; init; } = "";
}
