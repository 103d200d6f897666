using System.Buffers;
using System.Net;
using Extractor.Pipelines.Discovery.Feeds.Parsing;

namespace Extractor.Pipelines;

/// <summary>
/// Finds the feeds that a page of a site announces: <c>&lt;link rel="alternate" type="application/rss+xml" href="…"&gt;</c>, of Atom and
/// JSON Feed too. The beginning of the page is looked through for tags; the page is not parsed.
/// </summary>
public static class FeedFinder
{
    private const int MaxCharacters = 512 * 1024;
    private const int MaxFeeds = 100;
    private const int LongestTag = 8 * 1024;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>=");
    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\r\n\f>");

    /// <summary>Finds the feeds of a page.</summary>
    /// <param name="html">The page's bytes.</param>
    /// <param name="page">The page's address, against which relative addresses are resolved.</param>
    /// <param name="contentType">The Content-Type that it came with; null for none.</param>
    /// <returns>The addresses of the feeds, each once, in the order of the page; at most 100, from the first 524,288 characters.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="page"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="page"/> is relative.</exception>
    public static IReadOnlyList<Uri> Find(ReadOnlyMemory<byte> html, Uri page, string? contentType = null)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (!page.IsAbsoluteUri)
        {
            throw new ArgumentException("The address of the page is relative.", nameof(page));
        }

        var (encoding, mark) = FeedEncoding.Find(html.Span, contentType);
        using var reader = FeedReader.TextOf(html[mark..], encoding);
        var buffer = new char[(int)Math.Min(MaxCharacters, html.Length)];
        ReadOnlySpan<char> text = buffer.AsSpan(0, reader.ReadBlock(buffer));
        var found = new List<Uri>();
        var at = page;
        var hasBase = false;
        while (found.Count < MaxFeeds && text.IndexOf('<') is >= 0 and var open)
        {
            text = text[(open + 1)..];
            if (text.StartsWith("!--"))
            {
                text = text.IndexOf("-->") is >= 0 and var end ? text[end..] : [];
            }
            else if (IsTag(text, "link"))
            {
                var (rel, type, href) = Attributes(ref text);
                var isFeed = rel is not null && Array.Exists(rel.Split(' ', '\t', '\n', '\r'), static word => word.Equals("alternate", StringComparison.OrdinalIgnoreCase))
                    && type?.Split(';')[0].Trim().ToLowerInvariant() is "application/rss+xml" or "application/atom+xml" or "application/feed+json";
                if (isFeed && FeedAddress.Resolve(at, href) is { } url && !found.Contains(url))
                {
                    found.Add(url);
                }
            }
            else if (IsTag(text, "base") && !hasBase)
            {
                at = FeedAddress.Resolve(page, Attributes(ref text).Href) ?? page;
                hasBase = true;
            }
        }

        return found;
    }

    private static bool IsTag(ReadOnlySpan<char> text, string name) =>
        text.StartsWith(name, StringComparison.OrdinalIgnoreCase) && text.Length > name.Length && (char.IsWhiteSpace(text[name.Length]) || text[name.Length] == '/');

    /// <summary>
    /// The attributes that matter, by the tokenizer of the HTML standard as far as they need it. The text goes on behind them: nothing is
    /// read twice.
    /// </summary>
    private static (string? Rel, string? Type, string? Href) Attributes(ref ReadOnlySpan<char> text)
    {
        string? rel = null, type = null, href = null;
        var whole = text[..Math.Min(text.Length, LongestTag)];
        var behind = text[whole.Length..];
        var tag = whole[4..];
        while (true)
        {
            tag = tag.TrimStart(" \t\r\n\f/");
            var stop = tag.IndexOfAny(NameEnds);
            if (stop <= 0)
            {
                text = stop == 0 ? text[(whole.Length - tag.Length)..] : behind;
                return (rel, type, href);
            }

            var name = tag[..stop];
            tag = tag[stop..].TrimStart(" \t\r\n\f");
            if (tag is not ['=', ..])
            {
                continue;
            }

            tag = tag[1..].TrimStart(" \t\r\n\f");
            var isQuoted = tag is ['"', ..] or ['\'', ..];
            var end = isQuoted ? tag[1..].IndexOf(tag[0]) : tag.IndexOfAny(ValueEnds);
            if (end < 0)
            {
                text = behind;
                return (rel, type, href);
            }

            var value = WebUtility.HtmlDecode(tag.Slice(isQuoted ? 1 : 0, end).ToString());
            tag = tag[(isQuoted ? end + 2 : end)..];
            rel ??= name.Equals("rel", StringComparison.OrdinalIgnoreCase) ? value : null;
            type ??= name.Equals("type", StringComparison.OrdinalIgnoreCase) ? value : null;
            href ??= name.Equals("href", StringComparison.OrdinalIgnoreCase) ? value : null;
        }
    }
}
