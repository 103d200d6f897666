using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Extractor.Pipelines.Hosting;

/// <summary>
/// One run of a pipeline. Pages go from the source to the queues of the workers, and their results to the one who writes. Between source and
/// sink there is room for so many pages: the source is asked for one only when there is, so that a slow sink slows the source.
/// </summary>
internal sealed class PipelineRun : IDisposable
{
    private readonly IPageSource source;
    private readonly IResultSink sink;
    private readonly DuplicateFinder? copies;
    private readonly ExtractorPipelineOptions options;
    private readonly PipelineWorker worker;
    private readonly PipelineMonitor monitor;
    private readonly TimeProvider clock;
    private readonly bool isResumed;
    private readonly bool isOrdered;
    private readonly SemaphoreSlim room;
    private readonly FetchQueue fetches;
    private readonly Channel<PipelineJob> extractions;
    private readonly Channel<PipelineDone> results;

    /// <summary>Ends everything at once: the time is over, or the sink failed.</summary>
    private readonly CancellationTokenSource halt;

    /// <summary>Ends the taking: the source could not be told that a result is written. What was taken is written.</summary>
    private readonly CancellationTokenSource deaf = new();

    /// <param name="parts">What the pipeline is made of.</param>
    /// <param name="options">Its options.</param>
    /// <param name="perHost">How many requests a host gets at a time.</param>
    /// <param name="worker">Makes results.</param>
    /// <param name="monitor">Is told of everything.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="abort">Cancelled when the time to finish is over.</param>
    internal PipelineRun(
        PipelineParts parts, ExtractorPipelineOptions options, int perHost, PipelineWorker worker, PipelineMonitor monitor, TimeProvider clock, CancellationToken abort)
    {
        (source, sink, copies) = parts;
        (this.options, this.worker, this.monitor, this.clock) = (options, worker, monitor, clock);
        isResumed = sink is IResumableSink { IsResumable: true };
        isOrdered = options.InOrder || isResumed;
        room = new SemaphoreSlim(options.Capacity, options.Capacity);
        fetches = new FetchQueue(perHost);
        extractions = Channel.CreateBounded<PipelineJob>(new BoundedChannelOptions(options.ParallelExtractions) { SingleWriter = true });

        // With as much room as there are pages, a worker never waits to hand over a result: the one that is due in its order gets through.
        results = Channel.CreateBounded<PipelineDone>(new BoundedChannelOptions(options.Capacity) { SingleReader = true });
        halt = CancellationTokenSource.CreateLinkedTokenSource(abort);
    }

    /// <summary>Whether the source came to its end by itself.</summary>
    internal bool IsSourceEnded { get; private set; }

    /// <summary>What the source failed with.</summary>
    internal Exception? SourceFault { get; private set; }

    /// <summary>What the sink failed with.</summary>
    internal Exception? SinkFault { get; private set; }

    /// <summary>Runs to the end of the source, or until it is stopped. Afterwards nothing runs any more.</summary>
    /// <param name="stop">Cancelled when no more is to be taken from the source.</param>
    internal async Task RunAsync(CancellationToken stop)
    {
        var writing = WriteAllAsync();
        var working = Enumerable.Range(0, options.ParallelFetches).Select(_ => FetchAllAsync())
            .Concat(Enumerable.Range(0, options.ParallelExtractions).Select(_ => Task.Run(ExtractAllAsync))).ToList();
        await TakeAllAsync(stop).ConfigureAwait(false);
        fetches.Close();
        extractions.Writer.Complete();
        await Task.WhenAll(working).ConfigureAwait(false);
        results.Writer.Complete();
        await writing.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        halt.Dispose();
        deaf.Dispose();
        fetches.Dispose();
        room.Dispose();
    }

    private async Task TakeAllAsync(CancellationToken stop)
    {
        using var taking = CancellationTokenSource.CreateLinkedTokenSource(stop, halt.Token, deaf.Token);
        IAsyncEnumerator<PipelinePage>? pages = null;
        ConfiguredTaskAwaitable<bool>.ConfiguredTaskAwaiter? next = null;
        try
        {
            pages = source.ReadAsync(taking.Token).GetAsyncEnumerator(taking.Token);
            for (var number = 0L; ;)
            {
                await room.WaitAsync(taking.Token).ConfigureAwait(false);

                // A page that is given while the host stops is taken. A source that does not heed the token is left behind at last.
                var moved = pages.MoveNextAsync().AsTask();
                next = moved.ConfigureAwait(false).GetAwaiter();
                if (!await moved.WaitAsync(halt.Token).ConfigureAwait(false))
                {
                    IsSourceEnded = !taking.IsCancellationRequested;
                    return;
                }

                number += await TakeAsync(number, pages.Current ?? new PipelinePage()).ConfigureAwait(false) ? 1 : 0;
            }
        }
        catch (Exception) when (taking.IsCancellationRequested)
        {
            // Stopped. What a source throws then is its way to end.
        }
        catch (Exception exception)
        {
            SourceFault ??= exception;
        }
        finally
        {
            await EndAsync(pages, next is not { IsCompleted: false }).ConfigureAwait(false);
        }
    }

