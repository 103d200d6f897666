namespace Extractor.Text;

/// <summary>Addresses that may stand in a page: http and https, and mailto for links.</summary>
internal static class SafeAddress
{
    /// <summary>The address in escaped form, or null unless it is absolute http or https.</summary>
    public static string? OfWeb(Uri? address) =>
        address is { IsAbsoluteUri: true } && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) ? address.AbsoluteUri : null;

    /// <summary>The address in escaped form, or null unless it is absolute http or https, or mailto.</summary>
    public static string? Of(Uri? address) =>
        address is { IsAbsoluteUri: true } && address.Scheme == Uri.UriSchemeMailto ? address.AbsoluteUri : OfWeb(address);

    /// <summary>The same of an attribute's value.</summary>
    public static string? Of(string? address) =>
        Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var parsed) ? Of(parsed) : null;
}
