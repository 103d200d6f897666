using System.Text;

namespace Extractor.Fetch;

/// <summary>Makes the handler that holds the connections.</summary>
internal static class FetchHandler
{
    /// <summary>Connections live no longer, so that changes of a name's addresses are seen.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan DrainTimeout = TimeSpan.FromSeconds(1);

    /// <summary>Makes the handler.</summary>
    /// <param name="options">The client's options.</param>
    /// <param name="network">Resolves names and opens connections.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <returns>A handler that leaves redirects, cookies and unpacking alone.</returns>
    internal static SocketsHttpHandler Create(ArticleClientOptions options, INetwork network, TimeProvider timeProvider) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        // Unpacked by BodyReader, which has to know the size on the wire as well.
        AutomaticDecompression = System.Net.DecompressionMethods.None,
        ConnectCallback = new GuardedConnector(network, options.AllowPrivateAddresses, timeProvider).ConnectAsync,
        MaxConnectionsPerServer = options.MaxRequestsPerHost,
        // Kilobytes.
        MaxResponseHeadersLength = 64,
        MaxResponseDrainSize = 64 * 1024,
        PooledConnectionIdleTimeout = IdleTimeout,
        PooledConnectionLifetime = ConnectionLifetime,
        Proxy = options.Proxy,
        ResponseDrainTimeout = DrainTimeout,
        // Addresses beyond ASCII come as raw UTF-8 in Location, against the standard.
        ResponseHeaderEncodingSelector = static (name, _) => name.Equals("Location", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8 : null,
        UseProxy = options.Proxy is not null,
    };
}
