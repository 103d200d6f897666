using System.Text;

namespace Extractor.Output;

/// <summary>Escaping for CommonMark (0.31) with GitHub's tables.</summary>
internal static class MarkdownText
{
    /// <summary>Text that may stand anywhere inside a line: line ends are folded, characters with a meaning escaped.</summary>
    public static string Escape(string text)
    {
        var output = new StringBuilder(text.Length + 16);
        Append(output, text);
        return output.ToString();
    }

    /// <summary>Text that starts a block, where a list marker or a number with a dot means something too.</summary>
    public static string EscapeBlock(string text) => GuardStart(Escape(text));

    /// <summary>A table cell.</summary>
    public static string EscapeCell(string text) => Escape(text).Trim();

    public static void Append(StringBuilder output, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '~' or '|':
                    output.Append('\\').Append(c);
                    break;
                case '&':
                    // Only what reads as a character reference needs it.
                    output.Append(i + 1 < text.Length && (char.IsAsciiLetter(text[i + 1]) || text[i + 1] == '#') ? "\\&" : "&");
                    break;
                case '!':
                    output.Append(i + 1 < text.Length && text[i + 1] == '[' ? "\\!" : "!");
                    break;
                case '\r' or '\n' or '\t' or '\v' or '\f':
                    output.Append(' ');
                    break;
                case '\0':
                    output.Append('\uFFFD');
                    break;
                default:
                    output.Append(c);
                    break;
            }
        }
    }

    /// <summary>Escapes what would make already escaped text a heading, list, rule or indented code at the start of a block.</summary>
    public static string GuardStart(string escaped)
    {
        var text = escaped.TrimStart(' ');
        if (text.Length == 0) return text;
        if (text[0] is '#' or '+' or '-' or '=' or ':') return "\\" + text;
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
        return digits is > 0 and < 10 && digits < text.Length && text[digits] is '.' or ')' ? text.Insert(digits, "\\") : text;
    }

    public static string Link(string label, string url) => $"[{label}](<{url.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal).Replace("\\", "%5C", StringComparison.Ordinal)}>)";

    public static string Prefix(string text, string prefix) => prefix + text.Replace("\n", "\n" + prefix, StringComparison.Ordinal);

    /// <summary>Code between fences longer than any run of backticks in it.</summary>
    public static string Fence(string text)
    {
        var longest = 2;
        var run = 0;
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        var fence = new string('`', longest + 1);
        return $"{fence}\n{text.ReplaceLineEndings("\n").TrimEnd('\n')}\n{fence}";
    }
}
