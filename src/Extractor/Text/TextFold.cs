using System.Globalization;
using System.Text;

namespace Extractor.Text;

/// <summary>
/// Comparing keys for text that is printed in one place and stated in another: case, accents, width, quotes, dashes and
/// white space made one. The keys are for comparing only and are never shown. Linear in the text; the same under every culture.
/// </summary>
internal static class TextFold
{
    private const string HalfWidthKatakana = "・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

    /// <summary>The key of a text: one line, trimmed, without characters that show nothing.</summary>
    public static string Fold(string? text) => text is null ? string.Empty : Fold(text.AsSpan());

    /// <inheritdoc cref="Fold(string?)"/>
    public static string Fold(ReadOnlySpan<char> text)
    {
        var key = new StringBuilder(text.Length);
        var space = false;
        foreach (var raw in text)
        {
            var c = Narrow(raw);
            if (char.IsWhiteSpace(c))
            {
                space = key.Length > 0;
                continue;
            }

            if (IsSilent(c) || IsAccent(c)) continue;
            if (space)
            {
                key.Append(' ');
                space = false;
            }

            Append(key, c);
        }

        return key.ToString();
    }

    /// <summary>Whether two texts read the same.</summary>
    public static bool Same(string? a, string? b) =>
        a is not null && b is not null && (string.Equals(a, b, StringComparison.Ordinal) || string.Equals(Fold(a), Fold(b), StringComparison.Ordinal));

    /// <summary>The letters and digits of a text's key alone: equal for texts that differ in spacing and punctuation only.</summary>
    public static string Letters(string? text)
    {
        var key = Fold(text);
        var letters = new StringBuilder(key.Length);
        foreach (var c in key)
        {
            if (IsTokenPart(c)) letters.Append(c);
        }

        return letters.ToString();
    }

    /// <summary>
    /// How much two texts share, from 0 to 1: twice the common tokens over all tokens. A token is a run of letters and digits,
    /// or a single character in the scripts that put no spaces between words.
    /// </summary>
    public static double Similarity(string? a, string? b)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        int all = 0, common = 0;
        foreach (var token in EnumerateTokens(Fold(a)))
        {
            lookup.TryGetValue(token, out var count);
            lookup[token] = count + 1;
            all++;
        }

        foreach (var token in EnumerateTokens(Fold(b)))
        {
            all++;
            if (!lookup.TryGetValue(token, out var count) || count == 0) continue;
            lookup[token] = count - 1;
            common++;
        }

        return all == 0 ? 0 : 2.0 * common / all;
    }

    /// <summary>How many tokens a text has, counted as <see cref="Similarity"/> counts them.</summary>
    public static int CountTokens(string? text)
    {
        var count = 0;
        foreach (var _ in EnumerateTokens(Fold(text))) count++;
        return count;
    }

    /// <summary>Whether a character belongs to a script that puts no spaces between words.</summary>
    public static bool IsUnspaced(char c) => c is
        (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF')
        or (>= '\u3005' and <= '\u3007') or (>= '\u3040' and <= '\u30FF') or (>= '\u31F0' and <= '\u31FF')
        or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF')
        or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF66' and <= '\uFF9F');

    /// <summary>Whether a character shows nothing: soft hyphens, joiners and marks of direction.</summary>
    public static bool IsSilent(char c) => c is
        '\u00AD' or '\u034F' or '\u061C' or '\u180E' or '\uFEFF'
        or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069') or (>= '\uFE00' and <= '\uFE0F');

    /// <summary>Whether a character is one of the many hyphens and dashes.</summary>
    public static bool IsDash(char c) => c is
        '-' or '\u00AF' or '\u2043' or '\u2212' or (>= '\u2010' and <= '\u2015') or '\u2E3A' or '\u2E3B' or '\uFE58' or '\uFE63' or '\uFF0D';

    private static TokenEnumerator EnumerateTokens(string key) => new(key);

    private static char Narrow(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        >= '\uFF65' and <= '\uFF9D' => HalfWidthKatakana[c - '\uFF65'],
        '\u3000' => ' ',
        _ => c,
    };

    private static void Append(StringBuilder key, char c)
    {
        // The voicing mark of half-width katakana stands alone; the full-width letter that holds it comes right after the plain one.
        if (c is '\uFF9E' or '\uFF9F' or '\u3099' or '\u309A')
        {
            if (key.Length > 0 && key[^1] is >= '\u304B' and <= '\u30DB') key[^1] += (char)(c is '\uFF9E' or '\u3099' ? 1 : 2);
            return;
        }

        if (IsDash(c))
        {
            key.Append('-');
            return;
        }

        switch (c)
        {
            case '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u2032' or '`' or '\u00B4' or '\u02BC' or '\u02B9' or '\u2039' or '\u203A':
                if (key.Length > 0 && key[^1] == '\'') key[^1] = '"';
                else key.Append('\'');
                break;
            case '\'' when key.Length > 0 && key[^1] == '\'':
                key[^1] = '"';
                break;
            case '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u2033' or '\u00AB' or '\u00BB' or '\u300C' or '\u300D' or '\u300E' or '\u300F':
                key.Append('"');
                break;
            case '\u2026':
                key.Append("...");
                break;
            case '\u00DF' or '\u1E9E':
                key.Append("ss");
                break;
            case >= '\uFB00' and <= '\uFB06':
                key.Append((c - '\uFB00') switch { 0 => "ff", 1 => "fi", 2 => "fl", 3 => "ffi", 4 => "ffl", _ => "st" });
                break;
            case '\u00B2' or '\u00B3' or '\u00B9':
                key.Append(c switch { '\u00B2' => '2', '\u00B3' => '3', _ => '1' });
                break;
            // Letters of Hangul typed apart, as some systems store them.
            case >= '\u1161' and <= '\u1175' when key.Length > 0 && key[^1] is >= '\u1100' and <= '\u1112':
                key[^1] = (char)(0xAC00 + ((((key[^1] - 0x1100) * 21) + (c - 0x1161)) * 28));
                break;
            case > '\u11A7' and <= '\u11C2' when key.Length > 0 && key[^1] is >= '\uAC00' and <= '\uD7A3' && (key[^1] - 0xAC00) % 28 == 0:
                key[^1] = (char)(key[^1] + (c - 0x11A7));
                break;
            default:
                key.Append(BaseLetters.Of(c));
                break;
        }
    }

    private static bool IsAccent(char c) => c is >= '\u0300' and <= '\u036F';

    // Vowel signs belong to the word in the scripts of India; surrogates are halves of rare letters and signs.
    private static bool IsTokenPart(char c) =>
        char.IsLetterOrDigit(c) || char.IsSurrogate(c)
        || (c > '\u0300' && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    private ref struct TokenEnumerator(string key)
    {
        private int _next;

        public ReadOnlySpan<char> Current { get; private set; }

        public readonly TokenEnumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            while (_next < key.Length && !IsTokenPart(key[_next])) _next++;
            if (_next >= key.Length) return false;
            var start = _next++;
            if (!IsUnspaced(key[start]))
            {
                while (_next < key.Length && IsTokenPart(key[_next]) && !IsUnspaced(key[_next])) _next++;
            }

            Current = key.AsSpan(start, _next - start);
            return true;
        }
    }
}
