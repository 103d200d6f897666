using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Extractor.CommandLine.Commands;

/// <summary>The options of commands that find stories, and the client that they make.</summary>
internal sealed class FetchOptions
{
    private readonly Option<bool> _allowPrivate = new("--allow-private-addresses")
    {
        Description = "Also fetch from loopback and private networks, which are refused otherwise.",
    };

    private readonly Option<bool> _ignoreRobots = new("--ignore-robots")
    {
        Description = "Do not ask the sites' robots.txt: for sites of your own.",
    };

    private readonly Option<string?> _userAgent = new("--user-agent") { Description = "The User-Agent to send.", HelpName = "TEXT" };

    private readonly Option<string?> _contact = new("--contact")
    {
        Description = "A web or mail address by which a site can reach you; it is added to the User-Agent.",
        HelpName = "ADDRESS",
    };

    private readonly Option<double?> _hostInterval = new("--host-interval")
    {
        Description = "The least time between two requests to one host. [default: 1]",
        HelpName = "SECONDS",
        CustomParser = ReadSeconds,
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _allowPrivate, _ignoreRobots, _userAgent, _contact, _hostInterval }) command.Add(option);
    }

    /// <summary>Makes the services with the client.</summary>
    /// <exception cref="UsageException">Something cannot be used, such as a User-Agent that no header can carry.</exception>
    public ServiceProvider Build(ParseResult parsed, TimeProvider time, Action<ArticleClientOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time);
        services.AddExtractor(options =>
        {
            options.AllowPrivateAddresses = parsed.GetValue(_allowPrivate);
            options.RespectRobots = !parsed.GetValue(_ignoreRobots);
            if (parsed.GetValue(_userAgent) is { } name) options.UserAgent = name;
            options.Contact = parsed.GetValue(_contact);
            if (parsed.GetValue(_hostInterval) is { } seconds) options.MinHostInterval = TimeSpan.FromSeconds(seconds);
            configure?.Invoke(options);
        });
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

    private static double? ReadSeconds(ArgumentResult argument)
    {
        if (double.TryParse(argument.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= 3600)
            return seconds;
        argument.AddError("--host-interval takes a number of seconds, from 0 to 3600.");
        return null;
    }
}
