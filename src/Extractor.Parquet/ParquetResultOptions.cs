namespace Extractor.Parquet;

/// <summary>How results are written as Parquet. A row group ends at whichever bound comes first, and is what is held in memory.</summary>
public sealed class ParquetResultOptions
{
    private const int MostRows = 1_000_000;
    private const int LeastLength = 64 * 1024;
    private const int MostLength = 512 * 1024 * 1024;

    /// <summary>The most rows of a row group.</summary>
    /// <value>1,000 by default; 1 to 1,000,000.</value>
    public int MaxGroupRows { get; set; } = 1_000;

    /// <summary>The most that the rows of a group take before they are packed, in bytes, texts in UTF-8; a single row may be larger.</summary>
    /// <value>8 MiB by default; 64 KiB to 512 MiB.</value>
    public int MaxGroupLength { get; set; } = 8 * 1024 * 1024;

    internal ParquetResultOptions CheckedCopy()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxGroupRows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxGroupRows, MostRows);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxGroupLength, LeastLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxGroupLength, MostLength);
        return (ParquetResultOptions)MemberwiseClone();
    }
}
