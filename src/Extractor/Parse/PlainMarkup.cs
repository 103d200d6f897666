using System.Buffers;

namespace Extractor.Parse;

/// <summary>
/// Reads attributes that are written as nearly all are: white space, a name, and mostly an equals sign and a value in quotes.
/// </summary>
internal static class PlainMarkup
{
    /// <summary>White space of HTML.</summary>
    public static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\n\f\r");

    private static readonly SearchValues<char> NameLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_:.");

    /// <summary>What ends a value without quotes, or may not stand in it, or would be changed.</summary>
    private static readonly SearchValues<char> EndsValue = SearchValues.Create(" \t\n\f\r>\0\"'<=`&\uFFFF");

    /// <summary>Reads the name of the attribute that comes next in a tag.</summary>
    /// <param name="text">The page.</param>
    /// <param name="at">Behind a tag's name or an attribute's value; then at the quote that opens the value.</param>
    /// <param name="name">The name, in the case that it is written in.</param>
    /// <returns>False, and <paramref name="at"/> stays, if the tag ends here or what comes is written in another way.</returns>
    public static bool TryReadName(ReadOnlySpan<char> text, scoped ref int at, out ReadOnlySpan<char> name)
    {
        name = default;
        var rest = text[at..];
        var start = rest.IndexOfAnyExcept(Blanks);
        if (start <= 0) return false;
        var length = rest[start..].IndexOfAnyExcept(NameLetters);
        if (length <= 0) return false;
        var end = start + length;
        if (rest[end] != '=' || end + 1 >= rest.Length || rest[end + 1] is not ('"' or '\'')) return false;
        name = rest[start..end];
        at += end + 1;
        return true;
    }

    /// <summary>Reads the value whose opening quote is at a place.</summary>
    /// <param name="text">The page.</param>
    /// <param name="at">The quote that opens the value; then behind the one that closes it.</param>
    /// <param name="value">The value as it is written.</param>
    /// <returns>False, and <paramref name="at"/> stays, if nothing closes it.</returns>
    public static bool TryReadValue(ReadOnlySpan<char> text, scoped ref int at, out ReadOnlySpan<char> value)
    {
        var rest = text[(at + 1)..];
        var length = rest.IndexOf(text[at]);
        value = length < 0 ? default : rest[..length];
        at += length < 0 ? 0 : length + 2;
        return length >= 0;
    }

    /// <summary>Reads the attribute that comes next in a tag: one with a value in quotes or without them, or a name alone.</summary>
    /// <param name="text">The page.</param>
    /// <param name="at">Behind a tag's name or an attribute; then behind this attribute.</param>
    /// <param name="name">The name, in the case that it is written in.</param>
    /// <param name="value">Where the value stands; an empty place where there is none.</param>
    /// <returns>False, and <paramref name="at"/> stays, if the tag ends here or what comes is written in another way.</returns>
    public static bool TryReadAttribute(ReadOnlySpan<char> text, scoped ref int at, out ReadOnlySpan<char> name, out Range value)
    {
        value = default;
        var next = at;
        if (TryReadName(text, ref next, out name))
        {
            if (!TryReadValue(text, ref next, out var quoted)) return false;
            value = (next - quoted.Length - 1)..(next - 1);
            at = next;
            return true;
        }

        var start = text[at..].IndexOfAnyExcept(Blanks);
        if (start <= 0) return false;
        start += at;
        var length = text[start..].IndexOfAnyExcept(NameLetters);
        if (length <= 0) return false;
        name = text.Slice(start, length);
        var end = start + length;
        if (text[end] == '=')
        {
            length = text[(end + 1)..].IndexOfAny(EndsValue);
            if (length <= 0) return false;
            value = (end + 1)..(end + 1 + length);
            end += 1 + length;
        }
        else
        {
            // An equals sign may follow behind white space.
            value = end..end;
            var behind = text[end..].IndexOfAnyExcept(Blanks);
            if (behind < 0 || text[end + behind] == '=') return false;
        }

        if (text[end] is not ('>' or '/') && !Blanks.Contains(text[end])) return false;
        at = end;
        return true;
    }
}
