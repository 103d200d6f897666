using System.Diagnostics;
using System.Globalization;
using Extractor.CommandLine.Input;
using Extractor.CommandLine.Output;

namespace Extractor.CommandLine.Batch;

/// <summary>A whole batch: manifest in, result lines out, a summary at the end.</summary>
internal static class BatchRun
{
    public static async Task<int> RunAsync(BatchSettings settings, ConsoleStreams streams, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var worker = new PageWorker(settings.Extraction);
        var entries = Manifest.ReadAsync(settings.Manifest, cancellationToken);
        var results = OrderedWork.RunAsync(entries, settings.Parallel, worker.RunAsync, cancellationToken);

        // The manifest is opened before the output is, so that a wrong path leaves no trace.
        await using var reading = results.GetAsyncEnumerator(cancellationToken);
        var hasMore = await reading.MoveNextAsync();
        await using var target = OutputTarget.Open(settings.Output, streams.Output);
        var pages = 0;
        var failures = 0;

        await BatchProgress.RunAsync(streams, settings, async advance =>
        {
            for (; hasMore; hasMore = await reading.MoveNextAsync())
            {
                target.Writer.WriteLine(reading.Current.ToJson());
                if (settings.Output is null) target.Writer.Flush();
                pages++;
                if (!reading.Current.Success) failures++;
                advance();
            }
        }, cancellationToken);

        target.Commit();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        streams.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{pages} pages, {failures} failures, {pages / Math.Max(seconds, 0.001):0.0} pages/s"));
        return ExitCode.For(failures == 0);
    }
}
