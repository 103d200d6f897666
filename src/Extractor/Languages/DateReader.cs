using System.Globalization;

namespace Extractor.Languages;

/// <summary>Reads a day at a place of a token list.</summary>
internal static class DateReader
{
    public const int MinYear = 1990;
    public const int MaxYear = 2100;
    private const int FirstShortYear = 5;
    private const int LastShortYear = 49;

    private static readonly PersianCalendar Persian = new();

    /// <summary>Reads a day.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="at">The first token of the day.</param>
    /// <param name="country">The country of the page, which may settle the order of figures.</param>
    /// <param name="date">The day.</param>
    /// <param name="next">The token after the day.</param>
    /// <param name="clockAt">The token of a clock that stands inside the day (<c>Jun 19 17:41:00 2024</c>), or -1.</param>
    public static bool TryRead(in DateTokens tokens, int at, string? country, out DateOnly date, out int next, out int clockAt)
    {
        clockAt = -1;
        if (tokens.IsNumber(at, 4, 4))
            return TryYearDayMonthName(tokens, at, out date, out next) || TryYearFirst(tokens, at, out date, out next);
        if (tokens.IsNumber(at, 1, 2))
            return TryFigures(tokens, at, country, out date, out next) || TryDayMonthName(tokens, at, out date, out next);
        return TryMonthNameFirst(tokens, at, country, out date, out next, out clockAt);
    }

    private static bool TryYearFirst(in DateTokens tokens, int at, out DateOnly date, out int next)
    {
        (date, next) = (default, at);
        var year = tokens[at].Value;
        var j = at + 1;
        var isMarked = tokens.IsMark(j, DateMark.Year);
        if (isMarked)
            j++;
        var sign = tokens.SignAt(j);
        if (isMarked || sign is '-' or '/' or '.')
        {
            var month = sign is '-' or '/' or '.' ? j + 1 : j;
            if (tokens.IsNumber(month, 1, 2))
            {
                var day = month + 1;
                if (tokens.IsMark(day, DateMark.Month))
                    day++;
                else if (isMarked || !tokens.IsSign(day++, sign))
                    return false;
                if (!tokens.IsNumber(day, 1, 2))
                    return false;
                next = day + 1;
                if (tokens.IsMark(next, DateMark.Day))
                    next++;
                return TryMake(tokens.Lexicon, year, 4, tokens[month].Value, tokens[day].Value, false, out date);
            }
        }

        j = SkipFiller(tokens, j, 2);
        if (!tokens.TryMonth(j, out var named, out var isOwn, out j))
            return false;
        j = SkipFiller(tokens, j, 2);
        if (!tokens.IsNumber(j, 1, 2))
            return false;
        next = j + 1;
        if (tokens.IsMark(next, DateMark.Day))
            next++;
        return !IsClockStart(tokens, j) && TryMake(tokens.Lexicon, year, 4, named, tokens[j].Value, isOwn, out date);
    }

    /// <summary>A year that a word marks, and the day before the name of the month, as in Latvian and Kazakh: <c>2024. gada 5. maijs</c>.</summary>
    private static bool TryYearDayMonthName(in DateTokens tokens, int at, out DateOnly date, out int next)
    {
        (date, next) = (default, at);
        var mark = tokens.IsSign(at + 1, '.') ? at + 2 : at + 1;
        if (!tokens.IsMark(mark, DateMark.Year)) return false;
        var day = tokens.IsSign(mark + 1, '.') ? mark + 2 : mark + 1;
        if (!tokens.IsNumber(day, 1, 2) || !tokens.TryMonth(SkipFiller(tokens, day + 1, 1), out var month, out var isOwn, out next)) return false;
        // A day with a year of its own: "the figures of 2023, 12 January 2024", where the marks of all languages count.
        return !tokens.IsNumber(SkipFiller(tokens, next, 2), 4, 4) && TryMake(tokens.Lexicon, tokens[at].Value, 4, month, tokens[day].Value, isOwn, out date);
    }

