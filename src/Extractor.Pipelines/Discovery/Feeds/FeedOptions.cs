namespace Extractor.Pipelines;

/// <summary>The limits of a feed.</summary>
public sealed class FeedOptions
{
    /// <summary>The most bytes that a feed may have, unpacked. A larger one is <see cref="FailureKind.TooLarge"/>, without stories.</summary>
    /// <value>10,485,760 (10 MiB) by default; 1 to 1,073,741,824.</value>
    public int MaxLength { get; set; } = 10 * 1024 * 1024;

    /// <summary>The most stories. Of a feed with more the first are given, with the fault <see cref="FailureKind.TooLarge"/>.</summary>
    /// <value>10,000 by default; 1 to 1,000,000.</value>
    public int MaxStories { get; set; } = 10_000;

    /// <summary>
    /// How deep elements or objects may be nested. In a feed with deeper ones the stories before them are given, with the fault
    /// <see cref="FailureKind.TooComplex"/>.
    /// </summary>
    /// <value>100 by default; 8 to 1,000.</value>
    public int MaxDepth { get; set; } = 100;

    internal FeedOptions CheckedCopy()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxLength, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxLength, 1024 * 1024 * 1024);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxStories, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxStories, 1_000_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxDepth, 8);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxDepth, 1_000);
        return (FeedOptions)MemberwiseClone();
    }
}
