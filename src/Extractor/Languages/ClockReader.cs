namespace Extractor.Languages;

/// <summary>A clock time with its zone, as read.</summary>
/// <param name="Time">The clock.</param>
/// <param name="Offset">The offset from UTC; null when the zone is not known.</param>
/// <param name="Next">The token after it.</param>
internal readonly record struct Clock(TimeOnly Time, TimeSpan? Offset, int Next);

/// <summary>Reads a clock time at a place of a token list.</summary>
internal static class ClockReader
{
    private const int MaxOffsetHours = 14;

    /// <summary>Reads a clock and the zone after it.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="at">The first token.</param>
    /// <param name="country">The country of the page, which may settle the meaning of a zone.</param>
    /// <param name="allowDot">Whether 17.41 is a clock.</param>
    /// <param name="clock">What was read.</param>
    public static bool TryRead(in DateTokens tokens, int at, string? country, bool allowDot, out Clock clock)
    {
        clock = default;
        var hasMeridiem = tokens.TryMeridiem(at, out var isPm, out at);
        if (!tokens.IsNumber(at, 1, 2))
            return false;
        var hour = tokens[at].Value;
        var next = at + 1;
        long ticks = 0;
        var hasMinute = TryColons(tokens, at, allowDot, ref next, ref ticks, out var hasSecond) || TryMarks(tokens, at, ref next, ref ticks);
        if (!hasMeridiem && tokens.TryMeridiem(next, out isPm, out var after) && hour <= 12 && (hour > 0 || !isPm))
        {
            hasMeridiem = true;
            next = after;
        }

        if ((!hasMinute && !(hasMeridiem && next > at + 1)) || hour > 23 || ticks < 0)
            return false;
        if (hasMeridiem && isPm && hour < 12)
            hour += 12;
        else if (hasMeridiem && !isPm && hour == 12)
            hour = 0;
        var offset = TryZone(tokens, ref next, country, hasSecond);
        clock = new Clock(new TimeOnly(hour * TimeSpan.TicksPerHour + ticks), offset, next);
        return true;
    }

    private static bool TryColons(in DateTokens tokens, int at, bool allowDot, ref int next, ref long ticks, out bool hasSecond)
    {
        hasSecond = false;
        var sign = tokens.SignAt(at + 1);
        if (!(sign == ':' || (sign == '.' && allowDot && tokens.IsAdjacent(at + 1) && tokens.IsAdjacent(at + 2)))
            || !tokens.IsNumber(at + 2, 2, 2) || tokens[at + 2].Value > 59
            || (sign == '.' && tokens.IsSign(at + 3, '.') && tokens.IsAdjacent(at + 3) && tokens.IsNumber(at + 4) && tokens.IsAdjacent(at + 4)
                && !tokens.IsNumber(at + 4, 2, 2)))
        {
            return false;
        }

        next = at + 3;
        ticks = tokens[at + 2].Value * TimeSpan.TicksPerMinute;
        if (!tokens.IsSign(next, sign) || !tokens.IsNumber(next + 1, 2, 2) || !tokens.IsAdjacent(next) || !tokens.IsAdjacent(next + 1)
            || tokens[next + 1].Value > 59)
        {
            return true;
        }

        hasSecond = true;
        ticks += tokens[next + 1].Value * TimeSpan.TicksPerSecond;
        next += 2;
        if (tokens.SignAt(next) is '.' or ',' && tokens.IsAdjacent(next) && tokens.IsNumber(next + 1, 1, 9) && tokens.IsAdjacent(next + 1))
        {
            ticks += Fraction(tokens[next + 1]);
            next += 2;
        }

        return true;
    }

