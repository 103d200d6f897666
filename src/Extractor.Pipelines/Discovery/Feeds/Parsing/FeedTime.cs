namespace Extractor.Pipelines.Discovery.Feeds.Parsing;

/// <summary>
/// Times as feeds write them: RFC 3339 and its loose kin (a space for the T, an offset without colon, a day alone), and those of mail
/// (RFC 5322 section 3.3 with the obsolete forms of 4.3, which RSS 2.0 takes over from RFC 822). What is not understood is no time.
/// </summary>
internal static class FeedTime
{
    private const int Longest = 64;

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly string[] MonthNames =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>Reads a time.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The time, as precise as it is stated, a zone of an unknown name being unknown; null where there is none.</returns>
    internal static ArticleTime? Read(string? text)
    {
        if (PlainText.Name(text, Longest) is not { } time)
        {
            return null;
        }

        return time.Length > 4 && time[4] == '-' && char.IsAsciiDigit(time[0]) ? ReadIso(time) : ReadMail(time);
    }

    private static ArticleTime? ReadIso(string text)
    {
        // "2026-03-04 09:15:00 +0100", "2026-03-04t09:15:00z"
        var time = text.ToUpperInvariant();
        if (time.Length > 10 && time[10] == ' ')
        {
            time = string.Concat(time.AsSpan(0, 10), "T", time.AsSpan(11));
        }

        time = time.EndsWith(" UTC", StringComparison.Ordinal) || time.EndsWith(" GMT", StringComparison.Ordinal) ? time[..^4] + "Z" : time.Replace(" ", "", StringComparison.Ordinal);
        if (time.Length > 16 && time[^5] is '+' or '-' && time.AsSpan(10).Contains('T'))
        {
            time = time.Insert(time.Length - 2, ":");
        }

        return ArticleTime.TryParse(time, out var read) ? read : null;
    }

    private static ArticleTime? ReadMail(string text)
    {
        Span<Range> parts = stackalloc Range[8];
        var comment = text.IndexOf('(', StringComparison.Ordinal);
        var time = (comment < 0 ? text : text[..comment]).AsSpan();
        if (time.IndexOf(',') is >= 0 and var comma)
        {
            time = time[(comma + 1)..];
        }
        else if (time.Length > 0 && char.IsAsciiLetter(time[0]) && time.IndexOf(' ') is > 0 and var space)
        {
            // A weekday without its comma.
            time = time[(space + 1)..];
        }

        time = WithSpaces(time.Trim());
        var count = time.Split(parts, ' ', StringSplitOptions.RemoveEmptyEntries);
        if (count < 3 || !TryNumber(time[parts[0]], 2, out var day) || MonthOf(time[parts[1]]) is not (> 0 and var month)
            || YearOf(time[parts[2]]) is not (> 0 and var year) || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        var date = new DateOnly(year, month, day);
        if (count == 3)
        {
            return new ArticleTime { Date = date };
        }

        if (!TryClock(time[parts[3]], out var clock))
        {
            return null;
        }

        var offset = count == 4 ? null : OffsetOf(time[parts[4].Start..].Trim());
        var isInstant = offset is { } known && IsInstant(date, clock, known);
        return new ArticleTime { Date = date, Time = clock, Offset = isInstant ? offset : null };
    }

    /// <summary>"4-Mar-2026 09:15:00", as old servers write it, with spaces.</summary>
    private static ReadOnlySpan<char> WithSpaces(ReadOnlySpan<char> time)
    {
        var end = time.IndexOf(' ') is >= 0 and var space ? space : time.Length;
        return time[..end].Count('-') == 2 ? string.Concat(time[..end].ToString().Replace('-', ' '), time[end..]) : time;
    }

    private static bool IsInstant(DateOnly date, TimeOnly clock, TimeSpan offset) =>
        date.ToDateTime(clock).Ticks - offset.Ticks is >= 0 and var ticks && ticks <= DateTime.MaxValue.Ticks;

    private static int MonthOf(ReadOnlySpan<char> text)
    {
        var name = text.TrimEnd('.').ToString().ToLowerInvariant();
        return 1 + Math.Max(Array.IndexOf(Months, name == "sept" ? "sep" : name), Array.IndexOf(MonthNames, name));
    }

    /// <summary>The year; of two digits up to 49 in this century, else, as of three, counted from 1900 (RFC 5322 section 4.3). 0 for none.</summary>
    private static int YearOf(ReadOnlySpan<char> text)
    {
        if (text.Length is < 2 or > 4 || !TryNumber(text, 4, out var year))
        {
            return 0;
        }

        return text.Length == 4 ? year : year + (text.Length == 2 && year < 50 ? 2000 : 1900);
    }

    private static bool TryClock(ReadOnlySpan<char> text, out TimeOnly clock)
    {
        clock = default;
        Span<Range> parts = stackalloc Range[4];
        var count = text.Split(parts, ':');
        var second = 0;
        if (count is not (2 or 3) || !TryNumber(text[parts[0]], 2, out var hour) || !TryNumber(text[parts[1]], 2, out var minute)
            || (count == 3 && !TryNumber(text[parts[2]], 2, out second)) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        clock = new TimeOnly(hour, minute, second);
        return true;
    }

    /// <summary>The offset: those of RFC 5322, and names of the tz database that have one meaning. Military letters have none (RFC 5322).</summary>
    private static TimeSpan? OffsetOf(ReadOnlySpan<char> text)
    {
        var zone = text.ToString().ToUpperInvariant();
        foreach (var name in new[] { "GMT", "UTC" })
        {
            if (zone.Length > 3 && zone.StartsWith(name, StringComparison.Ordinal))
            {
                zone = zone[3..].Trim();
            }
        }

        double? hours = zone switch
        {
            "UT" or "UTC" or "GMT" or "Z" or "WET" => 0,
            "EST" or "CDT" => -5,
            "EDT" => -4,
            "CST" or "MDT" => -6,
            "MST" or "PDT" => -7,
            "PST" => -8,
            "CET" or "WEST" => 1,
            "CEST" or "EET" => 2,
            "EEST" => 3,
            "JST" or "KST" => 9,
            _ => null,
        };
        if (hours is { } named)
        {
            return TimeSpan.FromHours(named);
        }

        if (zone is not (['+', ..] or ['-', ..]))
        {
            return null;
        }

        var digits = zone.AsSpan(1).ToString().Replace(":", "", StringComparison.Ordinal);
        if (!TryNumber(digits, 4, out var value) || digits.Length == 3)
        {
            return null;
        }

        var minutes = digits.Length <= 2 ? value * 60 : (value / 100 * 60) + (value % 100);
        return (digits.Length > 2 && value % 100 > 59) || minutes > 14 * 60 ? null : TimeSpan.FromMinutes(zone[0] == '-' ? -minutes : minutes);
    }

    private static bool TryNumber(ReadOnlySpan<char> text, int digits, out int number)
    {
        number = 0;
        if (text.Length == 0 || text.Length > digits)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            number = (number * 10) + (c - '0');
        }

        return true;
    }
}
