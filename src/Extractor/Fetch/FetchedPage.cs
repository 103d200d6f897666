namespace Extractor.Fetch;

/// <summary>What came of a fetch: a page, or a failure.</summary>
internal sealed class FetchedPage
{
    /// <summary>The address of the last hop.</summary>
    internal required Uri Url { get; init; }

    /// <summary>When the answer was whole.</summary>
    internal required DateTimeOffset FetchedAt { get; init; }

    /// <summary>The HTTP status; null where no answer came.</summary>
    internal int? Status { get; init; }

    /// <summary>The content type as it came; null where none did.</summary>
    internal string? ContentType { get; init; }

    /// <summary>What to ask by whether the page has changed; null where nothing may be kept.</summary>
    internal PageValidators? Validators { get; init; }

    /// <summary>How long it need not be asked for again, by its own word; null where it says nothing.</summary>
    internal TimeSpan? FreshFor { get; init; }

    /// <summary>The directives of the answer's X-Robots-Tag headers that are for this client.</summary>
    internal IReadOnlyList<string> Robots { get; init; } = [];

    /// <summary>A header by which the page calls itself a bot challenge; null where there is none.</summary>
    internal string? Challenge { get; init; }

    /// <summary>Why there is no page; null when there is one.</summary>
    internal ArticleFailure? Failure { get; init; }

    /// <summary>The unpacked body; empty after a failure. Not to be used once the run has gone on or was disposed of.</summary>
    internal ReadOnlyMemory<byte> Content { get; init; }
}
