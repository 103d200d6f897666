using Extractor.Pipelines.Duplicates;

namespace Extractor.Pipelines;

/// <summary>What a <see cref="DuplicateFinder"/> takes for copies of a story.</summary>
public sealed class DuplicateOptions
{
    /// <summary>
    /// From which share of common wording on two texts are copies: of all runs of four words that either has, those that both have
    /// (Jaccard's coefficient), as far as the signatures tell.
    /// </summary>
    /// <value>0.5 by default; 0.3 to 1. Near 0.3 four copies in ten are overlooked, from 0.5 on one or two in a hundred.</value>
    public double Similarity { get; set; } = 0.5;

    /// <summary>How many words a text has at least to be looked at: lines such as "This story is for subscribers" are no copies.</summary>
    /// <value>40 by default; 4 to 10,000. In scripts without spaces between words each character counts.</value>
    public int LeastWords { get; set; } = 40;

    /// <summary>How many stories are remembered, the latest: of those before, copies are no longer known. A story takes a signature of 384 bytes and up to 32 entries of a table.</summary>
    /// <value>100,000 by default; 1 to 10,000,000.</value>
    public int Window { get; set; } = 100_000;

    internal DuplicateOptions CheckedCopy()
    {
        // Written so that NaN is refused too.
        if (!(Similarity >= 0.3 && Similarity <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(Similarity), Similarity, $"{nameof(Similarity)} must be 0.3 to 1.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(LeastWords, Shingles.Length, nameof(LeastWords));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(LeastWords, 10_000, nameof(LeastWords));
        ArgumentOutOfRangeException.ThrowIfLessThan(Window, 1, nameof(Window));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Window, 10_000_000, nameof(Window));
        return (DuplicateOptions)MemberwiseClone();
    }
}
