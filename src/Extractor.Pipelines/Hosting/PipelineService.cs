using Extractor.Pipelines.Hosting.Sources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Extractor.Pipelines.Hosting;

/// <summary>Runs a pipeline while the host runs, and brings it to a good end when the host stops.</summary>
internal sealed class PipelineService : BackgroundService
{
    /// <summary>How long source and sink have to come back once all was cancelled; who does not must not hold the host.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly IServiceProvider services;
    private readonly Func<IServiceProvider, PipelineParts> make;
    private readonly ExtractorPipelineOptions options;
    private readonly PipelineMonitor monitor;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly CancellationTokenSource abort = new();

    /// <param name="services">The container.</param>
    /// <param name="name">The pipeline's name.</param>
    /// <param name="make">Makes its parts.</param>
    internal PipelineService(IServiceProvider services, string name, Func<IServiceProvider, PipelineParts> make)
    {
        (this.services, this.make) = (services, make);
        options = services.GetRequiredService<IOptionsMonitor<ExtractorPipelineOptions>>().Get(name);
        monitor = services.GetRequiredKeyedService<PipelineMonitor>(name);
        clock = services.GetRequiredService<TimeProvider>();
        logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("Extractor.Pipelines.ExtractorPipeline");
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // Cancelled when the host has no more time.
        using var registration = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), abort);
        var stopping = base.StopAsync(CancellationToken.None);
        if (!abort.IsCancellationRequested && await EndsAsync(stopping, options.DrainTimeout, abort.Token).ConfigureAwait(false))
        {
            return;
        }

        if (ExecuteTask is not { IsCompleted: false })
        {
            return;
        }

        await abort.CancelAsync().ConfigureAwait(false);
        if (!await EndsAsync(stopping, Grace, CancellationToken.None).ConfigureAwait(false))
        {
            monitor.Enter(PipelineState.Aborted);
            PipelineLog.Aborted(logger, monitor.Name, monitor.Taken, monitor.Waiting, monitor.Written);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        if (ExecuteTask is not { IsCompleted: false })
        {
            abort.Dispose();
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        PipelineLog.Started(logger, monitor.Name);
        monitor.Enter(PipelineState.Running);
        using var draining = stoppingToken.UnsafeRegister(static state => ((PipelineService)state!).Drain(), this);
        try
        {
            await RunAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Fail("setup", exception);
        }

        if (options.StopHostWhenDone || (options.StopHostOnFault && monitor.State == PipelineState.Faulted))
        {
            services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        }
    }

    private async Task RunAsync(CancellationToken stop)
    {
        var parts = make(services);
        PipelineRun? run = null;
        Exception? fault = null;
        var part = "sink";
        try
        {
            if (parts.Sink is IResumableSink { IsResumable: true, IsComplete: true })
            {
                PipelineLog.NothingToDo(logger, monitor.Name);
                monitor.Enter(PipelineState.Completed);
                return;
            }

            var worker = new PipelineWorker(
                services.GetRequiredService<ArticleClient>(), services.GetRequiredService<ArticleExtractor>(), monitor, clock, logger);
            var perHost = services.GetRequiredService<IOptions<ArticleClientOptions>>().Value.MaxRequestsPerHost;
            run = new PipelineRun(parts, options, perHost, worker, monitor, clock, abort.Token);
            await run.RunAsync(stop).ConfigureAwait(false);
            (fault, part) = run.SinkFault is { } sinkFault ? (sinkFault, "sink") : (run.SourceFault, "source");
            var isLeft = !run.IsSourceEnded && parts.Sink is IResumableSink { IsResumable: true };
            if (fault is null && !isLeft && !abort.IsCancellationRequested)
            {
                part = "sink";
                await parts.Sink.CompleteAsync(abort.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
            // The time was over while the sink ended.
        }
        catch (Exception exception)
        {
            fault ??= exception;
        }
        finally
        {
            try
            {
                await parts.Sink.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                (fault, part) = fault is null ? (exception, "sink") : (fault, part);
            }

            try
            {
                // The others are their owners'.
                (parts.Source as FeedSource)?.Dispose();
            }
            catch (Exception exception)
            {
                (fault, part) = fault is null ? (exception, "source") : (fault, part);
            }
        }

        Finish(run?.IsSourceEnded is true, fault, part);
        run?.Dispose();
    }

    private void Finish(bool isEnded, Exception? fault, string part)
    {
        if (fault is not null)
        {
            Fail(part, fault);
        }
        else if (abort.IsCancellationRequested)
        {
            monitor.Enter(PipelineState.Aborted);
            PipelineLog.Aborted(logger, monitor.Name, monitor.Taken, monitor.Waiting, monitor.Written);
        }
        else if (isEnded)
        {
            monitor.Enter(PipelineState.Completed);
            PipelineLog.Completed(logger, monitor.Name, monitor.Taken, monitor.Passed, monitor.Written, monitor.Failed);
        }
        else
        {
            monitor.Enter(PipelineState.Stopped);
            PipelineLog.Stopped(logger, monitor.Name, monitor.Taken, monitor.Passed, monitor.Written, monitor.Failed);
        }
    }

    private void Fail(string part, Exception fault)
    {
        monitor.Fail(fault);
        PipelineLog.Faulted(logger, part, monitor.Name, monitor.Taken, monitor.Waiting, monitor.Written, fault);
    }

    private void Drain()
    {
        if (monitor.State == PipelineState.Running)
        {
            monitor.Enter(PipelineState.Draining);
            PipelineLog.Draining(logger, monitor.Name, monitor.Waiting);
        }
    }

    private async Task<bool> EndsAsync(Task task, TimeSpan time, CancellationToken cancellationToken)
    {
        try
        {
            await task.WaitAsync(time, clock, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            return task.IsCompleted;
        }
    }
}
