using Extractor.CommandLine.Input;
using Spectre.Console;

namespace Extractor.CommandLine.Batch;

/// <summary>A progress bar on standard error, where a person watches it and no result lines run through it.</summary>
internal static class BatchProgress
{
    /// <summary>Runs <paramref name="work"/>, which calls its argument after each page.</summary>
    public static async Task RunAsync(
        ConsoleStreams streams, BatchSettings settings, Func<Action, Task> work, CancellationToken cancellationToken)
    {
        if (!streams.ErrorIsTerminal || (settings.Output is null && streams.OutputIsTerminal))
        {
            await work(static () => { });
            return;
        }

        var total = await Manifest.CountAsync(settings.Manifest, cancellationToken);
        await streams.Rich(streams.Error).Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn(), new RemainingTimeColumn())
            .StartAsync(async progress =>
            {
                var task = progress.AddTask("pages", maxValue: Math.Max(total, 1));
                await work(() =>
                {
                    task.Increment(1);
                    task.Description = FormattableString.Invariant($"{task.Value} of {total}");
                });
            });
    }
}
