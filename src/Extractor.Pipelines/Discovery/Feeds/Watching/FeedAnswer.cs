namespace Extractor.Pipelines.Discovery.Feeds.Watching;

/// <summary>What came of asking for a feed.</summary>
internal sealed record FeedAnswer
{
    /// <summary>The feed; null where there is a failure, such as <see cref="FailureKind.NotModified"/>.</summary>
    internal Feed? Feed { get; init; }

    internal ArticleFailure? Error { get; init; }

    internal string? ETag { get; init; }

    internal string? LastModified { get; init; }

    /// <summary>How long it need not be asked for again, by HTTP's word.</summary>
    internal TimeSpan? FreshFor { get; init; }
}

/// <summary>Asks for a feed, with the validators that it has.</summary>
internal delegate Task<FeedAnswer> AskForFeed(Uri url, string? etag, string? lastModified, CancellationToken cancellationToken);
