namespace Extractor.Pipelines.Discovery.Feeds.Watching;

/// <summary>Fetches feeds.</summary>
internal static class FeedDownload
{
    private const string Accept = "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1";

    /// <summary>Fetches a feed and reads it.</summary>
    internal static async Task<FeedAnswer> AskAsync(
        ArticleClient client, FeedOptions options, Uri url, string? etag, string? lastModified, CancellationToken cancellationToken)
    {
        var download = await client.DownloadAsync(
            url, new DownloadOptions { Accept = Accept, MaxLength = options.MaxLength, ETag = etag, LastModified = lastModified }, cancellationToken).ConfigureAwait(false);
        return download.Error is { } error
            ? new FeedAnswer { Error = error, FreshFor = download.FreshFor }
            : new FeedAnswer
            {
                Feed = FeedReader.Read(download.Content, download.Url, download.ContentType, options, cancellationToken),
                ETag = download.ETag,
                LastModified = download.LastModified,
                FreshFor = download.FreshFor,
            };
    }
}
