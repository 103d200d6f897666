using System.Text;
using Extractor.Streams;

namespace Extractor.Pipelines.Discovery.Sitemaps;

/// <summary>Decodes a sitemap: by byte-order mark, else by what XML declares, else as UTF-8; bytes that are none become U+FFFD.</summary>
internal static class SitemapText
{
    private const int Beginning = 1_024;

    /// <summary>Far beyond what stands between two tags of a sitemap, where an address has 2,048 characters.</summary>
    private const int LongestStretch = 256 * 1024;

    /// <summary>Opens a file.</summary>
    /// <param name="file">Its bytes.</param>
    /// <param name="source">Its address.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Its entries, and whether it begins with a DTD.</returns>
    internal static async ValueTask<(SitemapEntries Entries, bool HasDtd)> OpenAsync(BoundedStream file, Uri? source, CancellationToken cancellationToken)
    {
        var beginning = new byte[Beginning];
        var length = await file.ReadAtLeastAsync(beginning, Beginning, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var (encoding, skip) = Detect(beginning.AsSpan(0, length));
        var head = encoding.GetString(beginning, skip, length - skip);
        // Closes nothing but the decoder: the file is its opener's.
        var whole = new PrefixedStream(beginning.AsMemory(skip, length - skip), file, leaveOpen: true);
        var text = new StreamReader(whole, encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 16 * 1024);
        if (!head.AsSpan().TrimStart().StartsWith("<"))
        {
            return (new TextSitemap(text, () => file.Met != StreamBound.None, source), false);
        }

        file.MaxStretch = LongestStretch;
        return (new XmlSitemap(text, source), head.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase));
    }

    private static (Encoding Encoding, int Skip) Detect(ReadOnlySpan<byte> bytes)
    {
        switch (bytes)
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                return (Encoding.UTF8, 3 + White(bytes[3..]));
            case [0xFF, 0xFE, ..]:
                return (Encoding.Unicode, 2);
            case [0xFE, 0xFF, ..]:
                return (Encoding.BigEndianUnicode, 2);
            case [(byte)'<', 0, ..]:
                return (Encoding.Unicode, 0);
            case [0, (byte)'<', ..]:
                return (Encoding.BigEndianUnicode, 0);
        }

        // Before the declaration XML allows no white space, but sites send it.
        var skip = White(bytes);
        return (Declared(bytes[skip..]) ?? Encoding.UTF8, skip);
    }

    private static int White(ReadOnlySpan<byte> bytes) => bytes.IndexOfAnyExcept(" \t\r\n"u8) is >= 0 and var count ? count : 0;

    /// <summary>The encoding that is declared (XML 1.0 section 4.3.3); null for none, or one that cannot be, since the declaration was read.</summary>
    private static Encoding? Declared(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith("<?xml"u8) || bytes.IndexOf("?>"u8) is not (> 0 and var end))
        {
            return null;
        }

        var declaration = Encoding.ASCII.GetString(bytes[..end]);
        var name = declaration.IndexOf("encoding", StringComparison.Ordinal);
        if (name < 0 || declaration.AsSpan(name).IndexOfAny('"', '\'') is not (> 0 and var quote))
        {
            return null;
        }

        var value = declaration.AsSpan(name + quote + 1);
        var close = value.IndexOf(declaration[name + quote]);
        if (close < 0)
        {
            return null;
        }

        try
        {
            var label = value[..close].ToString();
            var encoding = CodePagesEncodingProvider.Instance.GetEncoding(label) ?? Encoding.GetEncoding(label);
            return encoding.GetBytes("<") is [(byte)'<'] ? encoding : null;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
