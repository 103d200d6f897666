namespace Extractor.Pipelines;

/// <summary>How sitemaps are read: the limits, and which links are wanted.</summary>
public sealed class SitemapOptions
{
    private const int MostBytes = 1024 * 1024 * 1024;

    /// <summary>
    /// The longest file, in bytes, unpacked as packed. What stands before the limit is given, then a fault of the kind
    /// <see cref="FailureKind.TooLarge"/>; a download that is longer gives the fault alone.
    /// </summary>
    /// <value>50 MiB by default, the limit of the protocol (sitemaps.org, version 0.9); 1 to 1,073,741,824.</value>
    public int MaxFileLength { get; set; } = 50 * 1024 * 1024;

    /// <summary>The most entries of one file that are read, wanted or not; behind them comes a fault of the kind <see cref="FailureKind.TooLarge"/>.</summary>
    /// <value>50,000 by default, the limit of the protocol; 1 to 10,000,000.</value>
    public int MaxEntries { get; set; } = 50_000;

    /// <summary>How many sitemap files a crawl asks for, index files among them; the rest is one fault of the kind <see cref="FailureKind.TooLarge"/>.</summary>
    /// <value>200 by default; 1 to 100,000.</value>
    public int MaxFiles { get; set; } = 200;

    /// <summary>
    /// How many index files may stand above a sitemap. The protocol allows one; some sites have more. What is named deeper is a fault of the
    /// kind <see cref="FailureKind.TooLarge"/>.
    /// </summary>
    /// <value>3 by default; 0, which follows no index, to 10.</value>
    public int MaxDepth { get; set; } = 3;

    /// <summary>How far a packed file may unpack, as a multiple of its packed size, once it has unpacked to 1 MiB; more is a bomb.</summary>
    /// <value>200 by default; 1 to 2,000, which nothing reaches.</value>
    public int MaxCompressionRatio { get; set; } = 200;

    /// <summary>
    /// Only what may be as new as this: links by the later of <see cref="StoryLink.Published"/> and <see cref="StoryLink.Modified"/>, entries
    /// of an index by their <c>lastmod</c>. A day counts to its end and a time without zone as that of the last zone (UTC−12), so that
    /// nothing is lost which may be new enough.
    /// </summary>
    /// <value>Null by default: everything. An entry of an index without <c>lastmod</c> is read whatever this is.</value>
    public DateTimeOffset? Since { get; set; }

    /// <summary>Whether links without any time are given when <see cref="Since"/> is set.</summary>
    /// <value>True by default.</value>
    public bool KeepUndated { get; set; } = true;

    internal SitemapOptions CheckedCopy()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxFileLength, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxFileLength, MostBytes);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxEntries, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxEntries, 10_000_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxFiles, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxFiles, 100_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxDepth, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxDepth, 10);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxCompressionRatio, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxCompressionRatio, 2000);
        return (SitemapOptions)MemberwiseClone();
    }
}
