using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Extractor.CommandLine.Input;
using Extractor.CommandLine.Output;
using Extractor.Pipelines;
using Microsoft.Extensions.DependencyInjection;

namespace Extractor.CommandLine.Commands;

/// <summary><c>sitemap URL|FILE|-</c>: lists the stories that the sitemaps of a site name.</summary>
internal static class SitemapCommand
{
    private static readonly string[] Formats = ["text", "jsonl", "urls"];

    public static Command Create(ConsoleStreams streams)
    {
        var source = new Argument<string>("URL")
        {
            Description = "The site, whose robots.txt names its sitemaps; or a sitemap or index, by its address or as a file, .xml, .xml.gz or .txt; - reads standard input.",
        };
        var since = new Option<DateTimeOffset?>("--since")
        {
            Description = "Only what may be as new as this: 2d or 12h ago, or a date such as 2026-01-31 (UTC). Links without a time are kept.",
            HelpName = "TIME",
            CustomParser = argument => ReadSince(argument, streams.Time),
        };
        var format = new Option<string?>("--format", "-f")
        {
            Description = "text: time, address and title; jsonl: one line of JSON each; urls: the addresses alone, for 'get -'. [default: text on a terminal, else jsonl]",
        };
        format.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, Formats);
        var output = CommonOptions.OutputFile();
        var limit = new Option<int?>("--limit") { Description = "Stop after so many links.", HelpName = "N", CustomParser = ReadLimit };
        var fetch = new FetchOptions();

        var command = new Command("sitemap", "Lists the stories that a site's sitemaps name.")
        {
            source, since, format, output, limit,
        };
        fetch.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var name = parsed.GetValue(source)!;
            var options = new SitemapOptions { Since = parsed.GetValue(since) };
            var path = parsed.GetValue(output);
            var chosen = parsed.GetValue(format)?.ToLowerInvariant() ?? (path is null && streams.OutputIsTerminal ? "text" : "jsonl");
            await using var services = Addresses.TryParse(name, out var url) ? fetch.Build(parsed, streams.Time) : null;
            var client = services?.GetRequiredService<ArticleClient>();
            await using var file = client is null ? Open(name, streams.Input) : null;
            await using var target = OutputTarget.Open(path, streams.Output);
            var items = client is not null
                ? new SitemapCrawler(client, options).ReadAsync(url!, cancellationToken)
                : SitemapReader.ReadAsync(file!, null, options, cancellationToken);
            var allWell = await WriteAsync(items, chosen, parsed.GetValue(limit) ?? int.MaxValue, target.Writer, streams);
            target.Commit();
            return ExitCode.For(allWell);
        });
        return command;
    }

    private static async Task<bool> WriteAsync(IAsyncEnumerable<SitemapItem> items, string format, int limit, TextWriter writer, ConsoleStreams streams)
    {
        var allWell = true;
        var sitemaps = 0;
        await foreach (var item in items)
        {
            if (item.Fault is { } fault)
            {
                allWell = false;
                streams.Error.WriteLine(TerminalText.Clean($"{fault.Kind}: {fault.Message}{(fault.Url is null ? "" : $" ({fault.Url})")}"));
            }
            else if (item.Link is { } link)
            {
                writer.WriteLine(format switch
                {
                    "urls" => link.Url.AbsoluteUri,
                    "jsonl" => link.ToJson(),
                    _ => Line(link),
                });
                if (--limit == 0) break;
            }
            else
            {
                sitemaps++;
            }
        }

        if (sitemaps > 0) streams.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The index names {sitemaps} other sitemaps; of a stored one they are not fetched."));
        return allWell;
    }

    private static string Line(StoryLink link) =>
        TerminalText.Clean($"{(link.Published ?? link.Modified)?.ToString() ?? "-",-25}  {link.Url.AbsoluteUri}{(link.Title is { } title ? "  " + title.ReplaceLineEndings(" ") : "")}");

    private static DateTimeOffset? ReadSince(ArgumentResult argument, TimeProvider time)
    {
        var text = argument.Tokens[0].Value;
        if (text.Length > 1 && text[^1] is 'd' or 'h' && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 36_500)
        {
            return time.GetUtcNow() - (text[^1] == 'd' ? TimeSpan.FromDays(count) : TimeSpan.FromHours(count));
        }

        if (DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            return instant;
        }

        argument.AddError("--since takes days (2d), hours (12h) or a date (2026-01-31).");
        return null;
    }

    private static int? ReadLimit(ArgumentResult argument)
    {
        if (int.TryParse(argument.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0) return count;
        argument.AddError("--limit takes a number from 1 on.");
        return null;
    }

    private static Stream Open(string path, Stream input)
    {
        if (path == "-") return input;
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 64 * 1024, FileOptions.SequentialScan | FileOptions.Asynchronous);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"The sitemap '{path}' cannot be read: {e.Message}");
        }
    }
}
