using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>Takes the site's name, and the section's beside it, off a title.</summary>
internal static class TitleCleaner
{
    // More parts than this are never looked at: the site's name is the first or among the last.
    private const int MaxCuts = 8;
    private const int MaxLength = 2000;

    /// <summary>The title without the site's name; the title itself where it is nothing but that name; null for no text.</summary>
    public static string? Clean(string? title, string? siteName, string? host) =>
        Clean(title, new SiteNames([siteName], host), []);

    /// <summary>The title without the site's name and without a section of the site that stands at its end.</summary>
    public static string? Clean(string? title, SiteNames site, IReadOnlyList<string> sections)
    {
        if (string.IsNullOrWhiteSpace(title)) return null;
        var text = OneLine(title.Length > MaxLength ? title[..MaxLength] : title);
        if (text.Length == 0) return null;
        var cut = CutEnd(text, site, sections);
        cut = TitleWords.WithoutArchiveLabel(CutStart(cut, site));
        return cut.Length == 0 ? text : cut;
    }

    /// <inheritdoc cref="TitleChooser.Choose"/>
    public static string? Choose(TitleCandidates candidates, out FieldSource source) => TitleChooser.Choose(candidates, out source);

    /// <summary>White space made one and characters that show nothing dropped; all else as printed.</summary>
    internal static string OneLine(ReadOnlySpan<char> text)
    {
        using var line = new PooledText();
        AppendLine(text, line);
        return line.ToString();
    }

    /// <summary>As <see cref="OneLine(ReadOnlySpan{char})"/>: the text itself where it is one line already.</summary>
    internal static string OneLine(string text)
    {
        using var line = new PooledText();
        AppendLine(text, line);
        return line.Text.SequenceEqual(text) ? text : line.ToString();
    }

    /// <summary>As <see cref="OneLine(ReadOnlySpan{char})"/>, into a text that is empty or ends a line.</summary>
    internal static void AppendLine(ReadOnlySpan<char> text, PooledText line)
    {
        var space = false;
        var start = line.Length;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c)) space = line.Length > start;
            else if (IsPlain(c) || IsShown(text, i))
            {
                if (space) line.Append(' ');
                space = false;
                line.Append(c);
            }
        }
    }

    /// <summary>Whether <see cref="OneLine(ReadOnlySpan{char})"/> leaves anything of a text.</summary>
    internal static bool HoldsLine(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
            if (IsPlain(text[i]) || (!char.IsWhiteSpace(text[i]) && IsShown(text, i))) return true;
        return false;
    }

    /// <summary>The printable characters of ASCII, which are most of them.</summary>
    private static bool IsPlain(char c) => c is > ' ' and < '\u007f';

    private static bool IsShown(ReadOnlySpan<char> text, int i) => !FoldedText.IsNoCharacter(text, i) && text[i] is not ('\u200B' or '\u2060' or '\uFEFF');

    private static string CutEnd(string text, SiteNames site, IReadOnlyList<string> sections)
    {
        var siteCut = false;
        for (var round = 0; round < MaxCuts; round++)
        {
            var end = text.Length;
            var found = -1;
            for (var look = 0; look < MaxCuts; look++)
            {
                var at = LastSeparator(text, end, out var start, out var loose);
                if (at < 0) break;
                var tail = text[at..];
                if (start > 0 && (loose ? site.Equal(tail) : site.Match(tail)))
                {
                    found = start;
                    siteCut = true;
                    // "Title - Site - Claim of the site" may go on to the left; the nearest cut is enough for this round.
                    break;
                }

                if (start > 0 && look == 0 && IsSection(tail, sections) && (siteCut || !loose))
                {
                    found = start;
                    break;
                }

                end = start;
            }

            if (found <= 0) break;
            var rest = text[..found].TrimEnd();
            if (TextFold.CountTokens(rest) == 0) break;
            // Where the site's name is all that is left, the part cut was the title.
            if (site.Equal(rest)) break;
            text = rest;
        }

        return text;
    }

    /// <summary>A stated title without the sign of a Markdown heading and without separators that nothing follows.</summary>
    public static string? WithoutMarks(string? title)
    {
        if (title is null) return null;
        var text = title.AsSpan().Trim();
        if (text.StartsWith("# ") || text.StartsWith("## ")) text = text.TrimStart('#').TrimStart();
        while (text.Length > 2 && text[^2] == ' ' && text[^1] is '|' or '⋆' or '★' or '•') text = text[..^1].TrimEnd();
        return text.Length == title.Length ? title : text.ToString();
    }

    private static string CutStart(string text, SiteNames site)
    {
        for (var i = 1; i < text.Length - 1; i++)
        {
            var length = SeparatorAt(text, i, out _);
            if (length == 0) continue;
            var head = text[..i];
            if (!site.Equal(head) && !site.IsLabel(head)) return text;
            var rest = text[(i + length)..].Trim();
            return TextFold.CountTokens(rest) >= 2 ? rest : text;
        }

        return text;
    }

    private static bool IsSection(string text, IReadOnlyList<string> sections)
    {
        if (text.Length > 60 || sections.Count == 0) return false;
        var key = TextFold.Fold(text);
        foreach (var section in sections)
        {
            if (TextFold.HasKey(section, key)) return true;
        }

        return false;
    }

    // The last separator that starts before "end". Gives where the part after it starts, and where the separator starts.
    private static int LastSeparator(string text, int end, out int start, out bool loose)
    {
        for (var i = end - 1; i > 0; i--)
        {
            var length = SeparatorAt(text, i, out loose);
            if (length == 0) continue;
            start = i;
            while (start > 0 && IsSeparatorSign(text[start - 1])) start--;
            while (start > 0 && text[start - 1] == ' ') start--;
            var at = i + length;
            while (at < text.Length && text[at] == ' ') at++;
            if (at >= text.Length) continue;
            return at;
        }

        start = 0;
        loose = false;
        return -1;
    }

    // The length of the separator at an index, 0 for none. A loose one also stands inside headlines and needs the very name.
    private static int SeparatorAt(string text, int i, out bool loose)
    {
        var c = text[i];
        var before = i > 0 && text[i - 1] == ' ';
        var after = i + 1 < text.Length && text[i + 1] == ' ';
        loose = !(before && after);
        switch (c)
        {
            case '|' or '｜' or '¦' or '│' or 'ㅣ' or '︱':
                loose = false;
                return 1;
            case '«' or '»' or '›' or '‹' or '•' or '·' or '~' or '>' or '<' or '⋆' or '★' or '●' or '■' or '▷' or '→' or '/' or '\\' or '*':
                return before && after ? 1 : 0;
            case ':' or '：' or '_' or '＿':
                loose = true;
                return c is ':' && !after && !before ? 0 : 1;
            default:
                return TextFold.IsDash(c) ? 1 : 0;
        }
    }

    private static bool IsSeparatorSign(char c) => c is '|' or '｜' or ':' or '_' or '<' or '>' || TextFold.IsDash(c);
}
