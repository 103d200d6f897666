namespace Extractor.Pipelines;

/// <summary>
/// Where the results of a pipeline go. It is made when the pipeline starts, called by one caller at a time, and disposed of when the
/// pipeline is over. Whatever it throws ends the pipeline.
/// </summary>
public interface IResultSink : IAsyncDisposable
{
    /// <summary>Takes a result. While it takes its time the source waits.</summary>
    /// <param name="result">The result, an article or a failure.</param>
    /// <param name="cancellationToken">Cancelled when the time for a graceful end is over.</param>
    ValueTask WriteAsync(ArticleResult result, CancellationToken cancellationToken);

    /// <summary>
    /// All is written: the source came to its end, or the host stops and what was taken from the source is written. Not called after a
    /// fault, nor when the time to finish was too short.
    /// </summary>
    /// <param name="cancellationToken">Cancelled when the time for a graceful end is over.</param>
    ValueTask CompleteAsync(CancellationToken cancellationToken);
}

/// <summary>
/// A sink that knows what an interrupted run wrote. Its pipeline keeps the order of the source, asks <see cref="IsWritten"/> for each page
/// in that order, and leaves the sink without <see cref="IResultSink.CompleteAsync"/> when the host stops before the source came to its end,
/// so that the next run goes on with it.
/// </summary>
public interface IResumableSink : IResultSink
{
    /// <summary>Whether runs are gone on with; false for a sink that could but was not told to, which then is as any other.</summary>
    bool IsResumable { get; }

    /// <summary>Whether there is nothing to do, since an earlier run came to its end; then the source is not read.</summary>
    bool IsComplete { get; }

    /// <summary>
    /// Whether the result of a page was written by an earlier run. It may be asked while <see cref="IResultSink.WriteAsync"/> runs, of
    /// pages behind the one that is written.
    /// </summary>
    /// <param name="id">The page's id.</param>
    /// <param name="url">The page's address.</param>
    /// <returns>True for a page to pass over.</returns>
    bool IsWritten(string? id, Uri? url);
}
