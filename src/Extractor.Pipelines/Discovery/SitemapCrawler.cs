using System.Globalization;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Extractor.Pipelines.Discovery.Sitemaps;

namespace Extractor.Pipelines;

/// <summary>
/// Finds the stories of a site by its sitemaps: those that its robots.txt names, index files followed. Everything is fetched by the client,
/// with its guard, robots.txt, pace and limits. Safe for any number of calls at once.
/// </summary>
/// <example>
/// <code>
/// var crawler = new SitemapCrawler(client, new SitemapOptions { Since = DateTimeOffset.UtcNow.AddDays(-2) });
/// await foreach (var item in crawler.ReadAsync(new Uri("https://gazette.example/")))
/// {
///     if (item.Link is { } link) Console.WriteLine(link.Url);
/// }
/// </code>
/// </example>
public sealed class SitemapCrawler
{
    private const string Accept = "application/xml, text/xml;q=0.9, text/plain;q=0.8, */*;q=0.5";

    private readonly ArticleClient client;
    private readonly SitemapOptions options;

    /// <summary>Makes a crawler.</summary>
    /// <param name="client">Fetches; it stays the caller's.</param>
    /// <param name="options">The limits, and which links are wanted; copied here. Null for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public SitemapCrawler(ArticleClient client, SitemapOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        this.client = client;
        this.options = (options ?? new SitemapOptions()).CheckedCopy();
    }

    /// <summary>Reads the sitemaps of a site, one file at a time, the newest first where an index says when its files changed.</summary>
    /// <param name="url">
    /// A site (<c>https://gazette.example/</c>, or the address of its robots.txt): the sitemaps that its robots.txt names are read, or
    /// <c>/sitemap.xml</c> where it names none. Any other address: that of a sitemap or index.
    /// </param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>
    /// Links, each address once over all files, and faults, after which the reading goes on with the next file. Sitemaps and links of other
    /// hosts are taken as they are named. About 50 bytes for each link stay in memory, and the file at hand.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is null.</exception>
    /// <exception cref="OperationCanceledException">During the enumeration: the token was cancelled.</exception>
    public IAsyncEnumerable<SitemapItem> ReadAsync(Uri url, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(url);
        return ReadAllAsync(url, cancellationToken);
    }

    private async IAsyncEnumerable<SitemapItem> ReadAllAsync(Uri url, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var queue = new SitemapQueue(options);
        if (!url.IsAbsoluteUri)
        {
            yield return Fault(FailureKind.InvalidInput, url, "The address is relative.");
            yield break;
        }

        if (url.PathAndQuery is "/" or "/robots.txt")
        {
            var (sitemaps, fault) = await AskRobotsAsync(new Uri(url, "/robots.txt"), cancellationToken).ConfigureAwait(false);
            queue.Add(sitemaps.Select(static sitemap => (sitemap, (ArticleTime?)null)), depth: 0);
            if (fault is not null)
            {
                yield return new SitemapItem { Fault = fault };
            }
        }
        else
        {
            queue.Add([(url, null)], depth: 0);
        }

        var links = new HashSet<UInt128>();
        ArticleFailure? end;
        while (queue.TryTake(out var next, out end))
        {
            await foreach (var item in ReadFileAsync(next.Url, next.Depth, queue, cancellationToken).ConfigureAwait(false))
            {
                if (item.Link is null || links.Add(Key(item.Link.Url)))
                {
                    yield return item;
                }
            }
        }

        if (end is not null)
        {
            yield return new SitemapItem { Fault = end };
        }
    }

    /// <summary>What a robots.txt names; where it names nothing, the usual place.</summary>
    private async Task<(List<Uri> Sitemaps, ArticleFailure? Fault)> AskRobotsAsync(Uri robots, CancellationToken cancellationToken)
    {
        var download = await client.DownloadAsync(robots, new DownloadOptions { Accept = "text/plain, */*;q=0.5" }, cancellationToken).ConfigureAwait(false);
        var usual = new List<Uri> { new(robots, "/sitemap.xml") };
        if (download.Success)
        {
            return (RobotsSitemaps.Read(download.Content.Span, download.Url) is { Count: > 0 } named ? named : usual, null);
        }

        // A site without robots.txt may have a sitemap; one that does not answer has none for now.
        return download.Error.Kind is FailureKind.NotFound or FailureKind.Gone or FailureKind.Forbidden ? (usual, null)
            : download.Error.Kind is FailureKind.TooLarge or FailureKind.Unreadable ? (usual, download.Error)
            : ([], download.Error);
    }

    private async IAsyncEnumerable<SitemapItem> ReadFileAsync(
        Uri url, int depth, SitemapQueue queue, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var download = await client.DownloadAsync(
            url, new DownloadOptions { Accept = Accept, MaxLength = options.MaxFileLength }, cancellationToken).ConfigureAwait(false);
        if (!download.Success)
        {
            yield return new SitemapItem { Fault = download.Error };
            yield break;
        }

        if (download.Redirects.Count > 0 && !queue.Visit(download.Url))
        {
            // Read already under the address that it leads to.
            yield break;
        }

        var named = new List<(Uri Url, ArticleTime? Modified)>();
        using var content = Open(download.Content);
        using var file = new SitemapFile(content, download.Url, options, cancellationToken);
        while (await file.NextAsync().ConfigureAwait(false) is { } item)
        {
            if (item.Sitemap is { } sitemap)
            {
                named.Add((sitemap, item.Modified));
            }
            else
            {
                yield return item;
            }
        }

        if (named.Count > 0 && depth >= options.MaxDepth)
        {
            yield return Fault(
                FailureKind.TooLarge,
                download.Url,
                string.Create(CultureInfo.InvariantCulture, $"The index stands below {depth} others; the {named.Count:N0} sitemaps that it names are not read."));
        }
        else
        {
            queue.Add(named, depth + 1);
        }
    }

    private static MemoryStream Open(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var bytes)
            ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);

    private static UInt128 Key(Uri url) =>
        XxHash128.HashToUInt128(MemoryMarshal.AsBytes(url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped).AsSpan()));

    private static SitemapItem Fault(FailureKind kind, Uri url, string message) =>
        new() { Fault = new ArticleFailure { Kind = kind, Message = message, Url = url } };
}
