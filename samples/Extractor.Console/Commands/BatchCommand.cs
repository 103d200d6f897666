using System.CommandLine;
using Extractor.CommandLine.Batch;

namespace Extractor.CommandLine.Commands;

/// <summary><c>batch --manifest FILE</c>: extracts many stored pages in parallel, results in the manifest's order.</summary>
internal static class BatchCommand
{
    public static Command Create(ConsoleStreams streams)
    {
        var manifest = new Option<string>("--manifest", "-m")
        {
            Description = "JSON lines {\"id\",\"url\",\"path\"}; path is relative to the manifest's folder, .gz is unpacked, url may be null.",
            HelpName = "FILE",
            Required = true,
        };
        var format = CommonOptions.RunFormat();
        var output = CommonOptions.RunOutputFile();
        var resume = CommonOptions.Resume();
        var parallel = CommonOptions.Parallel();
        var dedup = CommonOptions.Dedup();
        var rules = CommonOptions.Rules();
        var fields = CommonOptions.Fields();
        var requireArticle = CommonOptions.RequireArticle();

        var command = new Command("batch", "Extracts the stored pages that a manifest lists.")
        {
            manifest, format, output, resume, parallel, dedup, fields, rules, requireArticle,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var options = new ExtractorOptions { SiteRules = CommonOptions.LoadRules(parsed, rules) };
            CommonOptions.ReadExtraction(parsed, fields, requireArticle, options);
            var settings = new BatchSettings
            {
                Manifest = parsed.GetValue(manifest)!,
                Output = CommonOptions.ReadOutput(parsed, format, output, resume),
                Parallel = parsed.GetValue(parallel),
                Dedup = CommonOptions.ReadDedup(parsed, dedup, options),
                Extraction = options,
                ExtractionText = CommonOptions.Describe(options, parsed, rules) + (parsed.GetValue(dedup) ? " --dedup" : ""),
            };
            return BatchRun.RunAsync(settings, streams, cancellationToken);
        });
        return command;
    }
}
