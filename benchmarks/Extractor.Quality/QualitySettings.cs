namespace Extractor.Quality;

internal sealed record QualitySettings
{
    /// <summary>All suites, in the order of the report.</summary>
    public static IReadOnlyList<string> Suites { get; } = ["news", "articles", "aeb", "snippets", "dates", "metadata"];

    /// <summary>The folder that holds a folder for each suite.</summary>
    public required string Corpus { get; init; }

    /// <summary>The scorer, a Python script.</summary>
    public required string Scorer { get; init; }

    public required string Python { get; init; }

    /// <summary>The document whose figures are replaced.</summary>
    public required string Document { get; init; }

    public required IReadOnlyList<string> Chosen { get; init; }

    /// <summary>Results out of fold that were made before; null to make them.</summary>
    public string? OutOfFold { get; init; }

    /// <summary>Leaves the results out of fold out.</summary>
    public bool InFoldOnly { get; init; }

    /// <summary>Prints the figures and leaves the document alone.</summary>
    public bool Print { get; init; }

    /// <summary>Where the results are kept; null for a folder that is removed afterwards.</summary>
    public string? Keep { get; init; }

    public required int Worst { get; init; }
}
