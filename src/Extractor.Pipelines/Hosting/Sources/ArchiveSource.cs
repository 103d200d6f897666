using System.Runtime.CompilerServices;

namespace Extractor.Pipelines.Hosting.Sources;

/// <summary>Web archives, one after another.</summary>
internal sealed class ArchiveSource(IReadOnlyList<string> paths, WarcOptions options) : IPageSource
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<PipelinePage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var path in paths)
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
            await using (file.ConfigureAwait(false))
            {
                await foreach (var page in WarcReader.ReadAsync(file, options, cancellationToken).ConfigureAwait(false))
                {
                    yield return PipelinePage.Of(page);
                }
            }
        }
    }
}
