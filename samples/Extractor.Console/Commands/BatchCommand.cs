using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Extractor.CommandLine.Batch;

namespace Extractor.CommandLine.Commands;

/// <summary><c>batch --manifest FILE</c>: extracts many stored pages in parallel, results in the manifest's order.</summary>
internal static class BatchCommand
{
    private const int MaxParallel = 256;

    public static Command Create(ConsoleStreams streams)
    {
        var manifest = new Option<string>("--manifest", "-m")
        {
            Description = "JSON lines {\"id\",\"url\",\"path\"}; path is relative to the manifest's folder, .gz is unpacked, url may be null.",
            HelpName = "FILE",
            Required = true,
        };
        var output = CommonOptions.OutputFile();
        var parallel = new Option<int>("--parallel", "-p")
        {
            Description = "How many pages at a time.",
            HelpName = "N",
            DefaultValueFactory = _ => Math.Min(Environment.ProcessorCount, MaxParallel),
            CustomParser = ReadParallel,
        };
        var rules = CommonOptions.Rules();
        var fields = CommonOptions.Fields();
        var requireArticle = CommonOptions.RequireArticle();

        var command = new Command("batch", "Extracts the stored pages that a manifest lists.") { manifest, output, parallel, fields, rules, requireArticle };
        command.SetAction((parsed, cancellationToken) =>
        {
            var options = new ExtractorOptions { SiteRules = CommonOptions.LoadRules(parsed, rules) };
            CommonOptions.ReadExtraction(parsed, fields, requireArticle, options);
            var settings = new BatchSettings
            {
                Manifest = parsed.GetValue(manifest)!,
                Output = parsed.GetValue(output),
                Parallel = parsed.GetValue(parallel),
                Extraction = options,
            };
            return BatchRun.RunAsync(settings, streams, cancellationToken);
        });
        return command;
    }

    private static int ReadParallel(ArgumentResult argument)
    {
        if (int.TryParse(argument.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 1 and <= MaxParallel)
        {
            return number;
        }

        argument.AddError($"--parallel takes a number from 1 to {MaxParallel}.");
        return 1;
    }
}
