namespace Extractor.Pipelines.Hosting.Sources;

/// <summary>A source that a function makes.</summary>
internal sealed class DelegateSource(Func<CancellationToken, IAsyncEnumerable<PipelinePage>> read) : IPageSource
{
    /// <inheritdoc/>
    public IAsyncEnumerable<PipelinePage> ReadAsync(CancellationToken cancellationToken) => read(cancellationToken);
}
