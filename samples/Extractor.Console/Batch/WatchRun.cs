using Extractor.CommandLine.Output;
using Extractor.Pipelines;

namespace Extractor.CommandLine.Batch;

/// <summary>
/// Takes new stories from a watcher, several at a time. A story is confirmed once its line is written, so that one whose page was under
/// way when the run ended comes again.
/// </summary>
internal sealed class WatchRun(ArticleClient client, FeedWatcher watcher, bool linksOnly, bool isJson, TextWriter output, ConsoleStreams streams)
{
    private readonly Lock _door = new();
    private readonly ResultWriter _results = new(isJson ? OutputFormat.Jsonl : OutputFormat.Text, output, streams);
    private readonly LinkWriter _links = new(isJson, output, streams);
    private bool _allWell = true;

    /// <summary>Runs until the watcher ends, or until the caller ends it, which is the usual way and no fault.</summary>
    public async Task<int> RunAsync(int parallel, CancellationToken cancellationToken)
    {
        try
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = linksOnly ? 1 : parallel, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(watcher.WatchAsync(cancellationToken), options, async (item, token) => await TakeAsync(item, token));
            return ExitCode.For(_allWell);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Success;
        }
    }

    private async Task TakeAsync(WatchEvent item, CancellationToken cancellationToken)
    {
        var result = item.Story is { } story && !linksOnly ? await client.GetAsync(story.Url, cancellationToken) with { Id = story.Id } : null;
        lock (_door)
        {
            if (item.Fault is { } fault)
            {
                _allWell = false;
                streams.Error.WriteLine(TerminalText.Clean($"{item.Feed}: {ResultView.Describe(fault, item.Feed)}"));
                return;
            }

            if (result is not null)
            {
                _allWell &= result.Success;
                _results.Write(result);
            }
            else
            {
                _links.Write(item.Story!);
            }

            watcher.Confirm(item);
        }
    }
}
