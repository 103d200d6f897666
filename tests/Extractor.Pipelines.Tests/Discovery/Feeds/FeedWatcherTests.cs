using Extractor.Pipelines.Discovery.Feeds.Watching;

namespace Extractor.Pipelines.Tests.Discovery.Feeds;

/// <summary>When feeds are asked for, and how.</summary>
[TestFixture]
internal sealed class FeedWatcherTests : FeedWatcherFixture
{
    [Test]
    public async Task A_feed_is_asked_at_its_interval_and_with_what_it_gave()
    {
        Feeds[A] = () => Rss("https://a.example/1|") with { ETag = "\"1\"", LastModified = "Wed, 04 Mar 2026 09:00:00 GMT" };
        using var watcher = Open(new FeedWatcherOptions { Interval = TimeSpan.FromMinutes(10) }, A);
        await using var events = watcher.WatchAsync().GetAsyncEnumerator();
        Assert.That(await events.MoveNextAsync(), Is.True);

        Feeds[A] = () => Failed(FailureKind.NotModified);
        var next = events.MoveNextAsync().AsTask();
        await PassAsync(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1), next);
        Assert.That(Asked, Has.Count.EqualTo(1));

        await PassAsync(TimeSpan.FromMinutes(1) + TimeSpan.FromSeconds(1), next);
        await UntilAsync(() => Asked.Count == 2);
        Assert.That(Asked, Is.EqualTo(new[] { "https://a.example/feed  ", "https://a.example/feed \"1\" Wed, 04 Mar 2026 09:00:00 GMT" }));

        Feeds[A] = () => Rss("https://a.example/1|", "https://a.example/2|");
        await PassAsync(TimeSpan.FromMinutes(11), next);
        Assert.That((await next, events.Current.Story!.Url.AbsoluteUri), Is.EqualTo((true, "https://a.example/2")));
    }

    [TestCase(90, 0, 0, 90)]
    [TestCase(5, 0, 10, 15)]
    [TestCase(90, 0, 120, 120)]
    [TestCase(90, 0, 30, 90)]
    [TestCase(100_000, 0, 0, 8 * 60)]
    [TestCase(0, 0, 100_000, 8 * 60)]
    [TestCase(0, 600, 0, 600)]
    public async Task A_feed_that_asks_for_more_gets_it(int ttl, int retryAfter, int maxAge, int minutes)
    {
        Feeds[A] = () => retryAfter > 0
            ? new FeedAnswer { Error = new ArticleFailure { Kind = FailureKind.Deferred, Message = "later", RetryAt = Start.AddMinutes(retryAfter) } }
            : Rss(ttl, "https://a.example/1|") with { FreshFor = maxAge > 0 ? TimeSpan.FromMinutes(maxAge) : null };
        using var watcher = Open(new FeedWatcherOptions { MaxInterval = TimeSpan.FromHours(8) }, A);
        await using var events = watcher.WatchAsync().GetAsyncEnumerator();
        Assert.That(await events.MoveNextAsync(), Is.True);
        Feeds[A] = () => Rss("https://a.example/2|");

        var next = events.MoveNextAsync().AsTask();
        await PassAsync(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1), next);
        Assert.That(Asked, Has.Count.EqualTo(1));
        await PassAsync(TimeSpan.FromMinutes(minutes / 10.0) + TimeSpan.FromSeconds(1), next);
        await UntilAsync(() => Asked.Count == 2);
        Assert.That(await next, Is.True);
    }

    [Test]
    public async Task A_feed_that_fails_says_so_each_time_and_is_left_alone_longer()
    {
        Feeds[A] = () => Failed(FailureKind.ServerError);
        var times = new List<double>();
        using var watcher = Open(new FeedWatcherOptions { Interval = TimeSpan.FromMinutes(10) }, A);
        await using var events = watcher.WatchAsync().GetAsyncEnumerator();
        for (var i = 0; i < 6; i++)
        {
            var next = events.MoveNextAsync().AsTask();
            while (!next.IsCompleted) await PassAsync(TimeSpan.FromMinutes(1), next);
            Assert.That((await next, events.Current.Fault?.Kind), Is.EqualTo((true, (FailureKind?)FailureKind.ServerError)));
            times.Add((Clock.GetUtcNow() - Start).TotalMinutes);
        }

        var waits = times.Zip(times.Skip(1), static (first, second) => Math.Floor((second - first) / 10));
        Assert.That(waits, Is.EqualTo(new[] { 1, 2, 4, 8, 8 }));
    }

    [Test]
    public async Task A_feed_that_is_gone_is_not_asked_again()
    {
        Feeds[A] = () => Failed(FailureKind.Gone);
        using var watcher = Open(new FeedWatcherOptions(), A);

        Assert.That(await TellAsync(watcher), Is.EqualTo(new[] { "Gone" }));
    }

    [Test]
    public void Many_feeds_do_not_come_at_once()
    {
        var interval = TimeSpan.FromMinutes(15);
        var waits = Enumerable.Range(0, 200).Select(i => new WatchedFeed(new Uri($"https://p{i}.example/feed")).Next(Start, interval, interval) - Start).ToList();

        Assert.That(waits, Is.All.InRange(interval, interval * 1.1));
        Assert.That(waits.GroupBy(static wait => (int)wait.TotalSeconds).Max(static second => second.Count()), Is.LessThan(12));
    }

    [Test]
    public async Task A_watcher_that_ends_ends_its_requests()
    {
        var begun = new TaskCompletionSource();
        var ended = false;
        using var watcher = new FeedWatcher(async (_, _, _, token) =>
        {
            begun.SetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                ended = true;
            }

            return Failed(FailureKind.TimedOut);
        }, [A], new FeedWatcherOptions { TimeProvider = Clock });
        using var stop = new CancellationTokenSource();
        await using var events = watcher.WatchAsync(stop.Token).GetAsyncEnumerator();
        var next = events.MoveNextAsync().AsTask();
        await begun.Task;
        await stop.CancelAsync();

        Assert.That(async () => await next, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(ended, Is.True);
    }

    [Test]
    public void Misuse_throws()
    {
        Assert.That(() => Open(new FeedWatcherOptions()), Throws.ArgumentException);
        Assert.That(() => Open(new FeedWatcherOptions(), new Uri("/feed", UriKind.Relative)), Throws.ArgumentException);
        Assert.That(() => Open(new FeedWatcherOptions(), new Uri("ftp://a.example/")), Throws.ArgumentException);
        foreach (var wrong in new[]
        {
            new FeedWatcherOptions { Interval = TimeSpan.FromSeconds(59) }, new FeedWatcherOptions { Interval = TimeSpan.FromDays(8) },
            new FeedWatcherOptions { MaxInterval = TimeSpan.FromSeconds(59) }, new FeedWatcherOptions { MaxInterval = TimeSpan.FromDays(8) },
            new FeedWatcherOptions { Memory = TimeSpan.Zero }, new FeedWatcherOptions { MaxFeedsAtOnce = 0 },
            new FeedWatcherOptions { Feeds = new FeedOptions { MaxLength = 0 } },
        })
        {
            Assert.That(() => Open(wrong, A), Throws.TypeOf<ArgumentOutOfRangeException>());
        }
    }
}
