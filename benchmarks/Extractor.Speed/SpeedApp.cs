using System.CommandLine;
using System.CommandLine.Help;
using System.Text.Json;
using Extractor.Speed.Archive;

namespace Extractor.Speed;

/// <summary>The program behind <c>Main</c>: arguments in, exit code out.</summary>
internal static class SpeedApp
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            var parsed = Build(output).Parse(args);
            if (parsed.Errors.Count > 0) throw new UsageException(string.Join('\n', parsed.Errors.Select(e => e.Message)));
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false }, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Ours, or that of a signal which System.CommandLine took.
            await error.WriteLineAsync("Stopped.");
            return ExitCode.Stopped;
        }
        catch (UsageException e)
        {
            await error.WriteLineAsync($"error: {e.Message}\nSee --help.");
            return ExitCode.WrongUsage;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or JsonException or KeyNotFoundException)
        {
            await error.WriteLineAsync($"error: {e.Message}");
            return ExitCode.Failed;
        }
    }

    private static RootCommand Build(TextWriter output)
    {
        var manifest = new Option<string>("--manifest")
        {
            Description = "The pages: JSON lines {\"id\",\"url\",\"path\"}, .gz is unpacked.",
            HelpName = "FILE",
            Recursive = true,
            DefaultValueFactory = _ => "../shared/corpus/news/manifest.jsonl",
        };
        var pages = Number("--pages", "Only so many pages, from the first on.", int.MaxValue, int.MaxValue);
        var rounds = Number("--rounds", "How often each page is timed; medians are taken.", 5, 10_000);
        var bare = new Option<bool>("--no-smartreader") { Description = "Leave SmartReader, which takes most of the time, out." };
        var most = new Option<double?>("--max-allocated") { Description = "Exit with 1 when more bytes are allocated for each byte of input.", HelpName = "X" };
        var root = new RootCommand(
            "Measures how fast pages are extracted: beside a stock parse and SmartReader in one process, in turns, on one thread, warmed up. "
            + "Run it in Release from the root of the repository. Without a command: ratios. "
            + "Exit codes: 0 done; 1 a page could not be read, the console not be built, --max-allocated was not kept, or memory of archive grew; 2 wrong usage, or no corpus; 130 stopped by Ctrl-C.")
        {
            manifest, pages, rounds, bare, most,
        };
        root.SetAction((parsed, token) => Task.FromResult(SpeedCommands.Ratios(Settings(parsed), output, token)));
        Add("ratios", "Ours beside the stock parse and SmartReader, bytes allocated, slowest pages.", (s, token) => SpeedCommands.Ratios(s, output, token), bare, most);
        Add("stages", "Where the time of an extraction goes.", (s, token) => SpeedCommands.StageShares(s, output, token));
        Add("growth", "Time for each byte of a page that is repeated in structure, 64 KB to 8 MB.", (s, token) => SpeedCommands.Growth(s, output, token));
        Add("threads", "Two threads against one, beside two that only spin.", (s, token) => SpeedCommands.TwoThreads(s, output, token));
        Add("repeat", "Extracts over and over, for a profiler.", (s, token) => SpeedCommands.Repeat(s, token));
        Add("single", "The single operations by BenchmarkDotNet, each in processes of its own.", (s, _) => SpeedCommands.Single(s));
        root.Subcommands.Add(ArchiveCommand(output));
        root.Subcommands.Add(ColdCommand(output, rounds));
        foreach (var option in root.Options)
            if (option is HelpOption { Action: HelpAction help }) help.MaxWidth = 100;
        return root;

        void Add(string name, string description, Func<SpeedSettings, CancellationToken, int> run, params Option[] own)
        {
            var command = new Command(name, description);
            foreach (var option in own) command.Options.Add(option);
            command.SetAction((parsed, token) => Task.FromResult(run(Settings(parsed), token)));
            root.Subcommands.Add(command);
        }

        SpeedSettings Settings(ParseResult parsed) => new()
        {
            Manifest = parsed.GetValue(manifest)!,
            Pages = parsed.GetValue(pages),
            Rounds = parsed.GetValue(rounds),
            SmartReader = !parsed.GetValue(bare),
            MostAllocated = parsed.GetValue(most),
        };
    }

    private static Command ArchiveCommand(TextWriter output)
    {
        var corpus = new Option<string>("--corpus") { Description = "The folder of the suites.", HelpName = "DIR", DefaultValueFactory = _ => "../shared/corpus" };
        var records = Number("--records", "How many records.", 20_000, 10_000_000);
        var folder = new Option<string>("--output") { Description = "Where archive and table go; it is made, and stays.", HelpName = "DIR", Required = true };
        var command = new Command("archive", "A web archive of corpus pages to Parquet by the console, with its memory on the way.") { corpus, records, folder };
        command.SetAction((parsed, token) => ArchiveRun.RunAsync(parsed.GetValue(corpus)!, parsed.GetValue(records), parsed.GetValue(folder)!, output, token));
        return command;
    }

    private static Command ColdCommand(TextWriter output, Option<int> rounds)
    {
        var page = new Argument<string>("PAGE") { Description = "The page, .html or .html.gz." };
        var command = new Command("cold", "One page by a console that starts for it: as built, ReadyToRun, NativeAOT, in turns, --rounds times (21 tell more than 5). They are built first, some minutes.") { page };
        command.SetAction((parsed, token) => SpeedCommands.ColdAsync(parsed.GetValue(page)!, parsed.GetValue(rounds), output, token));
        return command;
    }

    private static Option<int> Number(string name, string description, int value, int most)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", Recursive = true, DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            if (result.Errors.Any() || result.GetValueOrDefault<int>() is var given && given >= 1 && given <= most) return;
            result.AddError($"{name} takes a number from 1 on.");
        });
        return option;
    }
}