    private async ValueTask EndAsync(IAsyncEnumerator<PipelinePage>? pages, bool isIdle)
    {
        // One that still runs must not be disposed of.
        if (pages is null || !isIdle)
        {
            return;
        }

        try
        {
            await pages.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (!halt.IsCancellationRequested)
        {
            SourceFault ??= exception;
        }
        catch (Exception)
        {
            // It ends in haste.
        }
    }

    /// <summary>Takes a page.</summary>
    /// <returns>False for one that is passed over.</returns>
    private async ValueTask<bool> TakeAsync(long number, PipelinePage page)
    {
        monitor.Take();
        var isWritten = false;
        try
        {
            isWritten = isResumed && ((IResumableSink)sink).IsWritten(page.Id, page.Address);
        }
        catch (Exception exception)
        {
            await FailAsync(exception).ConfigureAwait(false);
            throw;
        }

        if (isWritten)
        {
            monitor.Pass();
            await ConfirmAsync(page).ConfigureAwait(false);
            if (copies is null || page.Page is null || page.Fault is not null)
            {
                monitor.Leave();
                room.Release();
                return false;
            }
        }

        var job = new PipelineJob(number, page, clock.GetTimestamp(), isWritten);
        if (PipelineWorker.Refuse(page) is { } refused)
        {
            await results.Writer.WriteAsync(new PipelineDone(job, refused), halt.Token).ConfigureAwait(false);
        }
        else if (page.Page is not null)
        {
            await extractions.Writer.WriteAsync(job, halt.Token).ConfigureAwait(false);
        }
        else
        {
            fetches.Add(job);
        }

        return true;
    }

    private async Task FetchAllAsync()
    {
        try
        {
            while (await fetches.NextAsync(halt.Token).ConfigureAwait(false) is { } job)
            {
                var result = await worker.FetchAsync(job.Page, halt.Token).ConfigureAwait(false);
                fetches.Done(job);
                await results.Writer.WriteAsync(new PipelineDone(job, result), halt.Token).ConfigureAwait(false);
            }
        }
        catch (Exception) when (halt.IsCancellationRequested)
        {
            // What is not written is counted by the monitor.
        }
    }

    private async Task ExtractAllAsync()
    {
        try
        {
            await foreach (var job in extractions.Reader.ReadAllAsync(halt.Token).ConfigureAwait(false))
            {
                var result = worker.Extract(job.Page, halt.Token);
                await results.Writer.WriteAsync(new PipelineDone(job, result), halt.Token).ConfigureAwait(false);
            }
        }
        catch (Exception) when (halt.IsCancellationRequested)
        {
            // As with fetches.
        }
    }

    private async Task WriteAllAsync()
    {
        var early = new Dictionary<long, PipelineDone>();
        var next = 0L;
        try
        {
            await foreach (var done in results.Reader.ReadAllAsync(halt.Token).ConfigureAwait(false))
            {
                if (!isOrdered)
                {
                    await WriteAsync(done).ConfigureAwait(false);
                    continue;
                }

                early.Add(done.Job.Number, done);
                while (early.Remove(next, out var due))
                {
                    next++;
                    await WriteAsync(due).ConfigureAwait(false);
                }
            }
        }
        catch (Exception) when (halt.IsCancellationRequested)
        {
            // As with fetches; a sink that failed has stopped everything.
        }
    }

    private async ValueTask WriteAsync(PipelineDone done)
    {
        var (job, result) = done;
        halt.Token.ThrowIfCancellationRequested();
        if (copies is not null)
        {
            result = result with { Group = copies.GroupOf(result) };
        }

        if (job.IsWritten)
        {
            monitor.Leave();
        }
        else
        {
            try
            {
                await sink.WriteAsync(result, halt.Token).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !halt.IsCancellationRequested)
            {
                await FailAsync(exception).ConfigureAwait(false);
                throw;
            }

            await ConfirmAsync(job.Page).ConfigureAwait(false);
            monitor.Write(result, clock.GetElapsedTime(job.Started));
        }

        room.Release();
    }

    private async ValueTask ConfirmAsync(PipelinePage page)
    {
        if (page.Confirm() is { } exception)
        {
            SourceFault ??= exception;
            await deaf.CancelAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask FailAsync(Exception exception)
    {
        SinkFault ??= exception;
        await halt.CancelAsync().ConfigureAwait(false);
    }
}
