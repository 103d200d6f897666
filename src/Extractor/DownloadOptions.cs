using System.Text;

namespace Extractor;

/// <summary>What <see cref="ArticleClient.DownloadAsync"/> wants of a file. Copied when the call begins.</summary>
public sealed class DownloadOptions
{
    private const int LongestAccept = 1_024;

    private const int LargestLength = 1024 * 1024 * 1024;

    /// <summary>The media types that the site is asked for (RFC 9110 section 12.5.1). Others are taken as well.</summary>
    /// <value><c>*/*</c> by default; printable ASCII, 1 to 1,024 characters.</value>
    public string Accept { get; set; } = "*/*";

    /// <summary>
    /// The longest file, in bytes, on the wire as unpacked. A longer one gives <see cref="FailureKind.TooLarge"/>, as does one that unpacks
    /// to more than <see cref="ArticleClientOptions.MaxCompressionRatio"/> times its size on the wire.
    /// </summary>
    /// <value>
    /// Null by default: <see cref="ArticleClientOptions.MaxDownloadLength"/> on the wire and <see cref="ExtractorOptions.MaxContentLength"/>
    /// unpacked. Otherwise 1 to 1,073,741,824, also more than these.
    /// </value>
    public int? MaxLength { get; set; }

    /// <summary>
    /// The <see cref="Download.ETag"/> of an earlier download, by which a file that has not changed gives
    /// <see cref="FailureKind.NotModified"/> (<c>If-None-Match</c>, RFC 9110 section 13.1.2).
    /// </summary>
    /// <value>Null by default. One that cannot stand in a header's line, or has more than 1,024 characters, is not sent.</value>
    public string? ETag { get; set; }

    /// <summary>
    /// The <see cref="Download.LastModified"/> of an earlier download, by which a file that has not changed gives
    /// <see cref="FailureKind.NotModified"/> (<c>If-Modified-Since</c>, RFC 9110 section 13.1.3).
    /// </summary>
    /// <value>Null by default. One that cannot stand in a header's line, or has more than 1,024 characters, is not sent.</value>
    public string? LastModified { get; set; }

    internal DownloadOptions CheckedCopy()
    {
        if (Accept is not { Length: > 0 and <= LongestAccept } accept || !Ascii.IsValid(accept) || accept.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            throw new ArgumentException("Accept is printable ASCII of 1 to 1,024 characters.", nameof(Accept));
        }

        if (MaxLength is < 1 or > LargestLength)
        {
            throw new ArgumentOutOfRangeException(nameof(MaxLength), MaxLength, "MaxLength is 1 to 1,073,741,824.");
        }

        return new DownloadOptions { Accept = accept, MaxLength = MaxLength, ETag = ETag, LastModified = LastModified };
    }
}
