using System.Globalization;

namespace Extractor.Fetch;

/// <summary>The names of hosts, as connections and tables know them.</summary>
internal static class HostName
{
    /// <summary>
    /// The ASCII form of a host's name (RFC 5891), without the dot of the root. <see cref="Uri"/> takes names that have none, such as
    /// <c>xn--ä</c> or one that grows too long, and throws only when asked for it.
    /// </summary>
    /// <param name="url">An absolute address.</param>
    /// <returns>The name; null where there is none.</returns>
    internal static string? Of(Uri url)
    {
        try
        {
            return url.IdnHost is { Length: > 0 } name ? name.TrimEnd('.') : null;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    /// <summary>The key by which a host is paced and paused. Ports 80 and 443 are one host's two doors; other ports are servers of their own.</summary>
    /// <param name="url">An address that <see cref="AddressPolicy"/> lets pass.</param>
    internal static string Key(Uri url)
    {
        var name = Of(url) ?? url.Host;
        return url.Port is 80 or 443 ? name : name + ":" + url.Port.ToString(CultureInfo.InvariantCulture);
    }
}
