namespace Extractor.Fetch;

/// <summary>The wait that a site asks for (RFC 9110 section 10.2.3), in seconds or until a date.</summary>
internal static class RetryAfter
{
    /// <summary>Reads the wait.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="now">The present instant.</param>
    /// <returns>The wait, zero when it is over; null when none is asked for.</returns>
    internal static TimeSpan? Read(HttpResponseMessage response, DateTimeOffset now)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date is { } date ? date - now : null);
        return wait is null ? null : wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>Says until when the wait lasts.</summary>
    /// <param name="now">The present instant.</param>
    /// <param name="wait">The wait.</param>
    /// <returns>The instant.</returns>
    internal static DateTimeOffset Until(DateTimeOffset now, TimeSpan wait) =>
        wait < DateTimeOffset.MaxValue - now ? now + wait : DateTimeOffset.MaxValue;
}
