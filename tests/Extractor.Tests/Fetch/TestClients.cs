using System.Net;
using System.Net.Sockets;
using Extractor.Fetch;
using Extractor.Tests.Fetch.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace Extractor.Tests.Fetch;

/// <summary>Clients for tests: allowed to loopback and with waits of milliseconds.</summary>
internal static class TestClients
{
    internal static ArticleClientOptions Quick(Action<ArticleClientOptions>? configure = null)
    {
        var options = new ArticleClientOptions
        {
            AllowPrivateAddresses = true,
            RetryDelay = TimeSpan.FromMilliseconds(1),
            BreakerMinimumAttempts = 1_000,
            MinHostInterval = TimeSpan.Zero,
        };
        configure?.Invoke(options);
        if (options.MinHostInterval * options.BreakerMinimumAttempts > options.BreakerWindow)
        {
            // As few as still let the breaker open.
            options.BreakerWindow = TimeSpan.FromDays(1);
            options.BreakerMinimumAttempts = Math.Min(options.BreakerMinimumAttempts, Math.Max(2, (int)(options.BreakerWindow / options.MinHostInterval)));
        }

        return options;
    }

    /// <summary>A client that is allowed to loopback and whose waits are over at once.</summary>
    internal static ArticleClient New(Action<ArticleClientOptions>? configure = null, TimeProvider? time = null) =>
        new(Quick(configure), time ?? new WaitingClock(FakeWeb.Noon));

    /// <summary>A client with the guard on, in a world where every public address is the test site.</summary>
    internal static ServiceProvider Guarded(FakeNetwork network, TestSite site)
    {
        var services = new ServiceCollection();
        services.AddSingleton<INetwork>(network);
        services.AddSingleton<TimeProvider>(new WaitingClock(FakeWeb.Noon));
        services.AddExtractor(options =>
        {
            options.RetryDelay = TimeSpan.FromMilliseconds(1);
            options.MinHostInterval = TimeSpan.Zero;
            options.AllowedPorts.Add(site.Port);
        });
        return services.BuildServiceProvider();
    }
}

/// <summary>Names and connections on cue. Connections to whatever address go to the test site.</summary>
internal sealed class FakeNetwork(TestSite site) : INetwork
{
    private readonly Dictionary<string, Queue<IPAddress[]>> answers = new(StringComparer.Ordinal);

    internal List<string> Resolved { get; } = [];

    internal List<IPAddress> Connected { get; } = [];

    /// <summary>Says what a name resolves to, one answer a question; the last one stays.</summary>
    internal FakeNetwork With(string host, params string[][] addresses)
    {
        answers[host] = new Queue<IPAddress[]>(addresses.Select(answer => Array.ConvertAll(answer, IPAddress.Parse)));
        return this;
    }

    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        Resolved.Add(host);
        if (!answers.TryGetValue(host, out var queue))
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        return Task.FromResult(queue.Count > 1 ? queue.Dequeue() : queue.Peek());
    }

    public Task<Stream> ConnectAsync(IPEndPoint endPoint, CancellationToken cancellationToken)
    {
        Connected.Add(endPoint.Address);
        return new SystemNetwork().ConnectAsync(new IPEndPoint(IPAddress.Loopback, site.Port), cancellationToken);
    }
}
