namespace Extractor.Fetch;

/// <summary>How long an answer need not be asked for again, by its own word (RFC 9111 section 4.2).</summary>
internal static class Freshness
{
    /// <summary>More is not told apart: sites write years, or the greatest number there is.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>Reads <c>Cache-Control: max-age</c>, else <c>Expires</c>; what the answer has already spent in caches (<c>Age</c>) is taken off.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="now">When it came.</param>
    /// <returns>The time that is left; null where none is, or where the site says nothing, or <c>no-store</c> or <c>no-cache</c>.</returns>
    internal static TimeSpan? Of(HttpResponseMessage response, DateTimeOffset now)
    {
        var control = response.Headers.CacheControl;
        if (control is { NoCache: true } || PageValidators.ForbidsToKeep(response))
        {
            return null;
        }

        var lifetime = control?.MaxAge ?? response.Content.Headers.Expires - (response.Headers.Date ?? now);
        return lifetime - (response.Headers.Age ?? TimeSpan.Zero) is { } left && left > TimeSpan.Zero ? left < Longest ? left : Longest : null;
    }
}
