namespace Extractor.Pipelines;

/// <summary>How archives are read: the limits, and what is taken.</summary>
public sealed class WarcOptions
{
    private const int LeastHeader = 1024;
    private const int MostHeader = 16 * 1024 * 1024;

    /// <summary>The largest page, unpacked, in bytes; a larger one is a fault of the kind <see cref="FailureKind.TooLarge"/>.</summary>
    /// <value>10 MiB by default, as <see cref="ExtractorOptions.MaxContentLength"/>; 1 to 1 GiB.</value>
    public int MaxPageLength { get; set; } = 10 * 1024 * 1024;

    /// <summary>The most bytes of a record's header, and of the HTTP header in it.</summary>
    /// <value>256 KiB by default; 1 KiB to 16 MiB.</value>
    public int MaxHeaderLength { get; set; } = 256 * 1024;

    /// <summary>
    /// The longest record that is read or passed over, in bytes, and the farthest that the next record is searched for behind a damaged
    /// one. Behind a longer record a plain file is not read on; a packed one is, at the next member.
    /// </summary>
    /// <value>2 GiB by default; 1 KiB or more.</value>
    public long MaxRecordLength { get; set; } = 2L * 1024 * 1024 * 1024;

    /// <summary>
    /// How far a member of the archive may unpack, as a multiple of its packed size, once it has unpacked to 64 MiB; more is a bomb.
    /// </summary>
    /// <value>200 by default; 1 to 2,000, which nothing reaches.</value>
    public int MaxCompressionRatio { get; set; } = 200;

    /// <summary>
    /// Whether pages are given that were cut when they were stored (<c>WARC-Truncated</c>), or whose chunks break off.
    /// </summary>
    /// <value>False by default: they are faults of the kind <see cref="FailureKind.Unreadable"/>, since half a story looks like a whole one.</value>
    public bool AcceptTruncated { get; set; }

    internal WarcOptions CheckedCopy()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxPageLength, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxPageLength, 1024 * 1024 * 1024);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxHeaderLength, LeastHeader);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxHeaderLength, MostHeader);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRecordLength, LeastHeader);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxCompressionRatio, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxCompressionRatio, 2000);
        return (WarcOptions)MemberwiseClone();
    }
}
