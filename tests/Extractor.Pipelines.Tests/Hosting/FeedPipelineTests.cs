using System.Net;
using System.Text;
using Extractor.Pipelines.Tests.Outputs;
using Extractor.Pipelines.Tests.Warc;
using Microsoft.Extensions.DependencyInjection;
using static Extractor.Pipelines.Tests.Hosting.PipelineHost;

namespace Extractor.Pipelines.Tests.Hosting;

/// <summary>Feeds that a pipeline follows, by the real watcher and client; only the wire is a stub.</summary>
public sealed class FeedPipelineTests
{
    private const int Stories = 8;

    private static readonly Uri Feed = new("https://gazette.example/feed");

    private static IEnumerable<string> All => Enumerable.Range(1, Stories).Select(static number => $"id-{number}");

    [Test]
    public async Task A_story_that_was_queued_and_not_written_comes_again_and_each_comes_once()
    {
        using var results = new Results();
        await using var held = new ListSink { Before = static (result, token) => result.Id == "id-3" ? Task.Delay(Timeout.Infinite, token) : Task.CompletedTask };
        await using (var host = New(results, pipeline => pipeline.To(_ => held)))
        {
            await host.StartAsync();
            await UntilAsync(() => host.Monitor is { Taken: 6, Fetched: >= 3 } && held.Results.Count == 2);
            await host.StopAsync(new CancellationToken(canceled: true));
            Assert.That((host.Monitor.State, host.Monitor.Waiting), Is.EqualTo((PipelineState.Aborted, 4L)));
        }

        await using (var host = New(results, pipeline => pipeline.ToLines(results.PathOf("stories.jsonl"))))
        {
            await host.RunAsync();
            Assert.That(host.Monitor.State, Is.EqualTo(PipelineState.Completed));
        }

        var lines = (await File.ReadAllLinesAsync(results.PathOf("stories.jsonl"))).Select(ArticleResult.FromJson).ToList();
        Assert.That(held.Results.Concat(lines).Select(static result => result.Id), Is.EqualTo(All));
        Assert.That(lines.Select(static line => line.Article?.Title), Is.EqualTo(Enumerable.Range(3, Stories - 2).Select(static number => $"Story {number}")));

        // Now that all is confirmed the feed may say that nothing has changed.
        await using var last = new ListSink();
        await using (var host = New(results, pipeline => pipeline.To(_ => last))) await host.RunAsync();
        Assert.That(last.Results, Is.Empty);
    }

    [Test]
    public async Task A_sink_that_fails_confirms_nothing()
    {
        using var results = new Results();
        await using var broken = new ListSink { Before = static (result, _) => result.Id == "id-3" ? throw new IOException("The disk is full.") : Task.CompletedTask };
        await using (var host = New(results, pipeline => pipeline.To(_ => broken)))
        {
            await host.RunAsync();
            Assert.That((host.Monitor.State, broken.Results.Count), Is.EqualTo((PipelineState.Faulted, 2)));
        }

        await using var sink = new ListSink();
        await using (var host = New(results, pipeline => pipeline.To(_ => sink))) await host.RunAsync();

        Assert.That(sink.Results.Select(static result => result.Id), Is.EqualTo(All.Skip(2)));
    }

    [Test]
    public async Task A_fault_of_a_feed_is_a_result()
    {
        using var results = new Results();
        await using var sink = new ListSink();
        await using var host = New(results, pipeline => pipeline.To(_ => sink), static _ => new HttpResponseMessage(HttpStatusCode.NotFound));

        await host.RunAsync();

        Assert.That(sink.Results.Select(static result => (result.Id, result.Url, result.Error?.Kind)), Is.EqualTo(new[] { ((string?)null, Feed, (FailureKind?)FailureKind.NotFound) }));
        Assert.That((host.Monitor.State, host.Monitor.Failed), Is.EqualTo((PipelineState.Completed, 1L)));
    }

    [Test]
    public async Task A_watcher_that_confirms_by_itself_is_refused_and_closed()
    {
        using var results = new Results();
        var options = new FeedWatcherOptions { StatePath = results.PathOf("desk.state") };
        await using var sink = new ListSink();
        await using var host = new PipelineHost(services => services.AddExtractorPipeline(pipeline => pipeline
            .FromFeeds(provider => FeedWatcher.Open(provider.GetRequiredService<ArticleClient>(), [Feed], options))
            .To(_ => sink).Configure(static options => options.StopHostOnFault = true)));

        await host.RunAsync();

        Assert.That(host.Monitor.Fault, Is.InstanceOf<InvalidOperationException>().With.Message.Contains("FeedWatcherOptions.ConfirmEach"));
        Assert.That(host.Monitor.Taken, Is.Zero);
        Assert.That(() => FeedWatcher.Open(host.Services.GetRequiredService<ArticleClient>(), [Feed], options).Dispose(), Throws.Nothing);
    }

