using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Extractor.Telemetry;
using Microsoft.Extensions.Logging;

namespace Extractor.Fetch;

/// <summary>Fetches pages and files: checks every hop, follows redirects, names what went wrong.</summary>
internal sealed class PageFetcher(
    IHttpClientFactory clients,
    ArticleClientOptions options,
    HostPauses pauses,
    HostTurns turns,
    RobotsCheck robots,
    ValidatorStore? validators,
    TimeProvider timeProvider,
    ILogger logger)
{
    /// <summary>The name of the HTTP client.</summary>
    internal const string ClientName = "Extractor";

    /// <summary>
    /// By this option of the request a handler next to the wire may say when the answer came, in place of the clock: what it stores of the
    /// answer then bears the same instant as the record.
    /// </summary>
    private static readonly HttpRequestOptionsKey<DateTimeOffset> AnsweredAt = new("Extractor.AnsweredAt");

    private readonly AddressPolicy policy = new(options);
    private readonly FetchAim page = FetchAim.Page(options);
    private readonly string userAgent = options.FullUserAgent;

    /// <summary>Begins the fetch of a page.</summary>
    /// <param name="url">An absolute address.</param>
    /// <param name="pages">Limits how many pages of a run are under way at a time; null for a page by itself.</param>
    /// <returns>The fetch, which holds the body; the caller disposes of it.</returns>
    internal FetchRun Begin(Uri url, SemaphoreSlim? pages = null) => new(url, new FetchContext(options.TotalTimeout, timeProvider, page), pages);

    /// <summary>Begins the fetch of a file.</summary>
    /// <param name="url">An absolute address.</param>
    /// <param name="download">What is wanted.</param>
    /// <returns>The fetch, which holds the body; the caller disposes of it.</returns>
    internal FetchRun Begin(Uri url, DownloadOptions download) =>
        new(url, new FetchContext(options.TotalTimeout, timeProvider, FetchAim.File(options, download)));

    /// <summary>Goes from where the fetch stands, over redirects, to a page or file.</summary>
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

            if (await robots.RefuseAsync(run, cancellationToken).ConfigureAwait(false) is { } disallowed)
            {
                return Failed(run.Current, disallowed);
            }

            // Before the turn, which a slow store must not hold.
            var store = run.Context.Aim.Kind == BodyKind.Page ? validators : null;
            var known = store is null ? run.Context.Aim.Known : await store.FindAsync(run.Current, cancellationToken).ConfigureAwait(false);
            var (turn, pause) = await turns.TakeAsync(run, run.Current, isPaced: true, cancellationToken).ConfigureAwait(false);
            using (turn)
            {
                // The host may have been closed while the fetch waited for its turn.
                var page = pause is { } closed
                    ? Failed(run.Current, FetchFaults.Describe(closed, run.Current))
                    : await HopAsync(run, known, store, cancellationToken).ConfigureAwait(false);
                if (page is not null)
                {
                    return page;
                }
            }
        }
    }

    /// <summary>Keeps what a page can be asked by next time. To be called once its article was made: a page that came to nothing is fetched again.</summary>
    /// <param name="page">The page.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal Task KeepAsync(FetchedPage page, CancellationToken cancellationToken) =>
        validators?.KeepAsync(page.Url, page.Validators, cancellationToken) ?? Task.CompletedTask;

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
    private async Task<FetchedPage?> HopAsync(FetchRun run, PageValidators? known, ValidatorStore? store, CancellationToken cancellationToken)
    {
        var url = run.Current;
        FetchLog.Fetching(logger, new RedactedUrl(url));
        using var request = FetchRequest.Create(url, userAgent, run.Context.Aim.Accept);
        run.Context.Attach(request);
        known?.Ask(request);
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (store is not null && known is not null && response.StatusCode == HttpStatusCode.NotModified)
            {
                // Also where nothing is new: the time for which they are kept begins again.
                await store.KeepAsync(url, PageValidators.Next(response, known), cancellationToken).ConfigureAwait(false);
            }

            if (FetchRequest.Target(response, url) is not { } next)
            {
                robots.Note(run, response);
                return Read(run.Context, request, response, url, known);
            }

            run.Follow(next, (int)response.StatusCode);
            Instruments.RecordRedirect(run.Redirects[^1]);
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
        Instruments.RecordRedirect(run.Redirects[^1]);
        FetchLog.Refreshed(logger, new RedactedUrl(from), new RedactedUrl(run.Current));
        if (run.Redirects[^1].IsDowngrade)
        {
            FetchLog.Downgraded(logger, new RedactedUrl(from), new RedactedUrl(run.Current));
        }
    }

    private FetchedPage Read(FetchContext context, HttpRequestMessage request, HttpResponseMessage response, Uri url, PageValidators? known)
    {
        var now = timeProvider.GetUtcNow();
        var status = (int)response.StatusCode;
        if (!response.IsSuccessStatusCode)
        {
            var wait = RetryAfter.Read(response, now);
            var isTransient = FetchFaults.IsTransient(response.StatusCode);
            var isTooLong = isTransient && FetchPipeline.IsTooLong(wait, context, options);
            // Asked for, so heeded, also where no repetition is left that would have waited.
            if (isTransient && wait > TimeSpan.Zero)
            {
                pauses.Pause(url, new HostPause(RetryAfter.Until(now, wait.GetValueOrDefault()), IsBroken: false));
            }

            var failure = FetchFaults.Describe(response.StatusCode, url, wait, isTooLong, now);
            var isUnchanged = response.StatusCode == HttpStatusCode.NotModified;
            return Failed(
                url,
                context.Challenge is { } challenge ? FetchFaults.Challenged(failure, challenge) : failure,
                isUnchanged ? PageValidators.Next(response, known) : null,
                isUnchanged ? Freshness.Of(response, now) : null);
        }

        if (context.Challenge is { } instead && context.Aim.Kind == BodyKind.File)
        {
            // Of a page the extraction tells, which sees whether a story is there all the same.
            return Failed(url, FetchFaults.Challenged(FetchFaults.Fail(FailureKind.Blocked, url, "", status), instead));
        }

        if (response.StatusCode == HttpStatusCode.PartialContent && !IsWhole(response.Content.Headers.ContentRange))
        {
            return Failed(url, FetchFaults.Fail(FailureKind.ServerError, url, "The site sent a part of the page, which nobody asked for.", status));
        }

        if (context.Body is { Failure: { } kind } body && context.Challenge is null)
        {
            return Failed(url, FetchFaults.Fail(kind, url, body.Message, status));
        }

        var contentType = PageType.Header(response.Content);
        return new FetchedPage
        {
            Url = url,
            FetchedAt = request.Options.TryGetValue(AnsweredAt, out var answeredAt) ? answeredAt : now,
            Status = status,
            ContentType = contentType.Length == 0 ? null : contentType,
            Validators = PageValidators.Next(response, known),
            FreshFor = Freshness.Of(response, now),
            Robots = XRobotsTag.Read(response, ProductToken.Of(options.UserAgent)),
            Content = context.Body?.Content ?? default,
            Challenge = context.Challenge,
        };
    }

    private static bool IsWhole(ContentRangeHeaderValue? range) => range is { From: 0, To: { } to, Length: { } length } && to == length - 1;

    private FetchedPage Failed(Uri url, ArticleFailure failure, PageValidators? known = null, TimeSpan? freshFor = null) =>
        new() { Url = url, FetchedAt = timeProvider.GetUtcNow(), Status = failure.Status, Validators = known, FreshFor = freshFor, Failure = failure };
}
