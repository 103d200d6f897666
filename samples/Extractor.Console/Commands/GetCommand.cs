using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Extractor.CommandLine.Input;
using Extractor.CommandLine.Output;
using Extractor.Pipelines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

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
        var allowPrivate = new Option<bool>("--allow-private-addresses")
        {
            Description = "Also fetch from loopback and private networks, which are refused otherwise.",
        };
        var ignoreRobots = new Option<bool>("--ignore-robots")
        {
            Description = "Do not ask the sites' robots.txt: for sites of your own, or pages that you read yourself right now.",
        };
        var userAgent = new Option<string?>("--user-agent") { Description = "The User-Agent to send.", HelpName = "TEXT" };
        var contact = new Option<string?>("--contact")
        {
            Description = "A web or mail address by which a site can reach you; it is added to the User-Agent.",
            HelpName = "ADDRESS",
        };
        var parallel = new Option<int>("--parallel", "-p")
        {
            Description = "How many pages at a time, over all hosts.",
            HelpName = "N",
            DefaultValueFactory = _ => new ArticleClientOptions().MaxPagesAtOnce,
        };
        var interval = new Option<TimeSpan?>("--interval")
        {
            Description = "The least time between two requests to one host. [default: 1]",
            HelpName = "SECONDS",
            CustomParser = argument => ReadSeconds(argument, "--interval", 0),
        };
        var unordered = new Option<bool>("--unordered") { Description = "Write results as they come, not in the order of the addresses." };
        var timeout = new Option<TimeSpan?>("--timeout")
        {
            Description = "Give up on a page after this many seconds, retries included.",
            HelpName = "SECONDS",
            CustomParser = argument => ReadSeconds(argument, "--timeout", 0.01),
        };

        var warc = new Option<string?>("--warc")
        {
            Description = "Also store what is fetched in this web archive, .warc or .warc.gz. It appears only when everything is fetched.",
            HelpName = "FILE",
        };

        var command = new Command("get", "Fetches pages and extracts them.")
        {
            urls, format, output, parallel, unordered, interval, timeout, allowPrivate, ignoreRobots, userAgent, contact, fields, rules, requireArticle, warc,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var siteRules = CommonOptions.LoadRules(parsed, rules);
            await using var recorder = CreateRecorder(parsed.GetValue(warc));
            await using var services = Build(streams.Time, recorder, options =>
            {
                options.AllowPrivateAddresses = parsed.GetValue(allowPrivate);
                options.RespectRobots = !parsed.GetValue(ignoreRobots);
                if (parsed.GetValue(userAgent) is { } name) options.UserAgent = name;
                options.Contact = parsed.GetValue(contact);
                options.MaxPagesAtOnce = parsed.GetValue(parallel);
                if (parsed.GetValue(interval) is { } pause) options.MinHostInterval = pause;
                CommonOptions.ReadExtraction(parsed, fields, requireArticle, options.Extraction);
                options.Extraction.SiteRules = siteRules;
                if (parsed.GetValue(timeout) is { } limit) SetTimeout(options, limit);
            });
            var client = Connect(services);
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

    private static TimeSpan? ReadSeconds(ArgumentResult argument, string name, double least)
    {
        if (double.TryParse(argument.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds >= least && seconds <= 3600)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        argument.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} takes a number of seconds, from {least} to 3600."));
        return null;
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

    private static ServiceProvider Build(TimeProvider time, WarcRecorder? recorder, Action<ArticleClientOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time);
        var client = services.AddExtractor(configure);
        if (recorder is not null) client.AddWarcRecorder(recorder);
        return services.BuildServiceProvider();
    }

    private static ArticleClient Connect(ServiceProvider services)
    {
        try
        {
            return services.GetRequiredService<ArticleClient>();
        }
        catch (OptionsValidationException e)
        {
            // Such as a User-Agent that no header can carry.
            throw new UsageException(e.Message);
        }
    }
}
