using Extractor.Languages;
using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>What of a printed line is the byline: neither what tells of the author nor the date and the links beside it.</summary>
internal static class BylineText
{
    private const int LongestBox = 1200;

    /// <summary>The printed line from its opener to the last name: without the date, the place or the share links beside it.</summary>
    public static string Of(string text, List<Author> authors, Lexicon lexicon)
    {
        int start = text.Length, end = 0;
        foreach (var author in authors)
        {
            var at = text.IndexOf(author.Name, StringComparison.Ordinal);
            if (at < 0) continue;
            start = Math.Min(start, at);
            end = Math.Max(end, at + author.Name.Length);
        }
        if (end == 0) return TitleCleaner.OneLine(text);
        var before = text.AsSpan(0, start).LastIndexOfAny("•|·\n(") + 1;
        // "(Oslo) Jane Roe": what a closed bracket holds.
        if (before > 0 && text[before - 1] == '(' && text.AsSpan(before, start - before).Contains(')')) before = text.AsSpan(0, start).LastIndexOfAny("•|·\n") + 1;
        // An opener in an element of its own.
        if (before > 1)
        {
            var line = text.AsSpan(0, before - 1).LastIndexOfAny("•|·\n") + 1;
            var opener = text.AsSpan(line, before - 1 - line).Trim();
            if (opener.Length > 0 && text.AsSpan(before, start - before).IsWhiteSpace() && text[before - 1] == '\n'
                && lexicon.TryStripBylinePrefix(string.Concat(opener, " ", text.AsSpan(start, end - start)), out var length) && length >= opener.Length)
                before = line;
        }
        // "20 August, 11:16, source: Agency": the time is read of its own.
        var printed = text.AsSpan(before, end - before).TrimStart();
        if (printed.Length > 0 && char.IsAsciiDigit(printed[0]) && PrintedTime.TryRead(printed, lexicon, null, out _, out var from, out var taken) && from == 0 && before + taken <= start)
            printed = printed[taken..].TrimStart(" ,;|·–-");
        return TitleCleaner.OneLine(printed);
    }

    /// <summary>The lines before the first that tells something of the author.</summary>
    public static BylineLine WithoutProse(BylineLine line)
    {
        if (line.Text.Length > LongestBox) return line;
        var start = 0;
        while (start < line.Text.Length)
        {
            var end = line.Text.IndexOf('\n', start);
            if (end < 0) end = line.Text.Length;
            if (start > 0 && IsProse(line.Text.AsSpan(start, end - start))) return line with { Text = line.Text[..(start - 1)] };
            start = end + 1;
        }
        return line;
    }

    private static bool IsProse(ReadOnlySpan<char> line) => line.Length > 70 && line.Count(' ') > 8 && line.IndexOfAny("•|·") < 0;

    /// <summary>Whether a line holds names and next to nothing else.</summary>
    public static bool IsNamesOnly(string text, List<Author> authors) =>
        TextFold.Letters(text).Length <= authors.Sum(a => TextFold.Letters(a.Name).Length) + (3 * authors.Count);
}