    private static bool TryMarks(in DateTokens tokens, int at, ref int next, ref long ticks)
    {
        if (!tokens.IsMark(at + 1, DateMark.Hour))
            return false;
        var isClose = tokens.IsAdjacent(at + 1);
        next = at + 2;
        ticks = 0;
        if (!tokens.IsNumber(next, 1, 2) || tokens[next].Value > 59 || !(tokens.IsMark(next + 1, DateMark.Minute) || tokens[next].Length == 2))
            return isClose;
        if (!isClose && !tokens.IsMark(next + 1, DateMark.Minute) && !tokens.IsNumber(next, 2, 2))
            return false;

        // 17h 19 juin: the number after the hour is the day, not the minute.
        if (!tokens.IsAdjacent(next) && !tokens.IsMark(next + 1, DateMark.Minute)
            && (tokens.TryMonth(next + 1, out _, out _, out _) || tokens.SignAt(next + 1) is '/' or '.' or '-'))
        {
            return isClose;
        }

        ticks = tokens[next].Value * TimeSpan.TicksPerMinute;
        next++;
        if (tokens.IsMark(next, DateMark.Minute))
            next++;
        if (tokens.IsNumber(next, 1, 2) && tokens[next].Value < 60 && tokens.IsMark(next + 1, DateMark.Second))
        {
            ticks += tokens[next].Value * TimeSpan.TicksPerSecond;
            next += 2;
        }

        return true;
    }

    private static long Fraction(DateToken token)
    {
        var ticks = token.Value * TimeSpan.TicksPerSecond;
        for (var i = 0; i < token.Length; i++)
            ticks /= 10;
        return ticks;
    }

    private static TimeSpan? TryZone(in DateTokens tokens, ref int next, string? country, bool allowMinus)
    {
        var at = next;
        for (var skipped = 0; skipped < 4 && at < tokens.Count; skipped++)
        {
            var isClose = at == next;
            TimeSpan? offset = TryOffset(tokens, at, allowMinus, out var figures, out var after) ? figures : null;
            if (offset is not null || TryNamed(tokens, at, country, isClose, out offset, out after))
            {
                next = tokens.IsSign(after, ')') && tokens.SignAt(at - 1) == '(' ? after + 1 : after;
                return offset;
            }

            if (tokens.SignAt(at) is '(' or ',' or '.')
                at++;
            else if (!tokens.IsTimeWord(at, out at))
                break;
        }

        return null;
    }

    private static bool TryNamed(in DateTokens tokens, int at, string? country, bool isClose, out TimeSpan? offset, out int after)
    {
        if (isClose && tokens.IsWord(at) && tokens.IsAdjacent(at) && tokens.WordAt(at) is "Z")
        {
            (offset, after) = (TimeSpan.Zero, at + 1);
            return true;
        }

        if (!tokens.TryZone(at, country, out offset, out after))
            return false;

        // GMT+7 is not GMT.
        if (offset == TimeSpan.Zero && TryOffset(tokens, after, true, out var shift, out var end))
            (offset, after) = (shift, end);
        return true;
    }

    private static bool TryOffset(in DateTokens tokens, int at, bool allowMinus, out TimeSpan offset, out int after)
    {
        (offset, after) = (default, at);
        var sign = tokens.SignAt(at);
        if (!(sign == '+' || (sign == '-' && allowMinus)) || !tokens.IsNumber(at + 1, 1, 4) || !tokens.IsAdjacent(at + 1))
            return false;
        var number = tokens[at + 1];
        int hours, minutes;
        after = at + 2;
        if (number.Length == 4)
        {
            (hours, minutes) = (number.Value / 100, number.Value % 100);
        }
        else if (number.Length <= 2 && tokens.IsSign(at + 2, ':') && tokens.IsNumber(at + 3, 2, 2))
        {
            (hours, minutes) = (number.Value, tokens[at + 3].Value);
            after = at + 4;
        }
        else if (number.Length <= 2)
        {
            (hours, minutes) = (number.Value, 0);
        }
        else
        {
            return false;
        }

        if (hours > MaxOffsetHours || minutes is not (0 or 15 or 30 or 45) || (hours == MaxOffsetHours && minutes > 0))
            return false;
        offset = new TimeSpan(hours, minutes, 0);
        if (sign == '-')
            offset = -offset;
        return true;
    }
}
