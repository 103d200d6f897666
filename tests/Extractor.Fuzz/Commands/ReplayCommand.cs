using System.CommandLine;
using Extractor.Fuzz.Mutating;
using Extractor.Fuzz.Properties;

namespace Extractor.Fuzz.Commands;

/// <summary><c>replay</c>: checks the properties on given inputs.</summary>
internal static class ReplayCommand
{
    public static Command Create(TextWriter output)
    {
        var files = new Argument<string[]>("FILE") { Description = "Inputs, or folders of them.", Arity = ArgumentArity.OneOrMore };
        var type = new Option<string?>("--content-type") { Description = "The Content-Type that the inputs are said to have.", HelpName = "TYPE" };
        var command = new Command("replay", "Checks on given inputs what holds of every input.") { files, type };
        command.SetAction((parsed, cancellationToken) =>
        {
            var properties = new PageProperties(new ExtractorOptions { MaxDuration = TimeSpan.FromMinutes(5) });
            var (count, bad) = (0, 0);
            foreach (var file in parsed.GetValue(files)!.SelectMany(Inputs))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var findings = properties.Check(SeedPage.Read(file), parsed.GetValue(type));
                count++;
                if (findings.Count > 0) bad++;
                foreach (var finding in findings) output.WriteLine($"{file}: {finding.Property}: {finding.Detail}");
            }

            output.WriteLine($"{count} inputs, {bad} with findings");
            return Task.FromResult(bad == 0 ? ExitCode.Success : ExitCode.Findings);
        });
        return command;
    }

    private static IEnumerable<string> Inputs(string path)
    {
        if (File.Exists(path)) return [path];
        if (!Directory.Exists(path)) throw new UsageException($"There is no '{path}'.");
        // AFL++ puts a note beside its crashes.
        return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "README.txt" && !file.EndsWith(".txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
    }
}
