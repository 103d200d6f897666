using System.CommandLine;
using Extractor.CommandLine.Input;
using Extractor.CommandLine.Output;
using Extractor.Pipelines;
using Microsoft.Extensions.DependencyInjection;

namespace Extractor.CommandLine.Commands;

/// <summary><c>feed URL…|FILE|-</c>: lists the stories that feeds name.</summary>
internal static class FeedCommand
{
    private const int MostPages = 10 * 1024 * 1024;

    public static Command Create(ConsoleStreams streams)
    {
        var feeds = new Argument<string[]>("FEED")
        {
            Description = "The feed's address, or that of a page that announces one; a file; - reads a feed from standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var url = new Option<string?>("--url") { Description = "The address of a feed that is read from a file: relative links are resolved against it.", HelpName = "URL" };
        url.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !Addresses.TryParse(text, out _)) result.AddError($"--url: '{text}' is not an absolute http or https address.");
        });
        var format = Format();
        var output = CommonOptions.OutputFile();
        var fetch = new FetchOptions();

        var command = new Command("feed", "Lists the stories of feeds (RSS, Atom, JSON Feed).") { feeds, url, format, output };
        fetch.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = fetch.Build(parsed, streams.Time);
            var client = services.GetRequiredService<ArticleClient>();
            var address = Addresses.TryParse(parsed.GetValue(url), out var given) ? given : null;
            await using var target = OutputTarget.Open(parsed.GetValue(output), streams.Output);
            var writer = new LinkWriter(IsJson(parsed.GetValue(format), parsed.GetValue(output), streams), target.Writer, streams);
            var allWell = true;
            foreach (var name in parsed.GetValue(feeds)!)
            {
                var feed = Addresses.TryParse(name, out var at)
                    ? await GetAsync(client, at, streams, cancellationToken)
                    : await ReadAsync(name, address, streams, cancellationToken);
                foreach (var story in feed.Stories) writer.Write(story);
                if (feed.Fault is not { } fault) continue;
                allWell = false;
                streams.Error.WriteLine(TerminalText.Clean($"{name}: {ResultView.Describe(fault, feed.Url)}"));
            }

            target.Commit();
            return ExitCode.For(allWell);
        });
        return command;
    }

    public static Option<string?> Format()
    {
        var option = new Option<string?>("--format", "-f") { Description = "text: for people; jsonl: one line of JSON each. [default: text on a terminal, else jsonl]" };
        option.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "text", "jsonl");
        return option;
    }

    /// <summary>Whether lines of JSON are to be written.</summary>
    public static bool IsJson(string? format, string? path, ConsoleStreams streams) =>
        format is null ? path is not null || !streams.OutputIsTerminal : format.Equals("jsonl", StringComparison.OrdinalIgnoreCase);

    private static async Task<Feed> ReadAsync(string path, Uri? address, ConsoleStreams streams, CancellationToken cancellationToken)
    {
        var options = new FeedOptions();
        var file = await PageFile.ReadAsync(path, streams.Input, options.MaxLength, cancellationToken);
        return file.Error is { } error ? new Feed { Url = address, Fault = error } : FeedReader.Read(file.Content, address, null, options, cancellationToken);
    }

    /// <summary>A feed, or the first one that a page announces.</summary>
    private static async Task<Feed> GetAsync(ArticleClient client, Uri url, ConsoleStreams streams, CancellationToken cancellationToken)
    {
        var download = await client.DownloadAsync(url, new DownloadOptions { MaxLength = MostPages }, cancellationToken);
        if (download.Error is { } error) return new Feed { Url = url, Fault = error };
        var feed = FeedReader.Read(download.Content, download.Url, download.ContentType, cancellationToken: cancellationToken);
        if (feed.Fault?.Kind != FailureKind.InvalidInput) return feed;
        var announced = FeedFinder.Find(download.Content, download.Url, download.ContentType);
        if (announced.Count == 0) return feed;
        streams.Error.WriteLine(TerminalText.Clean($"{url}: a page with feeds: {string.Join(", ", announced.Select(found => found.AbsoluteUri))}. The first is read."));
        return await FeedReader.GetAsync(client, announced[0], cancellationToken: cancellationToken);
    }
}
