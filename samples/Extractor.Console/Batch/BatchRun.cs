using Extractor.CommandLine.Input;
using Extractor.CommandLine.Output;

namespace Extractor.CommandLine.Batch;

/// <summary>A whole batch: manifest in, result lines out, a summary at the end.</summary>
internal static class BatchRun
{
    public static async Task<int> RunAsync(BatchSettings settings, ConsoleStreams streams, CancellationToken cancellationToken)
    {
        var tally = new RunTally();
        var worker = new PageWorker(new ExtractorOptions { RequireArticle = settings.RequireArticle, SiteRules = settings.Rules });
        var entries = Manifest.ReadAsync(settings.Manifest, cancellationToken);
        var results = OrderedWork.RunAsync(entries, settings.Parallel, worker.RunAsync, cancellationToken);

        // The manifest is opened before the output is, so that a wrong path leaves no trace.
        await using var reading = results.GetAsyncEnumerator(cancellationToken);
        var hasMore = await reading.MoveNextAsync();
        await using var target = OutputTarget.Open(settings.Output, streams.Output);
        var total = 0L;

        await BatchProgress.RunAsync(
            streams,
            settings.Output,
            async () => total = await Manifest.CountAsync(settings.Manifest, cancellationToken),
            async advance =>
            {
                for (; hasMore; hasMore = await reading.MoveNextAsync())
                {
                    target.Writer.WriteLine(reading.Current.ToJson());
                    if (settings.Output is null) target.Writer.Flush();
                    tally.Add(reading.Current);
                    advance(tally.Pages, FormattableString.Invariant($"{tally.Pages} of {total}"));
                }
            });

        target.Commit();
        return tally.Finish(streams);
    }
}
