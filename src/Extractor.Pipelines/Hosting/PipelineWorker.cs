using Microsoft.Extensions.Logging;

namespace Extractor.Pipelines.Hosting;

/// <summary>Makes a result of a page. Whatever is wrong with the page is a value.</summary>
internal sealed class PipelineWorker(ArticleClient client, ArticleExtractor extractor, PipelineMonitor monitor, TimeProvider clock, ILogger logger)
{
    /// <summary>Fetches and extracts an address.</summary>
    /// <param name="page">The address.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal async Task<ArticleResult> FetchAsync(PipelinePage page, CancellationToken cancellationToken)
    {
        ArticleResult result;
        try
        {
            result = await client.GetAsync(page.Url!, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            result = Unexpected(exception);
        }

        monitor.Fetch();
        return result with { Id = page.Id, Url = page.Address };
    }

    /// <summary>Extracts a stored page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal ArticleResult Extract(PipelinePage page, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        ArticleResult result;
        try
        {
            result = extractor.Extract(page.Page!, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            result = Unexpected(exception);
        }

        monitor.Extract();
        return result with { Id = page.Id, Url = page.Address, Seconds = clock.GetElapsedTime(started).TotalSeconds };
    }

    /// <summary>The result of a page that needs no work; null for one that does.</summary>
    /// <param name="page">The page.</param>
    internal static ArticleResult? Refuse(PipelinePage page)
    {
        var fault = page.Fault ?? (page.Page is null && page.Url is null
            ? new ArticleFailure { Kind = FailureKind.InvalidInput, Message = "The source gave neither an address nor a page." }
            : null);
        return fault is null ? null : new ArticleResult { Id = page.Id, Url = page.Address, Error = fault };
    }

    private ArticleResult Unexpected(Exception exception)
    {
        // The client and the extractor promise not to throw; should they break that, the other pages are still wanted.
        PipelineLog.PageFaulted(logger, monitor.Name, exception);
        return new ArticleResult
        {
            Error = new ArticleFailure { Kind = FailureKind.Unreadable, Message = $"Unexpected {exception.GetType().Name}: {exception.Message}" },
        };
    }
}
