namespace Extractor.Pipelines;

/// <summary>Where the pages of a pipeline come from: a list, an archive, a feed that is watched.</summary>
public interface IPageSource
{
    /// <summary>Gives the pages, one after another; the next is asked for only when there is room for it.</summary>
    /// <param name="cancellationToken">
    /// Cancelled when the host stops: the source ends then, soon, by returning or by an <see cref="OperationCanceledException"/>. A page
    /// that it still gives is taken.
    /// </param>
    /// <returns>The pages. Whatever else the sequence throws ends the pipeline; pages that it gave before are written.</returns>
    IAsyncEnumerable<PipelinePage> ReadAsync(CancellationToken cancellationToken);
}