    private static bool TryFigures(in DateTokens tokens, int at, string? country, out DateOnly date, out int next)
    {
        (date, next) = (default, at);
        var sign = tokens.SignAt(at + 1);
        if (!(sign is '.' or '/' or '-' || IsParted(tokens, at)) || !tokens.IsNumber(at + 2, 1, 2) || !tokens.IsSign(at + 3, sign)
            || !(tokens.IsNumber(at + 4, 4, 4) || tokens.IsNumber(at + 4, 2, 2))
            || (at > 1 && tokens.IsSign(at - 1, sign) && tokens.IsAdjacent(at) && tokens.IsAdjacent(at - 1) && tokens.IsNumber(at - 2))
            || (tokens.IsSign(at + 5, sign) && tokens.IsAdjacent(at + 5) && tokens.IsNumber(at + 6) && tokens.IsAdjacent(at + 6))
            || (tokens.IsSign(at + 5, ':') && tokens.IsAdjacent(at + 5) && tokens.IsNumber(at + 6) && tokens.IsAdjacent(at + 6)))
        {
            return false;
        }

        next = at + 5;
        var (a, b, c) = (tokens[at].Value, tokens[at + 2].Value, tokens[at + 4].Value);
        var digits = tokens[at + 4].Length;
        var order = tokens.Lexicon.OrderFor(country);
        if (digits == 2 && order == DateOrder.YearMonthDay)
            return tokens[at].Length == 2 && TryMake(tokens.Lexicon, a, 2, b, c, false, out date);

        // With dots the day comes first everywhere.
        var (day, month) = order == DateOrder.MonthDayYear && sign != '.' ? (b, a) : (a, b);
        if (month > 12)
            (day, month) = (month, day);
        return TryMake(tokens.Lexicon, c, digits, month, day, false, out date);
    }

    /// <summary>Whether bars part the figures, as designers set them (<c>26 | 01 | 2022</c>): in full only, since bars part the cells of lists too.</summary>
    private static bool IsParted(in DateTokens tokens, int at) =>
        tokens.IsSign(at + 1, '|') && tokens.IsNumber(at, 2, 2) && tokens.IsNumber(at + 2, 2, 2) && tokens.IsNumber(at + 4, 4, 4)
        && !(at > 0 && tokens.IsSign(at - 1, '|')) && !tokens.IsSign(at + 5, '|');

    private static bool TryDayMonthName(in DateTokens tokens, int at, out DateOnly date, out int next)
    {
        (date, next) = (default, at);
        var j = SkipFiller(tokens, tokens.IsMark(at + 1, DateMark.Day) ? at + 2 : at + 1, 3);
        if (!tokens.TryMonth(j, out var month, out var isOwn, out j))
            return false;

        // Two names of one month, as in Levantine Arabic: يونيو/حزيران.
        if (tokens.SignAt(j) is '/' or '-' or '(' && tokens.TryMonth(j + 1, out var again, out _, out var after) && again == month)
            j = tokens.IsSign(after, ')') ? after + 1 : after;
        j = SkipFiller(tokens, j, 3);
        if (!tokens.IsNumber(j, 2, 4) || tokens[j].Length == 3)
            return false;
        next = j + 1;
        if (tokens.IsMark(next, DateMark.Year))
            next++;
        if (tokens[j].Length == 2 && IsShortYear(tokens, at, j))
            return TryMake(tokens.Lexicon, tokens[j].Value, 2, month, tokens[at].Value, isOwn, out date);
        var isShortThai = tokens[j].Length == 2 && tokens.Lexicon.Calendar == PackCalendar.ThaiBuddhist && tokens[j].Value >= 43;
        return (tokens[j].Length == 4 || isShortThai)
            && TryMake(tokens.Lexicon, isShortThai ? 2500 + tokens[j].Value : tokens[j].Value, 4, month, tokens[at].Value, isOwn, out date);
    }

