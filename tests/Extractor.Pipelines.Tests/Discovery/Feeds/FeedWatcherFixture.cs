using System.Globalization;
using System.Text;
using Extractor.Pipelines.Discovery.Feeds.Watching;
using Microsoft.Extensions.Time.Testing;

namespace Extractor.Pipelines.Tests.Discovery.Feeds;

/// <summary>Feeds that answer as a test says, a clock that stands, a folder for the state.</summary>
internal abstract class FeedWatcherFixture
{
    protected static readonly DateTimeOffset Start = new(2026, 3, 4, 9, 0, 0, TimeSpan.Zero);
    protected static readonly Uri A = new("https://a.example/feed");
    protected static readonly Uri B = new("https://b.example/feed");

    private string folder = null!;

    /// <summary>What each feed answers.</summary>
    protected Dictionary<Uri, Func<FeedAnswer>> Feeds { get; } = [];

    /// <summary>The feeds that were asked for, with their validators.</summary>
    protected List<string> Asked { get; } = [];

    protected FakeTimeProvider Clock { get; private set; } = null!;

    protected string State => Path.Combine(folder, "desk.state");

    [SetUp]
    public void SetUp()
    {
        Clock = new FakeTimeProvider(Start);
        folder = Directory.CreateTempSubdirectory("extractor-watch-").FullName;
        Feeds.Clear();
        Asked.Clear();
    }

    [TearDown]
    public void TearDown() => Directory.Delete(folder, recursive: true);

    protected static FeedAnswer Rss(params string[] stories) => Rss(0, stories);

    protected static FeedAnswer Rss(int ttl, params string[] stories) => Parsed(
        $"<rss version='2.0'><channel><ttl>{ttl.ToString(CultureInfo.InvariantCulture)}</ttl>" + string.Concat(stories.Select(static story => story.Split('|')).Select(static parts =>
            $"<item><link>{parts[0]}</link>{(parts[1].Length > 0 ? $"<guid isPermaLink='false'>{parts[1]}</guid>" : "")}</item>")) + "</channel></rss>");

    protected static FeedAnswer Parsed(string xml) => new() { Feed = FeedReader.Read(Encoding.UTF8.GetBytes(xml)) };

    protected static FeedAnswer Failed(FailureKind kind) => new() { Error = new ArticleFailure { Kind = kind, Message = "x" } };

    protected static async Task<List<string>> TellAsync(FeedWatcher watcher)
    {
        var told = new List<string>();
        await foreach (var item in watcher.WatchAsync()) told.Add(item.Story?.Url.AbsoluteUri ?? item.Fault!.Kind.ToString());
        return told;
    }

    /// <summary>Lets time pass, and what is due happen.</summary>
    protected async Task PassAsync(TimeSpan time, Task until)
    {
        Clock.Advance(time);
        for (var i = 0; i < 200 && !until.IsCompleted; i++) await Task.Yield();
    }

    protected static async Task UntilAsync(Func<bool> isSo)
    {
        var started = Environment.TickCount64;
        while (!isSo())
        {
            Assert.That(Environment.TickCount64 - started, Is.LessThan(20_000), "milliseconds");
            await Task.Yield();
        }
    }

    protected FeedWatcher Open(FeedWatcherOptions options, params Uri[] urls)
    {
        options.TimeProvider = Clock;
        return new FeedWatcher(
            (url, etag, lastModified, _) =>
            {
                Asked.Add($"{url} {etag} {lastModified}");
                return Task.FromResult(Feeds[url]());
            },
            urls, options);
    }

    protected Task<List<string>> OnceAsync(params Uri[] urls) => OnceAsync(new FeedWatcherOptions(), urls);

    protected async Task<List<string>> OnceAsync(FeedWatcherOptions options, params Uri[] urls)
    {
        (options.Once, options.StatePath) = (true, State);
        using var watcher = Open(options, urls);
        return await TellAsync(watcher);
    }
}
