using System.Diagnostics.Metrics;
using System.Text;
using Extractor.Pipelines.Tests.Outputs;
using Extractor.Pipelines.Tests.Warc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using static Extractor.Pipelines.Tests.Hosting.PipelineHost;

namespace Extractor.Pipelines.Tests.Hosting;

/// <summary>Pipelines in a real host, from the source to the sink.</summary>
public sealed class PipelineTests
{
    [Test]
    public async Task Addresses_are_fetched_and_their_results_are_in_the_file()
    {
        using var results = new Results();
        await using var site = new RawServer(Answer("Ferry"), Answer("Bridge"));
        await using var host = new PipelineHost(services => services.AddExtractorPipeline(pipeline => pipeline
            .FromLinks((_, _) => new[] { "/ferry", "/bridge" }.Select(path => new StoryLink { Url = site.Url(path), Id = path }).ToAsyncEnumerable())
            .ToFile(results.PathOf("out.jsonl"))
            .Configure(static options => (options.ParallelFetches, options.StopHostWhenDone) = (1, true))));

        await host.RunAsync();

        var lines = (await File.ReadAllLinesAsync(results.PathOf("out.jsonl"))).Select(ArticleResult.FromJson).ToList();
        Assert.That(lines.Select(static line => (line.Id, line.Article?.Title)), Is.EqualTo(new[] { ("/ferry", "Ferry"), ("/bridge", "Bridge") }));
        Assert.That(lines.Select(static line => line.Url), Is.EqualTo(new[] { site.Url("/ferry"), site.Url("/bridge") }));
        Assert.That(results.Names(), Is.EqualTo(new[] { "out.jsonl" }));
        Assert.That((host.Monitor.State, host.Monitor.Taken, host.Monitor.Fetched, host.Monitor.Written), Is.EqualTo((PipelineState.Completed, 2L, 2L, 2L)));
    }

    [Test]
    public async Task Archives_are_read_and_their_faults_are_results()
    {
        using var results = new Results();
        await File.WriteAllBytesAsync(results.PathOf("a.warc"), Records.Join(Records.PageRecord("1"), Records.Response("2", Records.Bytes("no answer")), Records.PageRecord("3")));
        await using var sink = new ListSink();
        await using var host = new PipelineHost(services => services.AddExtractorPipeline(pipeline => pipeline
            .FromArchives([results.PathOf("a.warc")]).To(_ => sink)
            .Configure(static options => (options.InOrder, options.StopHostWhenDone) = (true, true))));

        await host.RunAsync();

        Assert.That(sink.Results.Select(static result => (result.Article?.Title, result.Error?.Kind)), Is.EqualTo(new (string?, FailureKind?)[]
        {
            ("Story 1", null), (null, FailureKind.InvalidInput), ("Story 3", null),
        }));
        Assert.That(sink.IsCompleted && sink.IsDisposed, Is.True);
    }

    [Test]
    public async Task A_bad_page_is_a_result_and_the_next_ones_follow()
    {
        await using var sink = new ListSink();
        PipelinePage[] pages =
        [
            new() { Id = "nothing" },
            new() { Id = "relative", Url = new Uri("/ferry", UriKind.Relative) },
            new() { Id = "empty", Page = new StoredPage { Content = default } },
            new() { Id = "fault", Fault = new ArticleFailure { Kind = FailureKind.TooLarge, Message = "Too large." } },
            Stored(1),
        ];
        await using var host = new PipelineHost(services => services.AddExtractorPipeline(pipeline => pipeline
            .From((_, _) => pages.ToAsyncEnumerable()).To(_ => sink)
            .Configure(static options => (options.InOrder, options.StopHostWhenDone) = (true, true))));

        await host.RunAsync();

        Assert.That(sink.Results.Select(static result => (result.Id, result.Error?.Kind)), Is.EqualTo(new (string?, FailureKind?)[]
        {
            ("nothing", FailureKind.InvalidInput), ("relative", FailureKind.InvalidInput), ("empty", FailureKind.Unreadable),
            ("fault", FailureKind.TooLarge), ("1", null),
        }));
    }

