using System.Collections.Concurrent;
using Extractor.Pipelines.Warc.Writing;

namespace Extractor.Pipelines;

/// <summary>
/// Stores what an <see cref="ArticleClient"/> fetches as a web archive (WARC 1.1, ISO 28500:2017): every request that reached the wire, with
/// the answer as it came, redirects, failures, repeated attempts and <c>robots.txt</c> among them. Any number of requests at once.
/// </summary>
/// <remarks>
/// The archive stands in a file of the same name with <c>.part</c> behind it until <see cref="CompleteAsync"/> gives it its name. Until a
/// body was read to its end it is in memory, so at most <see cref="ArticleClientOptions.MaxDownloadLength"/> bytes for each page under way.
/// </remarks>
/// <example>
/// <code>
/// await using var recorder = WarcRecorder.Create("stories.warc.gz");
/// services.AddExtractor().AddWarcRecorder(recorder);
/// // … fetch …
/// await recorder.CompleteAsync();
/// </code>
/// </example>
public sealed class WarcRecorder : IAsyncDisposable
{
    private readonly string path;
    private readonly string? temporary;
    private readonly FileStream file;
    private readonly WarcWriter writer;
    private readonly TimeProvider clock;
    private readonly SemaphoreSlim gate = new(1);
    private readonly ConcurrentQueue<WarcExchange> waiting = new();
    private Exception? failure;
    private bool isBegun;
    private bool isClosed;

    private WarcRecorder(string path, string? temporary, TimeProvider clock)
    {
        (this.path, this.temporary, this.clock) = (path, temporary, clock);
        file = new FileStream(
            temporary ?? path, temporary is null ? FileMode.Open : FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 64 * 1024, useAsync: true);
        writer = new WarcWriter(file, path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Begins an archive.</summary>
    /// <param name="path">
    /// The file; one that is there is replaced on completion. With a name that ends in <c>.gz</c> each record is a gzip member of its own.
    /// </param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be made.</exception>
    public static WarcRecorder Create(string path, TimeProvider? timeProvider = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
        {
            throw new IOException($"'{path}' is a folder.");
        }

        // A device such as /dev/null is written to, not replaced; a link stays one.
        var isDevice = full.StartsWith("/dev/", StringComparison.Ordinal);
        if (!isDevice && new FileInfo(full) is { LinkTarget: not null } link)
        {
            full = link.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        }

        return new WarcRecorder(full, isDevice ? null : full + ".part", timeProvider ?? TimeProvider.System);
    }

    /// <summary>
    /// Ends the archive and gives the file its name. What is fetched after that is not stored; what is under way is stored as far as it was
    /// read to its end.
    /// </summary>
    /// <exception cref="IOException">The archive could not be written; there is no file then.</exception>
    public async Task CompleteAsync()
    {
        await gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (isClosed)
            {
                return;
            }

            await WriteWaitingAsync().ConfigureAwait(false);
            await TryAsync(() => BeginAsync(null)).ConfigureAwait(false);
            await TryAsync(async () => await file.FlushAsync().ConfigureAwait(false)).ConfigureAwait(false);
            await CloseAsync().ConfigureAwait(false);
            if (failure is not null)
            {
                throw new IOException($"The archive '{path}' could not be written: {failure.Message}", failure);
            }

            if (temporary is not null)
            {
                File.Move(temporary, path, overwrite: true);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Gives up the archive, unless it was completed: nothing is left of it.</summary>
    public async ValueTask DisposeAsync()
    {
        await gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (!isClosed)
            {
                failure ??= new ObjectDisposedException(nameof(WarcRecorder));
                await CloseAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Stores an exchange. A fault of the disk is no fault of the page: it is told by <see cref="CompleteAsync"/>.</summary>
    /// <param name="exchange">The exchange.</param>
    internal async ValueTask WriteAsync(WarcExchange exchange)
    {
        await gate.WaitAsync().ConfigureAwait(false);
        try
        {
            await WriteWaitingAsync().ConfigureAwait(false);
            await WriteOneAsync(exchange).ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Stores an exchange with the next that is written, where nobody can wait for it.</summary>
    /// <param name="exchange">The exchange.</param>
    internal void Post(WarcExchange exchange) => waiting.Enqueue(exchange);

    private async ValueTask WriteWaitingAsync()
    {
        while (waiting.TryDequeue(out var exchange))
        {
            await WriteOneAsync(exchange).ConfigureAwait(false);
        }
    }

    private async ValueTask WriteOneAsync(WarcExchange exchange)
    {
        await TryAsync(() => BeginAsync(exchange.UserAgent)).ConfigureAwait(false);
        await TryAsync(() => writer.WriteAsync(exchange)).ConfigureAwait(false);
    }

    private async ValueTask BeginAsync(string? userAgent)
    {
        if (!isBegun)
        {
            isBegun = true;
            await writer.WriteInfoAsync(Path.GetFileName(path), clock.GetUtcNow(), userAgent).ConfigureAwait(false);
        }
    }

    private async ValueTask TryAsync(Func<ValueTask> write)
    {
        if (failure is not null || isClosed)
        {
            return;
        }

        try
        {
            await write().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            failure = exception;
        }
    }

    private async ValueTask CloseAsync()
    {
        isClosed = true;
        try
        {
            await file.DisposeAsync().ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            failure ??= exception;
        }

        if (failure is not null && temporary is not null)
        {
            File.Delete(temporary);
        }
    }
}
