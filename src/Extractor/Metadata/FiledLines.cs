using Extractor.Languages;

namespace Extractor.Metadata;

/// <summary>Lines of their own before a report that say where it was filed and by whom.</summary>
internal static class FiledLines
{
    private const int LongestLine = 90;
    private const int MostPlaceWords = 3;

    /// <summary>What stands behind a known place and a colon, <c>لندن: «الميناء»</c>; the line itself where it does not begin with one.</summary>
    public static string SignerOf(string line)
    {
        if (line.Length > LongestLine || line.IndexOf(':', StringComparison.Ordinal) is not (> 1 and var colon) || !Places.IsPlace(line.AsSpan(0, colon).Trim())) return line;
        return line[(colon + 1)..].Trim(' ', '\u00a0', '«', '»', '"', '“', '”');
    }

    /// <summary>The reporter between the day and an agency: <c>Musterau, 12 iyun, Jana Roth, AZƏRTAC</c>. Null where the line is any other.</summary>
    public static Author? ReporterOf(string line, Lexicon lexicon)
    {
        if (line.Length > LongestLine || line.Split(',', StringSplitOptions.TrimEntries) is not [var place, var day, var name, var agency]) return null;
        if (place.Length == 0 || place.AsSpan().Count(' ') >= MostPlaceWords || place.AsSpan().IndexOfAnyInRange('0', '9') >= 0 || !IsDay(day, lexicon) || !Agencies.IsAgency(agency)) return null;
        var words = name.Split(' ');
        return words.Length is 2 or 3 && !lexicon.HasDeskWord(name) && NameShape.IsName(words, confident: false) ? new Author { Name = name } : null;
    }

    private static bool IsDay(string text, Lexicon lexicon) =>
        text.Split(' ') is [var first, var second] && (IsFigure(first) ? lexicon.TryMonth(second, out _) : IsFigure(second) && lexicon.TryMonth(first, out _));

    private static bool IsFigure(string text) => text.Length is 1 or 2 && text.All(char.IsAsciiDigit);
}
