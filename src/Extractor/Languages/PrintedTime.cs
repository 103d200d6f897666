namespace Extractor.Languages;

/// <summary>
/// Reads times as pages print and state them. Nothing is guessed: no year, and no zone but a numeric offset, UTC or a zone that
/// the lexicon knows.
/// </summary>
internal static class PrintedTime
{
    private const int MaxText = 512;
    private const int MaxFiller = 6;
    private const int MaxBeforeNumber = 10;

    /// <summary>The first digit that is none of ASCII: Arabic's zero.</summary>
    private const char FirstOtherDigit = '\u0660';

    /// <summary>Finds the first day of a short text, with the clock and zone that stand beside it.</summary>
    /// <param name="text">The text; only the first 512 characters are looked at.</param>
    /// <param name="lexicon">The language of the page.</param>
    /// <param name="country">The ISO 3166 code of the page's country, which may settle zones and the order of figures; null when not known.</param>
    /// <param name="time">The time read.</param>
    /// <param name="start">Where it starts in the text, the weekday included.</param>
    /// <param name="length">How much of the text it takes.</param>
    public static bool TryRead(
        ReadOnlySpan<char> text, Lexicon lexicon, string? country, [NotNullWhen(true)] out ArticleTime? time, out int start, out int length)
    {
        (time, start, length) = (null, 0, 0);
        if (text.Length > MaxText)
            text = text[..MaxText];
        if (!MayHoldDay(text))
            return false;
        Span<DateToken> buffer = stackalloc DateToken[DateTokens.Max];
        var tokens = DateTokens.Cut(text, lexicon, buffer);
        Clock before = default;
        var beforeAt = -1;
        var number = -1;
        for (var i = 0; i < tokens.Count;)
        {
            // Words far from any number are not worth looking up; day and year are two.
            if (number < i)
                number = NextNumber(tokens, i);
            if (number < 0 || NextNumber(tokens, number + 1) < 0)
                break;
            i = Math.Max(i, number - MaxBeforeNumber);
            if (DateReader.TryRead(tokens, i, country, out var date, out var next, out var clockAt))
            {
                var clock = ClockOf(tokens, i, next, clockAt, before, beforeAt, country, out var first);
                var last = Math.Max(next, clock?.Next ?? 0);
                time = Make(date, clock);
                start = tokens[WithWeekday(tokens, first)].Start;
                length = tokens[last - 1].End - start;
                return true;
            }

            if (ClockReader.TryRead(tokens, i, country, false, out var read))
            {
                (before, beforeAt) = (read, i);
                i = read.Next;
            }
            else
            {
                i++;
            }
        }

        return false;
    }

    /// <summary>Whether half of a line or more is a time.</summary>
    public static bool Fills(ReadOnlySpan<char> line, Lexicon lexicon) => TryRead(line, lexicon, null, out _, out _, out var length) && length * 2 >= line.Length;

    /// <summary>
    /// Reads a time of a page's metadata: ISO 8601 in its looser forms, RFC 822 and 1123, Unix time of 10 or 13 digits,
    /// what JavaScript and others print, and at last what <see cref="TryRead"/> reads.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="lexicon">The language of the page.</param>
    /// <param name="time">The time read.</param>
    /// <returns>False also for the zero dates of databases and systems (0001-01-01, 1970-01-01).</returns>
    public static bool TryReadMachine(ReadOnlySpan<char> value, Lexicon lexicon, [NotNullWhen(true)] out ArticleTime? time)
    {
        value = value.Trim().Trim("\"'");
        if (value.Length is < 6 or > 128)
        {
            time = null;
            return false;
        }

        return MachineTime.TryReadDigits(value, out time) || MachineTime.TryReadIso(value, lexicon, out time)
            || (!MachineTime.IsZero(value) && TryRead(value, lexicon, null, out time, out _, out _));
    }

    /// <summary>Whether a text holds two numbers, in digits of any script: with fewer no day is read.</summary>
    public static bool MayHoldDay(ReadOnlySpan<char> text)
    {
        var at = IndexOfDigit(text);
        if (at < 0)
            return false;
        while (at < text.Length && char.IsDigit(text[at]))
            at++;
        return IndexOfDigit(text[at..]) >= 0;
    }

    /// <summary>Where the first digit of any script stands; -1 where none does.</summary>
    public static int IndexOfDigit(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyInRange(FirstOtherDigit, char.MaxValue))
            return text.IndexOfAnyInRange('0', '9');
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]) || (text[i] >= FirstOtherDigit && char.IsDigit(text[i])))
                return i;
        }

        return -1;
    }

    private static int NextNumber(in DateTokens tokens, int at)
    {
        while (at < tokens.Count && tokens[at].Kind != DateTokenKind.Number)
            at++;
        return at < tokens.Count ? at : -1;
    }

    private static ArticleTime Make(DateOnly date, Clock? clock) => new()
    {
        Date = date,
        Time = clock?.Time,
        Offset = clock?.Offset,
    };

    private static Clock? ClockOf(
        in DateTokens tokens, int at, int next, int clockAt, Clock before, int beforeAt, string? country, out int first)
    {
        first = at;
        if (clockAt >= 0)
            return ClockReader.TryRead(tokens, clockAt, country, false, out var inside) ? inside with { Next = 0 } : null;
        var isBefore = beforeAt >= 0 && IsFillerOnly(tokens, before.Next, at);
        if (isBefore && before.Next == at)
        {
            first = beforeAt;
            return before;
        }

        if (TryAfter(tokens, next, country, out var after))
            return after;
        if (!isBefore)
            return null;
        first = beforeAt;
        return before;
    }

    private static bool TryAfter(in DateTokens tokens, int at, string? country, out Clock clock)
    {
        if (tokens.IsWord(at) && tokens.IsAdjacent(at) && tokens.WordAt(at) is "T" or "t" && tokens.IsNumber(at + 1))
            at++;
        for (var n = 0; n <= MaxFiller && at < tokens.Count; n++)
        {
            if (ClockReader.TryRead(tokens, at, country, true, out clock))
                return true;
            if (!TrySkip(tokens, at, out at))
                break;
        }

        clock = default;
        return false;
    }

    private static bool IsFillerOnly(in DateTokens tokens, int from, int to)
    {
        for (var n = 0; n < MaxFiller && from < to; n++)
        {
            if (!TrySkip(tokens, from, out from))
                return false;
        }

        return from == to;
    }

    private static bool TrySkip(in DateTokens tokens, int at, out int next)
    {
        if (tokens.SignAt(at) is ',' or '-' or '|' or '•' or '·' or '/' or '(' or ')' or '[' or ']' or ':' or ';' or '.' or '@' or '・' or '⋅' or '~')
        {
            next = at + 1;
            return true;
        }

        return tokens.IsTimeWord(at, out next);
    }

    private static int WithWeekday(in DateTokens tokens, int first)
    {
        for (var i = Math.Max(0, first - 4); i < first; i++)
        {
            if (!tokens.IsWeekday(i, out var next) || next > first)
                continue;
            while (next < first && tokens.SignAt(next) is ',' or '.' or ')' or '|' or '-')
                next++;
            if (next == first)
                return i;
        }

        return first;
    }
}
