namespace Extractor;

/// <summary>What came of a download: a file, or a failure that says why there is none.</summary>
public sealed class Download
{
    /// <summary>The address of the file after all redirects; of a failure the address where it happened.</summary>
    public required Uri Url { get; init; }

    /// <summary>The redirects that were followed, in order.</summary>
    public IReadOnlyList<PageRedirect> Redirects { get; init => field = EquatableList.Copy(value); } = EquatableList<PageRedirect>.Empty;

    /// <summary>When the answer was whole, or the failure known.</summary>
    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>The HTTP status; null where no answer came.</summary>
    public int? Status { get; init; }

    /// <summary>The Content-Type as it came; null where none did, and after a failure.</summary>
    public string? ContentType { get; init; }

    /// <summary>
    /// The file, its content coding undone (a file that is itself packed, such as one with the name <c>.gz</c>, stays so); empty after a
    /// failure. It belongs to the caller.
    /// </summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>
    /// The entity tag to ask by next time, in its quotes; null where there is none, or the site says that nothing may be kept
    /// (<c>no-store</c>, <c>Vary: *</c>). After <see cref="FailureKind.NotModified"/> it is the one that was asked by, unless the site gave
    /// a new one.
    /// </summary>
    public string? ETag { get; init; }

    /// <summary>The date of the last change to ask by next time, just as the site wrote it; null and kept as <see cref="ETag"/> is.</summary>
    public string? LastModified { get; init; }

    /// <summary>
    /// How long from <see cref="FetchedAt"/> on the file need not be asked for again, as the site says by <c>Cache-Control: max-age</c>, else
    /// <c>Expires</c>, less <c>Age</c> (RFC 9111 section 4.2); also after <see cref="FailureKind.NotModified"/>. A year at most; null where
    /// nothing is left or said, or <c>no-cache</c> or <c>no-store</c>. The client itself keeps no files and asks whenever it is told to.
    /// </summary>
    public TimeSpan? FreshFor { get; init; }

    /// <summary>Why there is no file; null when there is one. <see cref="FailureKind.NotModified"/> says that it is as it was.</summary>
    public ArticleFailure? Error { get; init; }

    /// <summary>True when the file is there.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Success => Error is null;
}