    /// <summary>
    /// Whether two figures behind the name of a month are a year: where a clock stands right beside the day (<c>16:05, 08 Nov 23</c>).
    /// "On 12 March 23 people" and "12 March 23:05" go on with something else.
    /// </summary>
    private static bool IsShortYear(in DateTokens tokens, int day, int year)
    {
        if (tokens.Lexicon.Calendar != PackCalendar.None || tokens[year].Value is < FirstShortYear or > LastShortYear
            || (tokens.SignAt(year + 1) is ':' or '.' && tokens.IsNumber(year + 2) && tokens.IsAdjacent(year + 1)))
            return false;
        if (ClockReader.TryRead(tokens, SkipFiller(tokens, year + 1, 2), null, false, out _)) return true;
        if (tokens.IsWord(year + 1)) return false;
        var before = day - 1;
        if (before > 2 && tokens.SignAt(before) is ',' or '-' or '|' or '–') before--;
        return before >= 2 && tokens.IsNumber(before, 2, 2) && tokens.IsSign(before - 1, ':') && tokens.IsNumber(before - 2, 1, 2) && tokens[before - 2].Value < 24;
    }

    private static bool TryMonthNameFirst(
        in DateTokens tokens, int at, string? country, out DateOnly date, out int next, out int clockAt)
    {
        (date, next, clockAt) = (default, at, -1);
        if (!tokens.TryMonth(at, out var month, out var isOwn, out var j))
            return false;
        j = SkipFiller(tokens, j, 2);
        if (!tokens.IsNumber(j, 1, 2))
            return false;
        var day = tokens[j].Value;
        j = SkipFiller(tokens, j + 1, 3);
        if (!tokens.IsNumber(j, 4, 4))
        {
            if (!ClockReader.TryRead(tokens, j, country, false, out var clock))
                return false;
            clockAt = j;
            j = SkipFiller(tokens, clock.Next, 1);

            // The zone of a log date may be one that is not known: Jun 19 17:41:00 XYZ 2024.
            if (tokens.IsWord(j) && !tokens.IsNumber(j, 4, 4))
                j++;
            if (!tokens.IsNumber(j, 4, 4))
                return false;
        }

        next = j + 1;
        return TryMake(tokens.Lexicon, tokens[j].Value, 4, month, day, isOwn, out date);
    }

    private static bool IsClockStart(in DateTokens tokens, int at) => tokens.IsSign(at + 1, ':') && tokens.IsNumber(at + 2, 2, 2);

    private static int SkipFiller(in DateTokens tokens, int at, int max)
    {
        for (var n = 0; n < max && at < tokens.Count; n++)
        {
            if (tokens.SignAt(at) is '.' or ',' or '-' or '/' or '\'' or '°')
                at++;
            else if (tokens.TryMonth(at, out _, out _, out _) || !tokens.IsTimeWord(at, out at))
                break;
        }

        return at;
    }

    private static bool TryMake(Lexicon lexicon, int year, int digits, int month, int day, bool isOwn, out DateOnly date)
    {
        date = default;
        if (digits == 2)
        {
            if (year is >= 70 and < 90)
                return false;
            year += year >= 90 ? 1900 : 2000;
        }
        else if (lexicon.Calendar == PackCalendar.ThaiBuddhist && year is > 2440 and < 2700)
        {
            year -= 543;
        }
        else if (lexicon.Calendar == PackCalendar.Persian && year is > 1300 and < 1500)
        {
            return TryPersian(year, month, day, out date);
        }

        if (isOwn || year is < MinYear or > MaxYear || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new DateOnly(year, month, day);
        return true;
    }

    private static bool TryPersian(int year, int month, int day, out DateOnly date)
    {
        date = default;
        if (month is < 1 or > 12 || day < 1 || day > Persian.GetDaysInMonth(year, month))
            return false;
        date = DateOnly.FromDateTime(Persian.ToDateTime(year, month, day, 0, 0, 0, 0));
        return date.Year is >= MinYear and <= MaxYear;
    }
}
