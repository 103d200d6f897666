using System.Globalization;

namespace Extractor;

/// <summary>Reads and writes times as ISO 8601 in its extended form. Strict: what pages print loosely is read elsewhere.</summary>
internal static class IsoTime
{
    private const int MaxOffsetMinutes = 14 * 60;

    /// <summary>
    /// Reads <c>2024-06-19</c>, <c>2024-06-19T17:41</c>, <c>2024-06-19T17:41:00.5</c>, the latter two also with <c>Z</c> or an
    /// offset (<c>+07:00</c>). Digits of a fraction beyond 100 ns are dropped.
    /// </summary>
    /// <param name="text">The whole text; no space around it.</param>
    /// <param name="time">The time read.</param>
    /// <returns>False for anything else, days and clocks that do not exist included.</returns>
    public static bool TryRead(string? text, [NotNullWhen(true)] out ArticleTime? time)
    {
        time = null;
        if (text is null || !TryReadDate(text, out var date))
            return false;
        if (text.Length == 10)
        {
            time = new ArticleTime { Date = date };
            return true;
        }

        if (text[10] != 'T' || !TryReadClock(text.AsSpan(11), out var clock, out var used))
            return false;
        var rest = text.AsSpan(11 + used);
        TimeSpan? offset = null;
        if (!rest.IsEmpty)
        {
            if (!TryReadOffset(rest, out var read) || !IsInstant(date, clock, read))
                return false;
            offset = read;
        }

        time = new ArticleTime { Date = date, Time = clock, Offset = offset };
        return true;
    }

    /// <summary>Writes a time so that <see cref="TryRead"/> reads it back exactly.</summary>
    public static string Write(ArticleTime time)
    {
        var text = time.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (time.Time is not { } clock)
            return text;
        text += clock.ToString("'T'HH':'mm':'ss.FFFFFFF", CultureInfo.InvariantCulture);
        return time.Offset is { } offset
            ? text + (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh':'mm", CultureInfo.InvariantCulture)
            : text;
    }

    /// <summary>Whether the local time at the offset is a point in time that can be represented.</summary>
    internal static bool IsInstant(DateOnly date, TimeOnly clock, TimeSpan offset)
    {
        var ticks = date.ToDateTime(clock).Ticks - offset.Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks;
    }

    private static bool TryReadDate(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-'
            || !TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..10], out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateOnly(year, month, day);
        return true;
    }

    private static bool TryReadClock(ReadOnlySpan<char> text, out TimeOnly clock, out int used)
    {
        clock = default;
        used = 5;
        if (text.Length < 5 || text[2] != ':' || !TryDigits(text[..2], out var hour) || !TryDigits(text[3..5], out var minute)
            || hour > 23 || minute > 59)
        {
            return false;
        }

        var second = 0;
        long fraction = 0;
        if (text.Length > 5 && text[5] == ':')
        {
            if (text.Length < 8 || !TryDigits(text[6..8], out second) || second > 59)
                return false;
            used = 8;
            if (text.Length > 8 && text[8] is '.' or ',' && !TryReadFraction(text[9..], ref used, out fraction))
                return false;
        }

        clock = new TimeOnly((((hour * 60L) + minute) * 60 + second) * TimeSpan.TicksPerSecond + fraction);
        return true;
    }

    private static bool TryReadFraction(ReadOnlySpan<char> text, ref int used, out long ticks)
    {
        ticks = 0;
        var count = 0;
        var unit = TimeSpan.TicksPerSecond;
        while (count < text.Length && char.IsAsciiDigit(text[count]))
        {
            unit /= 10;
            ticks += unit * (text[count] - '0');
            count++;
        }

        used += 1 + count;
        return count > 0;
    }

    private static bool TryReadOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text is "Z")
            return true;
        if (text.Length is not (3 or 6) || text[0] is not ('+' or '-') || !TryDigits(text[1..3], out var hours))
            return false;
        var minutes = 0;
        if (text.Length == 6 && (text[3] != ':' || !TryDigits(text[4..6], out minutes)))
            return false;
        var total = hours * 60 + minutes;
        if (minutes > 59 || total > MaxOffsetMinutes)
            return false;
        offset = TimeSpan.FromMinutes(text[0] == '-' ? -total : total);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
                return false;
            value = value * 10 + (c - '0');
        }

        return true;
    }
}
