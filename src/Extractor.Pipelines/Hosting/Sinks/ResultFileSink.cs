namespace Extractor.Pipelines.Hosting.Sinks;

/// <summary>A file of results.</summary>
/// <param name="file">The file, which is closed with the sink.</param>
/// <param name="isResumable">Whether an interrupted run is gone on with.</param>
internal sealed class ResultFileSink(ResultFile file, bool isResumable) : IResumableSink
{
    /// <summary>The file is not for several threads, and pages are asked for while others are written.</summary>
    private readonly Lock gate = new();

    /// <inheritdoc/>
    public bool IsResumable => isResumable;

    /// <inheritdoc/>
    public bool IsComplete => file.IsComplete;

    /// <inheritdoc/>
    public bool IsWritten(string? id, Uri? url)
    {
        lock (gate)
        {
            return file.IsWritten(id, url);
        }
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(ArticleResult result, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            file.Write(result);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken) =>
        // All is written by now, so that nobody else has the file.
        await file.CompleteAsync(cancellationToken: cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        lock (gate)
        {
            file.Dispose();
        }

        return ValueTask.CompletedTask;
    }
}
