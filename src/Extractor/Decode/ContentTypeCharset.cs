using System.Buffers;

namespace Extractor.Decode;

/// <summary>Reads the charset out of a content type, as headers and meta tags write it.</summary>
internal static class ContentTypeCharset
{
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n\f;,");

    /// <summary>
    /// Finds the charset in a content type by the rules of the HTML standard ("extracting a character encoding from a meta
    /// element"), which are the lenient ones: quotes of either kind, white space around the equals sign, no need of a media type.
    /// </summary>
    /// <param name="contentType">Such as <c>text/html; charset="utf-8"</c>.</param>
    /// <returns>The label as written; empty when there is none.</returns>
    internal static ReadOnlySpan<char> Find(ReadOnlySpan<char> contentType)
    {
        var rest = contentType;
        while (true)
        {
            var at = rest.IndexOf("charset", StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return [];
            }

            rest = rest[(at + "charset".Length)..].TrimStart(" \t\r\n\f");
            if (rest.StartsWith('='))
            {
                break;
            }
        }

        rest = rest[1..].TrimStart(" \t\r\n\f");
        if (rest.IsEmpty)
        {
            return [];
        }

        if (rest[0] is '"' or '\'')
        {
            var end = rest[1..].IndexOf(rest[0]);
            return end < 0 ? [] : rest.Slice(1, end);
        }

        var stop = rest.IndexOfAny(Ends);
        return stop < 0 ? rest : rest[..stop];
    }
}
