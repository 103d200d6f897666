using System.Runtime.CompilerServices;

namespace Extractor.Pipelines.Hosting.Sources;

/// <summary>Feeds that are followed. A story is confirmed once its result is written; what is wrong with a feed is a result.</summary>
/// <param name="open">Opens the watcher, once the pipeline runs.</param>
internal sealed class FeedSource(Func<FeedWatcher> open) : IPageSource, IDisposable
{
    private FeedWatcher? watcher;

    /// <inheritdoc/>
    public async IAsyncEnumerable<PipelinePage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var opened = watcher = open();
        if (!opened.ConfirmsEach)
        {
            throw new InvalidOperationException(
                $"The watcher confirms a story when the next one is asked for, before its result is written: set {nameof(FeedWatcherOptions)}.{nameof(FeedWatcherOptions.ConfirmEach)}.");
        }

        await foreach (var item in opened.WatchAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return new PipelinePage
            {
                Id = item.Story?.Id,
                Url = item.Story?.Url ?? item.Feed,
                Fault = item.Fault,
                Written = () => opened.Confirm(item),
            };
        }
    }

    /// <summary>Closes the watcher, once nothing more is written.</summary>
    public void Dispose() => watcher?.Dispose();
}
