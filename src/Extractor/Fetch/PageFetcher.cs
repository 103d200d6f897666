using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;

namespace Extractor.Fetch;

/// <summary>Fetches pages: checks every hop, follows redirects, names what went wrong.</summary>
internal sealed class PageFetcher(
    IHttpClientFactory clients, ArticleClientOptions options, HostPauses pauses, HostGates gates, TimeProvider timeProvider, ILogger logger)
{
    /// <summary>The name of the HTTP client.</summary>
    internal const string ClientName = "Extractor";

    private const string Accept = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1";

    private readonly AddressPolicy policy = new(options);
    private readonly string userAgent = options.FullUserAgent;

    /// <summary>Begins a fetch.</summary>
    /// <param name="url">An absolute address.</param>
    /// <param name="pages">Limits how many pages of a run are under way at a time; null for a page by itself.</param>
    /// <returns>The fetch, which holds the body; the caller disposes of it.</returns>
    internal FetchRun Begin(Uri url, SemaphoreSlim? pages = null) => new(url, new FetchContext(options.TotalTimeout, timeProvider), pages);

    /// <summary>Goes from where the fetch stands, over redirects, to a page.</summary>
    /// <param name="run">The fetch.</param>
    /// <param name="cancellationToken">Ends the fetch.</param>
    /// <returns>The page or the failure.</returns>
    /// <exception cref="OperationCanceledException">The caller ended the fetch.</exception>
    internal async Task<FetchedPage> FetchAsync(FetchRun run, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Refuse(run) is { } refusal)
            {
                return Failed(run.Current, refusal);
            }

            var (turn, pause) = await TakeTurnAsync(run, cancellationToken).ConfigureAwait(false);
            using (turn)
            {
                // The host may have been closed while the fetch waited for its turn.
                var page = pause is { } closed
                    ? Failed(run.Current, FetchFaults.Describe(closed, run.Current))
                    : await HopAsync(run, cancellationToken).ConfigureAwait(false);
                if (page is not null)
                {
                    return page;
                }
            }
        }
    }

    private async ValueTask<(HostTurn? Turn, HostPause? Pause)> TakeTurnAsync(FetchRun run, CancellationToken cancellationToken)
    {
        var url = run.Current;
        HostTurn? turn = null;
        HostPause? pause = null;
        run.LeavePages();
        run.Context.StopClock();
        try
        {
            turn = await gates.EnterAsync(url, () => (pause = pauses.Of(url)) is not null, isPaced: true, cancellationToken).ConfigureAwait(false);
            await run.EnterPagesAsync(cancellationToken).ConfigureAwait(false);
            return (turn, pause);
        }
        catch
        {
            turn?.Dispose();
            throw;
        }
        finally
        {
            run.Context.StartClock();
        }
    }

    private ArticleFailure? Refuse(FetchRun run)
    {
        var url = run.Current;
        if (policy.Refuse(url) is { } reason)
        {
            return FetchFaults.Fail(FailureKind.RefusedAddress, url, reason);
        }

        if (!run.Visit())
        {
            return FetchFaults.Fail(FailureKind.TooManyRedirects, url, "The redirects go in a circle.");
        }

        if (run.Redirects.Count > options.MaxRedirects)
        {
            return FetchFaults.Fail(
                FailureKind.TooManyRedirects, url, string.Create(CultureInfo.InvariantCulture, $"The page redirects more than {options.MaxRedirects} times."));
        }

        return pauses.Of(url) is { } pause ? FetchFaults.Describe(pause, url) : null;
    }

    /// <summary>Asks one address.</summary>
    /// <returns>The page or the failure; null when the fetch was led on.</returns>
    private async Task<FetchedPage?> HopAsync(FetchRun run, CancellationToken cancellationToken)
    {
        var url = run.Current;
        FetchLog.Fetching(logger, new RedactedUrl(url));
        using var request = new HttpRequestMessage(HttpMethod.Get, url) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        request.Headers.TryAddWithoutValidation("Accept", Accept);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", BodyReader.AcceptEncoding);
        run.Context.Attach(request);
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (Target(response, url) is not { } next)
            {
                return Read(run.Context, response, url);
            }

            run.Follow(next, (int)response.StatusCode);
            FetchLog.Redirected(logger, new RedactedUrl(url), new RedactedUrl(next), (int)response.StatusCode);
            if (run.Redirects[^1].IsDowngrade)
            {
                FetchLog.Downgraded(logger, new RedactedUrl(url), new RedactedUrl(next));
            }

            return null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            if (FetchFaults.Describe(exception, url, timeProvider.GetUtcNow()) is { } failure)
            {
                return Failed(url, failure);
            }

            throw;
        }
    }

    /// <summary>Goes on to where a page's markup leads; the next fetch of the run goes there.</summary>
    /// <param name="run">The fetch.</param>
    /// <param name="target">The address.</param>
    internal void FollowMarkup(FetchRun run, Uri target)
    {
        var from = run.Current;
        run.Follow(target, status: null);
        FetchLog.Refreshed(logger, new RedactedUrl(from), new RedactedUrl(run.Current));
        if (run.Redirects[^1].IsDowngrade)
        {
            FetchLog.Downgraded(logger, new RedactedUrl(from), new RedactedUrl(run.Current));
        }
    }

    private static Uri? Target(HttpResponseMessage response, Uri url) =>
        response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or
            HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect &&
        response.Headers.NonValidated.TryGetValues("Location", out var values) &&
        Uri.TryCreate(url, values.ToString(), out var target)
            ? target
            : null;

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
                pauses.Pause(url, new HostPause(RetryAfter.Until(now, wait.GetValueOrDefault()), IsBroken: false));
            }

            var failure = FetchFaults.Describe(response.StatusCode, url, wait, isTooLong, now);
            return Failed(url, context.Challenge is { } challenge ? FetchFaults.Challenged(failure, challenge) : failure);
        }

        if (context.Body is { Failure: { } kind } body && context.Challenge is null)
        {
            return Failed(url, FetchFaults.Fail(kind, url, body.Message, status));
        }

        var contentType = PageType.Header(response.Content);
        return new FetchedPage
        {
            Url = url,
            FetchedAt = now,
            Status = status,
            ContentType = contentType.Length == 0 ? null : contentType,
            Content = context.Body?.Content ?? default,
            Challenge = context.Challenge,
        };
    }

    private FetchedPage Failed(Uri url, ArticleFailure failure) =>
        new() { Url = url, FetchedAt = timeProvider.GetUtcNow(), Status = failure.Status, Failure = failure };
}
