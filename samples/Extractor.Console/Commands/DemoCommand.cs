using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Extractor.CommandLine.Newsroom;
using Extractor.CommandLine.Output;
using Spectre.Console;

namespace Extractor.CommandLine.Commands;

/// <summary><c>demo</c>: starts the newsroom, fetches its stories with the real client and shows what was read.</summary>
internal static class DemoCommand
{
    private const int ShownBlocks = 2;

    public static Command Create(ConsoleStreams streams)
    {
        var serve = new Option<bool>("--serve") { Description = "Leave the newsroom open afterwards, to look at its pages in a browser." };
        var command = new Command("demo", "Fetches stories from a newsroom of its own on 127.0.0.1 and shows the records.") { serve };
        command.SetAction((parsed, cancellationToken) => RunAsync(streams, parsed.GetValue(serve), cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(ConsoleStreams streams, bool serve, CancellationToken cancellationToken)
    {
        var console = streams.Rich(streams.Output);
        await using var newsroom = await NewsroomServer.StartAsync(cancellationToken);
        console.WriteLine($"The newsroom is open at {newsroom.FrontPage}; it has {Stories.All.Count} stories.");
        console.WriteLine();

        // Loopback is refused unless asked for: addresses on a page must not lead into a private network.
        using var client = new ArticleClient(new ArticleClientOptions { AllowPrivateAddresses = true, MinHostInterval = TimeSpan.Zero });
        var outcomes = new List<DemoOutcome>();
        foreach (var story in Stories.All)
        {
            outcomes.Add(await ReadAsync(client, newsroom, story, console, cancellationToken));
            streams.Output.Flush();
        }

        DemoReport.Write(console, outcomes);
        if (serve)
        {
            console.WriteLine($"Open until Ctrl-C: {newsroom.FrontPage}");
            streams.Output.Flush();
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return ExitCode.For(outcomes.TrueForAll(outcome => outcome.AsMeant));
    }

    private static async Task<DemoOutcome> ReadAsync(
        ArticleClient client, NewsroomServer newsroom, Story story, IAnsiConsole console, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var result = await client.GetAsync(newsroom.AddressOf(story), cancellationToken);
        var outcome = new DemoOutcome(story, result, newsroom.AnswersFor(story));

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
        console.WriteLine($"GET {story.Path}");
        console.Write(new Padder(new Spectre.Console.Text($"{Narrate(outcome.Answers)} in {seconds} s – {story.About}"), new Padding(4, 0, 0, 0)));
        ResultView.Write(console, result, ShownBlocks);
        return outcome;
    }

    // "503, 503, then 200"
    private static string Narrate(int[] answers) => answers switch
    {
        [] => "no answer",
        [var only] => string.Create(CultureInfo.InvariantCulture, $"{only}"),
        [.. var before, var last] => string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", before)}, then {last}"),
    };
}
