using Extractor.Pipelines.Hosting;
using Extractor.Pipelines.Hosting.Sinks;
using Extractor.Pipelines.Hosting.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace Extractor.Pipelines;

/// <summary>Says where the pages of a pipeline come from, what is done with them and where the results go: one source and one sink.</summary>
public sealed class ExtractorPipelineBuilder
{
    private Func<IServiceProvider, IPageSource>? source;
    private Func<IServiceProvider, IResultSink>? sink;
    private DuplicateOptions? copies;
    private bool isOfFeeds;
    private bool isToFile;

    internal ExtractorPipelineBuilder(string name, IServiceCollection services) => (Name, Services) = (name, services);

    /// <summary>The pipeline's name.</summary>
    public string Name { get; }

    /// <summary>The services of the container.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Takes pages from a source, which is made when the pipeline starts.</summary>
    /// <param name="make">Makes the source out of the container.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="make"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The pipeline has a source.</exception>
    public ExtractorPipelineBuilder From(Func<IServiceProvider, IPageSource> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        source = source is null ? make : throw new InvalidOperationException($"The pipeline '{Name}' has a source already.");
        return this;
    }

    /// <summary>Takes pages from a source.</summary>
    /// <param name="source">The source.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The pipeline has a source.</exception>
    public ExtractorPipelineBuilder From(IPageSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return From(_ => source);
    }

    /// <summary>Takes pages from a sequence, which a function makes.</summary>
    /// <param name="read">Makes the sequence out of the container; its token is cancelled when the host stops.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="read"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The pipeline has a source.</exception>
    public ExtractorPipelineBuilder From(Func<IServiceProvider, CancellationToken, IAsyncEnumerable<PipelinePage>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return From(services => new DelegateSource(token => read(services, token)));
    }

    /// <summary>
    /// Fetches the stories that sitemaps or feeds name, as they come. Where they come from is not told what was written: for feeds that are
    /// followed there is <see cref="FromFeeds(IEnumerable{Uri}, FeedWatcherOptions)"/>.
    /// </summary>
    /// <param name="read">Makes the sequence of links out of the container; its token is cancelled when the host stops.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="read"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The pipeline has a source.</exception>
    public ExtractorPipelineBuilder FromLinks(Func<IServiceProvider, CancellationToken, IAsyncEnumerable<StoryLink>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return From((services, token) => read(services, token).Select(PipelinePage.Of));
    }

    /// <summary>
    /// Follows feeds and fetches their new stories. A story is confirmed once the sink has taken its result: one that was under way when the
    /// process was killed, the time to finish was over or the sink failed comes again at the next start, given
    /// <see cref="FeedWatcherOptions.StatePath"/>. What is wrong with a feed is a result without an id, under the feed's address.
    /// </summary>
    /// <param name="feeds">The addresses of the feeds, as <see cref="FeedWatcher.Open"/> takes them.</param>
    /// <param name="options">
    /// How they are followed; null for the defaults. <see cref="FeedWatcherOptions.ConfirmEach"/> always holds, and the container's clock
    /// where <see cref="FeedWatcherOptions.TimeProvider"/> is null.
    /// </param>
    /// <returns>This builder.</returns>
    /// <remarks>The watcher is opened when the pipeline starts; what it is refused with then ends the pipeline as a fault of the source.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="feeds"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="InvalidOperationException">The pipeline has a source.</exception>
    public ExtractorPipelineBuilder FromFeeds(IEnumerable<Uri> feeds, FeedWatcherOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(feeds);
        var (list, own) = (feeds.ToList(), (options ?? new FeedWatcherOptions()).CheckedCopy());
        own.ConfirmEach = true;
        return FromFeeds(services =>
        {
            var clocked = own.CheckedCopy();
            clocked.TimeProvider ??= services.GetRequiredService<TimeProvider>();
            return FeedWatcher.Open(services.GetRequiredService<ArticleClient>(), list, clocked);
        });
    }

    /// <summary>Follows feeds by a watcher that a function makes when the pipeline starts, and that is disposed of when it is over.</summary>
    /// <param name="open">
    /// Makes the watcher out of the container, with <see cref="FeedWatcherOptions.ConfirmEach"/>: the pipeline confirms. One without it ends
    /// the pipeline as a fault of the source, before anything is taken.
    /// </param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="open"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The pipeline has a source.</exception>
    public ExtractorPipelineBuilder FromFeeds(Func<IServiceProvider, FeedWatcher> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        From(services => new FeedSource(() => open(services)));
        isOfFeeds = true;
        return this;
    }

    /// <summary>Fetches the pages of a list.</summary>
    /// <param name="urls">The addresses, read as there is room.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="urls"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The pipeline has a source.</exception>
    public ExtractorPipelineBuilder FromAddresses(IEnumerable<Uri> urls)
    {
        ArgumentNullException.ThrowIfNull(urls);
        return FromAddresses(urls.ToAsyncEnumerable());
    }

