using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;

namespace Extractor.Fetch;

/// <summary>
/// Fetches the pages of a list side by side under bounds: addresses read ahead, pages under way, results not yet taken. An address
/// that comes again in a run is fetched, and answered, once.
/// </summary>
/// <param name="atOnce">The most pages under way at a time, from the request to the taken result.</param>
/// <param name="ahead">The most addresses read ahead of the results, so that those of waiting hosts do not hold up the others.</param>
/// <param name="fetch">Fetches one page; it takes and leaves its place among the pages under way.</param>
internal sealed class ManyPages(int atOnce, int ahead, Func<Uri, SemaphoreSlim, CancellationToken, Task<FetchedResult>> fetch)
{
    /// <summary>Fetches the pages.</summary>
    /// <param name="urls">Their addresses, read as there is room.</param>
    /// <param name="inOrder">True for results in the order of the addresses, false for results as they come.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>A result for each address. Whoever stops reading ends the run; when the enumeration ends nothing runs any more.</returns>
    internal async IAsyncEnumerable<ArticleResult> RunAsync(
        IAsyncEnumerable<Uri> urls, bool inOrder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var room = new SemaphoreSlim(ahead, ahead);
        using var pages = new SemaphoreSlim(atOnce, atOnce);
        // In order, the results wait in their tasks; the room bounds them. Otherwise they wait here, and whoever waits to put one
        // here keeps his place among the pages, so that a slow reader slows the fetching.
        var tasks = Channel.CreateUnbounded<Task<ArticleResult>>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        var results = Channel.CreateBounded<ArticleResult>(new BoundedChannelOptions(atOnce) { SingleReader = true });
        var pump = Task.Run(() => inOrder ? StartInOrderAsync() : StartAsync(), CancellationToken.None);
        try
        {
            if (inOrder)
            {
                await foreach (var task in tasks.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                {
                    var result = await task.ConfigureAwait(false);
                    room.Release();
                    yield return result;
                }
            }
            else
            {
                await foreach (var result in results.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                {
                    yield return result;
                }
            }

            await pump.ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await pump.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (tasks.Reader.TryRead(out var task))
            {
                await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        async Task StartInOrderAsync()
        {
            Exception? fault = null;
            try
            {
                await foreach (var url in NewAsync(urls, room, stop.Token).ConfigureAwait(false))
                {
                    tasks.Writer.TryWrite(Task.Run(() => GetOneAsync(url), CancellationToken.None));
                }
            }
            catch (Exception exception)
            {
                fault = AsTold(exception);
            }

            tasks.Writer.Complete(fault);
        }

        async Task<ArticleResult> GetOneAsync(Uri url)
        {
            try
            {
                using var fetched = await fetch(url, pages, stop.Token).ConfigureAwait(false);
                return fetched.Result;
            }
            catch (OperationCanceledException exception)
            {
                throw AsTold(exception);
            }
        }

        async Task StartAsync()
        {
            Exception? fault = null;
            try
            {
                await foreach (var url in NewAsync(urls, room, stop.Token).ConfigureAwait(false))
                {
                    _ = Task.Run(() => RunOneAsync(url), CancellationToken.None);
                }
            }
            catch (Exception exception)
            {
                fault = AsTold(exception);
            }

            // Whoever still runs holds a share of the room. If the addresses broke off, those before are answered all the same.
            for (var i = 0; i < ahead; i++)
            {
                await room.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            }

            results.Writer.TryComplete(fault);
        }

        async Task RunOneAsync(Uri url)
        {
            try
            {
                using var fetched = await fetch(url, pages, stop.Token).ConfigureAwait(false);
                await results.Writer.WriteAsync(fetched.Result, stop.Token).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                // The first fault ends the run, and the others with it.
                results.Writer.TryComplete(AsTold(exception));
                await stop.CancelAsync().ConfigureAwait(false);
            }
            finally
            {
                room.Release();
            }
        }

        // A caller who cancels is told of his own token, not of the run's.
        Exception AsTold(Exception exception) => exception is OperationCanceledException && cancellationToken.IsCancellationRequested
            ? new OperationCanceledException(exception.Message, exception, cancellationToken)
            : exception;
    }

    /// <summary>Makes an asynchronous sequence of a plain one.</summary>
    /// <param name="urls">The sequence.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal static async IAsyncEnumerable<Uri> Each(IEnumerable<Uri> urls, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var url in urls)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return url;
        }
    }

    private static async IAsyncEnumerable<Uri> NewAsync(
        IAsyncEnumerable<Uri> urls, SemaphoreSlim room, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<UInt128>();
        await foreach (var url in urls.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (url is null)
            {
                throw new ArgumentException("The addresses hold a null.", nameof(urls));
            }

            if (seen.Add(Fingerprint(url)))
            {
                await room.WaitAsync(cancellationToken).ConfigureAwait(false);
                yield return url;
            }
        }
    }

    /// <summary>Sixteen bytes for an address, whose fragment the site never sees: a run of millions remembers each.</summary>
    private static UInt128 Fingerprint(Uri url)
    {
        var text = url.IsAbsoluteUri ? url.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.Fragment, UriFormat.UriEscaped) : url.OriginalString;
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}

/// <summary>A result that keeps its place among the pages under way until it is disposed of.</summary>
internal readonly record struct FetchedResult(ArticleResult Result, FetchRun? Run) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Run?.Dispose();
}
