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
        var column = 0;
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            while (end < text.Length && text[end] == ' ' == (text[start] == ' ')) end++;
            if (column + end - start > width) column = 0;

            // Neither does a line start with the blanks that parted it from the one before, nor do they make a line where nothing follows.
            if (column > 0 || text[start] != ' ')
            {
                if (column == 0 && start > 0) output.Write('\n');
                output.Write(text.AsSpan(start, end - start));
                column += end - start;
            }

            start = end;
        }

        return true;
    }

    private static bool IsPlain(string text, int width)
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
