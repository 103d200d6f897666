using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Extractor.CommandLine.Batch;
using Extractor.CommandLine.Input;
using Extractor.CommandLine.Output;
using Extractor.Pipelines;
using Microsoft.Extensions.DependencyInjection;

namespace Extractor.CommandLine.Commands;

/// <summary><c>watch FEED…</c>: fetches and extracts the new stories of feeds as they come, each once.</summary>
internal static class WatchCommand
{
    private const int MaxParallel = 256;

    public static Command Create(ConsoleStreams streams)
    {
        var feeds = new Argument<string[]>("FEED") { Description = "The address of a feed.", Arity = ArgumentArity.ZeroOrMore };
        var list = new Option<string?>("--feeds") { Description = "A file with addresses of feeds, one a line; what follows a # at the beginning of a line is passed over.", HelpName = "FILE" };
        var state = new Option<string?>("--state") { Description = "Remember in this file which stories were given, so that a restart goes on. Without it every start gives all.", HelpName = "FILE" };
        var interval = new Option<TimeSpan>("--interval")
        {
            Description = "How often a feed is asked for, such as 15m or 2h; from 1m to 7d. A feed may ask for longer.",
            HelpName = "TIME",
            DefaultValueFactory = _ => new FeedWatcherOptions().Interval,
            CustomParser = ReadInterval,
        };
        var once = new Option<bool>("--once") { Description = "Ask for each feed once and end." };
        var fromNow = new Option<bool>("--from-now") { Description = "Pass over what a feed has when it is asked for the first time." };
        var linksOnly = new Option<bool>("--links-only") { Description = "Write what the feeds say of the stories; fetch no pages." };
        var parallel = new Option<int>("--parallel", "-p") { Description = "How many pages at a time, over all hosts.", HelpName = "N", DefaultValueFactory = _ => new ArticleClientOptions().MaxPagesAtOnce };
        parallel.Validators.Add(result =>
        {
            if (result.Errors.Any() || result.GetValueOrDefault<int>() is < 1 or > MaxParallel) result.AddError($"--parallel takes a number from 1 to {MaxParallel}.");
        });
        var format = FeedCommand.Format();
        var output = new Option<string?>("--output", "-o") { Description = "Add lines of JSON to this file instead of writing to standard output.", HelpName = "FILE" };
        var rules = CommonOptions.Rules();
        var fields = CommonOptions.Fields();
        var requireArticle = CommonOptions.RequireArticle();
        var fetch = new FetchOptions();

        var command = new Command("watch", "Follows feeds, and fetches and extracts their new stories as they come.")
        {
            feeds, list, state, interval, once, fromNow, linksOnly, output, format, parallel, fields, rules, requireArticle,
        };
        fetch.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var siteRules = CommonOptions.LoadRules(parsed, rules);
            await using var services = fetch.Build(parsed, streams.Time, options =>
            {
                CommonOptions.ReadExtraction(parsed, fields, requireArticle, options.Extraction);
                options.Extraction.SiteRules = siteRules;
            });
            var client = services.GetRequiredService<ArticleClient>();
            var path = parsed.GetValue(output);
            var isJson = FeedCommand.IsJson(parsed.GetValue(format), path, streams);
            if (path is not null && !isJson) throw new UsageException("--output takes lines of JSON only: --format jsonl.");
            using var watcher = Open(client, await ReadFeedsAsync(parsed.GetValue(feeds)!, parsed.GetValue(list), cancellationToken), new FeedWatcherOptions
            {
                Interval = parsed.GetValue(interval),
                Once = parsed.GetValue(once),
                FromNow = parsed.GetValue(fromNow),
                StatePath = parsed.GetValue(state),
                ConfirmEach = true,
                TimeProvider = streams.Time,
            });
            var writer = AppendedOutput.Open(path, streams.Output);
            try
            {
                var run = new WatchRun(client, watcher, parsed.GetValue(linksOnly), isJson, writer, streams);
                return await run.RunAsync(parsed.GetValue(parallel), cancellationToken);
            }
            finally
            {
                if (path is not null) await writer.DisposeAsync();
            }
        });
        return command;
    }

    private static FeedWatcher Open(ArticleClient client, IReadOnlyList<Uri> feeds, FeedWatcherOptions options)
    {
        try
        {
            return FeedWatcher.Open(client, feeds, options);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"--state: {e.Message}");
        }
    }

    private static async Task<IReadOnlyList<Uri>> ReadFeedsAsync(string[] arguments, string? list, CancellationToken cancellationToken)
    {
        var lines = new List<string>(arguments);
        if (list is not null)
        {
            try
            {
                lines.AddRange((await File.ReadAllLinesAsync(list, cancellationToken)).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
            {
                throw new UsageException($"--feeds: {e.Message}");
            }
        }

        if (lines.Count == 0) throw new UsageException("There is no feed: give addresses, or --feeds with a file of them.");
        return [.. lines.Select(line => Addresses.TryParse(line, out var url) ? url : throw new UsageException($"'{line}' is not an absolute http or https address."))];
    }

    private static TimeSpan ReadInterval(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        double unit = text.Length == 0 ? 0 : text[^1] switch { 'm' => 60, 'h' => 3600, 'd' => 86400, 's' => 1, _ => 0 };
        if (unit > 0 && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number * unit is >= 60 and <= 7 * 86400)
        {
            return TimeSpan.FromSeconds(number * unit);
        }

        argument.AddError("--interval takes a time such as 90s, 15m, 2h or 1d, from 1m to 7d.");
        return default;
    }
}
