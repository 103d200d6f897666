using System.CommandLine;
using Extractor.CommandLine.Batch;

namespace Extractor.CommandLine.Commands;

/// <summary><c>warc FILE…</c>: extracts the pages of web archives in parallel, results in the order of the records.</summary>
internal static class WarcCommand
{
    public static Command Create(ConsoleStreams streams)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "The archive, .warc or .warc.gz; - reads standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var format = CommonOptions.RunFormat();
        var output = CommonOptions.RunOutputFile();
        var resume = CommonOptions.Resume();
        var parallel = CommonOptions.Parallel();
        var acceptTruncated = new Option<bool>("--accept-truncated")
        {
            Description = "Also extract pages that were cut when they were stored, which fail otherwise.",
        };
        var dedup = CommonOptions.Dedup();
        var rules = CommonOptions.Rules();
        var fields = CommonOptions.Fields();
        var requireArticle = CommonOptions.RequireArticle();

        var command = new Command("warc", "Extracts the pages of web archives (WARC).")
        {
            files, format, output, resume, parallel, acceptTruncated, dedup, fields, rules, requireArticle,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var options = new ExtractorOptions { SiteRules = CommonOptions.LoadRules(parsed, rules) };
            CommonOptions.ReadExtraction(parsed, fields, requireArticle, options);
            var settings = new WarcSettings
            {
                Files = parsed.GetValue(files)!,
                Output = CommonOptions.ReadOutput(parsed, format, output, resume),
                Parallel = parsed.GetValue(parallel),
                AcceptTruncated = parsed.GetValue(acceptTruncated),
                Dedup = CommonOptions.ReadDedup(parsed, dedup, options),
                Extraction = options,
                ExtractionText = CommonOptions.Describe(options, parsed, rules) + (parsed.GetValue(dedup) ? " --dedup" : ""),
            };
            return WarcRun.RunAsync(settings, streams, cancellationToken);
        });
        return command;
    }
}
