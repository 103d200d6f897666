using Extractor.Pipelines.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using static Extractor.Pipelines.Tests.Hosting.PipelineHost;

namespace Extractor.Pipelines.Tests.Hosting;

/// <summary>Sources and sinks that fail, and what the health check says of it.</summary>
public sealed class PipelineFaultTests
{
    [Test]
    public async Task A_source_that_fails_ends_the_pipeline_once_the_pages_before_are_written()
    {
        await using var sink = new ListSink();
        await using var host = New(static (_, _) => Failing(), sink, static options => options.StopHostOnFault = true);

        await host.RunAsync();
        var health = await host.HealthAsync();

        Assert.That(sink.Results.Select(static result => result.Id), Is.EquivalentTo(new[] { "1", "2" }));
        Assert.That((sink.IsCompleted, sink.IsDisposed), Is.EqualTo((false, true)));
        Assert.That((health.Status, health.Description, health.Data["written"]), Is.EqualTo((HealthStatus.Unhealthy, "The source or the sink failed.", 2L)));
        Assert.That(host.Monitor.Fault, Is.InstanceOf<IOException>());
        Assert.That(host.Log.Lines.Last(), Is.EqualTo((LogLevel.Error, "The source of the pipeline default failed: of 2 pages taken 0 are not written, 2 are")));
    }

    [Test]
    public async Task A_sink_that_fails_ends_the_pipeline_and_not_the_host()
    {
        await using var sink = new ListSink { Before = static (result, _) => result.Id == "3" ? throw new IOException("The disk is full.") : Task.CompletedTask };
        await using var host = New(static (_, token) => Endless(static _ => { }, token), sink, static options => options.InOrder = true);

        await host.StartAsync();
        await UntilAsync(() => sink.IsDisposed && host.Monitor.State == PipelineState.Faulted);
        var health = await host.HealthAsync();
        await host.StopAsync();

        Assert.That(sink.Results.Select(static result => result.Id), Is.EqualTo(new[] { "1", "2" }));
        Assert.That(sink.IsCompleted, Is.False);
        Assert.That(health.Status, Is.EqualTo(HealthStatus.Unhealthy));
        Assert.That(health.Exception, Is.Null);
        Assert.That(host.Monitor.Waiting, Is.EqualTo(host.Monitor.Taken - 2));
        Assert.That(host.Log.Lines.Count(static line => line.Level == LogLevel.Error), Is.EqualTo(1));
    }

    [Test]
    public async Task A_pipeline_that_cannot_be_made_is_unhealthy()
    {
        await using var host = new PipelineHost(static services =>
        {
            services.AddExtractorPipeline(static pipeline => pipeline.From(static _ => throw new IOException("No such feed.")).To(static (_, _) => default));
            services.AddHealthChecks().AddExtractorPipeline();
        });

        Assert.That((await host.HealthAsync()).Status, Is.EqualTo(HealthStatus.Degraded));
        await host.StartAsync();
        await UntilAsync(() => host.Monitor.State == PipelineState.Faulted);

        Assert.That((await host.HealthAsync()).Status, Is.EqualTo(HealthStatus.Unhealthy));
    }

    [Test]
    public async Task Health_follows_the_pipeline()
    {
        var open = new TaskCompletionSource();
        await using var sink = new ListSink { Before = (_, token) => open.Task.WaitAsync(token) };
        await using var host = New(static (_, _) => new[] { Stored(1) }.ToAsyncEnumerable(), sink, static options => options.StallTime = TimeSpan.FromMinutes(1));

        await host.StartAsync();
        await UntilAsync(() => host.Monitor.Extracted == 1);
        var running = await host.HealthAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(61));
        var stalled = await host.HealthAsync();
        open.SetResult();
        await UntilAsync(() => host.Monitor.State == PipelineState.Completed);
        host.Clock.Advance(TimeSpan.FromHours(1));
        var completed = await host.HealthAsync();

        Assert.That((running.Status, running.Data["waiting"]), Is.EqualTo((HealthStatus.Healthy, 1L)));
        Assert.That((stalled.Status, stalled.Description), Is.EqualTo((HealthStatus.Degraded, "Nothing has moved for 61 s.")));
        Assert.That(completed.Status, Is.EqualTo(HealthStatus.Healthy));
    }

    [Test]
    public async Task Failures_of_the_network_degrade_it()
    {
        var pages = Enumerable.Range(1, 30).Select(static number => number % 2 == 0
            ? Stored(number)
            : new PipelinePage { Fault = new ArticleFailure { Kind = FailureKind.TimedOut, Message = "Late." } });
        await using var sink = new ListSink();
        await using var host = New(
            (_, token) => pages.ToAsyncEnumerable().Concat(Never(token)), sink, static options => options.InOrder = true);

        await host.StartAsync();
        await UntilAsync(() => host.Monitor.Written == 30);
        var health = await host.HealthAsync();
        await host.StopAsync();

        Assert.That((health.Status, health.Description), Is.EqualTo((HealthStatus.Degraded, "Of the latest pages 50 % failed on the network.")));
        Assert.That((await host.HealthAsync()).Description, Is.EqualTo("It was stopped."));
    }

    [Test]
    public async Task A_host_that_keeps_its_pages_waiting_does_not_hold_up_others()
    {
        using var queue = new FetchQueue(perHost: 2);
        PipelineJob Job(long number, string host) => new(number, PipelinePage.Of(new Uri($"https://{host}.example/{number}")), 0, false);
        for (var number = 0; number < 5; number++) queue.Add(Job(number, "slow"));
        queue.Add(Job(5, "quick"));

        var first = new[] { await queue.NextAsync(default), await queue.NextAsync(default), await queue.NextAsync(default) };
        Assert.That(first.Select(static job => job!.Number), Is.EqualTo(new long[] { 0, 1, 5 }));
        queue.Done(first[0]!);
        queue.Done(first[2]!);
        Assert.That((await queue.NextAsync(default))!.Number, Is.EqualTo(2));

        queue.Close();
        Assert.That(await queue.NextAsync(default), Is.Null);
        queue.Done(first[1]!);
        Assert.That((await queue.NextAsync(default))!.Number, Is.EqualTo(3));
    }

    private static PipelineHost New(
        Func<IServiceProvider, CancellationToken, IAsyncEnumerable<PipelinePage>> source, ListSink sink, Action<ExtractorPipelineOptions> options) => new(services =>
        {
            services.AddExtractorPipeline(pipeline => pipeline.From(source).To(_ => sink).Configure(options));
            services.AddHealthChecks().AddExtractorPipeline();
        });

    private static async IAsyncEnumerable<PipelinePage> Failing()
    {
        yield return Stored(1);
        yield return Stored(2);
        await Task.Yield();
        throw new IOException("The list breaks off.");
    }

    private static async IAsyncEnumerable<PipelinePage> Never([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        yield break;
    }
}
