using System.Runtime.CompilerServices;
using Extractor.Pipelines.Discovery.Sitemaps;

namespace Extractor.Pipelines;

/// <summary>
/// Reads one stored sitemap or index of sitemaps: the protocol of sitemaps.org, version 0.9, as XML or as text with one address a line, and
/// news sitemaps (Google, version 0.9); plain or gzip, told by the first bytes.
/// </summary>
public static class SitemapReader
{
    /// <summary>Reads a sitemap front to back, at constant memory.</summary>
    /// <param name="sitemap">The file, which stays open.</param>
    /// <param name="source">Where it was got from; null where that is not known.</param>
    /// <param name="options">The limits, and which links are wanted; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>
    /// Its links, and the sitemaps that it names, in their order. What is wrong with an entry or the file is a value, an item with its
    /// <see cref="SitemapItem.Fault"/>; what was read before stays given.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="sitemap"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="IOException">During the enumeration: the stream could not be read.</exception>
    /// <exception cref="OperationCanceledException">During the enumeration: the token was cancelled.</exception>
    public static IAsyncEnumerable<SitemapItem> ReadAsync(
        Stream sitemap, Uri? source = null, SitemapOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sitemap);
        return ReadAllAsync(sitemap, source, (options ?? new SitemapOptions()).CheckedCopy(), cancellationToken);
    }

    private static async IAsyncEnumerable<SitemapItem> ReadAllAsync(
        Stream sitemap, Uri? source, SitemapOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var file = new SitemapFile(sitemap, source, options, cancellationToken);
        while (await file.NextAsync().ConfigureAwait(false) is { } item)
        {
            yield return item;
        }
    }
}