    /// <summary>Fetches the pages of a sequence of addresses.</summary>
    /// <param name="urls">The addresses, read as there is room.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="urls"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The pipeline has a source.</exception>
    public ExtractorPipelineBuilder FromAddresses(IAsyncEnumerable<Uri> urls)
    {
        ArgumentNullException.ThrowIfNull(urls);
        return From((_, _) => urls.Select(PipelinePage.Of));
    }

    /// <summary>Extracts the pages of web archives, one archive after another; a file that cannot be read ends the pipeline.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="options">How they are read; null for the defaults.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="paths"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="InvalidOperationException">The pipeline has a source.</exception>
    public ExtractorPipelineBuilder FromArchives(IEnumerable<string> paths, WarcOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return From(new ArchiveSource([.. paths], (options ?? new WarcOptions()).CheckedCopy()));
    }

    /// <summary>Marks copies of a story by <see cref="ArticleResult.Group"/>, as <see cref="DuplicateFinder"/> has it.</summary>
    /// <param name="options">What counts as a copy; null for the defaults.</param>
    /// <returns>This builder.</returns>
    /// <remarks>
    /// A run that goes on with an interrupted one extracts stored pages that are written once more, for the sake of their texts. Addresses
    /// are not fetched again: their copies are not known then.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public ExtractorPipelineBuilder MarkCopies(DuplicateOptions? options = null)
    {
        copies = (options ?? new DuplicateOptions()).CheckedCopy();
        return this;
    }

    /// <summary>Gives the results to a sink, which is made when the pipeline starts and disposed of when it is over.</summary>
    /// <param name="make">Makes the sink out of the container.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="make"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The pipeline has a sink.</exception>
    public ExtractorPipelineBuilder To(Func<IServiceProvider, IResultSink> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        sink = sink is null ? make : throw new InvalidOperationException($"The pipeline '{Name}' has a sink already.");
        return this;
    }

    /// <summary>Gives the results to a function, one after another.</summary>
    /// <param name="write">Takes a result; its token is cancelled when the time for a graceful end is over.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="write"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The pipeline has a sink.</exception>
    public ExtractorPipelineBuilder To(Func<ArticleResult, CancellationToken, ValueTask> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        return To(_ => new DelegateSink(write));
    }

    /// <summary>
    /// Keeps the results in a <see cref="ResultFile"/>. With <see cref="ResultFileOptions.Resume"/> the next start goes on with a run that
    /// was interrupted, also by a stop of the host, given the same source; results stand in the order of the source then. Without it a
    /// host that stops ends the file with what there is. It is for sources that end: each run begins it anew, and what a killed run wrote
    /// is not there. For feeds there is <see cref="ToLines"/>.
    /// </summary>
    /// <param name="path">The file, or the folder for <see cref="ResultFormat.MarkdownFiles"/>.</param>
    /// <param name="format">The form of the results.</param>
    /// <param name="options">How it is opened; null for the defaults.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="InvalidOperationException">The pipeline has a sink.</exception>
    public ExtractorPipelineBuilder ToFile(string path, ResultFormat format = ResultFormat.JsonLines, ResultFileOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var own = (options ?? new ResultFileOptions()).CheckedCopy(format);
        To(_ => new ResultFileSink(ResultFile.Open(path, format, own), own.Resume));
        isToFile = true;
        return this;
    }

    /// <summary>
    /// Adds the results to a file, a line of JSON each, run after run: for sources without an end. Each line is put on the disk by itself; one
    /// that a killed run left unfinished is cut off at the next start. Others may read the file meanwhile. Beside it stands one of the same
    /// name with <c>.lock</c> behind it, which keeps a second pipeline out.
    /// </summary>
    /// <param name="path">
    /// The file, opened when the pipeline starts. One that ends with something else than a line of a result is left as it is, and the pipeline
    /// fails.
    /// </param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="InvalidOperationException">The pipeline has a sink.</exception>
    public ExtractorPipelineBuilder ToLines(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return To(_ => new LineSink(path));
    }

    /// <summary>Sets the options.</summary>
    /// <param name="configure">Sets them.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="configure"/> is null.</exception>
    public ExtractorPipelineBuilder Configure(Action<ExtractorPipelineOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.Configure(Name, configure);
        return this;
    }

    internal Func<IServiceProvider, PipelineParts> Build()
    {
        var from = source ?? throw new InvalidOperationException($"The pipeline '{Name}' has no source.");
        var to = sink ?? throw new InvalidOperationException($"The pipeline '{Name}' has no sink.");
        if (isOfFeeds && isToFile)
        {
            // Stories would be confirmed that a kill takes out of the file again.
            throw new InvalidOperationException(
                $"The pipeline '{Name}' follows feeds, and {nameof(ToFile)} is for sources that end: use {nameof(ToLines)} or a sink of your own.");
        }

        return services => new PipelineParts(from(services), to(services), copies is null ? null : new DuplicateFinder(copies));
    }
}
