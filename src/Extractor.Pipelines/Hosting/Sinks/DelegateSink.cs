namespace Extractor.Pipelines.Hosting.Sinks;

/// <summary>A function that takes results.</summary>
internal sealed class DelegateSink(Func<ArticleResult, CancellationToken, ValueTask> write) : IResultSink
{
    /// <inheritdoc/>
    public ValueTask WriteAsync(ArticleResult result, CancellationToken cancellationToken) => write(result, cancellationToken);

    /// <inheritdoc/>
    public ValueTask CompleteAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
