using System.CommandLine;
using Extractor.CommandLine.Input;
using Extractor.CommandLine.Output;

namespace Extractor.CommandLine.Commands;

/// <summary><c>extract FILE|-</c>: extracts a stored page, without any network.</summary>
internal static class ExtractCommand
{
    public static Command Create(ConsoleStreams streams)
    {
        var file = new Argument<string>("FILE") { Description = "The page, .html or .html.gz; - reads standard input." };
        var url = new Option<string?>("--url") { Description = "Where the page was got from: relative links are resolved against it.", HelpName = "URL" };
        url.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !Addresses.TryParseStored(text, out _))
            {
                result.AddError($"--url: '{text}' is not an absolute address.");
            }
        });
        var contentType = new Option<string?>("--content-type")
        {
            Description = "The Content-Type the page was served with, such as \"text/html; charset=windows-1251\".",
            HelpName = "TYPE",
        };
        var format = CommonOptions.Format();
        var output = CommonOptions.OutputFile();
        var rules = CommonOptions.Rules();
        var fields = CommonOptions.Fields();
        var requireArticle = CommonOptions.RequireArticle();

        var command = new Command("extract", "Extracts a stored page.") { file, url, contentType, format, output, fields, rules, requireArticle };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new ExtractorOptions { SiteRules = CommonOptions.LoadRules(parsed, rules) };
            CommonOptions.ReadExtraction(parsed, fields, requireArticle, options);
            var address = Addresses.TryParseStored(parsed.GetValue(url), out var parsedUrl) ? parsedUrl : null;

            await using var target = OutputTarget.Open(parsed.GetValue(output), streams.Output);
            var writer = new ResultWriter(CommonOptions.ReadFormat(parsed, format), target.Writer, streams);
            // Before the page is read: its data is read meanwhile.
            var extractor = new ArticleExtractor(options);
            var page = await PageFile.ReadAsync(parsed.GetValue(file)!, streams.Input, options.MaxContentLength, cancellationToken);
            var result = page.Error is { } error
                ? new ArticleResult { Url = address, Error = error }
                : extractor.Extract(page.Content, address, parsed.GetValue(contentType), cancellationToken);
            writer.Write(result);
            target.Commit();
            return ExitCode.For(result.Success);
        });
        return command;
    }
}
