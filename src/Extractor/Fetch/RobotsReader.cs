using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging;

namespace Extractor.Fetch;

/// <summary>
/// Fetches robots.txt files by RFC 9309 section 2.3.1, with the client, guard, limits and retries of the pages. The time counts towards the
/// page that needs the file, of which it takes at most half.
/// </summary>
internal sealed class RobotsReader(
    IHttpClientFactory clients, ArticleClientOptions options, HostPauses pauses, HostTurns turns, TimeProvider timeProvider, ILogger logger) : IDisposable
{
    /// <summary>How many redirects are followed; a file behind more is taken as missing (section 2.3.1.2).</summary>
    internal const int MostRedirects = 5;

    private readonly AddressPolicy policy = new(options);

    /// <summary>Bounds the files under way over all hosts. Whoever holds a place waits for nothing but the answer.</summary>
    private readonly SemaphoreSlim atOnce = new(options.MaxPagesAtOnce, options.MaxPagesAtOnce);

    private readonly string userAgent = options.FullUserAgent;

    /// <summary>The longest that a file is kept (section 2.4), and how long it is where the site does not say.</summary>
    internal static TimeSpan Longest { get; } = TimeSpan.FromHours(24);

    /// <summary>The shortest that a file is kept, whatever the site says; also when a file that could not be had is asked for again.</summary>
    internal static TimeSpan Shortest { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Fetches the robots.txt for the address where a fetch stands.</summary>
    /// <param name="run">The fetch.</param>
    /// <param name="cancellationToken">Ends the fetch.</param>
    /// <returns>The file, or why it is not known.</returns>
    /// <exception cref="OperationCanceledException">The caller ended the fetch.</exception>
    internal async Task<RobotsAnswer> ReadAsync(FetchRun run, CancellationToken cancellationToken)
    {
        var left = run.Context.Remaining;
        var half = options.TotalTimeout / 2;
        using var context = new FetchContext(left < half ? left : half, timeProvider, FetchAim.Robots);
        var url = RobotsFile.For(run.Current);
        for (var redirects = 0; ; redirects++)
        {
            var (answer, next) = redirects > 0 && policy.Refuse(url) is { } reason
                ? (Unknown(url, $"it leads to an address that is not fetched: {reason}"), null)
                : await HopAsync(run, context, url, isFirst: redirects == 0, cancellationToken).ConfigureAwait(false);
            if (answer is not null)
            {
                return answer;
            }

            if (redirects == MostRedirects)
            {
                return RobotsAnswer.Known(RobotsFile.Empty, timeProvider.GetUtcNow() + Longest);
            }

            url = next!;
        }
    }

    /// <summary>Reads the robots.txt off a download that somebody made of it.</summary>
    /// <param name="context">The download.</param>
    /// <param name="response">Its last answer.</param>
    /// <param name="url">The address that answered.</param>
    /// <returns>The file; null where the answer does not tell it: an error, a bot challenge, a body that was not read to its end.</returns>
    internal RobotsAnswer? JudgeDownload(FetchContext context, HttpResponseMessage response, Uri url)
    {
        var isTold = response.StatusCode == HttpStatusCode.OK ? context.Body is { Failure: null } : IsMissing(response.StatusCode);
        return isTold && context.Challenge is null ? Judge(context, response, url) : null;
    }

    /// <inheritdoc/>
    public void Dispose() => atOnce.Dispose();

    /// <summary>Asks one address.</summary>
    /// <returns>The answer, or the next address.</returns>
    private async Task<(RobotsAnswer? Answer, Uri? Next)> HopAsync(
        FetchRun run, FetchContext context, Uri url, bool isFirst, CancellationToken cancellationToken)
    {
        context.StopClock();
        var (turn, pause) = await turns.TakeForRobotsAsync(run, url, cancellationToken).ConfigureAwait(false);
        using (turn)
        {
            context.StartClock();
            if (pause is { } closed)
            {
                return (Failed(FetchFaults.Describe(closed, url), url, isFirst), null);
            }

            using var request = FetchRequest.Create(url, userAgent, context.Aim.Accept);
            context.Attach(request);
            await atOnce.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                using var client = clients.CreateClient(PageFetcher.ClientName);
                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
                if (FetchRequest.Target(response, url) is { } next)
                {
                    FetchLog.Redirected(logger, new RedactedUrl(url), new RedactedUrl(next), (int)response.StatusCode);
                    return (null, FetchRun.WithoutUser(next));
                }

                return (Judge(context, response, url), null);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                if (FetchFaults.Describe(exception, url, timeProvider.GetUtcNow()) is { } failure)
                {
                    return (Failed(failure, url, isFirst), null);
                }

                throw;
            }
            finally
            {
                atOnce.Release();
            }
        }
    }

    private static bool IsMissing(HttpStatusCode status) => (int)status is >= 400 and < 500 && status != HttpStatusCode.TooManyRequests;

    private RobotsAnswer Judge(FetchContext context, HttpResponseMessage response, Uri url)
    {
        var now = timeProvider.GetUtcNow();
        if (response.IsSuccessStatusCode)
        {
            // What cannot be unpacked has no line that could be read.
            var file = context.Body is { Failure: null } body ? Parse(body) : RobotsFile.Empty;
            var until = now + Lifetime(response);
            FetchLog.RobotsRead(logger, new RedactedUrl(url), file.Rules, file.CrawlDelay, until);
            return RobotsAnswer.Known(file, until);
        }

        if (response.StatusCode != HttpStatusCode.TooManyRequests && (int)response.StatusCode < 500)
        {
            // Missing or withheld: there are no rules (section 2.3.1.3).
            return RobotsAnswer.Known(RobotsFile.Empty, now + Lifetime(response));
        }

        var wait = RetryAfter.Read(response, now) ?? TimeSpan.Zero;
        if (wait >= context.Remaining)
        {
            pauses.Pause(url, new HostPause(RetryAfter.Until(now, wait), IsBroken: false));
        }

        return Unknown(url, string.Create(CultureInfo.InvariantCulture, $"the site answered with status {(int)response.StatusCode}."), wait);
    }

    private RobotsFile Parse(BodyOutcome body)
    {
        var content = body.Content.Span;
        var isLong = content.Length > BodyReader.TextLimit;
        return RobotsParser.Parse(isLong ? content[..BodyReader.TextLimit] : content, body.IsCut || isLong, ProductToken.Of(options.UserAgent));
    }

    /// <summary>
    /// A host that cannot be reached would not have given the page either, and that is told. Where another host is in the way, to which the
    /// file was moved, only the rules are not known.
    /// </summary>
    private RobotsAnswer Failed(ArticleFailure failure, Uri url, bool isFirst)
    {
        if (!isFirst)
        {
            return Unknown(url, $"it was moved to {url.Authority}. {failure.Message}");
        }

        FetchLog.RobotsUnread(logger, new RedactedUrl(url), failure.Message);
        return RobotsAnswer.Failed(failure);
    }

    private RobotsAnswer Unknown(Uri url, string reason, TimeSpan wait = default)
    {
        FetchLog.RobotsUnread(logger, new RedactedUrl(url), reason);
        return RobotsAnswer.Unknown(reason, timeProvider.GetUtcNow() + Clamp(wait));
    }

    /// <summary>How long a file is kept: as long as its Cache-Control says (RFC 9111 section 4.2), within bounds.</summary>
    private static TimeSpan Lifetime(HttpResponseMessage response)
    {
        var cache = response.Headers.CacheControl;
        return cache is null ? Longest
            : cache.NoStore || cache.NoCache ? Shortest
            : cache.MaxAge is { } age ? Clamp(age - (response.Headers.Age ?? TimeSpan.Zero))
            : Longest;
    }

    private static TimeSpan Clamp(TimeSpan time) => time < Shortest ? Shortest : time > Longest ? Longest : time;
}
