using System.Text;

namespace Extractor.Text;

/// <summary>
/// Gathers text with white space folded to single blanks and with the characters dropped that show nothing:
/// controls, soft hyphens, zero-width spaces and byte-order marks. Joiners stay, since Persian and Indic words need them.
/// </summary>
internal sealed class FoldedText
{
    private readonly StringBuilder text = new();
    private bool pendingSpace;

    public int Length => text.Length;

    public static bool IsBlank(ReadOnlySpan<char> data)
    {
        foreach (var c in data)
            if (!IsSpace(c) && !IsNothing(c)) return false;
        return true;
    }

    public static bool StartsBlank(ReadOnlySpan<char> data) => data.Length > 0 && IsSpace(data[0]);

    public static bool EndsBlank(ReadOnlySpan<char> data) => data.Length > 0 && IsSpace(data[^1]);

    public void Append(ReadOnlySpan<char> data, bool preformatted)
    {
        var i = 0;
        while (i < data.Length)
        {
            var c = data[i];
            if (IsSpace(c))
            {
                if (preformatted) text.Append(c is '\r' ? "" : c is '\n' ? "\n" : " ");
                else pendingSpace = true;
                i++;
                continue;
            }
            if (IsNothing(c) || IsLoneSurrogate(data, i))
            {
                i++;
                continue;
            }
            if (pendingSpace)
            {
                if (text.Length > 0 && text[^1] != '\n') text.Append(' ');
                pendingSpace = false;
            }
            var start = i;
            do i += char.IsHighSurrogate(data[i]) ? 2 : 1;
            while (i < data.Length && !IsSpace(data[i]) && !IsNothing(data[i]) && !IsLoneSurrogate(data, i));
            text.Append(data[start..i]);
        }
    }

    public void AppendLineBreak()
    {
        pendingSpace = false;
        if (text.Length > 0) text.Append('\n');
    }

    /// <summary>Returns what was gathered, trimmed, and starts anew.</summary>
    public string Take()
    {
        var end = text.Length;
        while (end > 0 && IsSpace(text[end - 1])) end--;
        var start = 0;
        while (start < end && text[start] == '\n') start++;
        var result = end == start ? "" : text.ToString(start, end - start);
        text.Clear();
        pendingSpace = false;
        return result;
    }

    /// <summary>Folds a whole string.</summary>
    public static string Fold(ReadOnlySpan<char> data)
    {
        var folded = new FoldedText();
        folded.Append(data, preformatted: false);
        return folded.Take();
    }

    /// <summary>Whether a place holds what is no character of a text: a control, half a surrogate pair, or a code that Unicode keeps free.</summary>
    public static bool IsNoCharacter(ReadOnlySpan<char> data, int i) => char.IsControl(data[i]) || data[i] is '\ufffe' or '\uffff' || IsLoneSurrogateAt(data, i);

    /// <summary>As the one that goes forward, for a place that may be the second half of a pair.</summary>
    private static bool IsLoneSurrogateAt(ReadOnlySpan<char> data, int i) =>
        char.IsLowSurrogate(data[i]) ? i == 0 || !char.IsHighSurrogate(data[i - 1]) : char.IsHighSurrogate(data[i]) && !(i + 1 < data.Length && char.IsLowSurrogate(data[i + 1]));

    private static bool IsSpace(char c) =>
        c is ' ' or '\n' or '\r' or '\t' or '\f' or '\v' or '\u00a0' or '\u0085' or '\u1680' or (>= '\u2000' and <= '\u200a')
            or '\u2028' or '\u2029' or '\u202f' or '\u205f' or '\u3000';

    private static bool IsNothing(char c) =>
        c is '\u00ad' or '\u200b' or '\u2060' or '\ufeff' or '\ufffe' or '\uffff' or < ' ' or (>= '\u007f' and <= '\u009f')
        && !IsSpace(c);

    private static bool IsLoneSurrogate(ReadOnlySpan<char> data, int i) =>
        char.IsSurrogate(data[i])
        && !(char.IsHighSurrogate(data[i]) && i + 1 < data.Length && char.IsLowSurrogate(data[i + 1]));
}
