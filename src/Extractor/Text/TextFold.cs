using System.Buffers;

namespace Extractor.Text;

/// <summary>
/// Comparing keys for text that is printed in one place and stated in another: case, accents, width, quotes, dashes and
/// white space made one. The keys are for comparing only and are never shown. Linear in the text; the same under every culture.
/// </summary>
internal static partial class TextFold
{
    /// <summary>The most characters of a key that one character of the text gives, a blank before it aside.</summary>
    private const int MostOfOne = 3;

    /// <summary>How much of a key tells it from most others.</summary>
    private const int StartLength = 24;

    /// <summary>A key that has room on the stack.</summary>
    private const int OnStack = 512;

    private const string HalfWidthKatakana = "・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

    /// <summary>The key of a text: one line, trimmed, without characters that show nothing.</summary>
    public static string Fold(string? text) => text is null ? string.Empty : Fold(text.AsSpan());

    /// <inheritdoc cref="Fold(string?)"/>
    public static string Fold(ReadOnlySpan<char> text)
    {
        using var key = new Key(text, stackalloc char[OnStack]);
        return key.Text.ToString();
    }

    /// <summary>Whether a text has a certain key.</summary>
    public static bool HasKey(ReadOnlySpan<char> text, ReadOnlySpan<char> key)
    {
        if (StartApart(text, key)) return false;
        using var own = new Key(text, stackalloc char[OnStack]);
        return own.Text.SequenceEqual(key);
    }

    /// <summary>The hash of a text's key; another one in each process.</summary>
    public static int HashOf(ReadOnlySpan<char> text)
    {
        using var own = new Key(text, stackalloc char[OnStack]);
        return Hash(own.Text);
    }

    /// <summary>A hash of the first letters of a text's key: the same where keys are, and soon made.</summary>
    public static int HashOfStart(ReadOnlySpan<char> text)
    {
        var start = StartOf(text, stackalloc char[OnStack]);
        if (start.Length >= StartLength) return Hash(start[..StartLength]);
        using var own = new Key(text, stackalloc char[OnStack]);
        return Hash(own.Text[..Math.Min(own.Text.Length, StartLength)]);
    }

    private static int Hash(ReadOnlySpan<char> key) => string.GetHashCode(key, StringComparison.Ordinal);

    /// <summary>Some of what the key of a text starts with. The last character may still change with what follows, and is left out.</summary>
    private static ReadOnlySpan<char> StartOf(ReadOnlySpan<char> text, Span<char> room) =>
        room[..Math.Max(0, Into(text[..Math.Min(text.Length, 2 * StartLength)], room) - 1)];

    /// <summary>How many characters the key of a text may have.</summary>
    public static int Room(int length) => length * MostOfOne;

    /// <summary>Writes the key of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="room">Where the key goes: as long as <see cref="Room"/> says.</param>
    /// <returns>The length of the key.</returns>
    public static int Into(ReadOnlySpan<char> text, Span<char> room)
    {
        var length = 0;
        var space = false;
        foreach (var raw in text)
        {
            // Nearly all that is printed.
            if (char.IsAsciiLetterOrDigit(raw))
            {
                if (space) room[length++] = ' ';
                space = false;
                room[length++] = (char)(raw is >= 'A' and <= 'Z' ? raw | 0x20 : raw);
                continue;
            }

            var c = Narrow(raw);
            if (char.IsWhiteSpace(c))
            {
                space = length > 0;
                continue;
            }

            if (IsSilent(c) || IsAccent(c)) continue;
            if (space)
            {
                room[length++] = ' ';
                space = false;
            }

            Append(room, ref length, c);
        }

        return length;
    }

    /// <summary>Whether two texts read the same.</summary>
    public static bool Same(string? a, string? b)
    {
        if (a is null || b is null) return false;
        if (string.Equals(a, b, StringComparison.Ordinal)) return true;
        if (StartApart(a, b)) return false;
        using var keyA = new Key(a, stackalloc char[OnStack]);
        using var keyB = new Key(b, stackalloc char[OnStack]);
        return keyA.Text.SequenceEqual(keyB.Text);
    }

    /// <summary>The letters and digits of a text's key alone: equal for texts that differ in spacing and punctuation only.</summary>
    public static string Letters(string? text)
    {
        using var key = new Key(text, stackalloc char[OnStack]);
        return key.Text[..LettersInto(key.Text, key.Text)].ToString();
    }

    /// <summary>As <see cref="Letters"/>, for a text whose key is made already.</summary>
    public static string LettersOf(ReadOnlySpan<char> key)
    {
        var pooled = key.Length <= OnStack ? null : ArrayPool<char>.Shared.Rent(key.Length);
        var room = pooled ?? stackalloc char[OnStack];
        var letters = room[..LettersInto(key, room)].ToString();
        if (pooled is not null) ArrayPool<char>.Shared.Return(pooled);
        return letters;
    }

