using System.Runtime.CompilerServices;

namespace Extractor.CommandLine.Batch;

/// <summary>Does work in parallel and gives the results in the order of the items, with a bounded look-ahead.</summary>
internal static class OrderedWork
{
    // One slow item holds back those behind it; this many may wait, finished, per worker.
    private const int LookAheadPerWorker = 4;

    /// <summary>Runs <paramref name="work"/> for each item, at most <paramref name="parallel"/> at a time.</summary>
    public static async IAsyncEnumerable<TResult> RunAsync<TItem, TResult>(
        IAsyncEnumerable<TItem> items,
        int parallel,
        Func<TItem, CancellationToken, Task<TResult>> work,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var workers = new SemaphoreSlim(parallel);
        var window = new Queue<Task<TResult>>();
        try
        {
            await foreach (var item in items.WithCancellation(stop.Token))
            {
                window.Enqueue(Task.Run(() => RunOneAsync(item), stop.Token));
                while (window.Count >= parallel * LookAheadPerWorker || (window.TryPeek(out var first) && first.IsCompleted))
                {
                    yield return await window.Dequeue();
                }
            }

            while (window.TryDequeue(out var next)) yield return await next;
        }
        finally
        {
            // Nothing may still run when the caller goes on, however it leaves.
            await stop.CancelAsync();
            await Task.WhenAll((IEnumerable<Task>)window).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task<TResult> RunOneAsync(TItem item)
        {
            await workers.WaitAsync(stop.Token);
            try
            {
                return await work(item, stop.Token);
            }
            finally
            {
                workers.Release();
            }
        }
    }
}
