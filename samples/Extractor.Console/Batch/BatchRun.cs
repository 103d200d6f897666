using Extractor.CommandLine.Input;
using Extractor.CommandLine.Output;

namespace Extractor.CommandLine.Batch;

/// <summary>A whole batch: manifest in, results out, a summary at the end.</summary>
internal static class BatchRun
{
    public static async Task<int> RunAsync(BatchSettings settings, ConsoleStreams streams, CancellationToken cancellationToken)
    {
        // The manifest is looked for before the output is opened, so that a wrong path leaves no trace.
        Manifest.Require(settings.Manifest);
        await using var output = RunOutput.Open(settings.Output, Describe(settings), streams);
        var tally = new RunTally(output);
        if (output.IsComplete) return tally.Finish(streams);
        if (output.IsAllWritten)
        {
            await output.CommitAsync(cancellationToken);
            return tally.Finish(streams);
        }

        var worker = new PageWorker(settings.Extraction);
        var copies = new CopyMarks(settings.Dedup);
        var entries = Manifest.ReadAsync(settings.Manifest, cancellationToken)
            .Select(entry => (Entry: entry, IsWritten: output.IsWritten(entry.Id, entry.Url)))
            .Where(item => copies.NeedsAll || !item.IsWritten);
        var results = OrderedWork.RunAsync(
            entries, settings.Parallel, async (item, cancelled) => (Result: await worker.RunAsync(item.Entry, cancelled), item.IsWritten), cancellationToken);
        var total = 0L;
        await BatchProgress.RunAsync(
            streams,
            settings.Output.Path,
            async () => total = await Manifest.CountAsync(settings.Manifest, cancellationToken),
            async advance =>
            {
                await foreach (var (found, isWritten) in results)
                {
                    var result = copies.Mark(found);
                    if (isWritten) continue;
                    output.Write(result);
                    tally.Add(result);
                    advance(tally.Pages, FormattableString.Invariant($"{tally.Pages} of {total}"));
                }
            });

        await output.CommitAsync(cancellationToken);
        return tally.Finish(streams, copies.Summary);
    }

    private static string Describe(BatchSettings settings) => "batch" + settings.ExtractionText;
}
