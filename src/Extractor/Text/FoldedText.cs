using System.Buffers;

namespace Extractor.Text;

/// <summary>
/// Gathers text with white space folded to single blanks and with the characters dropped that show nothing:
/// controls, soft hyphens, zero-width spaces and byte-order marks. Joiners stay, since Persian and Indic words need them.
/// Its memory is pooled.
/// </summary>
internal sealed class FoldedText : IDisposable
{
    private const int OnStack = 512;

    /// <summary>From this length on it pays to look for all that can be copied at once.</summary>
    private const int LeastLine = 16;

    /// <summary>How far it is looked at once: where blanks come in twos, most of that is looked at again.</summary>
    private const int LongestLine = 64;

    private char[] text = ArrayPool<char>.Shared.Rent(256);
    private Gathered state;

    public int Length => state.Length;

    /// <summary>The last character, a blank where one is to follow or nothing was gathered yet.</summary>
    public char Last => state.Length == 0 || state.PendingSpace ? ' ' : text[state.Length - 1];

    public static bool IsBlank(ReadOnlySpan<char> data)
    {
        foreach (var c in data)
            if (IsPlain(c) || (!IsSpace(c) && !IsNothing(c))) return false;
        return true;
    }

    public static bool StartsBlank(ReadOnlySpan<char> data) => data.Length > 0 && IsSpace(data[0]);

    public static bool EndsBlank(ReadOnlySpan<char> data) => data.Length > 0 && IsSpace(data[^1]);

    public void Append(ReadOnlySpan<char> data, bool preformatted)
    {
        // One blank may come before what is added.
        MakeRoom(data.Length + 1);
        Append(data, preformatted, text, ref state);
    }

    public void AppendLineBreak()
    {
        state.PendingSpace = false;
        if (state.Length == 0) return;
        MakeRoom(1);
        text[state.Length++] = '\n';
    }

    /// <summary>Returns what was gathered, trimmed, and starts anew.</summary>
    /// <param name="known">What it may be: given back itself then.</param>
    public string Take(string? known = null)
    {
        var result = Trimmed(text.AsSpan(0, state.Length), known);
        state = default;
        return result;
    }

    /// <summary>As <see cref="Take"/>, for who needs no string. Valid until more is appended.</summary>
    public ReadOnlySpan<char> TakeSpan()
    {
        var result = Trimmed(text.AsSpan(0, state.Length));
        state = default;
        return result;
    }

    public void Dispose()
    {
        if (text.Length > 0) ArrayPool<char>.Shared.Return(text);
        text = [];
    }

    /// <summary>Folds a whole string.</summary>
    /// <param name="data">The string.</param>
    /// <param name="known">What may come of it: given back itself then.</param>
    public static string Fold(ReadOnlySpan<char> data, string? known = null)
    {
        if (data.Length < OnStack)
        {
            Span<char> small = stackalloc char[OnStack];
            return Fold(data, small, known);
        }
        var large = ArrayPool<char>.Shared.Rent(data.Length + 1);
        var folded = Fold(data, large, known);
        ArrayPool<char>.Shared.Return(large);
        return folded;
    }

    /// <summary>Whether a place holds what is no character of a text: a control, half a surrogate pair, or a code that Unicode keeps free.</summary>
    public static bool IsNoCharacter(ReadOnlySpan<char> data, int i) => char.IsControl(data[i]) || data[i] is '\ufffe' or '\uffff' || IsLoneSurrogateAt(data, i);

    private static string Fold(ReadOnlySpan<char> data, Span<char> buffer, string? known)
    {
        var state = default(Gathered);
        Append(data, preformatted: false, buffer, ref state);
        return Trimmed(buffer[..state.Length], known);
    }

    private static void Append(ReadOnlySpan<char> data, bool preformatted, Span<char> text, ref Gathered state)
    {
        var length = state.Length;
        var pendingSpace = state.PendingSpace;
        var i = 0;
        while (i < data.Length)
        {
            var c = data[i];
            if (!IsPlain(c))
            {
                if (IsSpace(c))
                {
                    if (!preformatted) pendingSpace = true;
                    else if (c != '\r') text[length++] = c is '\n' ? '\n' : ' ';
                    i++;
                    continue;
                }
                if (IsNothing(c) || IsLoneSurrogate(data, i))
                {
                    i++;
                    continue;
                }
            }
            if (pendingSpace)
            {
                if (length > 0 && text[length - 1] != '\n') text[length++] = ' ';
                pendingSpace = false;
            }
            if (!preformatted && IsPlain(c) && data.Length - i >= LeastLine)
            {
                var line = Line(data[i..]);
                i += line.Length;
                pendingSpace = line[^1] == ' ';
                if (pendingSpace) line = line[..^1];
                line.CopyTo(text[length..]);
                length += line.Length;
                continue;
            }
            do
            {
                text[length++] = c;
                if (char.IsHighSurrogate(c)) text[length++] = data[++i];
                if (++i == data.Length) break;
                c = data[i];
            }
            while (IsPlain(c) || (!IsSpace(c) && !IsNothing(c) && !IsLoneSurrogate(data, i)));
        }
        state = new Gathered { Length = length, PendingSpace = pendingSpace };
    }

    /// <summary>What of a text, which starts with a plain character, is plain characters and single blanks: it stays as it is.</summary>
    private static ReadOnlySpan<char> Line(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, LongestLine)];
        var end = text.IndexOfAnyExceptInRange(' ', '~');
        if (end >= 0) text = text[..end];
        var twice = text.IndexOf("  ");
        return twice < 0 ? text : text[..twice];
    }

    private static string Trimmed(ReadOnlySpan<char> text, string? known)
    {
        text = Trimmed(text);
        return text.IsEmpty ? "" : text.SequenceEqual(known) ? known! : text.ToString();
    }

    private static ReadOnlySpan<char> Trimmed(ReadOnlySpan<char> text)
    {
        var end = text.Length;
        while (end > 0 && IsSpace(text[end - 1])) end--;
        var start = 0;
        while (start < end && text[start] == '\n') start++;
        return text[start..end];
    }

    private void MakeRoom(int more)
    {
        if (state.Length + more <= text.Length) return;
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(2 * text.Length, state.Length + more));
        text.AsSpan(0, state.Length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(text);
        text = larger;
    }

    /// <summary>The printable characters of ASCII, which are most of them.</summary>
    private static bool IsPlain(char c) => c is > ' ' and < '\u007f';

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

    private struct Gathered
    {
        public int Length;

        /// <summary>Whether white space has been met since the last character.</summary>
        public bool PendingSpace;
    }
}
