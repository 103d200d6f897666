namespace Extractor.Output;

/// <summary>Addresses that may stand in a page: http and https, and mailto for links.</summary>
internal static class SafeAddress
{
    public static string? OfWeb(Uri? address) =>
        address is { IsAbsoluteUri: true } && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) ? address.AbsoluteUri : null;

    public static string? Of(Uri? address) =>
        address is { IsAbsoluteUri: true } && address.Scheme == Uri.UriSchemeMailto ? address.AbsoluteUri : OfWeb(address);
}
