using System.Runtime.CompilerServices;
using Extractor.Pipelines.Discovery.Feeds.Watching;

namespace Extractor.Pipelines;

/// <summary>
/// Follows feeds and gives each new story once over all of them: by its address, the fragment aside, and by the id that its feed has for
/// it. With <see cref="FeedWatcherOptions.StatePath"/> also over restarts.
/// </summary>
/// <remarks>
/// A story counts as given once the caller asks for the next event, or, with <see cref="FeedWatcherOptions.ConfirmEach"/>, once
/// <see cref="Confirm"/> has returned; then even <c>kill -9</c> does not bring it back. One that was given and not yet confirmed comes
/// again after a restart: never is a story lost, and without <see cref="FeedWatcherOptions.ConfirmEach"/> one at most comes twice. If the
/// machine itself fails, so may those of the last second.
/// </remarks>
/// <example>
/// <code>
/// using var watcher = FeedWatcher.Open(client, feeds, new FeedWatcherOptions { StatePath = "desk.state" });
/// await foreach (var item in watcher.WatchAsync(stop))
/// {
///     if (item.Story is { } story) Store(await client.GetAsync(story.Url, stop));
/// }
/// </code>
/// </example>
public sealed class FeedWatcher : IDisposable
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    private readonly FeedWatcherOptions options;
    private readonly WatchState state;
    private readonly AskForFeed ask;
    private readonly TimeProvider clock;
    private int isWatching;
    private bool isClosed;

    internal FeedWatcher(AskForFeed ask, IEnumerable<Uri> feeds, FeedWatcherOptions? options)
    {
        ArgumentNullException.ThrowIfNull(feeds);
        this.options = (options ?? new FeedWatcherOptions()).CheckedCopy();
        var urls = feeds.ToList();
        if (urls.Count == 0 || urls.Exists(static url => url is not { IsAbsoluteUri: true, Scheme: "http" or "https" }))
        {
            throw new ArgumentException("There must be feeds, and their addresses absolute, http or https.", nameof(feeds));
        }

        this.ask = ask;
        clock = this.options.TimeProvider ?? TimeProvider.System;
        state = new WatchState(urls, this.options);
    }

    /// <summary>Whether stories are confirmed one by one.</summary>
    internal bool ConfirmsEach => options.ConfirmEach;

    /// <summary>Opens the state and makes a watcher.</summary>
    /// <param name="client">What fetches the feeds.</param>
    /// <param name="feeds">Their addresses; one that comes again is passed over.</param>
    /// <param name="options">How they are followed; null for the defaults.</param>
    /// <returns>The watcher.</returns>
    /// <exception cref="ArgumentNullException">The client or the list is null.</exception>
    /// <exception cref="ArgumentException">There are no feeds, or one's address is not absolute, http or https.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="InvalidDataException">The state was damaged or cut, or something else is in its place. It is left as it is.</exception>
    /// <exception cref="IOException">The state is in use by another watcher, or cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The state may not be made.</exception>
    public static FeedWatcher Open(ArticleClient client, IEnumerable<Uri> feeds, FeedWatcherOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        var own = (options ?? new FeedWatcherOptions()).CheckedCopy();
        return new FeedWatcher(
            (url, etag, lastModified, cancellationToken) => FeedDownload.AskAsync(client, own.Feeds, url, etag, lastModified, cancellationToken), feeds, own);
    }

    /// <summary>
    /// Follows the feeds: asks for each at once, and then again as <see cref="FeedWatcherOptions.Interval"/> says, with what the feed gave
    /// to tell whether it has changed (ETag, Last-Modified). A caller that is slow slows the asking.
    /// </summary>
    /// <param name="cancellationToken">Ends the watching.</param>
    /// <returns>
    /// The new stories, those of a feed in its order, and a fault for each time that a feed could not be read, or not to its end. A feed
    /// that is gone for good (410) is not asked for again.
    /// </returns>
    /// <exception cref="InvalidOperationException">During the enumeration: the watcher watches already.</exception>
    /// <exception cref="IOException">During the enumeration: the state cannot be written.</exception>
    /// <exception cref="ObjectDisposedException">The watcher was disposed of.</exception>
    /// <exception cref="OperationCanceledException">During the enumeration: the caller ended it.</exception>
    public IAsyncEnumerable<WatchEvent> WatchAsync(CancellationToken cancellationToken = default) => RunAsync(cancellationToken);

    private async IAsyncEnumerable<WatchEvent> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(isClosed, this);
        if (Interlocked.Exchange(ref isWatching, 1) == 1)
        {
            throw new InvalidOperationException("The watcher watches already.");
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var asked = new List<Task<(WatchedFeed Feed, FeedAnswer Answer)>>();
        try
        {
            var due = new PriorityQueue<WatchedFeed, DateTimeOffset>(state.Followed.Select(static feed => (feed, feed.NotBefore ?? DateTimeOffset.MinValue)));
            while (due.Count + asked.Count > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                while (asked.Count < options.MaxFeedsAtOnce && due.TryPeek(out var next, out var at) && at <= clock.GetUtcNow())
                {
                    asked.Add(AskAsync(due.Dequeue(), stop.Token));
                }

                if (asked.Count == 0 && options.Once)
                {
                    // What is left wants to be left alone.
                    var feed = due.Dequeue();
                    yield return new WatchEvent { Feed = feed.Url, Fault = Deferred(feed) };
                    continue;
                }

                if (await FirstAsync(asked, due, stop.Token).ConfigureAwait(false) is not { } ended)
                {
                    continue;
                }

                asked.Remove(ended);
                var (polled, answer) = await ended.ConfigureAwait(false);
                foreach (var item in Take(polled, answer))
                {
                    yield return item;
                    if (!options.ConfirmEach)
                    {
                        Confirm(item);
                    }

                    cancellationToken.ThrowIfCancellationRequested();
                }

                state.Settle();
                if (!options.Once && answer.Error?.Kind != FailureKind.Gone)
                {
                    due.Enqueue(polled, polled.Next(clock.GetUtcNow(), options.Interval, options.MaxInterval));
                }
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await ((Task)Task.WhenAll(asked)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            isWatching = 0;
        }
    }

    /// <summary>Says that a story is dealt with, so that it does not come again. From any thread; once more has no effect.</summary>
    /// <param name="item">The event with the story; one with a fault has no effect.</param>
    /// <exception cref="ArgumentNullException"><paramref name="item"/> is null.</exception>
    /// <exception cref="IOException">The state cannot be written.</exception>
    /// <exception cref="ObjectDisposedException">The watcher was disposed of.</exception>
    public void Confirm(WatchEvent item)
    {
        ArgumentNullException.ThrowIfNull(item);
        ObjectDisposedException.ThrowIf(isClosed, this);
        if (item.Pending is { } story)
        {
            state.Confirm(story);
        }
    }

    /// <summary>Closes the state, which another watcher may have then. To be called once nobody watches any more.</summary>
    /// <exception cref="IOException">The state cannot be written.</exception>
    public void Dispose()
    {
        if (!isClosed)
        {
            isClosed = true;
            state.Dispose();
        }
    }

    private async Task<(WatchedFeed Feed, FeedAnswer Answer)> AskAsync(WatchedFeed feed, CancellationToken cancellationToken)
    {
        // Now and then the whole feed, since only that says which stories it still has.
        var isFull = feed.Full is not { } full || state.Today.DayNumber - full.DayNumber > options.Memory.TotalDays / 2;
        return (feed, await ask(feed.Url, isFull ? null : feed.ETag, isFull ? null : feed.LastModified, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Waits for the first answer, or until there is another feed to ask for.</summary>
    private async Task<Task<(WatchedFeed, FeedAnswer)>?> FirstAsync(
        List<Task<(WatchedFeed, FeedAnswer)>> asked, PriorityQueue<WatchedFeed, DateTimeOffset> due, CancellationToken cancellationToken)
    {
        if (asked.Count == options.MaxFeedsAtOnce || due.Count == 0 || options.Once)
        {
            return await Task.WhenAny(asked).ConfigureAwait(false);
        }

        due.TryPeek(out _, out var at);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // Timers count whole milliseconds and leave out the rest, which would be waited for in circles.
        var wait = TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling((at - clock.GetUtcNow()).TotalMilliseconds)));
        var delay = Task.Delay(wait > LongestDelay ? LongestDelay : wait, clock, over.Token);
        var first = await Task.WhenAny([.. asked, delay]).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return first as Task<(WatchedFeed, FeedAnswer)>;
    }

    private IEnumerable<WatchEvent> Take(WatchedFeed feed, FeedAnswer answer)
    {
        var fault = answer.Error ?? answer.Feed?.Fault;
        var isFirst = !feed.IsBegun;
        feed.Failures = fault is null or { Kind: FailureKind.NotModified } ? 0 : feed.Failures + 1;
        feed.NotBefore = fault?.RetryAt;
        feed.FreshFor = answer.FreshFor;
        if (answer.Feed is { } content && (fault is null || content.Stories.Count > 0))
        {
            feed.Asked = content.UpdateInterval;

            // An id that a feed gives to several stories is none.
            var shared = content.Stories.Where(static story => story.Id is not null).GroupBy(static story => story.Id)
                .Where(static group => group.Select(static story => StoryKey.OfAddress(story.Url)).Distinct().Skip(1).Any()).Select(static group => group.Key).ToHashSet();
            foreach (var story in content.Stories)
            {
                if (state.Offer(feed, story, story.Id is not null && !shared.Contains(story.Id)) is not { } pending)
                {
                    continue;
                }

                if (isFirst && options.FromNow)
                {
                    state.Confirm(pending);
                }
                else
                {
                    yield return new WatchEvent { Feed = feed.Url, Story = story, Pending = pending };
                }
            }

            feed.IsBegun = true;

            // Of a feed that was not read to its end nothing is kept that could let it say that it has not changed.
            (feed.ETag, feed.LastModified, feed.Full) = fault is null ? (answer.ETag, answer.LastModified, (DateOnly?)state.Today) : (null, null, feed.Full);
        }

        state.Update(feed);
        if (fault is not null and not { Kind: FailureKind.NotModified })
        {
            yield return new WatchEvent { Feed = feed.Url, Fault = fault };
        }
    }

    private static ArticleFailure Deferred(WatchedFeed feed) => new()
    {
        Kind = FailureKind.Deferred,
        Message = "The site asked to be left alone until then.",
        Url = feed.Url,
        RetryAt = feed.NotBefore,
    };
}
