using System.Globalization;

namespace Extractor.Metadata;

/// <summary>
/// Reads a day from the digits of an address: <c>/2024/06/19/</c>, <c>/2024-06-19-…</c>, <c>/20240619/</c>, <c>/19-06-2024-…</c>.
/// </summary>
internal static class UrlDate
{
    public static ArticleTime? Read(Uri? url)
    {
        if (url is null) return null;
        var path = url.AbsolutePath.AsSpan();
        for (var i = 0; i + 8 <= path.Length; i++)
        {
            if (!char.IsAsciiDigit(path[i]) || (i > 0 && char.IsAsciiDigit(path[i - 1]))) continue;
            var run = path[i..];
            if (Separated(run) is { } separated) return separated;
            if (Digits(run) == 8 && Day(run[..4], run[4..6], run[6..8]) is { } day) return day;
            if (DayFirst(run) is { } dayFirst) return dayFirst;
        }
        return null;
    }

    /// <summary>The year of the address, and its month where the one follows the other (0 otherwise): <c>/2018/08/</c>.</summary>
    public static (int Year, int Month)? Month(Uri? url)
    {
        if (Read(url) is { } day) return (day.Date.Year, day.Date.Month);
        if (url is null) return null;
        var path = url.AbsolutePath.AsSpan();
        for (var i = 0; i + 4 <= path.Length; i++)
        {
            if (path[i] != '/' || Digits(path[(i + 1)..]) != 4) continue;
            var year = int.Parse(path[(i + 1)..(i + 5)], CultureInfo.InvariantCulture);
            if (year is < 1990 or > 2100 || i + 5 >= path.Length || path[i + 5] is not ('/' or '-')) continue;
            var rest = path[(i + 6)..];
            var digits = Digits(rest);
            var month = digits is 1 or 2 ? int.Parse(rest[..digits], CultureInfo.InvariantCulture) : 0;
            return (year, month is >= 1 and <= 12 ? month : 0);
        }
        return null;
    }

    /// <summary>Day, month and year, where a day above 12 or one number for both leaves no doubt of their order.</summary>
    private static ArticleTime? DayFirst(ReadOnlySpan<char> run)
    {
        if (run.Length < 10 || Digits(run) != 2 || run[2] is not ('-' or '_' or '.') || Digits(run[3..]) != 2 || run[5] != run[2] || Digits(run[6..]) != 4)
            return null;
        var isClear = run[2] == '.' || run[..2].SequenceCompareTo("12") > 0 || run[..2].SequenceEqual(run[3..5]);
        return isClear ? Day(run[6..10], run[3..5], run[..2]) : null;
    }

    private static ArticleTime? Separated(ReadOnlySpan<char> run)
    {
        if (Digits(run) != 4 || run.Length < 8 || run[4] is not ('/' or '-' or '_' or '.')) return null;
        var separator = run[4];
        var rest = run[5..];
        var month = Digits(rest);
        if (month is not (1 or 2) || rest.Length <= month || rest[month] != separator) return null;
        var tail = rest[(month + 1)..];
        var day = Digits(tail);
        return day is 1 or 2 ? Day(run[..4], rest[..month], tail[..day]) : null;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (count < text.Length && char.IsAsciiDigit(text[count])) count++;
        return count;
    }

    private static ArticleTime? Day(ReadOnlySpan<char> year, ReadOnlySpan<char> month, ReadOnlySpan<char> day)
    {
        var y = int.Parse(year, CultureInfo.InvariantCulture);
        var m = int.Parse(month, CultureInfo.InvariantCulture);
        var d = int.Parse(day, CultureInfo.InvariantCulture);
        if (y is < 1990 or > 2100 || m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(y, m)) return null;
        return new ArticleTime { Date = new DateOnly(y, m, d) };
    }
}
