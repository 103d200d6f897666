using Extractor.CommandLine.Output;

namespace Extractor.CommandLine.Batch;

internal sealed record BatchSettings
{
    public required string Manifest { get; init; }

    public required OutputSettings Output { get; init; }

    public required int Parallel { get; init; }

    public bool RequireArticle { get; init; }

    public SiteRules? Rules { get; init; }

    /// <summary>The rules as they were asked for.</summary>
    public string RulesText { get; init; } = "";
}
