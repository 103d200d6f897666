namespace Extractor.Languages;

/// <summary>Reads the forms of ISO 8601 and Unix time that stand in metadata, strict or not.</summary>
internal static class MachineTime
{
    private const int MinYear = 1800;
    private const long MinUnix = 631_152_000;
    private const long MaxUnix = 4_102_444_800;

    /// <summary>Reads a value of digits only: Unix seconds or milliseconds, or a date with or without clock and no signs.</summary>
    public static bool TryReadDigits(ReadOnlySpan<char> value, [NotNullWhen(true)] out ArticleTime? time)
    {
        time = null;
        if (value.Length is not (8 or 10 or 12 or 13 or 14) || value.ContainsAnyExceptInRange('0', '9'))
            return false;
        if (value.Length is 10 or 13)
        {
            var number = 0L;
            foreach (var c in value)
                number = number * 10 + (c - '0');
            var milliseconds = value.Length == 13 ? number : number * 1000;
            if (milliseconds / 1000 is < MinUnix or > MaxUnix)
                return false;
            time = ArticleTime.FromInstant(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
            return true;
        }

        var at = 0;
        if (!TryDate(value, ref at, out var date))
            return false;
        if (value.Length == 8)
        {
            time = new ArticleTime { Date = date };
            return true;
        }

        if (!TryClock(value, ref at, out var clock) || at != value.Length)
            return false;
        time = new ArticleTime { Date = date, Time = clock };
        return true;
    }

    /// <summary>Reads ISO 8601, also with a space for the T, without signs, or with a zone name after the clock.</summary>
    public static bool TryReadIso(ReadOnlySpan<char> value, Lexicon lexicon, [NotNullWhen(true)] out ArticleTime? time)
    {
        time = null;
        var at = 0;
        if (!TryDate(value, ref at, out var date))
            return false;
        if (at == value.Length)
        {
            time = new ArticleTime { Date = date };
            return true;
        }

        if (value[at] is 'T' or 't')
            at++;
        while (at < value.Length && value[at] == ' ')
            at++;
        if (!TryClock(value, ref at, out var clock))
            return false;
        if (!TryOffset(value[at..], lexicon, out var offset))
            return false;
        if (offset is { } known && !IsoTime.IsInstant(date, clock, known))
            return false;
        time = new ArticleTime { Date = date, Time = clock, Offset = offset };
        return true;
    }

    /// <summary>Whether the value is the zero of a database or system rather than a date.</summary>
    public static bool IsZero(ReadOnlySpan<char> value) =>
        value.Contains("1970-01-01", StringComparison.Ordinal) || value.Contains("0001-01-01", StringComparison.Ordinal)
        || value.Contains("0000-00-00", StringComparison.Ordinal) || value.Contains("-0001-11-30", StringComparison.Ordinal);

    private static bool TryDate(ReadOnlySpan<char> value, ref int at, out DateOnly date)
    {
        date = default;
        if (!TryNumber(value, ref at, 4, 4, out var year))
            return false;
        var sign = at < value.Length && value[at] is '-' or '/' or '.' ? value[at] : '\0';
        if (sign != '\0')
            at++;
        if (!TryNumber(value, ref at, sign == '\0' ? 2 : 1, 2, out var month))
            return false;
        if (sign != '\0' && (at >= value.Length || value[at++] != sign))
            return false;
        if (!TryNumber(value, ref at, sign == '\0' ? 2 : 1, 2, out var day) || year is < MinYear or > DateReader.MaxYear
            || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateOnly(year, month, day);
        return date != new DateOnly(1970, 1, 1) && date != new DateOnly(1900, 1, 1);
    }

    private static bool TryClock(ReadOnlySpan<char> value, ref int at, out TimeOnly clock)
    {
        clock = default;
        if (!TryNumber(value, ref at, 1, 2, out var hour) || hour > 23)
            return false;
        var hasSign = at < value.Length && value[at] == ':';
        if (hasSign)
            at++;
        if (!TryNumber(value, ref at, 2, 2, out var minute) || minute > 59)
            return false;
        var second = 0;
        var ticks = 0L;
        var hasSecond = hasSign ? at < value.Length && value[at] == ':' : at < value.Length && char.IsAsciiDigit(value[at]);
        if (hasSecond)
        {
            if (hasSign)
                at++;
            if (!TryNumber(value, ref at, 2, 2, out second) || second > 59)
                return false;
            ticks = Fraction(value, ref at);
        }

        clock = new TimeOnly((hour * 3600L + minute * 60 + second) * TimeSpan.TicksPerSecond + ticks);
        return true;
    }

    private static long Fraction(ReadOnlySpan<char> value, ref int at)
    {
        // Some systems put a colon before the milliseconds.
        if (at + 1 >= value.Length || value[at] is not ('.' or ',' or ':') || !char.IsAsciiDigit(value[at + 1]))
            return 0;
        var ticks = 0L;
        var unit = TimeSpan.TicksPerSecond;
        for (at++; at < value.Length && char.IsAsciiDigit(value[at]); at++)
        {
            unit /= 10;
            ticks += unit * (value[at] - '0');
        }

        return ticks;
    }

    private static bool TryOffset(ReadOnlySpan<char> rest, Lexicon lexicon, out TimeSpan? offset)
    {
        offset = null;
        rest = rest.Trim();

        // RFC 9557 puts the zone's name in brackets after the offset.
        var bracket = rest.IndexOfAny('[', '(');
        if (bracket > 0 && rest[^1] is ']' or ')')
            rest = rest[..bracket].TrimEnd();
        if (rest.IsEmpty)
            return true;
        if (rest is "Z" or "z")
        {
            offset = TimeSpan.Zero;
            return true;
        }

        if (lexicon.TryZone(rest, null, out var zone))
        {
            offset = zone;
            return true;
        }

        if (rest[0] is not ('+' or '-' or '−'))
            return false;
        var at = 1;
        var minutes = 0;
        if (!TryNumber(rest, ref at, 1, 2, out var hours))
            return false;
        if (at < rest.Length && rest[at] == ':')
            at++;
        if (at < rest.Length && !TryNumber(rest, ref at, 2, 2, out minutes))
            return false;
        if (at < rest.Length && rest[at..] is not ":00" || minutes > 59 || hours * 60 + minutes > 14 * 60)
            return false;
        offset = new TimeSpan(hours, minutes, 0);
        if (rest[0] != '+')
            offset = -offset;
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> value, ref int at, int min, int max, out int number)
    {
        number = 0;
        var digits = 0;
        while (digits < max && at < value.Length && char.IsAsciiDigit(value[at]))
        {
            number = number * 10 + (value[at++] - '0');
            digits++;
        }

        return digits >= min;
    }
}