    [Test]
    public async Task A_slow_sink_holds_back_the_source()
    {
        var given = 0;
        var open = new TaskCompletionSource();
        await using var sink = new ListSink { Before = (_, token) => open.Task.WaitAsync(token) };
        await using var host = new PipelineHost(services => services.AddExtractorPipeline(pipeline => pipeline
            .From((_, token) => Endless(number => given = number, token)).To(_ => sink)
            .Configure(static options => options.Capacity = 7)));

        await host.StartAsync();
        await UntilAsync(() => host.Monitor.Taken == 7);
        await UntilAsync(() => host.Monitor.Extracted == 7);
        Assert.That((given, host.Monitor.Waiting), Is.EqualTo((7, 7L)));

        open.SetResult();
        await UntilAsync(() => host.Monitor.Written > 20);
        await host.StopAsync();
        Assert.That(host.Monitor.Written, Is.EqualTo(host.Monitor.Taken));
    }

    [Test]
    public async Task A_stop_finishes_what_was_taken()
    {
        var given = 0;
        await using var sink = new ListSink();
        await using var host = new PipelineHost(services => services.AddExtractorPipeline(pipeline => pipeline
            .From((_, token) => Endless(number => given = number, token)).To(_ => sink)));

        await host.StartAsync();
        await UntilAsync(() => host.Monitor.Written > 10);
        await host.StopAsync();

        Assert.That(sink.Results.Select(static result => int.Parse(result.Id!, System.Globalization.CultureInfo.InvariantCulture)), Is.EquivalentTo(Enumerable.Range(1, given)));
        Assert.That((host.Monitor.State, sink.IsCompleted, sink.IsDisposed), Is.EqualTo((PipelineState.Stopped, true, true)));
        Assert.That(host.Log.Lines.Last().Line, Does.StartWith("The pipeline default was stopped, nothing is lost: "));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_stop_that_takes_too_long_says_what_is_lost(bool isHostOutOfTime)
    {
        await using var sink = new ListSink { Before = (result, token) => result.Id == "3" ? Task.Delay(Timeout.Infinite, token) : Task.CompletedTask };
        await using var host = new PipelineHost(services => services.AddExtractorPipeline(pipeline => pipeline
            .From((_, token) => Endless(static _ => { }, token)).To(_ => sink)
            .Configure(static options => (options.Capacity, options.InOrder, options.DrainTimeout) = (5, true, TimeSpan.FromSeconds(8)))));

        await host.StartAsync();
        await UntilAsync(() => host.Monitor.Taken == 7);
        using var time = new CancellationTokenSource();
        var stopping = host.StopAsync(time.Token);
        await UntilAsync(() => host.Monitor.State == PipelineState.Draining);
        Assert.That(stopping.IsCompleted, Is.False);
        if (isHostOutOfTime) await time.CancelAsync();
        await UntilAsync(() =>
        {
            if (!isHostOutOfTime) host.Clock.Advance(TimeSpan.FromSeconds(1));
            return stopping.IsCompleted;
        });

        Assert.That(sink.Results.Select(static result => result.Id), Is.EqualTo(new[] { "1", "2" }));
        Assert.That((host.Monitor.State, host.Monitor.Waiting, sink.IsCompleted, sink.IsDisposed), Is.EqualTo((PipelineState.Aborted, 5L, false, true)));
        Assert.That(host.Log.Lines.Last(), Is.EqualTo((LogLevel.Warning, "The pipeline default was stopped before it could finish: of 7 pages taken 5 are not written, 2 are")));
    }

    [Test]
    public async Task A_run_that_was_stopped_is_gone_on_with()
    {
        using var results = new Results();
        async Task<PipelineMonitor> RunAsync(int pages, long stopAfter)
        {
            await using var host = new PipelineHost(services => services.AddExtractorPipeline(pipeline => pipeline
                .From((_, token) => Endless(static _ => { }, token).Take(pages))
                .MarkCopies(new DuplicateOptions { LeastWords = 4 })
                .ToFile(results.PathOf("out.jsonl"), ResultFormat.JsonLines, new ResultFileOptions { Resume = true })
                .Configure(static options => options.Capacity = 10)));
            await host.StartAsync();
            await UntilAsync(() => host.Monitor.Written >= stopAfter || host.Monitor.State == PipelineState.Completed);
            await host.StopAsync();
            return host.Monitor;
        }

        var first = await RunAsync(1_000_000, stopAfter: 20);
        Assert.That(first.State, Is.EqualTo(PipelineState.Stopped));
        Assert.That(File.Exists(results.PathOf("out.jsonl")), Is.False);
        var second = await RunAsync((int)first.Written + 15, stopAfter: long.MaxValue);
        var third = await RunAsync(1, stopAfter: long.MaxValue);

        var lines = (await File.ReadAllLinesAsync(results.PathOf("out.jsonl"))).Select(ArticleResult.FromJson).ToList();
        Assert.That(lines.Select(static line => line.Id), Is.EqualTo(Enumerable.Range(1, (int)first.Written + 15).Select(static number => $"{number}")));
        Assert.That(lines.Select(static line => line.Group), Is.All.EqualTo("1"));
        Assert.That((second.State, second.Passed, second.Written), Is.EqualTo((PipelineState.Completed, first.Written, 15L)));
        Assert.That((third.State, third.Taken), Is.EqualTo((PipelineState.Completed, 0L)));
    }

    [Test]
    public async Task Pipelines_with_names_run_beside_each_other()
    {
        await using var one = new ListSink();
        await using var two = new ListSink();
        await using var host = new PipelineHost(services => services
            .AddExtractorPipeline("one", pipeline => pipeline.From((_, _) => new[] { Stored(1) }.ToAsyncEnumerable()).To(_ => one))
            .AddExtractorPipeline("two", pipeline => pipeline.From((_, _) => new[] { Stored(2) }.ToAsyncEnumerable()).To(_ => two)));

        await host.StartAsync();
        await UntilAsync(() => one.IsDisposed && two.IsDisposed);
        await host.StopAsync();

        Assert.That(one.Results.Concat(two.Results).Select(static result => result.Id), Is.EqualTo(new[] { "1", "2" }));
        Assert.That(host.Services.GetRequiredKeyedService<PipelineMonitor>("two").State, Is.EqualTo(PipelineState.Completed));
    }

    [Test]
    public async Task What_is_counted_is_measured()
    {
        var counts = new Dictionary<string, long>();
        using var listener = new MeterListener { InstrumentPublished = static (instrument, listener) => { if (instrument.Meter.Name == PipelineTelemetry.MeterName) listener.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var name = tags.ToArray().Single(static tag => tag.Key == "extractor.pipeline.name").Value;
            if (name is "measured") lock (counts) counts[instrument.Name] = counts.GetValueOrDefault(instrument.Name) + value;
        });
        listener.Start();
        await using var host = new PipelineHost(services => services.AddExtractorPipeline("measured", pipeline => pipeline
            .From((_, _) => new[] { Stored(1), new() }.ToAsyncEnumerable()).To(static (_, _) => default)
            .Configure(static options => options.StopHostWhenDone = true)));

        await host.RunAsync();
        listener.RecordObservableInstruments();

        Assert.That(counts, Is.EquivalentTo(new Dictionary<string, long> { ["extractor.pipeline.taken"] = 2, ["extractor.pipeline.written"] = 2, ["extractor.pipeline.waiting"] = 0 }));
    }

    [Test]
    public void What_makes_no_pipeline_is_refused()
    {
        var services = new ServiceCollection();
        services.AddExtractorPipeline("one", static pipeline => pipeline.FromAddresses([]).To(static (_, _) => default));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => services.AddExtractorPipeline("one", static pipeline => pipeline.FromAddresses([]).To(static (_, _) => default)), Throws.InvalidOperationException.With.Message.Contains("already"));
            Assert.That(() => services.AddExtractorPipeline("two", static pipeline => pipeline.FromAddresses([])), Throws.InvalidOperationException.With.Message.Contains("no sink"));
            Assert.That(() => services.AddExtractorPipeline("two", static pipeline => pipeline.ToFile("x")), Throws.InvalidOperationException.With.Message.Contains("no source"));
            Assert.That(() => services.AddExtractorPipeline("two", static pipeline => pipeline.FromAddresses([]).FromArchives([])), Throws.InvalidOperationException);
        }
    }

    [Test]
    public async Task Options_out_of_range_stop_the_start()
    {
        await using var host = new PipelineHost(static services => services.AddExtractorPipeline(static pipeline => pipeline
            .FromAddresses([]).To(static (_, _) => default)
            .Configure(static options => (options.Capacity, options.DegradedFailureShare) = (0, double.NaN))));

        Assert.That(host.StartAsync, Throws.InstanceOf<OptionsValidationException>()
            .With.Message.Contains("Capacity of the pipeline 'default' must be 1 to 100000, but is 0.").And.Message.Contains("DegradedFailureShare"));
    }

    private static byte[] Answer(string title)
    {
        var page = Records.Bytes(Records.Page(title));
        return [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {page.Length}\r\nConnection: close\r\n\r\n"), .. page];
    }
}
