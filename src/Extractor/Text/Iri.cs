using System.Buffers;
using System.Globalization;
using System.Text;

namespace Extractor.Text;

/// <summary>
/// Writes an address as its page does: one in letters of any script as an IRI (RFC 3987 section 3.2), one in escapes as a URI. Both
/// read back to an equal address.
/// </summary>
internal static class Iri
{
    private const int LongestSign = 4;

    /// <summary>The address as text.</summary>
    /// <param name="address">An absolute address.</param>
    internal static string Of(Uri address)
    {
        var escaped = address.AbsoluteUri;
        return Ascii.IsValid(address.OriginalString) || !escaped.Contains('%', StringComparison.Ordinal) ? escaped : Unescape(escaped);
    }

    /// <summary>Unescapes letters, their marks and digits beyond ASCII; whatever else is escaped stays so, as it may mean something or be invisible.</summary>
    private static string Unescape(string escaped)
    {
        var text = new StringBuilder(escaped.Length);
        Span<byte> bytes = stackalloc byte[LongestSign];
        for (var i = 0; i < escaped.Length;)
        {
            var count = 0;
            while (count < LongestSign && BytesAt(escaped, i + (3 * count), bytes[count..])) count++;
            if (count > 0 && Rune.DecodeFromUtf8(bytes[..count], out var sign, out var used) == OperationStatus.Done && !sign.IsAscii && IsLetter(sign))
            {
                text.Append(sign.ToString());
                i += 3 * used;
                continue;
            }

            text.Append(escaped[i++]);
        }

        return text.ToString();
    }

    private static bool BytesAt(string text, int at, Span<byte> one) =>
        at + 2 < text.Length && text[at] == '%' && byte.TryParse(text.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out one[0]);

    private static bool IsLetter(Rune sign) =>
        Rune.IsLetterOrDigit(sign) || Rune.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
