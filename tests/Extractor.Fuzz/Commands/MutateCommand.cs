using System.CommandLine;
using System.Globalization;
using Extractor.Fuzz.Mutating;
using Extractor.Fuzz.Properties;

namespace Extractor.Fuzz.Commands;

/// <summary><c>mutate</c>: breaks pages for some seconds and checks the properties on each.</summary>
internal static class MutateCommand
{
    private const int Day = 86_400;

    public static Command Create(TextWriter output, TextWriter error)
    {
        var seconds = new Option<int>("--seconds") { Description = "How long to run; 1 to 86400. 60 by default.", HelpName = "N", DefaultValueFactory = _ => 60 };
        seconds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > Day) result.AddError("--seconds: must be 1 to 86400.");
        });
        var seed = new Option<ulong>("--seed") { Description = "The seed of the first page; further ones count on. The same seed makes the same pages. 1 by default.", HelpName = "S", DefaultValueFactory = _ => 1 };
        var pages = new Option<string[]>("--pages")
        {
            Description = "Folders, manifests (.jsonl) or pages to start from; the repository's invented pages and the corpus beside it by default.",
            HelpName = "PLACE",
            AllowMultipleArgumentsPerToken = true,
        };
        var folder = new Option<string>("--findings") { Description = "The folder that findings are written to. fuzz-findings by default.", HelpName = "FOLDER", DefaultValueFactory = _ => "fuzz-findings" };
        var command = new Command("mutate", "Breaks pages in every way for some seconds and checks on each what holds of every input.") { seconds, seed, pages, folder };
        command.SetAction((parsed, cancellationToken) =>
        {
            var from = SeedPage.Load(parsed.GetValue(pages) ?? []);
            output.WriteLine($"{from.Count} pages to start from, {from.Count(page => page.IsFixture)} of them invented ones of the repository");
            var run = new MutationRun(Mutants.Of(from), new PageProperties(new ExtractorOptions { MaxDuration = TimeSpan.FromMinutes(5) }));
            var report = run.Run(TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(seed), parsed.GetValue(folder), line => error.WriteLine(line), cancellationToken);
            Write(output, report);
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(report.Findings.Count == 0 ? ExitCode.Success : ExitCode.Findings);
        });
        return command;
    }

    private static void Write(TextWriter output, MutationReport report)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Executions} broken pages in {report.Elapsed.TotalSeconds:0} s, {report.Executions / report.Elapsed.TotalSeconds:0.0} a second; {Mutants.Names.Count(report.Mutators.ContainsKey)} of {Mutants.Names.Count} mutators of markup tried"));
        foreach (var (name, count) in report.Mutators.OrderByDescending(pair => pair.Value)) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {count,8}  {name}"));
        output.WriteLine($"{report.Findings.Count} findings");
        foreach (var found in report.Findings)
            output.WriteLine($"  {found.Mutant.Content.Length} bytes, {found.Finding.Property}: {found.Finding.Detail.Split('\n')[0]} ({found.File}, seed {found.Seed})");
    }
}
