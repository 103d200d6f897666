namespace Extractor.CommandLine.Output;

/// <summary>
/// Breaks text into lines as Spectre does, for the letters of which each takes one place: measuring each word anew takes a process that
/// shows one page longer than reading it.
/// </summary>
internal static class PlainLines
{
    private const char LastLetter = '\u024F';
    private const char FirstLetter = '\u00A1';
    private const char SoftHyphen = '\u00AD';

    /// <summary>Writes a text without the line end after it.</summary>
    /// <returns>False, and nothing is written, where that cannot be told here how wide the text is or where it breaks.</returns>
    public static bool TryWrite(TextWriter output, string text, int width)
    {
        if (!IsPlain(text, width)) return false;
        Write(output, text, width, indent: 0);
        return true;
    }

    /// <summary>Writes a rule with a title at its start, and the line end after it.</summary>
    /// <returns>False, and nothing is written, where that cannot be told here how wide the title is.</returns>
    public static bool TryWriteRule(TextWriter output, string title, int width)
    {
        var head = title.Length == 0 ? "" : $"── {title} ";
        if (head.Length + 2 > width || !(title.Length == 0 || IsPlain(title, width)) || title.EndsWith(' ')) return false;
        output.Write(head);
        for (var column = head.Length; column < width; column++) output.Write('─');
        output.Write('\n');
        return true;
    }

    /// <summary>Writes labels with what they name beside them, line by line.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="facts">The labels and what they name, which may be several lines.</param>
    /// <param name="width">The places of a line.</param>
    /// <param name="gap">The places between the longest label and what is named.</param>
    /// <returns>False, and nothing is written, where that cannot be told here how wide a text is or where it breaks.</returns>
    public static bool TryWriteFacts(TextWriter output, IReadOnlyList<(string Label, string Text)> facts, int width, int gap)
    {
        var indent = gap;
        foreach (var (label, _) in facts)
        {
            if (!IsPlain(label, width)) return false;
            indent = Math.Max(indent, label.Length + gap);
        }

        var room = width - indent;
        foreach (var (_, text) in facts)
        {
            foreach (var line in text.AsSpan().Split('\n'))
            {
                if (text.AsSpan()[line] is { IsEmpty: false } words && !IsPlain(words, room)) return false;
            }
        }

        foreach (var (label, text) in facts)
        {
            output.Write(label);
            Indent(output, indent - label.Length);
            foreach (var line in text.AsSpan().Split('\n'))
            {
                if (line.Start.Value > 0) Indent(output, indent);
                Write(output, text.AsSpan()[line], room, indent);
                output.Write('\n');
            }
        }

        return true;
    }

    private static void Write(TextWriter output, ReadOnlySpan<char> text, int width, int indent)
    {
        var column = 0;
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            while (end < text.Length && text[end] == ' ' == (text[start] == ' ')) end++;
            if (column + end - start > width) column = 0;

            // Neither does a line start with the blanks that parted it from the one before, nor do they make a line where nothing follows.
            if (column > 0 || text[start] != ' ')
            {
                if (column == 0 && start > 0)
                {
                    output.Write('\n');
                    Indent(output, indent);
                }

                output.Write(text[start..end]);
                column += end - start;
            }

            start = end;
        }
    }

    private static void Indent(TextWriter output, int places)
    {
        for (; places > 0; places--) output.Write(' ');
    }

    private static bool IsPlain(ReadOnlySpan<char> text, int width)
    {
        if (text.Length == 0 || text[0] == ' ') return false;
        var word = 0;
        foreach (var c in text)
        {
            word = c == ' ' ? 0 : word + 1;
            if (word > width || !IsOnePlace(c)) return false;
        }

        return true;
    }

    private static bool IsOnePlace(char c) =>
        c is >= ' ' and <= '~' or (>= FirstLetter and <= LastLetter and not SoftHyphen) or '–' or '—' or '‘' or '’' or '“' or '”' or '•' or '…' or '€';
}
