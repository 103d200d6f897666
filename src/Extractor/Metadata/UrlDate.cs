using System.Globalization;

namespace Extractor.Metadata;

/// <summary>Reads a day from the digits of an address: <c>/2024/06/19/</c>, <c>/2024-06-19-…</c>, <c>/20240619/</c>.</summary>
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
        }
        return null;
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
