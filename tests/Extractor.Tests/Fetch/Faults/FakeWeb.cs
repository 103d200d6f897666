using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Extractor.Fetch;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Extractor.Tests.Fetch.Faults;

/// <summary>
/// An invented web on loopback: names under <c>.example</c> have public addresses, and whatever connects to one arrives at a site of
/// this process, chosen by the port. The client's guard is on, as it would be outside.
/// </summary>
internal sealed class FakeWeb : INetwork, IAsyncDisposable
{
    internal const string Address = "93.184.215.14";

    /// <summary>The instant at which the clock starts.</summary>
    internal static readonly DateTimeOffset Noon = new(2025, 3, 10, 12, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<X509Certificate2> Certificate = new(MakeCertificate);

    private readonly Dictionary<string, Queue<IPAddress[]>> names = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> ports = [];
    private int failingQuestions;

    private FakeWeb(TestSite site, TestSite secure, TestSite old, RawSite raw) => (Site, Secure, Old, Raw) = (site, secure, old, raw);

    /// <summary>What http leads to.</summary>
    internal TestSite Site { get; }

    /// <summary>What https leads to; its certificate is of its own making.</summary>
    internal TestSite Secure { get; }

    /// <summary>What https leads to after <see cref="Lead"/>: it speaks HTTP/1.1 alone.</summary>
    internal TestSite Old { get; }

    /// <summary>What http leads to after <see cref="GoRaw"/>: answers that no server would send.</summary>
    internal RawSite Raw { get; }

    /// <summary>The clock of all: waits are over at once, limits when a site lets time pass.</summary>
    internal WaitingClock Clock { get; } = new(Noon);

    /// <summary>What the sites noted: instants of the fake clock, protocols.</summary>
    internal ConcurrentQueue<object> Notes { get; } = new();

    /// <summary>The names that were asked for.</summary>
    internal ConcurrentQueue<string> Resolved { get; } = new();

    /// <summary>The addresses that were connected to.</summary>
    internal ConcurrentQueue<IPAddress> Connected { get; } = new();

    /// <summary>Requests that arrived at any of the sites; robots.txt does not count.</summary>
    internal int Requests => Site.Requests + Secure.Requests + Old.Requests + Raw.Requests;

    internal static async Task<FakeWeb> StartAsync() => new(
        await TestSite.StartAsync(), await TestSite.StartAsync(Certificate.Value), await TestSite.StartAsync(Certificate.Value, HttpProtocols.Http1), RawSite.Start());

    /// <summary>Says what a name resolves to, one answer a question; the last one stays. Others resolve to <see cref="Address"/>.</summary>
    internal void Name(string host, params string[][] answers) =>
        names[host] = new Queue<IPAddress[]>(answers.Select(answer => Array.ConvertAll(answer, IPAddress.Parse)));

    /// <summary>Lets the resolver fail for now.</summary>
    internal void FailQuestions(int times) => failingQuestions = times;

    /// <summary>Lets http lead to a site that is written down byte by byte.</summary>
    internal void GoRaw(Func<RawExchange, Task> answer)
    {
        Raw.Answer = answer;
        ports[80] = Raw.Port;
    }

    /// <summary>Lets a port lead elsewhere.</summary>
    internal void Lead(int port, int to) => ports[port] = to;

    /// <summary>Makes a client that lives in this web.</summary>
    internal ServiceProvider Client(
        Action<ArticleClientOptions>? configure = null, bool trusts = true, Action<IHttpClientBuilder>? build = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<INetwork>(this);
        services.AddSingleton<TimeProvider>(Clock);
        var builder = services.AddExtractor(options =>
        {
            options.RetryDelay = TimeSpan.FromMilliseconds(1);
            options.MinHostInterval = TimeSpan.Zero;
            configure?.Invoke(options);
            if (options.MinHostInterval * options.BreakerMinimumAttempts > options.BreakerWindow)
            {
                options.BreakerWindow = TimeSpan.FromDays(1);
            }
        });
        if (trusts)
        {
            builder.ConfigurePrimaryHttpMessageHandler((handler, _) => ((SocketsHttpHandler)handler).SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == Certificate.Value.GetCertHashString(),
            });
        }

        build?.Invoke(builder);
        return services.BuildServiceProvider();
    }

    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        Resolved.Enqueue(host);
        if (failingQuestions-- > 0)
        {
            throw new SocketException((int)SocketError.TryAgain);
        }

        if (!names.TryGetValue(host, out var answers))
        {
            return Task.FromResult<IPAddress[]>([IPAddress.Parse(Address)]);
        }

        var answer = answers.Count > 1 ? answers.Dequeue() : answers.Peek();
        return answer.Length > 0 ? Task.FromResult(answer) : throw new SocketException((int)SocketError.HostNotFound);
    }

    public Task<Stream> ConnectAsync(IPEndPoint endPoint, CancellationToken cancellationToken)
    {
        Connected.Enqueue(endPoint.Address);
        if (endPoint.Address.ToString() != Address)
        {
            throw new SocketException((int)SocketError.HostUnreachable);
        }

        var port = ports.TryGetValue(endPoint.Port, out var chosen) ? chosen : endPoint.Port == 443 ? Secure.Port : Site.Port;
        return new SystemNetwork().ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Secure.DisposeAsync();
        await Old.DisposeAsync();
        await Raw.DisposeAsync();
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=gazette.example", key, HashAlgorithmName.SHA256);
        var now = DateTimeOffset.UtcNow;
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
