using System.Buffers;

namespace Extractor.Parse;

/// <summary>Reads attributes that are written as nearly all are: white space, a name, an equals sign and a value in quotes.</summary>
internal static class PlainMarkup
{
    /// <summary>White space of HTML.</summary>
    public static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\n\f\r");

    private static readonly SearchValues<char> NameLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_:.");

    /// <summary>Reads the name of the attribute that comes next in a tag.</summary>
    /// <param name="text">The page.</param>
    /// <param name="at">Behind a tag's name or an attribute's value; then at the quote that opens the value.</param>
    /// <param name="name">The name, in the case that it is written in.</param>
    /// <returns>False, and <paramref name="at"/> stays, if the tag ends here or what comes is written in another way.</returns>
    public static bool TryReadName(ReadOnlySpan<char> text, ref int at, out ReadOnlySpan<char> name)
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
    public static bool TryReadValue(ReadOnlySpan<char> text, ref int at, out ReadOnlySpan<char> value)
    {
        var rest = text[(at + 1)..];
        var length = rest.IndexOf(text[at]);
        value = length < 0 ? default : rest[..length];
        at += length < 0 ? 0 : length + 2;
        return length >= 0;
    }
}
