using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Extractor.Pipelines.Tests.Discovery.Feeds;

/// <summary>Feeds by the real client, its handlers and its pace; only the wire is a stub.</summary>
internal sealed class FeedClientTests : FeedWatcherFixture
{
    private const string Tag = "\"v1\"";
    private const string Day = "Wed, 04 Mar 2026 08:00:00 GMT";

    private readonly ConcurrentQueue<string> requests = new();
    private Func<HttpRequestMessage, HttpResponseMessage> answer = null!;
    private ServiceProvider services = null!;

    private ArticleClient Client => services.GetRequiredService<ArticleClient>();

    [SetUp]
    public void Wire()
    {
        requests.Clear();
        var collection = new ServiceCollection();
        collection.AddExtractor(static options => (options.MaxRetries, options.MinHostInterval) = (0, TimeSpan.Zero)).AddHttpMessageHandler(() => new StubHandler(Answer));
        services = collection.BuildServiceProvider();
    }

    [TearDown]
    public async Task Unwire() => await services.DisposeAsync();

    [Test]
    public async Task A_feed_is_fetched_and_read_at_the_address_that_it_has_in_the_end()
    {
        answer = static request => request.RequestUri!.AbsolutePath == "/feed"
            ? new HttpResponseMessage(HttpStatusCode.MovedPermanently) { Headers = { Location = new Uri("/news/rss", UriKind.Relative) } }
            : Answered("<rss><channel><title>Вестник</title><item><link>1</link></item></channel></rss>", "text/xml; charset=windows-1251", Encoding.GetEncoding(1251));
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

        var feed = await FeedReader.GetAsync(Client, A);

        Assert.That((feed.Fault, feed.Url!.AbsoluteUri, feed.Title), Is.EqualTo(((ArticleFailure?)null, "https://a.example/news/rss", "Вестник")));
        Assert.That(feed.Stories.Single().Url.AbsoluteUri, Is.EqualTo("https://a.example/news/1"));
        Assert.That(requests, Has.All.StartsWith("application/rss+xml, application/atom+xml, application/feed+json"));
    }

    [TestCase(404, FailureKind.NotFound)]
    [TestCase(410, FailureKind.Gone)]
    [TestCase(500, FailureKind.ServerError)]
    public async Task What_a_site_says_instead_is_the_fault(int status, FailureKind kind)
    {
        answer = _ => new HttpResponseMessage((HttpStatusCode)status);

        var feed = await FeedReader.GetAsync(Client, A);

        Assert.That((feed.Url, feed.Fault?.Kind, feed.Stories.Count), Is.EqualTo((A, (FailureKind?)kind, 0)));
    }

