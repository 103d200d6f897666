using System.Globalization;

namespace Extractor.Pipelines.Discovery.Sitemaps;

/// <summary>Which sitemaps are still to be read, each once: of an index the newest first, and what it names before what stands beside it.</summary>
internal sealed class SitemapQueue(SitemapOptions options)
{
    private readonly Stack<(Uri Url, int Depth)> pending = new();
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private int taken;

    /// <summary>Adds what a robots.txt or an index names.</summary>
    /// <param name="sitemaps">Address and time of each, in their order.</param>
    /// <param name="depth">How many index files stand above them.</param>
    internal void Add(IEnumerable<(Uri Url, ArticleTime? Modified)> sitemaps, int depth)
    {
        // Those without a time come last, in their order, since nothing speaks for them; a stack gives back the last first.
        foreach (var (url, _) in sitemaps.OrderByDescending(static sitemap => SitemapTimes.Latest(sitemap.Modified) ?? long.MinValue).Reverse().ToList())
        {
            pending.Push((url, depth));
        }
    }

    /// <summary>Takes the next sitemap.</summary>
    /// <param name="next">Its address, and how many index files stand above it.</param>
    /// <param name="fault">Why there is no more, where some are left; null otherwise.</param>
    /// <returns>False at the end.</returns>
    internal bool TryTake(out (Uri Url, int Depth) next, out ArticleFailure? fault)
    {
        fault = null;
        while (pending.TryPop(out next))
        {
            if (!Visit(next.Url))
            {
                continue;
            }

            if (++taken <= options.MaxFiles)
            {
                return true;
            }

            fault = new ArticleFailure
            {
                Kind = FailureKind.TooLarge,
                Message = string.Create(CultureInfo.InvariantCulture, $"The site has more than {options.MaxFiles:N0} sitemaps; the rest is not read."),
                Url = next.Url,
            };
            pending.Clear();
        }

        return false;
    }

    /// <summary>Notes an address as read, such as the one that a redirect led to.</summary>
    /// <param name="url">The address.</param>
    /// <returns>False when it was read before.</returns>
    internal bool Visit(Uri url) => seen.Add(url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));
}
