using System.Globalization;
using Extractor.CommandLine.Input;
using Extractor.CommandLine.Output;
using Extractor.Pipelines;

namespace Extractor.CommandLine.Batch;

/// <summary>The pages of archives: records in, results out, a summary at the end.</summary>
internal static class WarcRun
{
    public static async Task<int> RunAsync(WarcSettings settings, ConsoleStreams streams, CancellationToken cancellationToken)
    {
        var worker = new WarcWorker(settings.Extraction);
        using var archives = new Archives(
            settings.Files, streams.Input, new WarcOptions { MaxPageLength = settings.Extraction.MaxContentLength, AcceptTruncated = settings.AcceptTruncated });
        await using var output = RunOutput.Open(settings.Output, Describe(settings), streams);
        var tally = new RunTally(output);
        if (output.IsComplete) return tally.Finish(streams);
        if (output.IsAllWritten)
        {
            await output.CommitAsync(cancellationToken);
            return tally.Finish(streams);
        }

        var copies = new CopyMarks(settings.Dedup);
        var records = archives.ReadAsync(cancellationToken)
            .Select(record => (Record: record, IsWritten: output.IsWritten(record.RecordId, record.Url)))
            .Where(item => copies.NeedsAll || !item.IsWritten);
        var results = OrderedWork.RunAsync(
            records, settings.Parallel, async (item, cancelled) => (Result: await worker.RunAsync(item.Record, cancelled), item.IsWritten), cancellationToken);
        await BatchProgress.RunAsync(streams, settings.Output.Path, () => Task.FromResult(archives.Length), async advance =>
        {
            await foreach (var (found, isWritten) in results)
            {
                var result = copies.Mark(found);
                if (isWritten) continue;
                output.Write(result);
                tally.Add(result);
                advance(archives.Position, string.Create(CultureInfo.InvariantCulture, $"{tally.Pages} pages"));
            }
        });

        await output.CommitAsync(cancellationToken);
        return tally.Finish(streams, copies.Summary);
    }

    private static string Describe(WarcSettings settings) =>
        $"warc{(settings.AcceptTruncated ? " --accept-truncated" : "")}{settings.ExtractionText}";
}
