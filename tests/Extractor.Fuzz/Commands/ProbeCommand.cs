using System.CommandLine;
using Extractor.Fuzz.Constructions;
using Extractor.Fuzz.Probing;

namespace Extractor.Fuzz.Commands;

/// <summary><c>probe</c>: extracts pages once each and prints what each cost.</summary>
internal static class ProbeCommand
{
    private const int Megabyte = 1_000_000;

    public static Command Create(TextWriter output)
    {
        var files = new Argument<string[]>("FILE") { Description = "Pages to extract.", Arity = ArgumentArity.ZeroOrMore };
        var constructions = new Option<string[]>("--construction")
        {
            Description = "A hostile construction by name, or the start of a name with * at its end; may be given more than once. See --list.",
            HelpName = "NAME",
        };
        var sizes = new Option<int[]>("--size")
        {
            Description = "The bytes of a construction; may be given more than once. 1000000 by default.",
            HelpName = "BYTES",
        };
        sizes.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int[]>() is { } given && given.Any(size => size is < 1 or > 100 * Megabyte))
                result.AddError("--size: must be 1 to 100000000.");
        });
        var stages = new Option<bool>("--stages") { Description = "Times the stages too." };
        var list = new Option<bool>("--list") { Description = "Lists the constructions and ends." };
        var command = new Command("probe", "Extracts pages once each, after one to warm up, and prints a line of JSON with what each cost.")
        {
            files, constructions, sizes, stages, list,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(list))
            {
                foreach (var name in Construction.All.Keys) output.WriteLine(name);
                return ExitCode.Success;
            }

            var chosen = Choose(parsed.GetValue(constructions) ?? []);
            var paths = parsed.GetValue(files) ?? [];
            if (chosen.Count + paths.Length == 0) throw new UsageException("probe needs a FILE or a --construction.");
            // The time that the other limits leave is what is measured.
            using var probe = new Probe(new ExtractorOptions { MaxDuration = TimeSpan.FromHours(1) }, parsed.GetValue(stages));
            foreach (var path in paths) output.WriteLine(probe.Run(path, File.ReadAllBytes(path)));
            foreach (var construction in chosen)
            {
                foreach (var size in parsed.GetValue(sizes) is { Length: > 0 } given ? given : [Megabyte])
                {
                    output.WriteLine(probe.Run(construction.Name, construction.OfSize(size)));
                    output.Flush();
                }
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static List<Construction> Choose(string[] names)
    {
        var chosen = new List<Construction>();
        foreach (var name in names)
        {
            var before = chosen.Count;
            if (name.EndsWith('*')) chosen.AddRange(Construction.All.Values.Where(c => c.Name.StartsWith(name[..^1], StringComparison.Ordinal)));
            else if (Construction.All.TryGetValue(name, out var construction)) chosen.Add(construction);
            if (chosen.Count == before) throw new UsageException($"There is no construction '{name}'; probe --list names them.");
        }

        return chosen;
    }
}
