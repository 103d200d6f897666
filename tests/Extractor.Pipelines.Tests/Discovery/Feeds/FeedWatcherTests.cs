using System.Globalization;
using System.Text;
using Extractor.Pipelines.Discovery.Feeds.Watching;
using Microsoft.Extensions.Time.Testing;

namespace Extractor.Pipelines.Tests.Discovery.Feeds;

public sealed class FeedWatcherTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly Uri A = new("https://a.example/feed");
    private static readonly Uri B = new("https://b.example/feed");

    private readonly Dictionary<Uri, Func<FeedAnswer>> feeds = [];
    private readonly List<string> asked = [];
    private FakeTimeProvider clock = null!;
    private string folder = null!;

    private string State => Path.Combine(folder, "desk.state");

    [SetUp]
    public void SetUp()
    {
        clock = new FakeTimeProvider(Start);
        folder = Directory.CreateTempSubdirectory("extractor-watch-").FullName;
        feeds.Clear();
        asked.Clear();
    }

    [TearDown]
    public void TearDown() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task Each_story_comes_once_over_all_feeds_by_address_and_by_id()
    {
        feeds[A] = () => Rss("https://a.example/1#top|id-1", "https://a.example/1|other", "https://a.example/1b|id-1x", "https://a.example/2|");
        feeds[B] = () => Rss("https://a.example/2#x|", "https://b.example/3|id-1");
        Assert.That(await OnceAsync(A, B), Is.EqualTo(new[] { "https://a.example/1#top", "https://a.example/1b", "https://a.example/2", "https://b.example/3" }));

        feeds[A] = () => Rss("https://a.example/moved|id-1", "https://a.example/4|");
        Assert.That(await OnceAsync(A, B), Is.EqualTo(new[] { "https://a.example/4" }));

        // The address that the id moved to is known now too.
        feeds[A] = () => Rss("https://a.example/moved|", "https://a.example/5|0", "https://a.example/6|0");
        Assert.That(await OnceAsync(A, B), Is.EqualTo(new[] { "https://a.example/5", "https://a.example/6" }));
    }

    [Test]
    public async Task A_feed_is_asked_at_its_interval_and_with_what_it_gave()
    {
        feeds[A] = () => Rss("https://a.example/1|") with { ETag = "\"1\"", LastModified = "Wed, 04 Mar 2026 09:00:00 GMT" };
        using var watcher = Open(new FeedWatcherOptions { Interval = TimeSpan.FromMinutes(10) }, A);
        await using var events = watcher.WatchAsync().GetAsyncEnumerator();
        Assert.That(await events.MoveNextAsync(), Is.True);

        feeds[A] = () => Failed(FailureKind.NotModified);
        var next = events.MoveNextAsync().AsTask();
        await PassAsync(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1), next);
        Assert.That(asked, Has.Count.EqualTo(1));

        await PassAsync(TimeSpan.FromMinutes(1) + TimeSpan.FromSeconds(1), next);
        await UntilAsync(() => asked.Count == 2);
        Assert.That(asked, Is.EqualTo(new[] { "https://a.example/feed  ", "https://a.example/feed \"1\" Wed, 04 Mar 2026 09:00:00 GMT" }));

        feeds[A] = () => Rss("https://a.example/1|", "https://a.example/2|");
        await PassAsync(TimeSpan.FromMinutes(11), next);
        Assert.That((await next, events.Current.Story!.Url.AbsoluteUri), Is.EqualTo((true, "https://a.example/2")));
    }

    [TestCase(90, 0, 90)]
    [TestCase(5, 0, 15)]
    [TestCase(100_000, 0, 24 * 60)]
    [TestCase(0, 180, 180)]
    public async Task A_feed_that_asks_for_more_gets_it(int ttl, int retryAfter, int minutes)
    {
        feeds[A] = () => retryAfter > 0
            ? new FeedAnswer { Error = new ArticleFailure { Kind = FailureKind.Deferred, Message = "later", RetryAt = Start.AddMinutes(retryAfter) } }
            : Rss(ttl, "https://a.example/1|");
        using var watcher = Open(new FeedWatcherOptions(), A);
        await using var events = watcher.WatchAsync().GetAsyncEnumerator();
        Assert.That(await events.MoveNextAsync(), Is.True);
        feeds[A] = () => Rss("https://a.example/2|");

        var next = events.MoveNextAsync().AsTask();
        await PassAsync(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1), next);
        Assert.That(asked, Has.Count.EqualTo(1));
        await PassAsync(TimeSpan.FromMinutes(minutes / 10.0) + TimeSpan.FromSeconds(1), next);
        await UntilAsync(() => asked.Count == 2);
        Assert.That(await next, Is.True);
    }

    [Test]
    public async Task A_feed_that_fails_says_so_each_time_and_is_left_alone_longer()
    {
        feeds[A] = () => Failed(FailureKind.ServerError);
        var times = new List<double>();
        using var watcher = Open(new FeedWatcherOptions { Interval = TimeSpan.FromMinutes(10) }, A);
        await using var events = watcher.WatchAsync().GetAsyncEnumerator();
        for (var i = 0; i < 6; i++)
        {
            var next = events.MoveNextAsync().AsTask();
            while (!next.IsCompleted) await PassAsync(TimeSpan.FromMinutes(1), next);
            Assert.That((await next, events.Current.Fault?.Kind), Is.EqualTo((true, (FailureKind?)FailureKind.ServerError)));
            times.Add((clock.GetUtcNow() - Start).TotalMinutes);
        }

        var waits = times.Zip(times.Skip(1), static (first, second) => Math.Floor((second - first) / 10));
        Assert.That(waits, Is.EqualTo(new[] { 1, 2, 4, 8, 8 }));
    }

    [Test]
    public async Task A_feed_that_is_gone_is_not_asked_again()
    {
        feeds[A] = () => Failed(FailureKind.Gone);
        using var watcher = Open(new FeedWatcherOptions(), A);

        Assert.That(await TellAsync(watcher), Is.EqualTo(new[] { "Gone" }));
    }

    [Test]
    public void Many_feeds_do_not_come_at_once()
    {
        var interval = TimeSpan.FromMinutes(15);
        var waits = Enumerable.Range(0, 200).Select(i => new WatchedFeed(new Uri($"https://p{i}.example/feed")).Next(Start, interval) - Start).ToList();

        Assert.That(waits, Is.All.InRange(interval, interval * 1.1));
        Assert.That(waits.GroupBy(static wait => (int)wait.TotalSeconds).Max(static second => second.Count()), Is.LessThan(12));
    }

    [Test]
    public async Task What_is_there_already_can_be_passed_over()
    {
        feeds[A] = () => Rss("https://a.example/1|");
        var options = new FeedWatcherOptions { FromNow = true };
        Assert.That(await OnceAsync(options, A), Is.Empty);

        feeds[A] = () => Rss("https://a.example/1|", "https://a.example/2|");
        Assert.That(await OnceAsync(options, A), Is.EqualTo(new[] { "https://a.example/2" }));

        // A feed that is new to the state begins from now, the other goes on.
        feeds[B] = () => Rss("https://b.example/1|");
        feeds[A] = () => Rss("https://a.example/3|");
        Assert.That(await OnceAsync(options, A, B), Is.EqualTo(new[] { "https://a.example/3" }));
    }

    [Test]
    public async Task A_story_is_given_once_the_next_one_is_asked_for()
    {
        feeds[A] = () => Rss("https://a.example/1|", "https://a.example/2|", "https://a.example/3|") with { ETag = "\"1\"" };
        using (var watcher = Open(new FeedWatcherOptions { StatePath = State, Once = true }, A))
        {
            await using var events = watcher.WatchAsync().GetAsyncEnumerator();
            await events.MoveNextAsync();
            await events.MoveNextAsync();
        }

        Assert.That(await OnceAsync(A), Is.EqualTo(new[] { "https://a.example/2", "https://a.example/3" }));
        Assert.That(asked, Is.EqualTo(new[] { "https://a.example/feed  ", "https://a.example/feed  " }), "What a feed said may be kept only once all its stories are given.");
        await OnceAsync(A);
        Assert.That(asked[2], Is.EqualTo("https://a.example/feed \"1\" "));
    }

    [Test]
    public async Task Stories_may_be_confirmed_one_by_one_in_any_order()
    {
        feeds[A] = () => Rss("https://a.example/1|", "https://a.example/2|", "https://a.example/3|") with { ETag = "\"1\"" };
        var options = new FeedWatcherOptions { StatePath = State, Once = true, ConfirmEach = true };
        using (var watcher = Open(options, A))
        {
            var events = new List<WatchEvent>();
            await foreach (var item in watcher.WatchAsync()) events.Add(item);
            Assert.That(await TellAsync(watcher), Is.Empty, "What waits does not come again meanwhile.");
            watcher.Confirm(events[2]);
            watcher.Confirm(events[0]);
            watcher.Confirm(events[0]);
        }

        Assert.That(await OnceAsync(A), Is.EqualTo(new[] { "https://a.example/2" }));
        Assert.That(asked, Is.All.EqualTo("https://a.example/feed  ").Or.EqualTo("https://a.example/feed \"1\" "));
        Assert.That(asked[^1], Is.EqualTo("https://a.example/feed  "));
    }

    [Test]
    public async Task A_broken_feed_gives_its_stories_and_its_fault_and_is_asked_for_whole()
    {
        feeds[A] = () => Parsed("<rss><channel><item><link>https://a.example/1</link></item><item>") with { ETag = "\"1\"" };

        Assert.That(await OnceAsync(A), Is.EqualTo(new[] { "https://a.example/1", "Unreadable" }));
        Assert.That(await OnceAsync(A), Is.EqualTo(new[] { "Unreadable" }));
        Assert.That(asked[1], Is.EqualTo("https://a.example/feed  "));
    }

    [Test]
    public async Task A_site_that_asks_to_be_left_alone_is_over_a_restart()
    {
        feeds[A] = () => new FeedAnswer { Error = new ArticleFailure { Kind = FailureKind.Deferred, Message = "later", RetryAt = Start.AddHours(2) } };
        await OnceAsync(A);
        feeds[A] = () => Rss("https://a.example/1|");

        clock.Advance(TimeSpan.FromHours(1));
        Assert.That(await OnceAsync(A), Is.EqualTo(new[] { "Deferred" }));
        Assert.That(asked, Has.Count.EqualTo(1));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.That(await OnceAsync(A), Is.EqualTo(new[] { "https://a.example/1" }));
    }

    [Test]
    public async Task Stories_that_no_feed_has_are_forgotten_and_those_of_a_feed_that_does_not_change_are_not()
    {
        feeds[A] = () => Rss([.. Enumerable.Range(0, 1_000).Select(static i => $"https://a.example/{i}|")]) with { ETag = "\"1\"" };
        await OnceAsync(A);
        var longest = new FileInfo(State).Length;
        feeds[A] = () => asked[^1].Contains("\"1\"", StringComparison.Ordinal) ? Failed(FailureKind.NotModified) : Rss("https://a.example/1|") with { ETag = "\"1\"" };
        for (var day = 0; day < 120; day += 5)
        {
            clock.Advance(TimeSpan.FromDays(5));
            Assert.That(await OnceAsync(A), Is.Empty);
        }

        Assert.That(new FileInfo(State).Length, Is.LessThan(longest / 50));
        Assert.That(asked.Count(static text => !text.Contains('"', StringComparison.Ordinal)), Is.InRange(5, 10), "how often the whole feed was asked for");
    }

    [Test]
    public async Task The_state_is_held_by_one_watcher()
    {
        feeds[A] = () => Rss("https://a.example/1|");
        using (Open(new FeedWatcherOptions { StatePath = State }, A))
        {
            Assert.That(() => Open(new FeedWatcherOptions { StatePath = State }, A), Throws.InstanceOf<IOException>());
        }

        Assert.That(await OnceAsync(A), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_state_that_is_cut_or_changed_is_refused_unless_only_the_last_line_is_unfinished()
    {
        feeds[A] = () => Rss("https://a.example/1|", "https://a.example/2|");
        await OnceAsync(A);
        await OnceAsync(A);
        var whole = await File.ReadAllBytesAsync(State);
        var together = Array.IndexOf(whole, (byte)'\n') + 1;
        Assert.That(Encoding.UTF8.GetString(whole).Split('\n'), Has.Length.EqualTo(6), "first line, two stories, the feed as it was and as it is, nothing");
        var last = Array.LastIndexOf(whole, (byte)'\n', whole.Length - 2) + 1;
        for (var length = 0; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(State, whole[..length]);
            if (length < last) Assert.That(() => Open(new FeedWatcherOptions { StatePath = State }, A), Throws.TypeOf<InvalidDataException>().With.Message.Contain(State), $"{length}");
            else Assert.That(await OnceAsync(A), Is.Empty, $"{length}");
        }

        foreach (var place in new[] { 3, together + 3, together + 30, whole.Length - 5 })
        {
            byte[] changed = [.. whole];
            changed[place] ^= 1;
            await File.WriteAllBytesAsync(State, changed);
            Assert.That(() => Open(new FeedWatcherOptions { StatePath = State }, A), Throws.TypeOf<InvalidDataException>().With.Message.Contain("damaged"), $"{place}");
            Assert.That(await File.ReadAllBytesAsync(State), Is.EqualTo(changed), "It is left as it is.");
        }
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
        }, [A], new FeedWatcherOptions { TimeProvider = clock });
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
            new FeedWatcherOptions { Memory = TimeSpan.Zero }, new FeedWatcherOptions { MaxFeedsAtOnce = 0 },
            new FeedWatcherOptions { Feeds = new FeedOptions { MaxLength = 0 } },
        })
        {
            Assert.That(() => Open(wrong, A), Throws.TypeOf<ArgumentOutOfRangeException>());
        }
    }

    private static FeedAnswer Rss(params string[] stories) => Rss(0, stories);

    private static FeedAnswer Rss(int ttl, params string[] stories) => Parsed(
        $"<rss version='2.0'><channel><ttl>{ttl.ToString(CultureInfo.InvariantCulture)}</ttl>" + string.Concat(stories.Select(static story => story.Split('|')).Select(static parts =>
            $"<item><link>{parts[0]}</link>{(parts[1].Length > 0 ? $"<guid isPermaLink='false'>{parts[1]}</guid>" : "")}</item>")) + "</channel></rss>");

    private static FeedAnswer Parsed(string xml) => new() { Feed = FeedReader.Read(Encoding.UTF8.GetBytes(xml)) };

    private static FeedAnswer Failed(FailureKind kind) => new() { Error = new ArticleFailure { Kind = kind, Message = "x" } };

    private static async Task<List<string>> TellAsync(FeedWatcher watcher)
    {
        var told = new List<string>();
        await foreach (var item in watcher.WatchAsync()) told.Add(item.Story?.Url.AbsoluteUri ?? item.Fault!.Kind.ToString());
        return told;
    }

    /// <summary>Lets time pass, and what is due happen.</summary>
    private async Task PassAsync(TimeSpan time, Task until)
    {
        clock.Advance(time);
        for (var i = 0; i < 200 && !until.IsCompleted; i++) await Task.Yield();
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        var started = Environment.TickCount64;
        while (!isSo())
        {
            Assert.That(Environment.TickCount64 - started, Is.LessThan(20_000), "milliseconds");
            await Task.Yield();
        }
    }

    private FeedWatcher Open(FeedWatcherOptions options, params Uri[] urls)
    {
        options.TimeProvider = clock;
        return new FeedWatcher(
            (url, etag, lastModified, _) =>
            {
                asked.Add($"{url} {etag} {lastModified}");
                return Task.FromResult(feeds[url]());
            },
            urls, options);
    }

    private Task<List<string>> OnceAsync(params Uri[] urls) => OnceAsync(new FeedWatcherOptions(), urls);

    private async Task<List<string>> OnceAsync(FeedWatcherOptions options, params Uri[] urls)
    {
        (options.Once, options.StatePath) = (true, State);
        using var watcher = Open(options, urls);
        return await TellAsync(watcher);
    }
}
