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

    /// <summary>Text that stands at the start of a line, where a list marker or a number with a dot means something too.</summary>
    public static string EscapeLine(string text) => GuardLines(Escape(text));

    /// <summary>A table cell, in which a bar would end it.</summary>
    public static string EscapeCell(string text) => Escape(text).Trim().Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>The text of a heading, which may not end in number signs.</summary>
    public static string GuardHeading(string escaped)
    {
        var text = escaped.Trim();
        return text is [.. var before, '#'] ? before + "\\#" : text;
    }

    /// <summary>Escapes what would make a line of escaped text a heading, list, quote, table, rule or code.</summary>
    public static string GuardLines(string escaped)
    {
        var lines = escaped.Split('\n');
        for (var i = 0; i < lines.Length; i++) lines[i] = GuardStart(lines[i]);
        return string.Join('\n', lines).Trim(' ', '\n');
    }

    /// <summary>A link's destination in angle brackets.</summary>
    public static string Destination(string url)
    {
        var output = new StringBuilder(url.Length + 2).Append('<');
        for (var i = 0; i < url.Length; i++)
        {
            output.Append(url[i] switch
            {
                '<' => "%3C",
                '>' => "%3E",
                '\\' => "%5C",
                ' ' => "%20",
                '&' when IsReference(url.AsSpan(i)) => "\\&",
                _ => null,
            } ?? url[i].ToString());
        }
        return output.Append('>').ToString();
    }

    public static string Link(string escapedLabel, string url) => $"[{escapedLabel}]({Destination(url)})";

    /// <summary>A line of its own in emphasis; empty for blank text.</summary>
    public static string Emphasis(string escaped)
    {
        var text = escaped.Trim();
        return text.Length > 0 ? $"*{text}*" : "";
    }

    /// <summary>Text with a prefix before each of its lines.</summary>
    public static string Prefix(string text, string first, string next) => first + text.Replace("\n", "\n" + next, StringComparison.Ordinal);

    /// <summary>Code inside a line.</summary>
    public static string Code(string text)
    {
        var folded = text.ReplaceLineEndings(" ").Replace('\0', '\uFFFD');
        if (folded.AsSpan().Trim(' ').IsEmpty) return folded;
        var ticks = new string('`', LongestRun(folded) + 1);
        // One blank on each side is taken away again.
        var pad = folded[0] is '`' or ' ' || folded[^1] is '`' or ' ' ? " " : "";
        return ticks + pad + folded + pad + ticks;
    }

    /// <summary>Code between fences longer than any run of backticks in it.</summary>
    public static string Fence(string text)
    {
        var fence = new string('`', Math.Max(3, LongestRun(text) + 1));
        return $"{fence}\n{text.ReplaceLineEndings("\n").Replace('\0', '\uFFFD').TrimEnd('\n')}\n{fence}";
    }

    private static int LongestRun(string text)
    {
        var longest = 0;
        var run = 0;
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }

    private static void Append(StringBuilder output, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '~':
                    output.Append('\\').Append(c);
                    break;
                case '&' when IsReference(text[i..]):
                    output.Append("\\&");
                    break;
                case '\r' or '\n' or '\t' or '\v' or '\f' or '\x85' or '\u2028' or '\u2029':
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

    // "AT&T" can stay as it is, "&amp;" cannot.
    private static bool IsReference(ReadOnlySpan<char> text)
    {
        const int longest = 34;
        var i = 1;
        while (i < text.Length && i < longest && (char.IsAsciiLetterOrDigit(text[i]) || text[i] == '#')) i++;
        return i > 1 && i < text.Length && text[i] == ';';
    }

    private static string GuardStart(string line)
    {
        var text = line.AsSpan().TrimStart(' ');
        if (text.IsEmpty) return "";
        var guard = text[0] switch
        {
            '#' => EndsOrBlank(text, Run(text, '#')),
            '+' => EndsOrBlank(text, 1),
            '-' => EndsOrBlank(text, 1) || text[1] is '-' or ':' or '|',
            '>' or '|' or '=' => true,
            ':' => text.Length > 1 && text[1] is '-' or ':',
            _ => false,
        };
        if (guard) return "\\" + text.ToString();
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
        return digits is > 0 and < 10 && digits < text.Length && text[digits] is '.' or ')' && EndsOrBlank(text, digits + 1)
            ? string.Concat(text[..digits], "\\", text[digits..])
            : text.ToString();
    }

    private static int Run(ReadOnlySpan<char> text, char sign) => text.IndexOfAnyExcept(sign) is >= 0 and var end ? end : text.Length;

    private static bool EndsOrBlank(ReadOnlySpan<char> text, int index) => index >= text.Length || text[index] is ' ' or '\\';
}
