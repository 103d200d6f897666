namespace Extractor.Fetch;

/// <summary>The wait that a site asks for (RFC 9110 section 10.2.3), in seconds or until a date.</summary>
internal static class RetryAfter
{
    /// <summary>What a number of seconds stands for that is too large to be read, as RFC 9111 section 1.2.2 has it for its own.</summary>
    private static readonly TimeSpan Huge = TimeSpan.FromSeconds(int.MaxValue);

    /// <summary>Reads the wait. A header of another form is passed over.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="now">The present instant.</param>
    /// <returns>The wait, zero when it is over; null when none is asked for.</returns>
    internal static TimeSpan? Read(HttpResponseMessage response, DateTimeOffset now)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date is { } date ? date - now : IsHuge(response) ? Huge : null);
        return wait is null ? null : wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>Says until when the wait lasts.</summary>
    /// <param name="now">The present instant.</param>
    /// <param name="wait">The wait.</param>
    /// <returns>The instant.</returns>
    internal static DateTimeOffset Until(DateTimeOffset now, TimeSpan wait) =>
        wait < DateTimeOffset.MaxValue - now ? now + wait : DateTimeOffset.MaxValue;

    private static bool IsHuge(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("Retry-After", out var values) &&
        values.ToString().AsSpan().Trim() is { IsEmpty: false } text && !text.ContainsAnyExceptInRange('0', '9');
}
