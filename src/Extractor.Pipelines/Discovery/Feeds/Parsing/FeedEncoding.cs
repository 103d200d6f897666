using System.Text;

namespace Extractor.Pipelines.Discovery.Feeds.Parsing;

/// <summary>
/// The encoding of a document by its byte-order mark, the Content-Type, its XML declaration, in this order (RFC 7303 section 3); UTF-8
/// otherwise.
/// </summary>
internal static class FeedEncoding
{
    private const int LongestDeclaration = 256;

    private const string Sure = "<?xml";

    /// <summary>Tells the encoding.</summary>
    /// <param name="content">The document.</param>
    /// <param name="contentType">The Content-Type that it came with; null for none.</param>
    /// <returns>The encoding, which never throws at bad bytes, and how many bytes its mark has.</returns>
    internal static (Encoding Encoding, int Mark) Find(ReadOnlySpan<byte> content, string? contentType) => content switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        [(byte)'<', 0, ..] or [(byte)'{', 0, ..] => (Encoding.Unicode, 0),
        [0, (byte)'<', ..] or [0, (byte)'{', ..] => (Encoding.BigEndianUnicode, 0),
        _ => (OfLabel(Charset(contentType)) ?? OfLabel(Declared(content)) ?? Encoding.UTF8, 0),
    };

    /// <summary>The encoding of a label for bytes in which ASCII is ASCII; null for an unknown label.</summary>
    private static Encoding? OfLabel(string? label)
    {
        if (string.IsNullOrEmpty(label))
        {
            return null;
        }

        // What says so is Windows-1252 (Encoding standard of the WHATWG, section 4.2). UTF-16 it cannot be: the bytes were read as ASCII.
        if (label.ToLowerInvariant() is "iso-8859-1" or "latin1" or "us-ascii" or "ascii" or "windows-1252")
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252);
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(label) ?? (Encoding.GetEncoding(label) is { CodePage: not (1200 or 1201 or 12000 or 12001) } known ? known : null);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static string? Charset(string? contentType)
    {
        var at = contentType?.IndexOf("charset=", StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0)
        {
            return null;
        }

        var label = contentType.AsSpan(at + "charset=".Length).Trim();
        var end = label.IndexOfAny(';', ',', ' ');
        return (end < 0 ? label : label[..end]).Trim("\"'").ToString();
    }

    private static string? Declared(ReadOnlySpan<byte> content)
    {
        var start = Encoding.Latin1.GetString(content[..Math.Min(content.Length, LongestDeclaration)]).TrimStart();
        if (!start.StartsWith(Sure, StringComparison.Ordinal))
        {
            return null;
        }

        var end = start.IndexOf("?>", StringComparison.Ordinal);
        var declaration = start.AsSpan(0, end < 0 ? start.Length : end);
        var at = declaration.IndexOf("encoding");
        if (at < 0)
        {
            return null;
        }

        var value = declaration[(at + "encoding".Length)..].TrimStart().TrimStart('=').TrimStart();
        if (value is not (['"', ..] or ['\'', ..]))
        {
            return null;
        }

        var stop = value[1..].IndexOf(value[0]);
        return stop < 0 ? null : value.Slice(1, stop).Trim().ToString();
    }
}
