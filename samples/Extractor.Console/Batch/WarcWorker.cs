using System.Diagnostics;
using Extractor.CommandLine.Input;
using Extractor.Pipelines;

namespace Extractor.CommandLine.Batch;

/// <summary>Turns one record of an archive into one result.</summary>
internal sealed class WarcWorker(ExtractorOptions options)
{
    private readonly ArticleExtractor _extractor = new(options);

    public Task<ArticleResult> RunAsync(WarcPage record, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var result = Extract(record, cancellationToken);
        return Task.FromResult(result with
        {
            Id = record.RecordId,
            Url = record.Url,
            Seconds = Math.Round(Stopwatch.GetElapsedTime(start).TotalSeconds, 6),
        });
    }

    private ArticleResult Extract(WarcPage record, CancellationToken cancellationToken)
    {
        if (record.Page is null) return new ArticleResult { Error = record.Fault };
        try
        {
            return _extractor.Extract(record.Page, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The extractor promises not to throw; should it break that, the other pages are still wanted.
            return Failures.Make(FailureKind.Unreadable, $"Unexpected {e.GetType().Name}: {e.Message}", record.Url);
        }
    }
}
