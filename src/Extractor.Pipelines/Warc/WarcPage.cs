namespace Extractor.Pipelines;

/// <summary>One page of an archive, or what is wrong with the record that should hold one.</summary>
public sealed class WarcPage
{
    /// <summary>
    /// The record's <c>WARC-Record-ID</c> without its angle brackets; <c>record-N</c>, its place in the archive counted from 1, where it
    /// has none that could be read.
    /// </summary>
    public required string RecordId { get; init; }

    /// <summary>The address of the page (<c>WARC-Target-URI</c>); null where the record has none that could be read.</summary>
    public Uri? Url { get; init; }

    /// <summary>The page, for <see cref="ArticleExtractor.Extract(StoredPage, CancellationToken)"/>; null when there is a fault.</summary>
    public StoredPage? Page { get; init; }

    /// <summary>
    /// What is wrong with the record; null when there is a page. <see cref="FailureKind.InvalidInput"/>: it is damaged, or not as ISO 28500
    /// has it. <see cref="FailureKind.TooLarge"/>: it breaks a limit of <see cref="WarcOptions"/>. <see cref="FailureKind.Unreadable"/>:
    /// its page is cut or cannot be unpacked.
    /// </summary>
    public ArticleFailure? Fault { get; init; }

    /// <summary>Why the page is not whole: a reason of <c>WARC-Truncated</c>, such as <c>length</c>; null for a whole one.</summary>
    public string? Truncated { get; init; }
}
