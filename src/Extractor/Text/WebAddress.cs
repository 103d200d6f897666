using System.Buffers;

namespace Extractor.Text;

/// <summary>
/// An absolute http or https address, as a link has it. A page has some hundred, of which few come into a record: those of a plain form
/// are taken apart without a <see cref="Uri"/>, which is made for those alone, and are what it would make of them.
/// </summary>
internal readonly struct WebAddress
{
    private static readonly SearchValues<char> PlainPath = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#&=+,;@!$*");
    private static readonly SearchValues<char> PlainHost = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");

    private readonly ReadOnlyMemory<char> text;
    private readonly int host;
    private readonly int hostEnd;
    private readonly int path;
    private readonly int query;
    private readonly int fragment;

    /// <summary>The address itself; null for one of a plain form.</summary>
    private readonly Uri? uri;

    /// <param name="plain">A plain absolute address (<see cref="Base.TryWrite"/>). It must stay as it is.</param>
    public WebAddress(ReadOnlyMemory<char> plain)
    {
        text = plain;
        var whole = plain.Span;
        host = whole.IndexOf("://", StringComparison.Ordinal) + 3;
        path = host + whole[host..].IndexOf('/');
        hostEnd = whole[host..path].IndexOf(':') is >= 0 and var port ? host + port : path;
        fragment = whole[path..].IndexOf('#') is >= 0 and var hash ? path + hash : whole.Length;
        query = whole[path..fragment].IndexOf('?') is >= 0 and var mark ? path + mark : fragment;
    }

    /// <param name="uri">An address of any form.</param>
    public WebAddress(Uri uri)
    {
        this.uri = uri;
        text = uri.AbsoluteUri.AsMemory();
    }

    /// <summary>The whole address in its escaped form (<see cref="Uri.AbsoluteUri"/>).</summary>
    public ReadOnlyMemory<char> Text => text;

    public ReadOnlySpan<char> Host => uri is null ? text.Span[host..hostEnd] : uri.Host;

    public ReadOnlySpan<char> Path => uri is null ? text.Span[path..query] : uri.AbsolutePath;

    /// <summary>The query with its question mark; empty without one.</summary>
    public ReadOnlySpan<char> Query => uri is null ? text.Span[query..fragment] : uri.Query;

    /// <summary>The fragment with its hash; empty without one.</summary>
    public ReadOnlySpan<char> Fragment => uri is null ? text.Span[fragment..] : uri.Fragment;

    /// <summary>The address, which is made anew unless it was given.</summary>
    public Uri ToUri() => uri ?? new Uri(text.ToString());

    /// <summary>Whether a text is a host name that no <see cref="Uri"/> would write otherwise: labels of small letters, digits and hyphens, no number.</summary>
    private static bool IsPlainHost(ReadOnlySpan<char> host)
    {
        if (host.Length > 253 || host.ContainsAnyExcept(PlainHost)) return false;
        var last = host[(host.LastIndexOf('.') + 1)..];
        if (last.IsEmpty || !char.IsAsciiLetter(last[0])) return false;
        foreach (var range in host.Split('.'))
        {
            var label = host[range];
            if (label.Length is 0 or > 63 || label[0] == '-' || label[^1] == '-') return false;
        }
        return true;
    }

    /// <summary>What relative addresses are resolved against.</summary>
    internal sealed class Base(Uri? uri)
    {
        private readonly string? authority = AuthorityOf(uri);

        /// <summary>Writes the absolute form of an address.</summary>
        /// <param name="href">The address as it stands in the page, trimmed.</param>
        /// <param name="room">Where it goes.</param>
        /// <param name="length">Its length.</param>
        /// <returns>False where the address is not of a plain form, or has no room: then a <see cref="Uri"/> has to be asked.</returns>
        public bool TryWrite(ReadOnlySpan<char> href, Span<char> room, out int length)
        {
            length = 0;
            var start = ReadOnlySpan<char>.Empty;
            if (href is ['/', ..])
            {
                if (authority is null || href is [_, '/', ..]) return false;
                start = authority;
            }
            else
            {
                var scheme = href.StartsWith("https://") ? 8 : href.StartsWith("http://") ? 7 : 0;
                var slash = scheme == 0 ? -1 : href[scheme..].IndexOf('/');
                if (slash <= 0 || !IsPlainHost(href.Slice(scheme, slash))) return false;
                start = href[..(scheme + slash)];
                href = href[(scheme + slash)..];
            }
            length = start.Length + href.Length;
            // Dot segments are taken out, and a second hash is escaped.
            if (length > room.Length || href.ContainsAnyExcept(PlainPath) || href.Contains("/.", StringComparison.Ordinal) || href.Count('#') > 1) return false;
            start.CopyTo(room);
            href.CopyTo(room[start.Length..]);
            return true;
        }

        private static string? AuthorityOf(Uri? uri)
        {
            if (uri is not { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "" } || !IsPlainHost(uri.Host)) return null;
            return uri.GetLeftPart(UriPartial.Authority);
        }
    }
}
