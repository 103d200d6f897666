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
        var tally = new RunTally();
        var options = new ExtractorOptions { RequireArticle = settings.RequireArticle, SiteRules = settings.Rules };
        var worker = new WarcWorker(options);
        using var archives = new Archives(
            settings.Files, streams.Input, new WarcOptions { MaxPageLength = options.MaxContentLength, AcceptTruncated = settings.AcceptTruncated });
        var results = OrderedWork.RunAsync(archives.ReadAsync(cancellationToken), settings.Parallel, worker.RunAsync, cancellationToken);

        await using var target = OutputTarget.Open(settings.Output, streams.Output);
        var writer = new ResultWriter(settings.Format, target.Writer, streams);
        await BatchProgress.RunAsync(streams, settings.Output, () => Task.FromResult(archives.Length), async advance =>
        {
            await foreach (var result in results)
            {
                writer.Write(result);
                tally.Add(result);
                advance(archives.Position, string.Create(CultureInfo.InvariantCulture, $"{tally.Pages} pages"));
            }
        });

        target.Commit();
        return tally.Finish(streams);
    }
}