    [Test]
    public async Task A_confirmation_that_fails_is_a_fault_of_the_source_and_what_was_taken_is_written()
    {
        await using var sink = new ListSink();
        await using var host = new PipelineHost(services => services.AddExtractorPipeline(pipeline => pipeline
            .From((_, token) => Endless(static _ => { }, token).Select(static page => page.Id != "2" ? page : new PipelinePage
            {
                Id = page.Id,
                Page = page.Page,
                Written = static () => throw new IOException("The state cannot be written."),
            }))
            .To(_ => sink).Configure(static options => options.StopHostOnFault = true)));

        await host.RunAsync();

        Assert.That(host.Monitor.Fault, Is.InstanceOf<IOException>());
        Assert.That((host.Monitor.State, host.Monitor.Waiting, (long)sink.Results.Count), Is.EqualTo((PipelineState.Faulted, 0L, host.Monitor.Taken)));
        Assert.That(host.Log.Lines.Last().Line, Does.StartWith("The source of the pipeline default failed: "));
    }

    [Test]
    public async Task Lines_are_added_and_an_unfinished_one_is_cut_off()
    {
        using var results = new Results();
        var path = results.PathOf("stories.jsonl");
        async Task<PipelineHost> AddAsync(int number)
        {
            var host = new PipelineHost(services => services.AddExtractorPipeline(pipeline => pipeline
                .From((_, _) => new[] { Stored(number) }.ToAsyncEnumerable()).ToLines(path).Configure(static options => options.StopHostWhenDone = true)));
            await host.RunAsync();
            return host;
        }

        await using var first = await AddAsync(1);
        await File.AppendAllTextAsync(path, "{\"id\":\"2\",\"text\":\"" + new string('x', 200_000));
        await using var second = await AddAsync(2);
        var lines = await File.ReadAllLinesAsync(path);
        Assert.That(lines.Select(ArticleResult.FromJson).Select(static line => line.Id), Is.EqualTo(new[] { "1", "2" }));

        await File.AppendAllTextAsync(path, "notes of somebody");
        await using var third = await AddAsync(3);
        Assert.That(third.Monitor.Fault, Is.InstanceOf<InvalidDataException>());
        Assert.That(await File.ReadAllTextAsync(path), Does.EndWith("\nnotes of somebody"));

        await using var other = new FileStream(path + ".lock", FileMode.Open, FileAccess.Write, FileShare.None);
        await using var fourth = await AddAsync(4);
        Assert.That(fourth.Monitor.Fault, Is.InstanceOf<IOException>());
    }

    [Test]
    public void What_would_lose_stories_is_refused()
    {
        var services = new ServiceCollection();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => services.AddExtractorPipeline(static pipeline => pipeline.FromFeeds([Feed]).ToFile("x")), Throws.InvalidOperationException.With.Message.Contains("ToLines"));
            Assert.That(() => services.AddExtractorPipeline(static pipeline => pipeline.FromFeeds([Feed], new() { Interval = default })), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => services.AddExtractorPipeline(static pipeline => pipeline.FromFeeds([Feed]).FromAddresses([])), Throws.InvalidOperationException);
            Assert.That(() => services.AddExtractorPipeline(static pipeline => pipeline.FromAddresses([]).ToLines("")), Throws.ArgumentException);
        }
    }

    /// <summary>A pipeline that asks the feed once, with room for four pages.</summary>
    private static PipelineHost New(Results results, Action<ExtractorPipelineBuilder> to, Func<HttpRequestMessage, HttpResponseMessage>? answer = null) => new(services =>
    {
        services.AddExtractor().AddHttpMessageHandler(() => new Wire(answer ?? Answer));
        services.AddExtractorPipeline(pipeline => to(pipeline
            .FromFeeds([Feed], new FeedWatcherOptions { StatePath = results.PathOf("desk.state"), Once = true })
            .Configure(static options => (options.Capacity, options.ParallelFetches, options.InOrder, options.StopHostWhenDone) = (4, 1, true, true))));
    });

    private static HttpResponseMessage Answer(HttpRequestMessage request)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (path != "/feed")
        {
            return new HttpResponseMessage { Content = new StringContent(Records.Page($"Story {path[1..]}"), Encoding.UTF8, "text/html") };
        }

        if (request.Headers.IfNoneMatch.Count > 0)
        {
            return new HttpResponseMessage(HttpStatusCode.NotModified);
        }

        var items = Enumerable.Range(1, Stories).Select(static number => $"<item><link>https://gazette.example/{number}</link><guid isPermaLink='false'>id-{number}</guid></item>");
        var response = new HttpResponseMessage { Content = new StringContent($"<rss version='2.0'><channel>{string.Concat(items)}</channel></rss>", Encoding.UTF8, "text/xml") };
        response.Headers.ETag = new("\"v1\"");
        return response;
    }

    private sealed class Wire(Func<HttpRequestMessage, HttpResponseMessage> answer) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = answer(request);
            response.RequestMessage = request;
            return Task.FromResult(response);
        }
    }
}
