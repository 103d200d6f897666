using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;

namespace Extractor.Fetch;

/// <summary>
/// Keeps the validators of pages in the program's distributed cache. Only they are kept, some hundred bytes a page and never a body,
/// so that no limit on an entry's size is met and every page is asked for anew. A store that fails costs the saving, not the page.
/// </summary>
internal sealed class ValidatorStore(IDistributedCache cache, TimeSpan lifetime, TimeProvider timeProvider, ILogger logger)
{
    /// <summary>A store that takes longer is as one that failed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly DistributedCacheEntryOptions entry = new() { AbsoluteExpirationRelativeToNow = lifetime };

    /// <summary>Finds the validators of a page.</summary>
    /// <param name="url">The page's address.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The validators; null where none are kept.</returns>
    internal async Task<PageValidators?> FindAsync(Uri url, CancellationToken cancellationToken)
    {
        try
        {
            return await cache.GetAsync(Key(url), cancellationToken).WaitAsync(Patience, timeProvider, cancellationToken).ConfigureAwait(false) is { } bytes ? PageValidators.Read(bytes) : null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            FetchLog.StoreFailed(logger, new RedactedUrl(url), exception);
            return null;
        }
    }

    /// <summary>Keeps the validators of a page, or forgets those of before.</summary>
    /// <param name="url">The page's address.</param>
    /// <param name="validators">The validators; null where the page has none that may be kept.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal async Task KeepAsync(Uri url, PageValidators? validators, CancellationToken cancellationToken)
    {
        try
        {
            await (validators is null
                ? cache.RemoveAsync(Key(url), cancellationToken)
                : cache.SetAsync(Key(url), validators.Write(), entry, cancellationToken)).WaitAsync(Patience, timeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            FetchLog.StoreFailed(logger, new RedactedUrl(url), exception);
        }
    }

    /// <summary>Hashed, since addresses may be longer than a store's keys, and hold what is nobody's business.</summary>
    private static string Key(Uri url) =>
        "extractor:validators:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped))));
}
