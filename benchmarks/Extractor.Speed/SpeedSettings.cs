namespace Extractor.Speed;

internal sealed record SpeedSettings
{
    /// <summary>The manifest of the pages.</summary>
    public required string Manifest { get; init; }

    /// <summary>How many of its pages, from the first on.</summary>
    public required int Pages { get; init; }

    /// <summary>How often each page is timed.</summary>
    public required int Rounds { get; init; }

    /// <summary>Whether SmartReader is timed too.</summary>
    public required bool SmartReader { get; init; }

    /// <summary>The most that may be allocated for each byte of input; null for no bar.</summary>
    public required double? MostAllocated { get; init; }
}
