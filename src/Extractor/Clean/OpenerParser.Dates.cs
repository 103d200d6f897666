namespace Extractor.Clean;

/// <content>Days as openers print them.</content>
internal readonly ref partial struct OpenerParser
{
    /// <summary>Reads a day: <c>Nov. 24</c>, <c>7 oct</c>, <c>29 июня</c>, <c>Dec 20, 2025</c>, <c>27.6.2025</c>, with or without a weekday.</summary>
    /// <param name="i">Where it must begin.</param>
    /// <param name="end">The place after its last character.</param>
    public int Date(int i, out int end)
    {
        end = 0;
        var at = i;
        if (Is(at, OpenerTokenKind.Word) && _lexicon.IsWeekday(Text(at)))
        {
            end = End(at);
            at++;
            if (Is(at, OpenerTokenKind.Comma) || Is(at, OpenerTokenKind.Stop))
            {
                at++;
            }

            var rest = DayAndMonth(at, ref end);
            return rest > 0 ? rest : i + 1;
        }

        return DayAndMonth(at, ref end);
    }

    private int DayAndMonth(int i, ref int end)
    {
        if (!Is(i, OpenerTokenKind.Word))
        {
            return -1;
        }

        int next;
        if (IsNumericDate(Text(i)))
        {
            end = End(i);
            return i + 1;
        }

        if (IsMonth(Text(i)))
        {
            next = SkipStop(i + 1);
            if (!IsNumber(next, 2))
            {
                return -1;
            }

            end = End(next);
            next++;
        }
        else if (IsNumber(i, 2))
        {
            next = SkipStop(i + 1);
            // "29 de noviembre": one small word may stand between
            if (Is(next, OpenerTokenKind.Word) && !IsMonth(Text(next)) && Text(next).Length <= 3 && !IsNumber(next, 4))
            {
                next++;
            }

            if (!Is(next, OpenerTokenKind.Word) || !IsMonth(Text(next)))
            {
                return -1;
            }

            end = End(next);
            next++;
            // the stop of "Nov." belongs to the day only where something follows that is no sentence
            if (Is(next, OpenerTokenKind.Stop) && !SpaceBefore(next) && (Is(next + 1, OpenerTokenKind.Open) || Is(next + 1, OpenerTokenKind.Dash)) && Text(next - 1).Length <= 4)
            {
                end = End(next);
                next++;
            }
        }
        else
        {
            return -1;
        }

        var year = Is(next, OpenerTokenKind.Comma) ? next + 1 : next;
        if (IsNumber(year, 4) && Text(year).Length == 4)
        {
            end = End(year);
            next = year + 1;
        }

        return next;
    }

    private int SkipStop(int i) => Is(i, OpenerTokenKind.Stop) && !SpaceBefore(i) ? i + 1 : i;

    private bool IsNumber(int i, int most)
    {
        if (!Is(i, OpenerTokenKind.Word) || Text(i).Length > most)
        {
            return false;
        }

        foreach (var c in Text(i))
        {
            if (!char.IsDigit(c))
            {
                return false;
            }
        }

        return true;
    }

    // 27.6.2025, 3/12/21 is left alone: the lexer parts it
    private static bool IsNumericDate(ReadOnlySpan<char> word)
    {
        int dots = 0, digits = 0;
        foreach (var c in word)
        {
            if (c is '.' or '-')
            {
                dots++;
            }
            else if (char.IsDigit(c))
            {
                digits++;
            }
            else
            {
                return false;
            }
        }

        return dots == 2 && digits is >= 3 and <= 8;
    }
}
