using System.Text;

namespace Extractor.Fetch;

/// <summary>
/// What a site gave to ask it by whether a page has changed (RFC 9110 section 8.8): an entity tag, a date of the last change, or
/// both, kept just as they came.
/// </summary>
/// <param name="EntityTag">The ETag; null where there is none.</param>
/// <param name="LastModified">The Last-Modified; null where there is none.</param>
internal sealed record PageValidators(string? EntityTag, string? LastModified)
{
    /// <summary>Longer ones are not kept: a store must not grow by what a site likes.</summary>
    private const int Longest = 1_024;

    private const string Version = "1";

    /// <summary>Reads the validators of an answer.</summary>
    /// <param name="response">The answer.</param>
    /// <returns>The validators; null where it has none, or says that nothing of it may be kept (RFC 9111 sections 4.1 and 5.2.2.5).</returns>
    internal static PageValidators? Of(HttpResponseMessage response)
    {
        if (ForbidsToKeep(response))
        {
            return null;
        }

        var tag = Valid(response.Headers.ETag?.ToString());
        var date = response.Content.Headers.LastModified is null ? null : Valid(Raw(response.Content.Headers, "Last-Modified"));
        return tag is null && date is null ? null : new PageValidators(tag, date);
    }

    /// <summary>Makes validators of what a caller kept.</summary>
    /// <param name="tag">The ETag; null where there is none.</param>
    /// <param name="date">The Last-Modified; null where there is none.</param>
    /// <returns>The validators, without what cannot stand in a header's line; null where nothing is left.</returns>
    internal static PageValidators? Of(string? tag, string? date)
    {
        var validators = new PageValidators(Valid(tag), Valid(date));
        return validators is { EntityTag: null, LastModified: null } ? null : validators;
    }

    /// <summary>Whether an answer says that nothing of it may be kept.</summary>
    /// <param name="response">The answer.</param>
    internal static bool ForbidsToKeep(HttpResponseMessage response) =>
        response.Headers.CacheControl is { NoStore: true } || response.Headers.Vary.Contains("*");

    /// <summary>Asks by these validators.</summary>
    /// <param name="request">The request.</param>
    internal void Ask(HttpRequestMessage request)
    {
        if (EntityTag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", EntityTag);
        }

        if (LastModified is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Modified-Since", LastModified);
        }
    }

    /// <summary>Adds what a 304 answer tells anew (RFC 9111 section 4.3.4).</summary>
    /// <param name="newer">The validators of the 304.</param>
    internal PageValidators With(PageValidators newer) => new(newer.EntityTag ?? EntityTag, newer.LastModified ?? LastModified);

    /// <summary>Says what to ask by next time.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="known">What was asked by; null where nothing was.</param>
    /// <returns>The validators of the answer, which those of before stand in for after a 304; null where nothing may be kept.</returns>
    internal static PageValidators? Next(HttpResponseMessage response, PageValidators? known) =>
        response.StatusCode != System.Net.HttpStatusCode.NotModified ? Of(response)
        : ForbidsToKeep(response) ? null
        : Of(response) is { } newer ? known?.With(newer) ?? newer
        : known;

    /// <summary>Writes the validators for a store.</summary>
    internal byte[] Write() => Encoding.UTF8.GetBytes($"{Version}\n{EntityTag}\n{LastModified}");

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="bytes">The store's bytes.</param>
    /// <returns>The validators; null for anything else.</returns>
    internal static PageValidators? Read(byte[] bytes)
    {
        if (bytes.Length > (2 * Longest) + 16 || Encoding.UTF8.GetString(bytes).Split('\n') is not [Version, var tag, var date])
        {
            return null;
        }

        return Of(tag, date);
    }

    /// <summary>What may stand in a header's line; the store may be anyone's.</summary>
    private static string? Valid(string? value) =>
        value is { Length: > 0 and <= Longest } && Ascii.IsValid(value) && !value.AsSpan().ContainsAnyInRange('\0', '\u001F') && !value.Contains('\u007F') ? value : null;

    private static string? Raw(System.Net.Http.Headers.HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) && values.Count == 1 ? values.ToString() : null;
}
