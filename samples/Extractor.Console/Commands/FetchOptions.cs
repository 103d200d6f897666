using System.CommandLine;
using Extractor.Pipelines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Extractor.CommandLine.Commands;

/// <summary>The options of commands that fetch, and the client that they make.</summary>
/// <param name="interval">What the least time between two requests is called: <c>--interval</c> is something else where feeds are followed.</param>
/// <param name="ignoreRobotsFor">For what robots.txt may be passed over.</param>
internal sealed class FetchOptions(string interval = "--host-interval", string ignoreRobotsFor = "for sites of your own")
{
    private readonly Option<bool> _allowPrivate = new("--allow-private-addresses")
    {
        Description = "Also fetch from loopback and private networks, which are refused otherwise.",
    };

    private readonly Option<bool> _ignoreRobots = new("--ignore-robots")
    {
        Description = $"Do not ask the sites' robots.txt: {ignoreRobotsFor}.",
    };

    private readonly Option<string?> _userAgent = new("--user-agent") { Description = "The User-Agent to send.", HelpName = "TEXT" };

    private readonly Option<string?> _contact = new("--contact")
    {
        Description = "A web or mail address by which a site can reach you; it is added to the User-Agent.",
        HelpName = "ADDRESS",
    };

    private readonly Option<TimeSpan?> _interval = CommonOptions.Seconds(interval, "The least time between two requests to one host. [default: 1]", least: 0);

    public void AddTo(Command command)
    {
        AddAccessTo(command);
        AddIntervalTo(command);
    }

    /// <summary>Adds the options that say what may be fetched, and as whom.</summary>
    public void AddAccessTo(Command command)
    {
        foreach (var option in new Option[] { _allowPrivate, _ignoreRobots, _userAgent, _contact }) command.Add(option);
    }

    public void AddIntervalTo(Command command) => command.Add(_interval);

    /// <summary>Makes the services with the client, which the recorder sees the wire of if there is one.</summary>
    /// <exception cref="UsageException">Something cannot be used, such as a User-Agent that no header can carry.</exception>
    public ServiceProvider Build(ParseResult parsed, TimeProvider time, Action<ArticleClientOptions>? configure = null, WarcRecorder? recorder = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time);
        var client = services.AddExtractor(options =>
        {
            options.AllowPrivateAddresses = parsed.GetValue(_allowPrivate);
            options.RespectRobots = !parsed.GetValue(_ignoreRobots);
            if (parsed.GetValue(_userAgent) is { } name) options.UserAgent = name;
            options.Contact = parsed.GetValue(_contact);
            if (parsed.GetValue(_interval) is { } pause) options.MinHostInterval = pause;
            configure?.Invoke(options);
        });
        if (recorder is not null) client.AddWarcRecorder(recorder);
        var provider = services.BuildServiceProvider();
        try
        {
            _ = provider.GetRequiredService<ArticleClient>();
            return provider;
        }
        catch (OptionsValidationException e)
        {
            provider.Dispose();
            throw new UsageException(e.Message);
        }
    }
}
