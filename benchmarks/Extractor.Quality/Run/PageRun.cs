using System.Diagnostics;
using Extractor.Training;

namespace Extractor.Quality.Run;

/// <summary>Runs an extractor over pages and writes one result line a page, in the order of the pages.</summary>
internal static class PageRun
{
    /// <summary>The longest that a page may take; a result that comes later is none.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static async Task WriteAsync(
        IReadOnlyList<CorpusPage> pages, Func<CorpusPage, CancellationToken, string> extract, string path, Action<int> onPage, CancellationToken cancellationToken)
    {
        var lines = new string[pages.Count];
        var done = 0;
        await Parallel.ForAsync(0, pages.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken }, async (i, token) =>
        {
            var work = Task.Run(() => extract(pages[i], token), token);
            try
            {
                lines[i] = await work.WaitAsync(Longest, token);
            }
            catch (TimeoutException)
            {
                lines[i] = new ArticleResult { Id = pages[i].Id, Url = pages[i].Url, Error = new ArticleFailure { Kind = FailureKind.TimedOut, Message = "No result in time." } }.ToJson();
            }
            onPage(Interlocked.Increment(ref done));
        });
        await File.WriteAllLinesAsync(path, lines, cancellationToken);
    }

    /// <summary>Our own extractor as it ships: the body model has seen most of these pages.</summary>
    public static Func<CorpusPage, CancellationToken, string> Ours()
    {
        var extractor = new ArticleExtractor();
        return (page, token) =>
        {
            var start = Stopwatch.GetTimestamp();
            var result = extractor.Extract(page.Read(), page.Url, contentType: null, token);
            return (result with { Id = page.Id, Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds }).ToJson();
        };
    }
}
