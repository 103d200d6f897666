using System.CommandLine;
using Extractor.CommandLine.Input;
using Extractor.CommandLine.Output;
using Extractor.Pipelines;
using Microsoft.Extensions.DependencyInjection;

namespace Extractor.CommandLine.Commands;

/// <summary><c>get URL…</c>: fetches pages side by side and extracts them.</summary>
internal static class GetCommand
{
    public static Command Create(ConsoleStreams streams)
    {
        var urls = new Argument<string[]>("URL")
        {
            Description = "The page's address; - reads addresses from standard input, one a line. One that comes again is passed over.",
            Arity = ArgumentArity.OneOrMore,
        };
        var format = CommonOptions.Format();
        var output = CommonOptions.OutputFile();
        var rules = CommonOptions.Rules();
        var fields = CommonOptions.Fields();
        var requireArticle = CommonOptions.RequireArticle();
        var fetch = new FetchOptions("--interval", "for sites of your own, or pages that you read yourself right now");
        var parallel = new Option<int>("--parallel", "-p")
        {
            Description = "How many pages at a time, over all hosts.",
            HelpName = "N",
            DefaultValueFactory = _ => new ArticleClientOptions().MaxPagesAtOnce,
        };
        var unordered = new Option<bool>("--unordered") { Description = "Write results as they come, not in the order of the addresses." };
        var timeout = CommonOptions.Seconds("--timeout", "Give up on a page after this many seconds, retries included.", least: 0.01);
        var warc = new Option<string?>("--warc")
        {
            Description = "Also store what is fetched in this web archive, .warc or .warc.gz. It appears only when everything is fetched.",
            HelpName = "FILE",
        };

        var command = new Command("get", "Fetches pages and extracts them.") { urls, format, output, parallel, unordered };
        fetch.AddIntervalTo(command);
        command.Add(timeout);
        fetch.AddAccessTo(command);
        foreach (var option in new Option[] { fields, rules, requireArticle, warc }) command.Add(option);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var siteRules = CommonOptions.LoadRules(parsed, rules);
            await using var recorder = CreateRecorder(parsed.GetValue(warc));
            await using var services = fetch.Build(
                parsed,
                streams.Time,
                options =>
                {
                    options.MaxPagesAtOnce = parsed.GetValue(parallel);
                    CommonOptions.ReadExtraction(parsed, fields, requireArticle, options.Extraction);
                    options.Extraction.SiteRules = siteRules;
                    if (parsed.GetValue(timeout) is { } limit) SetTimeout(options, limit);
                },
                recorder);
            var client = services.GetRequiredService<ArticleClient>();
            await using var target = OutputTarget.Open(parsed.GetValue(output), streams.Output);
            var writer = new ResultWriter(CommonOptions.ReadFormat(parsed, format), target.Writer, streams);
            var addresses = Addresses.ReadAsync(parsed.GetValue(urls)!, streams.Input, cancellationToken);
            var allWell = await RunAsync(addresses, client, !parsed.GetValue(unordered), writer, cancellationToken);
            if (recorder is not null) await recorder.CompleteAsync();
            target.Commit();
            return ExitCode.For(allWell);
        });
        return command;
    }

    private static async Task<bool> RunAsync(
        IAsyncEnumerable<string> addresses, ArticleClient client, bool inOrder, ResultWriter writer, CancellationToken cancellationToken)
    {
        var allWell = true;
        await foreach (var result in client.GetAllAsync(addresses.Select(Addresses.ToUri), inOrder, cancellationToken))
        {
            writer.Write(Addresses.TextOf(result.Url!) is { } wrong
                ? Failures.Make(FailureKind.InvalidInput, $"'{wrong}' is not an absolute http or https address.")
                : result);
            allWell &= result.Success;
        }

        return allWell;
    }

    // The parts of a fetch must fit into the whole.
    private static void SetTimeout(ArticleClientOptions options, TimeSpan limit)
    {
        options.TotalTimeout = limit;
        if (options.AttemptTimeout > limit) options.AttemptTimeout = limit;
        if (options.RetryDelay >= limit) options.RetryDelay = limit / 2;
    }

    private static WarcRecorder? CreateRecorder(string? path)
    {
        try
        {
            return path is null ? null : WarcRecorder.Create(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"The archive '{path}' cannot be written: {e.Message}");
        }
    }
}
