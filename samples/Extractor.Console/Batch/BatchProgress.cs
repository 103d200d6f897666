using Spectre.Console;

namespace Extractor.CommandLine.Batch;

/// <summary>A progress bar on standard error, where a person watches it and no result lines run through it.</summary>
internal static class BatchProgress
{
    /// <summary>Runs <paramref name="work"/>, which calls its argument after each page.</summary>
    /// <param name="streams">Where the bar is shown.</param>
    /// <param name="output">The file that results go to; null for standard output.</param>
    /// <param name="count">How far the work goes; asked only where it is shown.</param>
    /// <param name="work">The work. Its argument takes how far it is by now, and that in words.</param>
    public static async Task RunAsync(ConsoleStreams streams, string? output, Func<Task<long>> count, Func<Action<long, string>, Task> work)
    {
        if (!streams.ErrorIsTerminal || (output is null && streams.OutputIsTerminal))
        {
            await work(static (_, _) => { });
            return;
        }

        var total = await count();
        await streams.Rich(streams.Error).Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn(), new RemainingTimeColumn())
            .StartAsync(async progress =>
            {
                var task = progress.AddTask("pages", maxValue: Math.Max(total, 1));
                await work((value, text) =>
                {
                    task.Value = value;
                    task.Description = text;
                });
            });
    }
}
