using System.Net;
using System.Text;

namespace Extractor.Metadata;

/// <summary>
/// Mends the faults that JSON-LD in pages is known for: comment and CDATA wrappers, raw line breaks and tabs inside strings,
/// bad escapes, several objects in a row, a trailing semicolon, an end that is missing.
/// </summary>
internal static class JsonMender
{
    private const string Cdata = "<![CDATA[";

    /// <summary>The digits of an escape by code.</summary>
    private const int CodeDigits = 4;

    public static string Mend(ReadOnlySpan<char> script)
    {
        // The bracket of a CDATA mark opens nothing.
        var mark = script.IndexOf(Cdata, StringComparison.OrdinalIgnoreCase);
        if (mark >= 0 && script[..mark].IndexOf('{') < 0) script = script[(mark + Cdata.Length)..];
        if (script.IndexOf('"') < 0 && script.IndexOf("&quot;", StringComparison.Ordinal) >= 0) script = WebUtility.HtmlDecode(script.ToString());
        var start = script.IndexOfAny('{', '[');
        if (start < 0) return "";
        var text = new StringBuilder(script.Length + 16);
        var open = new Stack<char>();
        var roots = 0;
        var inString = false;
        for (var i = start; i < script.Length; i++)
        {
            var c = script[i];
            if (inString)
            {
                switch (c)
                {
                    case '"' when EndsString(script, i):
                        inString = false;
                        text.Append(c);
                        break;
                    case '"':
                        text.Append("\\\"");
                        break;
                    case '\\' when IsEscape(script, i + 1):
                        text.Append(c).Append(script[++i]);
                        break;
                    case '\\':
                        break;
                    case '\n':
                        text.Append("\\n");
                        break;
                    case < ' ':
                        text.Append(' ');
                        break;
                    default:
                        text.Append(c);
                        break;
                }
                continue;
            }
            switch (c)
            {
                case '"':
                    inString = true;
                    text.Append(c);
                    break;
                case '{' or '[':
                    // Several documents in one script become one array.
                    if (open.Count == 0 && roots++ > 0) text.Append(',');
                    open.Push(c == '{' ? '}' : ']');
                    text.Append(c);
                    break;
                case '}' or ']':
                    if (open.Count > 0 && open.Peek() == c)
                    {
                        open.Pop();
                        text.Append(c);
                    }
                    break;
                default:
                    if (open.Count > 0) text.Append(c);
                    break;
            }
        }
        if (inString) text.Append('"');
        while (open.TryPop(out var close)) text.Append(close);
        return roots > 1 ? $"[{text}]" : text.ToString();
    }

    /// <summary>Whether what follows a backslash makes an escape of it (RFC 8259, 7): a <c>u</c> does with four hexadecimal digits only.</summary>
    private static bool IsEscape(ReadOnlySpan<char> script, int at)
    {
        if (at >= script.Length) return false;
        if (script[at] != 'u') return script[at] is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't';
        if (at + CodeDigits >= script.Length) return false;
        foreach (var c in script.Slice(at + 1, CodeDigits))
            if (!char.IsAsciiHexDigit(c)) return false;
        return true;
    }

    /// <summary>A quotation mark ends a string only before what may follow a string.</summary>
    private static bool EndsString(ReadOnlySpan<char> script, int quote)
    {
        for (var i = quote + 1; i < script.Length; i++)
        {
            var c = script[i];
            if (char.IsWhiteSpace(c)) continue;
            return c is ',' or ':' or '}' or ']';
        }
        return true;
    }
}
