using System.Net;

namespace Extractor.Fetch;

/// <summary>What all requests of a client have in common, and where their answers lead.</summary>
internal static class FetchRequest
{
    /// <summary>Makes a request.</summary>
    /// <param name="url">The address.</param>
    /// <param name="userAgent">The whole User-Agent line.</param>
    /// <param name="accept">The media types that are wanted.</param>
    /// <returns>The request.</returns>
    internal static HttpRequestMessage Create(Uri url, string userAgent, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", BodyReader.AcceptEncoding);
        return request;
    }

    /// <summary>Says where an answer redirects to.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="url">The address that answered.</param>
    /// <returns>The next address; null for an answer that is no redirect or leads nowhere.</returns>
    internal static Uri? Target(HttpResponseMessage response, Uri url) =>
        response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or
            HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect &&
        response.Headers.NonValidated.TryGetValues("Location", out var values) &&
        // Of several, which the standard forbids, the first.
        Uri.TryCreate(url, values.FirstOrDefault(), out var target)
            ? target
            : null;
}
