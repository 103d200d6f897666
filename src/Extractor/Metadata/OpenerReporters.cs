using Extractor.Languages;
using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>
/// Reads the reporters whom the brackets before a Chinese story name: <c>〔記者林芷萱／新竹報導〕</c>,
/// <c>（中央社記者林芷萱新竹12日電）</c>. The story begins behind the closing bracket.
/// </summary>
internal static class OpenerReporters
{
    private const int LongestInner = 48;
    private const int MostNames = 6;

    /// <summary>A name and a place of two letters each way: 林芷萱新竹.</summary>
    private const int NameAndPlace = 5;
    private const int LongestName = 4;

    /// <summary>The length of a paper's word for itself: 本报.</summary>
    private const int OwnPaper = 2;

    /// <summary>How far from the start the brackets may stand behind agency, place and day.</summary>
    private const int LongestOpener = 24;

    /// <summary>What the brackets hold that the text begins with; empty where it begins with none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isFiled">Whether they stand behind the opener of a report, <c>某社某地3月2日电（记者林芷萱）</c>: what they hold needs no word for one.</param>
    public static ReadOnlySpan<char> InnerOf(ReadOnlySpan<char> text, out bool isFiled)
    {
        isFiled = false;
        var opener = text[..Math.Min(text.Length, LongestOpener)].IndexOfAny('（', '(');
        if (opener > 0)
        {
            // Nothing but the word for the paper itself may stand before the reporter's.
            if (!IsReport(text[..opener].TrimEnd()) || InnerOf(text[opener..], out _) is not { IsEmpty: false } inner || ReporterIn(inner).At is not (0 or OwnPaper)) return [];
            isFiled = true;
            return inner;
        }
        var close = text.IsEmpty ? '\0' : text[0] switch { '〔' => '〕', '（' => '）', '［' => '］', '【' => '】', '(' => ')', '[' => ']', _ => '\0' };
        if (close == '\0') return [];
        var end = text[..Math.Min(text.Length, LongestInner + 2)].IndexOf(close);
        return end > 2 && TextFold.IsUnspaced(text[end - 1]) ? text[1..end].Trim() : [];
    }

    /// <summary>Whether brackets name a reporter, or begin with a word that does.</summary>
    public static bool HasReporter(ReadOnlySpan<char> inner) => ReporterIn(inner).At >= 0;

    /// <summary>The names; none where the brackets hold something else.</summary>
    public static List<Author> Read(ReadOnlySpan<char> inner, bool isFiled, Lexicon lexicon)
    {
        var authors = new List<Author>();
        var (at, length) = ReporterIn(inner);
        if (at < 0) return authors;
        var names = inner[(at + length)..];
        var slash = names.IndexOfAny('/', '／', '|');
        // "記者會影片" is no reporter's: a report, a slash or a blank has to say so.
        var isReport = isFiled || slash > 0 || (names.Length > 0 && char.IsWhiteSpace(names[0]));
        if (slash > 0) names = names[..slash];
        names = WithoutReport(names.Trim(), out var hasWord);
        isReport |= hasWord;
        if (!isReport) return authors;
        foreach (var range in names.SplitAny("、,， \u3000和及與与"))
        {
            var name = names[range].Trim();
            if (name.IsEmpty || NameWords.IsReporter(name)) continue;
            foreach (var word in NameWords.Reporters)
            {
                if (!name.StartsWith(word)) continue;
                name = name[word.Length..].Trim();
                break;
            }
            if (authors.Count == MostNames || name.Length is < 2 or > LongestName || NameWords.IsNoReporter(name) || Places.IsPlace(name) || lexicon.HasDeskWord(name) || !NameShape.IsName([name.ToString()], confident: true))
            {
                authors.Clear();
                break;
            }
            authors.Add(new Author { Name = name.ToString() });
        }
        return authors;
    }

    // "…新竹12日電": from the end the word for a report, the day, and the place.
    private static ReadOnlySpan<char> WithoutReport(ReadOnlySpan<char> names, out bool isReport)
    {
        isReport = false;
        var end = names.Length;
        foreach (var word in NameWords.ReportEnds)
            if (names.EndsWith(word, StringComparison.Ordinal)) end = Math.Min(end, names.Length - word.Length);
        if (end == names.Length) return names;
        isReport = true;
        names = names[..end].TrimEnd();
        while (names.Length > 1 && names[^1] is '日' or '月' && char.IsDigit(names[^2])) names = names[..^1].TrimEnd("0123456789０１２３４５６７８９");
        names = names.TrimEnd();
        for (var start = 2; start <= names.Length - 2; start++)
            if (Places.IsPlace(names[start..])) return names[..start].TrimEnd();
        var last = names.LastIndexOfAny('、', '，', ' ') + 1;
        // 台東縣, 高雄市: a place of three letters.
        if (names.Length - last is >= NameAndPlace and <= NameAndPlace + 2 && NameWords.EndsPlace(names)) return names[..^3];
        return names.Length - last == NameAndPlace ? names[..^2] : names;
    }

    /// <summary>Whether a line ends with a day and the word for a report.</summary>
    private static bool IsReport(ReadOnlySpan<char> opener)
    {
        foreach (var word in NameWords.ReportEnds)
            if (opener.Length > word.Length + 1 && opener.EndsWith(word) && opener[^(word.Length + 1)] == '日' && char.IsDigit(opener[^(word.Length + 2)])) return true;
        return false;
    }

    private static (int At, int Length) ReporterIn(ReadOnlySpan<char> inner)
    {
        foreach (var word in NameWords.Reporters)
            if (inner.IndexOf(word) is >= 0 and var at) return (at, word.Length);
        return (-1, 0);
    }
}
