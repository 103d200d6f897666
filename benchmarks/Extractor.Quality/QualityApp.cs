using System.CommandLine;
using System.CommandLine.Help;
using Extractor.Quality.Report;
using Extractor.Quality.Run;

namespace Extractor.Quality;

/// <summary>The program behind <c>Main</c>: arguments in, exit code out.</summary>
internal static class QualityApp
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var command = Build(async (settings, token) =>
        {
            Check(settings);
            var notes = Notes.Read(Path.Combine(AppContext.BaseDirectory, "notes.json"));
            var measured = await new Measuring(settings, error).RunAsync(token);
            var figures = ReportWriter.Write(measured, PeerFigures.Read(Path.Combine(AppContext.BaseDirectory, "Peers", "peers.json")), notes);
            if (settings.Print) await output.WriteAsync(figures);
            else await FiguresSection.ReplaceAsync(settings.Document, figures, token);
            foreach (var remark in measured.Remarks(notes)) await error.WriteLineAsync(remark);
            return ExitCode.Success;
        });
        try
        {
            var parsed = command.Parse(args);
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
        catch (Exception e) when (e is MeasuringException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"error: {e.Message}");
            return ExitCode.Failed;
        }
    }

    private static RootCommand Build(Func<QualitySettings, CancellationToken, Task<int>> run)
    {
        var corpus = new Option<string>("--corpus") { Description = "The folder of the corpus.", HelpName = "DIR", DefaultValueFactory = _ => "../shared/corpus" };
        var scorer = new Option<string?>("--scorer") { Description = "The scorer; tools/score.py beside the corpus unless given.", HelpName = "FILE" };
        var python = new Option<string>("--python") { Description = "Python 3.11 or later.", HelpName = "FILE", DefaultValueFactory = _ => "python3" };
        var document = new Option<string>("--document") { Description = "The document to write the figures into.", HelpName = "FILE", DefaultValueFactory = _ => "docs/quality.md" };
        var suites = new Option<string[]>("--suite") { Description = "Only this suite; may be given several times. Implies --print." };
        suites.AcceptOnlyFromAmong([.. QualitySettings.Suites]);
        var oof = new Option<string?>("--oof") { Description = "Results out of fold that training/Extractor.Training has written, instead of making them now.", HelpName = "FILE" };
        var inFold = new Option<bool>("--in-fold-only") { Description = "Leave the results out of fold, which take minutes of training, out. Implies --print." };
        var print = new Option<bool>("--print") { Description = "Write the figures to standard output and leave the document alone." };
        var keep = new Option<string?>("--keep") { Description = "Keep the results of all runs in this folder.", HelpName = "DIR" };
        var worst = new Option<int>("--worst") { Description = "How many of the worst pages of a field are listed.", HelpName = "N", DefaultValueFactory = _ => 10 };
        worst.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 1000) result.AddError("--worst takes a number from 1 to 1000.");
        });
        var root = new RootCommand(
            "Measures the extraction of the whole corpus, in fold and out of fold, with SmartReader on the same pages beside it, and writes the figures into docs/quality.md. "
            + "Run it from the root of the repository. Exit codes: 0 written; 1 a step failed; 2 wrong usage, or no corpus; 130 stopped by Ctrl-C.")
        {
            corpus, scorer, python, document, suites, oof, inFold, print, keep, worst,
        };
        root.SetAction((parsed, token) =>
        {
            var folder = parsed.GetValue(corpus)!;
            var chosen = parsed.GetValue(suites) is { Length: > 0 } given ? given.Distinct(StringComparer.Ordinal).ToList() : QualitySettings.Suites;
            return run(
                new QualitySettings
                {
                    Corpus = folder,
                    Scorer = parsed.GetValue(scorer) ?? Path.Combine(folder, "..", "tools", "score.py"),
                    Python = parsed.GetValue(python)!,
                    Document = parsed.GetValue(document)!,
                    Chosen = chosen,
                    OutOfFold = parsed.GetValue(oof),
                    InFoldOnly = parsed.GetValue(inFold),
                    Print = parsed.GetValue(print) || parsed.GetValue(inFold) || chosen.Count < QualitySettings.Suites.Count,
                    Keep = parsed.GetValue(keep),
                    Worst = parsed.GetValue(worst),
                },
                token);
        });
        foreach (var option in root.Options)
            if (option is HelpOption { Action: HelpAction help }) help.MaxWidth = 100;
        return root;
    }

    private static void Check(QualitySettings settings)
    {
        foreach (var suite in settings.Chosen)
        {
            foreach (var file in (string[])["manifest.jsonl", "truth.jsonl"])
            {
                var path = Path.Combine(settings.Corpus, suite, file);
                if (!File.Exists(path)) throw new UsageException($"The corpus is not there: {path} is missing. Give its folder with --corpus.");
            }
        }
        if (!File.Exists(settings.Scorer)) throw new UsageException($"The scorer is not there: {settings.Scorer}. Give it with --scorer.");
        if (settings.OutOfFold is { } oof && !File.Exists(oof)) throw new UsageException($"--oof: {oof} is not there.");
        if (settings is { OutOfFold: not null, InFoldOnly: true }) throw new UsageException("--oof and --in-fold-only exclude each other.");
        // Told before minutes of work, not after them.
        if (!settings.Print) FiguresSection.Check(settings.Document);
    }
}
