using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Polly;

namespace Extractor.Fetch;

/// <summary>
/// The resilience of one host's fetches, outermost first: what is left of the fetch's time, retries, a breaker, the time of one
/// attempt. Each authority has a pipeline of its own, so that one broken host does not block another.
/// </summary>
internal static class FetchPipeline
{
    /// <summary>Adds the strategies.</summary>
    /// <param name="builder">The builder of the pipeline.</param>
    /// <param name="options">The client's options.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="logger">Hears of retries and of the breaker.</param>
    internal static void Configure(
        ResiliencePipelineBuilder<HttpResponseMessage> builder, ArticleClientOptions options, TimeProvider timeProvider, ILogger logger)
    {
        builder.TimeProvider = timeProvider;
        builder.AddTimeout(new HttpTimeoutStrategyOptions
        {
            Name = "Extractor.Total",
            TimeoutGenerator = args => ValueTask.FromResult(FetchContext.Of(args.Context.GetRequestMessage())?.Remaining ?? options.TotalTimeout),
        });
        if (options.MaxRetries > 0)
        {
            builder.AddRetry(Retry(options, timeProvider, logger));
        }

        builder.AddCircuitBreaker(Breaker(options, logger));
        builder.AddTimeout(new HttpTimeoutStrategyOptions { Name = "Extractor.Attempt", Timeout = options.AttemptTimeout });
    }

    private static HttpRetryStrategyOptions Retry(ArticleClientOptions options, TimeProvider timeProvider, ILogger logger) => new()
    {
        Name = "Extractor.Retry",
        MaxRetryAttempts = options.MaxRetries,
        BackoffType = DelayBackoffType.Exponential,
        Delay = options.RetryDelay,
        UseJitter = true,
        // Its own reading of Retry-After knows no budget.
        ShouldRetryAfterHeader = false,
        ShouldHandle = args => ValueTask.FromResult(IsTransient(args.Outcome) && !AsksTooMuch(args.Outcome.Result, timeProvider)),
        DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result is { } response ? RetryAfter.Read(response, timeProvider.GetUtcNow()) : null),
        OnRetry = args =>
        {
            FetchLog.Retrying(
                logger, new RedactedUrl(args.Context.GetRequestMessage()?.RequestUri), args.AttemptNumber + 1, args.RetryDelay, (int?)args.Outcome.Result?.StatusCode, args.Outcome.Exception);
            return ValueTask.CompletedTask;
        },
    };

    private static HttpCircuitBreakerStrategyOptions Breaker(ArticleClientOptions options, ILogger logger) => new()
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
            FetchLog.Opened(logger, args.Context.GetRequestMessage()?.RequestUri?.Authority, args.BreakDuration);
            return ValueTask.CompletedTask;
        },
    };

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is { } exception ? FetchFaults.IsTransient(exception) : outcome.Result is { } response && FetchFaults.IsTransient(response.StatusCode);

    private static bool AsksTooMuch(HttpResponseMessage? response, TimeProvider timeProvider) =>
        response is not null && FetchContext.Of(response.RequestMessage) is { } fetch &&
        RetryAfter.Read(response, timeProvider.GetUtcNow()) >= fetch.Remaining;
}
