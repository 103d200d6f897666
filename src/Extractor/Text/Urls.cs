using System.Buffers;
using System.Text;

namespace Extractor.Text;

/// <summary>Makes and compares addresses.</summary>
internal static class Urls
{
    /// <summary>The longest address that is one, in characters.</summary>
    public const int Longest = 4_096;

    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#&=%+,;@!$*");

    /// <summary>An absolute http or https address, resolved against the page's; null for anything else.</summary>
    public static Uri? Resolve(Uri? page, string? href)
    {
        if (href is null) return null;
        href = href.Trim();
        if (href.Length is 0 or > Longest || href[0] == '#') return null;
        // On Unix a path such as /news/1 counts as an absolute file address.
        var isPath = href[0] == '/' && (href.Length == 1 || href[1] is not ('/' or '\\'));
        Uri? uri = null;
        if (!isPath && !Uri.TryCreate(href, UriKind.RelativeOrAbsolute, out uri)) return null;
        if (uri is null || !uri.IsAbsoluteUri || uri.IsFile)
        {
            if (page is null || !Uri.TryCreate(page, href, out uri)) return null;
        }
        return uri.Scheme is "http" or "https" && uri.Host.Length > 0 ? Stable(uri) : null;
    }

    /// <summary>The address in its escaped form (RFC 3986), in which it is sent.</summary>
    /// <param name="address">An address; null for none.</param>
    public static Uri? Escaped(Uri? address) =>
        address is not { IsAbsoluteUri: true } || Ascii.IsValid(address.OriginalString) || !Uri.TryCreate(address.AbsoluteUri, UriKind.Absolute, out var escaped) ? address : escaped;

    /// <summary>The address in a form that is the same once written and read; null where there is none.</summary>
    private static Uri? Stable(Uri uri)
    {
        // Records are written with the escaped form, which is another address where a sign such as a backslash was not escaped.
        if (!uri.OriginalString.AsSpan().ContainsAnyExcept(Plain)) return uri;
        return !Uri.TryCreate(uri.AbsoluteUri, UriKind.Absolute, out var read) ? null : read.Equals(uri) ? uri : read;
    }

    /// <summary>Whether two addresses name the same page: scheme, <c>www.</c>, fragment, a closing slash and all of the query but what numbers the story do not count.</summary>
    public static bool SamePage(string address, Uri page) => Resolve(page, address) is { } other && Same(other, page);

    /// <inheritdoc cref="SamePage(string, Uri)"/>
    public static bool SamePage(Uri other, Uri page) => Same(other, page) && other.AbsoluteUri.Length <= Longest;

    private static bool Same(Uri other, Uri page) =>
        BareHost(other).Equals(BareHost(page), StringComparison.OrdinalIgnoreCase)
        && other.AbsolutePath.AsSpan().TrimEnd('/').Equals(page.AbsolutePath.AsSpan().TrimEnd('/'), StringComparison.OrdinalIgnoreCase)
        && !AreNumberedApart(other.Query, page.Query);

    /// <summary>Whether two queries give another number to the same parameter, as systems do that show all stories at one path: <c>?id=7</c>, <c>?idxno=8</c>.</summary>
    public static bool AreNumberedApart(ReadOnlySpan<char> query, ReadOnlySpan<char> other)
    {
        if (query.Length < 2 || other.Length < 2) return false;
        foreach (var range in query[1..].Split('&'))
        {
            var own = query[1..][range];
            var sign = own.IndexOf('=');
            if (sign <= 0 || !IsNumber(own[(sign + 1)..]) || QuerySteps.Has(own[..sign])) continue;
            foreach (var place in other[1..].Split('&'))
            {
                var one = other[1..][place];
                if (one.Length > sign && one[..(sign + 1)].Equals(own[..(sign + 1)], StringComparison.OrdinalIgnoreCase)
                    && IsNumber(one[(sign + 1)..]) && !one[(sign + 1)..].SequenceEqual(own[(sign + 1)..])) return true;
            }
        }
        return false;
    }

    private static bool IsNumber(ReadOnlySpan<char> value) => value.Length is >= 2 and <= 20 && !value.ContainsAnyExceptInRange('0', '9');

    /// <summary>Whether two addresses share the last two labels of their hosts.</summary>
    public static bool SameSite(Uri a, Uri b) => SameSite(a.Host, b.Host);

    /// <inheritdoc cref="SameSite(Uri, Uri)"/>
    public static bool SameSite(ReadOnlySpan<char> host, ReadOnlySpan<char> other) => LastLabels(host).Equals(LastLabels(other), StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> LastLabels(ReadOnlySpan<char> host)
    {
        var dot = host.LastIndexOf('.');
        return dot <= 0 ? host : host[(host[..dot].LastIndexOf('.') + 1)..];
    }

    public static ReadOnlySpan<char> BareHost(Uri uri) => BareHost(uri.Host);

    /// <summary>A host without its <c>www.</c>.</summary>
    public static ReadOnlySpan<char> BareHost(ReadOnlySpan<char> host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
}
