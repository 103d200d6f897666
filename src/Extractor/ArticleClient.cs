using Extractor.Fetch;
using Extractor.Telemetry;
using Extractor.Text;
using Extractor.Walls;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

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
    private readonly ManyPages many;
    private readonly Downloader downloader;
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
            many = Many(services.GetRequiredService<IOptions<ArticleClientOptions>>().Value);
            downloader = new Downloader(fetcher, this.timeProvider, logger);
        }
        catch
        {
            services.Dispose();
            throw;
        }
    }

    internal ArticleClient(PageFetcher fetcher, ArticleExtractor extractor, ArticleClientOptions options, TimeProvider timeProvider, ILogger logger)
    {
        this.fetcher = fetcher;
        this.extractor = extractor;
        this.timeProvider = timeProvider;
        this.logger = logger;
        many = Many(options);
        downloader = new Downloader(fetcher, timeProvider, logger);
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

    /// <summary>Fetches the pages of a list side by side and extracts their articles.</summary>
    /// <param name="urls">The pages' addresses, read as there is room for more. One that comes again, fragments aside, is passed over.</param>
    /// <param name="inOrder">
    /// True for results in the order of the addresses; then one slow page holds back those behind it, of which up to
    /// <see cref="ArticleClientOptions.MaxPagesAhead"/> wait in memory. False, the default, for results as they come.
    /// </param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>
    /// One result for each address, its <see cref="ArticleResult.Url"/>. At most <see cref="ArticleClientOptions.MaxPagesAtOnce"/> pages
    /// are under way, over all hosts; each host is asked as <see cref="ArticleClientOptions.MaxRequestsPerHost"/> and
    /// <see cref="ArticleClientOptions.MinHostInterval"/> say. Who reads slowly slows the fetching; who stops reading ends it.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="urls"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// During the enumeration: one of the addresses is null. As with whatever the sequence of addresses itself throws, those before are
    /// answered first.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The client was disposed of.</exception>
    /// <exception cref="OperationCanceledException">During the enumeration: the caller ended the run. By then nothing runs any more.</exception>
    public IAsyncEnumerable<ArticleResult> GetAllAsync(
        IAsyncEnumerable<Uri> urls, bool inOrder = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(urls);
        ObjectDisposedException.ThrowIf(disposed, this);
        return many.RunAsync(urls, inOrder, cancellationToken);
    }

    /// <summary>Fetches the pages of a list side by side and extracts their articles.</summary>
    /// <param name="urls">The pages' addresses, read as there is room for more. One that comes again, fragments aside, is passed over.</param>
    /// <param name="inOrder">True for results in the order of the addresses, false, the default, for results as they come.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>As <see cref="GetAllAsync(IAsyncEnumerable{Uri}, bool, CancellationToken)"/> has it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="urls"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// During the enumeration: one of the addresses is null. As with whatever the sequence of addresses itself throws, those before are
    /// answered first.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The client was disposed of.</exception>
    /// <exception cref="OperationCanceledException">During the enumeration: the caller ended the run. By then nothing runs any more.</exception>
    public IAsyncEnumerable<ArticleResult> GetAllAsync(IEnumerable<Uri> urls, bool inOrder = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(urls);
        return GetAllAsync(ManyPages.Each(urls, CancellationToken.None), inOrder, cancellationToken);
    }

    /// <summary>
    /// Downloads one file, such as a feed or a sitemap, on the way that pages go: check of addresses, robots.txt, the host's turn and pace,
    /// retries, redirects, limits. Whatever its media type, nothing is extracted of it.
    /// </summary>
    /// <param name="url">The file's address: absolute, http or https. A <c>robots.txt</c> is always allowed (RFC 9309 section 2.2.2).</param>
    /// <param name="options">What is wanted of it; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    /// <returns>The file, or the failure. Bad addresses give <see cref="FailureKind.InvalidInput"/> and <see cref="FailureKind.RefusedAddress"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is null.</exception>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="ObjectDisposedException">The client was disposed of.</exception>
    /// <exception cref="OperationCanceledException">The caller ended the call.</exception>
    public Task<Download> DownloadAsync(Uri url, DownloadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(url);
        ObjectDisposedException.ThrowIf(disposed, this);
        return downloader.GetAsync(url, (options ?? new DownloadOptions()).CheckedCopy(), cancellationToken);
    }

    /// <summary>Closes the connections of a client that was made without a container; a container's are the container's.</summary>
    public void Dispose()
    {
        disposed = true;
        services?.Dispose();
    }

    private ManyPages Many(ArticleClientOptions options) => new(options.MaxPagesAtOnce, options.MaxPagesAhead, VisitAsync);

    private async Task<ArticleResult> GetCoreAsync(Uri url, CancellationToken cancellationToken)
    {
        using var fetched = await VisitAsync(url, null, cancellationToken).ConfigureAwait(false);
        return fetched.Result;
    }

    private async Task<FetchedResult> VisitAsync(Uri url, SemaphoreSlim? pages, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var started = timeProvider.GetTimestamp();
        using var activity = PageActivity.Get(new RedactedUrl(url).ToString(), url.IsAbsoluteUri ? HostName.Of(url) : null);
        var run = url.IsAbsoluteUri ? fetcher.Begin(url, pages) : null;
        try
        {
            var result = run is null
                ? ArticleResult.Failed(FailureKind.InvalidInput, url, "The address is relative.")
                : await FetchAsync(run, url, started, cancellationToken).ConfigureAwait(false);
            if (result.Error is { } error)
            {
                FetchLog.Failed(logger, new RedactedUrl(error.Url ?? url), error.Kind, error.Status, error.Message);
            }

            result = result with { Url = url, Redirects = run?.Redirects ?? [], Seconds = timeProvider.GetElapsedTime(started).TotalSeconds };
            Instruments.RecordResult(result.Error?.Kind, result.Seconds.GetValueOrDefault());
            PageActivity.Finish(activity, result.Redirects.Count, result.Error);
            return new FetchedResult(result, run);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            // What breaks because the call was ended is no fault of the page.
            run?.Dispose();
            throw new OperationCanceledException("The call was ended.", exception, cancellationToken);
        }
        catch
        {
            run?.Dispose();
            throw;
        }
    }

    private async Task<ArticleResult> FetchAsync(FetchRun run, Uri url, long started, CancellationToken cancellationToken)
    {
        while (true)
        {
            FetchedPage page;
            var asked = timeProvider.GetTimestamp();
            using (PageActivity.Part("extractor.fetch"))
            {
                page = await fetcher.FetchAsync(run, cancellationToken).ConfigureAwait(false);
            }

            Instruments.RecordStage(Stage.Fetch, timeProvider.GetElapsedTime(asked).TotalSeconds);
            if (page.Failure is not null)
            {
                return new ArticleResult { Error = page.Failure };
            }

            FetchLog.Fetched(
                logger, new RedactedUrl(page.Url), page.Status.GetValueOrDefault(), page.Content.Length, timeProvider.GetElapsedTime(started).TotalSeconds);
            using var activity = PageActivity.Part("extractor.extract");
            var (result, live) = extractor.Extract(
                page.Content, page.ContentType, new LiveVisit(url, page.Url, page.FetchedAt, page.Challenge), cancellationToken);
            if (live?.Wall is { } wall)
            {
                return new ArticleResult { Error = FetchFaults.Fail(wall.Failure, page.Url, wall.Message, page.Status) };
            }

            if (live?.Refresh is { } target)
            {
                fetcher.FollowMarkup(run, target);
                continue;
            }

            if (result.Success)
            {
                await fetcher.KeepAsync(page, cancellationToken).ConfigureAwait(false);
            }

            return result.Article is { } article
                ? result with { Article = article with { Url = Urls.Escaped(page.Url), FetchedAt = page.FetchedAt, Access = XRobotsTag.AddTo(article.Access, page.Robots) } }
                : result with { Error = result.Error! with { Url = page.Url, Status = page.Status } };
        }
    }
}