    [Test]
    public async Task Limits_and_formats_are_faults_too()
    {
        answer = static _ => Answered("<rss><channel><item><link>https://a.example/1</link></item></channel></rss>");
        Assert.That((await FeedReader.GetAsync(Client, A, new FeedOptions { MaxLength = 20 })).Fault?.Kind, Is.EqualTo(FailureKind.TooLarge));

        answer = static _ => Answered("<html><body>No feed</body></html>", "text/html");
        Assert.That((await FeedReader.GetAsync(Client, A)).Fault?.Kind, Is.EqualTo(FailureKind.InvalidInput));
        Assert.That(async () => await FeedReader.GetAsync(null!, A), Throws.ArgumentNullException);
        Assert.That(async () => await FeedReader.GetAsync(Client, null!), Throws.ArgumentNullException);
        Assert.That(async () => await FeedReader.GetAsync(Client, A, new FeedOptions { MaxDepth = 1 }), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(async () => await FeedReader.GetAsync(Client, A, cancellationToken: new CancellationToken(true)), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_watcher_asks_by_what_it_kept_over_restarts()
    {
        answer = Validated;
        Assert.That(await WatchOnceAsync(), Is.EqualTo(new[] { "https://a.example/1" }));
        Assert.That(await WatchOnceAsync(), Is.Empty);
        Assert.That(requests.Select(static request => request[(request.IndexOf('|', StringComparison.Ordinal) + 1)..]), Is.EqualTo(new[] { "|", $"{Tag}|{Day}" }));

        answer = static _ => Answered("<rss><channel><item><link>/2</link></item><item><link>/1</link></item></channel></rss>");
        Assert.That(await WatchOnceAsync(), Is.EqualTo(new[] { "https://a.example/2" }));
    }

    [Test]
    public async Task A_feed_that_fails_and_comes_back_has_lost_nothing()
    {
        answer = Validated;
        using var watcher = FeedWatcher.Open(Client, [A], new FeedWatcherOptions { StatePath = State, TimeProvider = Clock });
        await using var events = watcher.WatchAsync().GetAsyncEnumerator();
        Assert.That((await NextAsync(events)).Story?.Url.AbsoluteUri, Is.EqualTo("https://a.example/1"));

        answer = static _ => new HttpResponseMessage(HttpStatusCode.InternalServerError);
        Assert.That((await NextAsync(events)).Fault?.Kind, Is.EqualTo(FailureKind.ServerError));

        answer = static _ => Answered("<rss><channel><item><link>/2</link></item><item><link>/1</link></item></channel></rss>");
        Assert.That((await NextAsync(events)).Story?.Url.AbsoluteUri, Is.EqualTo("https://a.example/2"));
        Assert.That(requests.Last(), Does.EndWith($"|{Tag}|{Day}"), "What it was asked by outlives a failure.");
    }

    [Test]
    public async Task A_feed_is_not_asked_for_while_it_is_fresh_also_when_it_is_unchanged()
    {
        var times = new ConcurrentQueue<DateTimeOffset>();
        answer = request =>
        {
            var response = Validated(request);
            response.Headers.CacheControl = new CacheControlHeaderValue { MaxAge = TimeSpan.FromHours(1) };
            response.Headers.Age = TimeSpan.FromMinutes(10);
            times.Enqueue(Clock.GetUtcNow());
            return response;
        };
        using var watcher = FeedWatcher.Open(Client, [A], new FeedWatcherOptions { StatePath = State, TimeProvider = Clock });
        using var stop = new CancellationTokenSource();
        await using var events = watcher.WatchAsync(stop.Token).GetAsyncEnumerator();
        await NextAsync(events);
        var next = events.MoveNextAsync().AsTask();
        var started = Environment.TickCount64;
        while (times.Count < 3)
        {
            Assert.That(Environment.TickCount64 - started, Is.LessThan(20_000), "milliseconds");
            await PassAsync(TimeSpan.FromMinutes(1), next);
        }

        Assert.That(times.Zip(times.Skip(1), static (first, second) => (second - first).TotalMinutes), Has.All.GreaterThanOrEqualTo(50));
        await stop.CancelAsync();
        Assert.That(async () => await next, Throws.InstanceOf<OperationCanceledException>());
    }

    private static HttpResponseMessage Answered(string body, string type = "application/rss+xml", Encoding? encoding = null)
    {
        var content = new ByteArrayContent((encoding ?? Encoding.UTF8).GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
    }

    private static HttpResponseMessage Validated(HttpRequestMessage request)
    {
        if (request.Headers.IfNoneMatch.ToString() == Tag)
        {
            return new HttpResponseMessage(HttpStatusCode.NotModified);
        }

        var response = Answered("<rss><channel><item><link>/1</link></item></channel></rss>");
        response.Headers.ETag = EntityTagHeaderValue.Parse(Tag);
        response.Content.Headers.TryAddWithoutValidation("Last-Modified", Day);
        return response;
    }

    /// <summary>The next event, time passing until it comes.</summary>
    private async Task<WatchEvent> NextAsync(IAsyncEnumerator<WatchEvent> events)
    {
        var next = events.MoveNextAsync().AsTask();
        var started = Environment.TickCount64;
        while (!next.IsCompleted)
        {
            Assert.That(Environment.TickCount64 - started, Is.LessThan(20_000), "milliseconds");
            await PassAsync(TimeSpan.FromSeconds(30), next);
        }

        Assert.That(await next, Is.True);
        return events.Current;
    }

    private async Task<List<string>> WatchOnceAsync()
    {
        using var watcher = FeedWatcher.Open(Client, [A], new FeedWatcherOptions { StatePath = State, TimeProvider = Clock, Once = true });
        return await TellAsync(watcher);
    }

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        if (request.RequestUri!.AbsolutePath == "/robots.txt")
        {
            return new HttpResponseMessage(HttpStatusCode.NotFound);
        }

        var since = request.Headers.NonValidated.TryGetValues("If-Modified-Since", out var values) ? values.ToString() : "";
        requests.Enqueue($"{request.Headers.Accept}|{request.Headers.IfNoneMatch}|{since}");
        return answer(request);
    }

    private sealed class StubHandler(Func<HttpRequestMessage, HttpResponseMessage> answer) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = answer(request);
            response.RequestMessage = request;
            return Task.FromResult(response);
        }
    }
}
