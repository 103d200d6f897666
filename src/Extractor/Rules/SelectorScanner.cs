using System.Globalization;
using System.Text;

namespace Extractor.Rules;

/// <summary>Reads the characters, names and strings of a selector (CSS Syntax Level 3).</summary>
internal sealed class SelectorScanner(string text)
{
    public int Index { get; private set; }

    public bool AtEnd => Index >= text.Length;

    public char Current => text[Index];

    public bool AtQuote => !AtEnd && Current is '"' or '\'';

    /// <summary>Whether a name starts here.</summary>
    public bool AtName => !AtEnd && (IsNameStart(Current) || Current == '\\'
        || (Current == '-' && Index + 1 < text.Length && (IsNameStart(text[Index + 1]) || text[Index + 1] is '-' or '\\')));

    public void Next() => Index++;

    public bool SkipSpace()
    {
        var start = Index;
        while (!AtEnd && IsSpace(Current)) Index++;
        return Index > start;
    }

    public bool TryTake(char expected)
    {
        if (AtEnd || Current != expected) return false;
        Index++;
        return true;
    }

    public void Expect(char expected)
    {
        if (!TryTake(expected)) throw Unexpected(expected.ToString());
    }

    public string ReadUntil(char end)
    {
        var stop = text.IndexOf(end, Index);
        var start = Index;
        Index = stop < 0 ? text.Length : stop;
        return text[start..Index];
    }

    public string ReadName(string what)
    {
        if (!AtName) throw Unexpected(what);
        var name = new StringBuilder();
        while (!AtEnd)
        {
            if (IsNameStart(Current) || char.IsAsciiDigit(Current) || Current == '-') name.Append(text[Index++]);
            else if (Current == '\\') ReadEscape(name);
            else break;
        }
        return name.ToString();
    }

    public string ReadString()
    {
        var start = Index;
        var quote = text[Index++];
        var value = new StringBuilder();
        while (!AtEnd && Current != quote)
        {
            if (Current is '\n' or '\r' or '\f') break;
            if (Current != '\\') value.Append(text[Index++]);
            else if (Index + 1 < text.Length && text[Index + 1] == '\n') Index += 2;
            else ReadEscape(value);
        }
        if (AtEnd || Current != quote) throw new SelectorSyntaxException("The quote is not closed.", start);
        Index++;
        return value.ToString();
    }

    public SelectorSyntaxException Fail(string reason) => new(reason, Index);

    public SelectorSyntaxException Unexpected(string wanted) =>
        Fail(AtEnd ? $"The selector ends where {wanted} should stand." : $"'{Shown()}' stands where {wanted} should.");

    private string Shown() => Index + 1 < text.Length && char.IsSurrogatePair(text, Index) ? text.Substring(Index, 2) : Current.ToString();

    private void ReadEscape(StringBuilder into)
    {
        var start = Index++;
        if (AtEnd || Current is '\n' or '\r' or '\f') throw new SelectorSyntaxException("\\ escapes nothing.", start);
        if (!char.IsAsciiHexDigit(Current))
        {
            into.Append(text[Index++]);
            return;
        }
        var digits = Index;
        while (!AtEnd && Index - digits < 6 && char.IsAsciiHexDigit(Current)) Index++;
        var code = int.Parse(text.AsSpan(digits, Index - digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        if (!Rune.IsValid(code) || code == 0) throw new SelectorSyntaxException("The escape names no character.", start);
        into.Append(new Rune(code).ToString());
        // One white space ends the digits.
        if (!AtEnd && IsSpace(Current)) Index++;
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_' || c >= '\u0080';

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f';
}
