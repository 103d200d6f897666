namespace Extractor.Fetch;

/// <summary>What came of a fetch: a page whose bytes live until disposal, or a failure.</summary>
internal sealed class FetchedPage(FetchContext context) : IDisposable
{
    /// <summary>The address of the last hop.</summary>
    internal required Uri Url { get; init; }

    /// <summary>When the answer was whole.</summary>
    internal required DateTimeOffset FetchedAt { get; init; }

    /// <summary>The HTTP status; null where no answer came.</summary>
    internal int? Status { get; init; }

    /// <summary>The content type as it came; null where none did.</summary>
    internal string? ContentType { get; init; }

    /// <summary>Why there is no page; null when there is one.</summary>
    internal ArticleFailure? Failure { get; init; }

    /// <summary>The unpacked body; empty after a failure. Not to be used after <see cref="Dispose"/>.</summary>
    internal ReadOnlyMemory<byte> Content => context.Body?.Content ?? default;

    /// <inheritdoc/>
    public void Dispose() => context.Dispose();
}
