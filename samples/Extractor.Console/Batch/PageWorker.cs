using System.Diagnostics;
using Extractor.CommandLine.Input;

namespace Extractor.CommandLine.Batch;

/// <summary>Turns one line of a manifest into one result. Whatever is wrong with a page becomes an error line.</summary>
internal sealed class PageWorker(ExtractorOptions options)
{
    private readonly ArticleExtractor _extractor = new(options);

    public async Task<ArticleResult> RunAsync(ManifestEntry entry, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var result = await ExtractAsync(entry, cancellationToken);
        return result with
        {
            Id = entry.Id,
            Url = entry.Url,
            Error = result.Error is { } error ? error with { Message = $"Manifest line {entry.Line}: {error.Message}" } : null,
            Seconds = Math.Round(Stopwatch.GetElapsedTime(start).TotalSeconds, 6),
        };
    }

    private async Task<ArticleResult> ExtractAsync(ManifestEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Error is { } badLine) return new ArticleResult { Error = badLine };
        var page = await PageFile.ReadAsync(entry.Path, input: null, options.MaxContentLength, cancellationToken);
        if (page.Error is { } unreadable) return new ArticleResult { Error = unreadable };
        try
        {
            return _extractor.Extract(page.Content, entry.Url, contentType: null, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The extractor promises not to throw; should it break that, the other pages are still wanted.
            return Failures.Make(FailureKind.Unreadable, $"Unexpected {e.GetType().Name}: {e.Message}");
        }
    }
}
