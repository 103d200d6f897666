using Extractor.Fetch;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Extractor;

/// <summary>
/// Fetches news pages and extracts their articles. One client serves a whole program and any number of calls at once; it holds the
/// connections and what it learned of each host.
/// </summary>
/// <remarks>
/// In a program with a container, <c>services.AddExtractor()</c> registers the client. What goes wrong with a page is a value, an
/// <see cref="ArticleFailure"/> with its kind, and never an exception.
/// </remarks>
public sealed class ArticleClient : IDisposable
{
    private readonly ServiceProvider? services;
    private readonly PageFetcher fetcher;
    private readonly ArticleExtractor extractor;
    private readonly TimeProvider timeProvider;
    private readonly ILogger logger;
    private bool disposed;

    /// <summary>Makes a client that needs no container.</summary>
    /// <param name="options">The options, copied here; null for the defaults.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <param name="loggerFactory">Makes the loggers; null for none.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The options are out of range or contradict each other.</exception>
    public ArticleClient(ArticleClientOptions? options = null, TimeProvider? timeProvider = null, ILoggerFactory? loggerFactory = null)
    {
        var collection = new ServiceCollection();
        if (timeProvider is not null)
        {
            collection.AddSingleton(timeProvider);
        }

        if (loggerFactory is not null)
        {
            collection.AddSingleton(loggerFactory);
        }

        collection.AddExtractor(options is null ? null : options.CopyTo);
        services = collection.BuildServiceProvider();
        try
        {
            fetcher = services.GetRequiredService<PageFetcher>();
            extractor = services.GetRequiredService<ArticleExtractor>();
            logger = services.GetRequiredService<ILogger<ArticleClient>>();
            this.timeProvider = services.GetRequiredService<TimeProvider>();
        }
        catch
        {
            services.Dispose();
            throw;
        }
    }

    internal ArticleClient(PageFetcher fetcher, ArticleExtractor extractor, TimeProvider timeProvider, ILogger logger)
    {
        this.fetcher = fetcher;
        this.extractor = extractor;
        this.timeProvider = timeProvider;
        this.logger = logger;
    }

    /// <summary>Fetches one page and extracts its article.</summary>
    /// <param name="url">The page's address: absolute, http or https.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <returns>
    /// The article, whose <see cref="Article.Url"/> is the address after all redirects, or the failure. Bad addresses give
    /// <see cref="FailureKind.InvalidInput"/> and <see cref="FailureKind.RefusedAddress"/>.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed of.</exception>
    /// <exception cref="OperationCanceledException">The caller ended the call.</exception>
    public Task<ArticleResult> GetAsync(Uri url, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(url);
        ObjectDisposedException.ThrowIf(disposed, this);
        return GetCoreAsync(url, cancellationToken);
    }

    /// <summary>Closes the connections of a client that was made without a container; a container's are the container's.</summary>
    public void Dispose()
    {
        disposed = true;
        services?.Dispose();
    }

    private async Task<ArticleResult> GetCoreAsync(Uri url, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var started = timeProvider.GetTimestamp();
        var result = url.IsAbsoluteUri
            ? await FetchAsync(url, started, cancellationToken).ConfigureAwait(false)
            : ArticleResult.Failed(FailureKind.InvalidInput, url, "The address is relative.");
        if (result.Error is { } error)
        {
            FetchLog.Failed(logger, new RedactedUrl(error.Url ?? url), error.Kind, error.Status, error.Message);
        }

        return result with { Url = url, Seconds = timeProvider.GetElapsedTime(started).TotalSeconds };
    }

    private async Task<ArticleResult> FetchAsync(Uri url, long started, CancellationToken cancellationToken)
    {
        using var page = await fetcher.FetchAsync(url, cancellationToken).ConfigureAwait(false);
        if (page.Failure is not null)
        {
            return new ArticleResult { Error = page.Failure };
        }

        FetchLog.Fetched(
            logger, new RedactedUrl(page.Url), page.Status.GetValueOrDefault(), page.Content.Length, timeProvider.GetElapsedTime(started).TotalSeconds);
        var result = extractor.Extract(page.Content, page.Url, page.ContentType, page.FetchedAt, cancellationToken);
        return result.Article is { } article
            ? result with { Article = article with { Url = page.Url, FetchedAt = page.FetchedAt } }
            : result with { Error = result.Error! with { Url = page.Url, Status = page.Status } };
    }
}
