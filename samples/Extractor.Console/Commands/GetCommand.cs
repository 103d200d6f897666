using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Extractor.CommandLine.Input;
using Extractor.CommandLine.Output;
using Microsoft.Extensions.Options;

namespace Extractor.CommandLine.Commands;

/// <summary><c>get URL…</c>: fetches pages and extracts them, one after another.</summary>
internal static class GetCommand
{
    public static Command Create(ConsoleStreams streams)
    {
        var urls = new Argument<string[]>("URL")
        {
            Description = "The page's address; - reads addresses from standard input, one a line.",
            Arity = ArgumentArity.OneOrMore,
        };
        var format = CommonOptions.Format();
        var output = CommonOptions.OutputFile();
        var rules = CommonOptions.Rules();
        var requireArticle = CommonOptions.RequireArticle();
        var allowPrivate = new Option<bool>("--allow-private-addresses")
        {
            Description = "Also fetch from loopback and private networks, which are refused otherwise.",
        };
        var ignoreRobots = new Option<bool>("--ignore-robots")
        {
            Description = "Do not ask the sites' robots.txt: for sites of your own, or pages that you read yourself right now.",
        };
        var userAgent = new Option<string?>("--user-agent") { Description = "The User-Agent to send.", HelpName = "TEXT" };
        var timeout = new Option<TimeSpan?>("--timeout")
        {
            Description = "Give up on a page after this many seconds, retries included.",
            HelpName = "SECONDS",
            CustomParser = ReadSeconds,
        };

        var command = new Command("get", "Fetches pages and extracts them.")
        {
            urls, format, output, allowPrivate, ignoreRobots, timeout, userAgent, rules, requireArticle,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new ArticleClientOptions
            {
                AllowPrivateAddresses = parsed.GetValue(allowPrivate),
                RespectRobots = !parsed.GetValue(ignoreRobots),
            };
            if (parsed.GetValue(userAgent) is { } name) options.UserAgent = name;
            options.Extraction.RequireArticle = parsed.GetValue(requireArticle);
            options.Extraction.SiteRules = CommonOptions.LoadRules(parsed, rules);
            if (parsed.GetValue(timeout) is { } limit) SetTimeout(options, limit);

            using var client = Connect(options);
            await using var target = OutputTarget.Open(parsed.GetValue(output), streams.Output);
            var writer = new ResultWriter(CommonOptions.ReadFormat(parsed, format), target.Writer, streams);
            var allWell = await RunAsync(parsed.GetValue(urls)!, client, streams.Input, writer, cancellationToken);
            target.Commit();
            return ExitCode.For(allWell);
        });
        return command;
    }

    private static TimeSpan? ReadSeconds(ArgumentResult argument)
    {
        if (double.TryParse(argument.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= 0.01 and <= 3600)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        argument.AddError("--timeout takes a number of seconds, from 0.01 to 3600.");
        return null;
    }

    private static async Task<bool> RunAsync(
        string[] urls, ArticleClient client, Stream input, ResultWriter writer, CancellationToken cancellationToken)
    {
        var allWell = true;
        await foreach (var address in Addresses.ReadAsync(urls, input, cancellationToken))
        {
            var result = Addresses.TryParse(address, out var url)
                ? await client.GetAsync(url, cancellationToken)
                : Failures.Make(FailureKind.InvalidInput, $"'{address}' is not an absolute http or https address.");
            writer.Write(result);
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

    private static ArticleClient Connect(ArticleClientOptions options)
    {
        try
        {
            return new ArticleClient(options);
        }
        catch (OptionsValidationException e)
        {
            // Such as a User-Agent that no header can carry.
            throw new UsageException(e.Message);
        }
    }
}
