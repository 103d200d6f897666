using System.Net;
using Extractor.Telemetry;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Polly;

namespace Extractor.Fetch;

/// <summary>
/// The resilience of one host's fetches, outermost first: what is left of the fetch's time and the retries; then, behind the pace, a
/// breaker and the time of one attempt. Each authority has pipelines of its own, so that one broken host does not block another.
/// </summary>
internal static class FetchPipeline
{
    /// <summary>Adds what surrounds all attempts at an address.</summary>
    /// <param name="builder">The builder of the pipeline.</param>
    /// <param name="options">The client's options.</param>
    /// <param name="gates">Know how long a repetition would have to wait for the host's interval.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="logger">Hears of retries.</param>
    internal static void ConfigureAttempts(
        ResiliencePipelineBuilder<HttpResponseMessage> builder, ArticleClientOptions options, HostGates gates, TimeProvider timeProvider, ILogger logger)
    {
        builder.TimeProvider = timeProvider;
        builder.AddTimeout(new HttpTimeoutStrategyOptions
        {
            Name = "Extractor.Total",
            TimeoutGenerator = args => ValueTask.FromResult(FetchContext.Of(args.Context.GetRequestMessage())?.Remaining ?? options.TotalTimeout),
        });
        if (options.MaxRetries > 0)
        {
            builder.AddRetry(Retry(options, gates, timeProvider, logger));
        }
    }

    /// <summary>Adds what surrounds one attempt.</summary>
    /// <param name="builder">The builder of the pipeline.</param>
    /// <param name="options">The client's options.</param>
    /// <param name="pauses">Hears of broken hosts.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="logger">Hears of the breaker.</param>
    internal static void ConfigureAttempt(
        ResiliencePipelineBuilder<HttpResponseMessage> builder, ArticleClientOptions options, HostPauses pauses, TimeProvider timeProvider, ILogger logger)
    {
        builder.TimeProvider = timeProvider;
        builder.AddCircuitBreaker(Breaker(options, pauses, timeProvider, logger));
        builder.AddTimeout(new HttpTimeoutStrategyOptions { Name = "Extractor.Attempt", Timeout = options.AttemptTimeout });
    }

    private static HttpRetryStrategyOptions Retry(ArticleClientOptions options, HostGates gates, TimeProvider timeProvider, ILogger logger) => new()
    {
        Name = "Extractor.Retry",
        MaxRetryAttempts = options.MaxRetries,
        BackoffType = DelayBackoffType.Exponential,
        Delay = options.RetryDelay,
        UseJitter = true,
        // Its own reading of Retry-After knows no budget.
        ShouldRetryAfterHeader = false,
        ShouldHandle = args => ValueTask.FromResult(
            IsTransient(args.Outcome) && HasRoom(args.Outcome.Result, args.Context.GetRequestMessage(), args.AttemptNumber, options, gates, timeProvider)),
        DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result is { } response ? RetryAfter.Read(response, timeProvider.GetUtcNow()) : null),
        OnRetry = args =>
        {
            if (args.Outcome.Result is { RequestMessage.RequestUri: { } asked } answer && RetryAfter.Read(answer, timeProvider.GetUtcNow()) is { } wait)
            {
                // The site speaks to all requests, not to this one.
                gates.Hold(asked, wait);
            }

            Instruments.RecordRetry((int?)args.Outcome.Result?.StatusCode, args.Outcome.Exception?.GetType().FullName);
            FetchLog.Retrying(
                logger, new RedactedUrl(args.Context.GetRequestMessage()?.RequestUri), args.AttemptNumber + 1, args.RetryDelay, (int?)args.Outcome.Result?.StatusCode, args.Outcome.Exception);
            return ValueTask.CompletedTask;
        },
    };

    private static HttpCircuitBreakerStrategyOptions Breaker(ArticleClientOptions options, HostPauses pauses, TimeProvider timeProvider, ILogger logger) => new()
    {
        Name = "Extractor.Breaker",
        FailureRatio = options.BreakerFailureRatio,
        MinimumThroughput = options.BreakerMinimumAttempts,
        SamplingDuration = options.BreakerWindow,
        BreakDuration = options.BreakDuration,
        // A site that wants a pause is not broken.
        ShouldHandle = args => ValueTask.FromResult(IsTransient(args.Outcome) && args.Outcome.Result?.StatusCode != HttpStatusCode.TooManyRequests),
        OnOpened = args =>
        {
            var url = args.Context.GetRequestMessage()?.RequestUri;
            RecordBreaker("open", url);
            FetchLog.Opened(logger, url?.Authority, args.BreakDuration);
            if (url is not null)
            {
                // Told here as well, so that those who wait for the host's turn need not wait to hear it.
                pauses.Pause(url, new HostPause(timeProvider.GetUtcNow() + args.BreakDuration, IsBroken: true));
            }

            return ValueTask.CompletedTask;
        },
        OnHalfOpened = args =>
        {
            RecordBreaker("half_open", args.Context.GetRequestMessage()?.RequestUri);
            return ValueTask.CompletedTask;
        },
        OnClosed = args =>
        {
            RecordBreaker("closed", args.Context.GetRequestMessage()?.RequestUri);
            return ValueTask.CompletedTask;
        },
    };

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is { } exception ? FetchFaults.IsTransient(exception)
        // A challenge comes from a host that is well, and comes again.
        : outcome.Result is { } response && FetchFaults.IsTransient(response.StatusCode) && FetchContext.Of(response.RequestMessage)?.Challenge is null;

    /// <summary>Says whether a wait that a site asks for leaves no time for another attempt.</summary>
    /// <param name="wait">The wait; null where none is asked for.</param>
    /// <param name="fetch">The fetch.</param>
    /// <param name="options">The client's options.</param>
    internal static bool IsTooLong(TimeSpan? wait, FetchContext fetch, ArticleClientOptions options) => wait + Room(options) >= fetch.Remaining;

    /// <summary>
    /// Says whether there is time for another attempt: after the wait that the site asks for, or the usual one, and after the host's interval.
    /// Where there is not, it is told what went wrong rather than that the time was over.
    /// </summary>
    private static bool HasRoom(
        HttpResponseMessage? response, HttpRequestMessage? request, int attempts, ArticleClientOptions options, HostGates gates, TimeProvider timeProvider)
    {
        if (FetchContext.Of(request) is not { } fetch || request!.RequestUri is not { } url)
        {
            return true;
        }

        var wait = (response is null ? null : RetryAfter.Read(response, timeProvider.GetUtcNow())) ?? options.RetryDelay * Math.Pow(2, attempts);
        var paced = gates.Wait(url);
        return !IsTooLong(paced > wait ? paced : wait, fetch, options);
    }

    /// <summary>The least that an attempt needs: a second, or less where attempts have less.</summary>
    private static TimeSpan Room(ArticleClientOptions options)
    {
        var tenth = options.AttemptTimeout / 10;
        return tenth < TimeSpan.FromSeconds(1) ? tenth : TimeSpan.FromSeconds(1);
    }

    private static void RecordBreaker(string state, Uri? url) => Instruments.RecordBreaker(state, url is null ? null : HostName.Of(url), url?.Port);
}
