using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Extractor.Fetch;

/// <summary>Makes the handler that holds the connections.</summary>
internal static class FetchHandler
{
    /// <summary>Connections live no longer, so that changes of a name's addresses are seen.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan DrainTimeout = TimeSpan.FromSeconds(1);

    /// <summary>The use of a server's certificate, RFC 5280 section 4.2.1.12.</summary>
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>Makes the handler.</summary>
    /// <param name="options">The client's options.</param>
    /// <param name="network">Resolves names and opens connections.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <returns>A handler that leaves redirects, cookies and unpacking alone.</returns>
    internal static SocketsHttpHandler Create(ArticleClientOptions options, INetwork network, TimeProvider timeProvider) => new()
    {
        // The caller's trace and baggage are none of the sites' business.
        ActivityHeadersPropagator = null,
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
        SslOptions = { CertificateChainPolicy = ChainPolicy() },
        // Addresses beyond ASCII come as raw UTF-8 in Location, against the standard.
        ResponseHeaderEncodingSelector = static (name, _) => name.Equals("Location", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8 : null,
        UseProxy = options.Proxy is not null,
    };

    /// <summary>
    /// The default policy for servers, but for one thing: a missing issuer is not downloaded. Where from is written in the site's own
    /// certificate, and the download goes past the check of addresses. Sites that leave out the intermediate certificates, against RFC 8446
    /// section 4.4.2, are not connected to.
    /// </summary>
    private static X509ChainPolicy ChainPolicy() => new()
    {
        ApplicationPolicy = { new Oid(ServerAuthentication) },
        DisableCertificateDownloads = true,
        RevocationMode = X509RevocationMode.NoCheck,
    };
}