    private static int LettersInto(ReadOnlySpan<char> key, Span<char> room)
    {
        var count = 0;
        foreach (var c in key)
        {
            if (IsTokenPart(c)) room[count++] = c;
        }

        return count;
    }

    /// <summary>Whether a character belongs to a script that puts no spaces between words.</summary>
    public static bool IsUnspaced(char c) => c >= '\u0E00' && c is
        (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF')
        or (>= '\u3005' and <= '\u3007') or (>= '\u3040' and <= '\u30FF') or (>= '\u31F0' and <= '\u31FF')
        or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF')
        or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF66' and <= '\uFF9F');

    /// <summary>Whether a character shows nothing: soft hyphens, joiners and marks of direction.</summary>
    public static bool IsSilent(char c) => c >= '\u00AD' && c is
        '\u00AD' or '\u034F' or '\u061C' or '\u180E' or '\uFEFF'
        or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069') or (>= '\uFE00' and <= '\uFE0F');

    /// <summary>Whether a character is one of the many hyphens and dashes.</summary>
    public static bool IsDash(char c) => c is
        '-' or '\u00AF' or '\u2043' or '\u2212' or (>= '\u2010' and <= '\u2015') or '\u2E3A' or '\u2E3B' or '\uFE58' or '\uFE63' or '\uFF0D';

    /// <summary>Whether two texts start with unlike letters or digits of ASCII, which nothing behind them changes: most that are held against each other do.</summary>
    private static bool StartApart(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        a.Length > 0 && b.Length > 0 && char.IsAsciiLetterOrDigit(a[0]) && char.IsAsciiLetterOrDigit(b[0]) && char.ToLowerInvariant(a[0]) != char.ToLowerInvariant(b[0]);

    private static char Narrow(char c) => c < '\u3000' ? c : c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        >= '\uFF65' and <= '\uFF9D' => HalfWidthKatakana[c - '\uFF65'],
        '\u3000' => ' ',
        _ => c,
    };

    private static void Append(Span<char> key, ref int length, char c)
    {
        var last = length > 0 ? key[length - 1] : '\0';
        // The voicing mark of half-width katakana stands alone; the full-width letter that holds it comes right after the plain one.
        if (c is '\uFF9E' or '\uFF9F' or '\u3099' or '\u309A')
        {
            if (last is >= '\u304B' and <= '\u30DB') key[length - 1] += (char)(c is '\uFF9E' or '\u3099' ? 1 : 2);
            return;
        }

        if (IsDash(c))
        {
            key[length++] = '-';
            return;
        }

        switch (c)
        {
            case '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u2032' or '`' or '\u00B4' or '\u02BC' or '\u02B9' or '\u2039' or '\u203A' or '\'':
                if (last == '\'') key[length - 1] = '"';
                else key[length++] = '\'';
                break;
            case '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u2033' or '\u00AB' or '\u00BB' or '\u300C' or '\u300D' or '\u300E' or '\u300F':
                key[length++] = '"';
                break;
            case '\u2026':
                Put(key, ref length, "...");
                break;
            case '\u00DF' or '\u1E9E':
                Put(key, ref length, "ss");
                break;
            case >= '\uFB00' and <= '\uFB06':
                Put(key, ref length, (c - '\uFB00') switch { 0 => "ff", 1 => "fi", 2 => "fl", 3 => "ffi", 4 => "ffl", _ => "st" });
                break;
            case '\u00B2' or '\u00B3' or '\u00B9':
                key[length++] = c switch { '\u00B2' => '2', '\u00B3' => '3', _ => '1' };
                break;
            // Letters of Hangul typed apart, as some systems store them.
            case >= '\u1161' and <= '\u1175' when last is >= '\u1100' and <= '\u1112':
                key[length - 1] = (char)(0xAC00 + ((((last - 0x1100) * 21) + (c - 0x1161)) * 28));
                break;
            case > '\u11A7' and <= '\u11C2' when last is >= '\uAC00' and <= '\uD7A3' && (last - 0xAC00) % 28 == 0:
                key[length - 1] = (char)(last + (c - 0x11A7));
                break;
            default:
                key[length++] = BaseLetters.Of(c);
                break;
        }
    }

    private static void Put(Span<char> key, ref int length, string letters)
    {
        letters.CopyTo(key[length..]);
        length += letters.Length;
    }

    private static bool IsAccent(char c) => c is >= '\u0300' and <= '\u036F';

    /// <summary>A key in memory that is given back.</summary>
    private ref struct Key
    {
        private readonly char[]? pooled;

        public Key(ReadOnlySpan<char> text, Span<char> onStack)
        {
            var room = Room(text.Length) <= onStack.Length ? onStack : pooled = ArrayPool<char>.Shared.Rent(Room(text.Length));
            Text = room[..Into(text, room)];
        }

        public Span<char> Text { get; }

        public readonly void Dispose()
        {
            if (pooled is not null) ArrayPool<char>.Shared.Return(pooled);
        }
    }
}
