using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;

namespace Extractor.Fetch;

/// <summary>Fetches pages: checks every hop, follows redirects, names what went wrong.</summary>
internal sealed class PageFetcher(
    IHttpClientFactory clients, ArticleClientOptions options, HostPauses pauses, TimeProvider timeProvider, ILogger logger)
{
    /// <summary>The name of the HTTP client.</summary>
    internal const string ClientName = "Extractor";

    private const string Accept = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1";

    private readonly AddressPolicy policy = new(options);
    private readonly string userAgent = options.FullUserAgent;

    /// <summary>Fetches a page.</summary>
    /// <param name="url">An absolute address.</param>
    /// <param name="cancellationToken">Ends the fetch.</param>
    /// <returns>The page or the failure; the caller disposes of it.</returns>
    /// <exception cref="OperationCanceledException">The caller ended the fetch.</exception>
    internal async Task<FetchedPage> FetchAsync(Uri url, CancellationToken cancellationToken)
    {
        var context = new FetchContext(options.TotalTimeout, timeProvider);
        try
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var current = WithoutUser(url);
            while (true)
            {
                if (Refuse(current, seen) is { } refusal)
                {
                    return Failed(context, current, refusal);
                }

                var (page, next) = await HopAsync(context, current, cancellationToken).ConfigureAwait(false);
                if (page is not null)
                {
                    return page;
                }

                current = WithoutUser(next!);
            }
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Names and passwords in an address are not sent (RFC 9110 section 4.2.4 deprecates them), so they must not live on either: in
    /// the record, or in what the pipelines log of their authority.
    /// </summary>
    private static Uri WithoutUser(Uri url) =>
        url.UserInfo.Length == 0 ? url : new Uri(url.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped));

    private ArticleFailure? Refuse(Uri url, HashSet<string> seen)
    {
        if (policy.Refuse(url) is { } reason)
        {
            return FetchFaults.Fail(FailureKind.RefusedAddress, url, reason);
        }

        if (!seen.Add(url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped)))
        {
            return FetchFaults.Fail(FailureKind.TooManyRedirects, url, "The redirects go in a circle.");
        }

        if (seen.Count > options.MaxRedirects + 1)
        {
            return FetchFaults.Fail(
                FailureKind.TooManyRedirects, url, string.Create(CultureInfo.InvariantCulture, $"The page redirects more than {options.MaxRedirects} times."));
        }

        return pauses.Until(url) is { } until
            ? new ArticleFailure { Kind = FailureKind.Deferred, Message = "The site asked to be left alone for a while.", Url = url, RetryAt = until }
            : null;
    }

    private async Task<(FetchedPage? Page, Uri? Next)> HopAsync(FetchContext context, Uri url, CancellationToken cancellationToken)
    {
        FetchLog.Fetching(logger, new RedactedUrl(url));
        using var request = new HttpRequestMessage(HttpMethod.Get, url) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        request.Headers.TryAddWithoutValidation("Accept", Accept);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", BodyReader.AcceptEncoding);
        context.Attach(request);
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            var next = Target(response, url);
            return next is null ? (Read(context, response, url), null) : (null, next);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            if (FetchFaults.Describe(exception, url, timeProvider.GetUtcNow()) is { } failure)
            {
                return (Failed(context, url, failure), null);
            }

            throw;
        }
    }

    private Uri? Target(HttpResponseMessage response, Uri url)
    {
        if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or
                HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect) ||
            !response.Headers.NonValidated.TryGetValues("Location", out var values) ||
            !Uri.TryCreate(url, values.ToString(), out var target))
        {
            return null;
        }

        FetchLog.Redirected(logger, new RedactedUrl(url), new RedactedUrl(target), (int)response.StatusCode);
        if (url.Scheme == Uri.UriSchemeHttps && target.Scheme == Uri.UriSchemeHttp)
        {
            FetchLog.Downgraded(logger, new RedactedUrl(url), new RedactedUrl(target));
        }

        return target;
    }

    private FetchedPage Read(FetchContext context, HttpResponseMessage response, Uri url)
    {
        var now = timeProvider.GetUtcNow();
        var status = (int)response.StatusCode;
        if (!response.IsSuccessStatusCode)
        {
            var wait = RetryAfter.Read(response, now);
            var isTooLong = wait >= context.Remaining && FetchFaults.IsTransient(response.StatusCode);
            if (isTooLong)
            {
                pauses.Pause(url, RetryAfter.Until(now, wait.GetValueOrDefault()));
            }

            return Failed(context, url, FetchFaults.Describe(response.StatusCode, url, wait, isTooLong, now));
        }

        if (context.Body is { Failure: { } kind } body)
        {
            return Failed(context, url, FetchFaults.Fail(kind, url, body.Message, status));
        }

        var contentType = PageType.Header(response.Content);
        return new FetchedPage(context) { Url = url, FetchedAt = now, Status = status, ContentType = contentType.Length == 0 ? null : contentType };
    }

    private FetchedPage Failed(FetchContext context, Uri url, ArticleFailure failure) =>
        new(context) { Url = url, FetchedAt = timeProvider.GetUtcNow(), Status = failure.Status, Failure = failure };
}
