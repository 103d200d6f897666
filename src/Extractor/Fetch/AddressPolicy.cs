using System.Collections.Frozen;
using System.Globalization;

namespace Extractor.Fetch;

/// <summary>What an address must be before a connection is thought of; asked for every hop. Where names lead is <see cref="GuardedConnector"/>'s matter.</summary>
internal sealed class AddressPolicy(ArticleClientOptions options)
{
    /// <summary>
    /// The longest address, in characters of its ASCII form. RFC 9110 section 4.1 asks servers for 8,000; longer ones are traps that
    /// grow with each redirect.
    /// </summary>
    internal const int MaxLength = 8_192;

    private readonly bool anyPort = options.AllowPrivateAddresses;
    private readonly FrozenSet<int> ports = options.AllowedPorts.ToFrozenSet();

    /// <summary>Says why an address is refused.</summary>
    /// <param name="url">An absolute address.</param>
    /// <returns>The reason; null when it may be fetched.</returns>
    internal string? Refuse(Uri url) =>
        url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps ? $"Only http and https are fetched, not {url.Scheme}."
        : url.HostNameType is UriHostNameType.Unknown or UriHostNameType.Basic || url.Host.Length == 0 ? "The address names no host."
        : HostName.Of(url) is null ? "The name of the host is not valid."
        : url.AbsoluteUri.Length > MaxLength ? string.Create(CultureInfo.InvariantCulture, $"The address is longer than {MaxLength:N0} characters.")
        : !anyPort && !ports.Contains(url.Port)
            ? string.Create(CultureInfo.InvariantCulture, $"Port {url.Port} is not among the allowed ports.")
        : null;
}
