using System.Globalization;

namespace Extractor.Languages;

/// <summary>The kinds of <see cref="DateToken"/>.</summary>
internal enum DateTokenKind
{
    Number,
    Word,
    Sign,
}

/// <summary>A number, a word or a sign of a printed time.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="Length">Its length; for a number the count of its digits.</param>
/// <param name="Value">The value of a number, -1 when it is longer than nine digits; the character of a sign.</param>
internal readonly record struct DateToken(DateTokenKind Kind, int Start, int Length, int Value)
{
    public int End => Start + Length;
}

/// <summary>A short text cut into tokens. Digits of any script count.</summary>
internal readonly ref struct DateTokens
{
    /// <summary>The most tokens that are looked at.</summary>
    public const int Max = 128;

    private const int MaxJoined = 5;

    private readonly ReadOnlySpan<DateToken> _tokens;

    private DateTokens(ReadOnlySpan<char> text, ReadOnlySpan<DateToken> tokens, Lexicon lexicon)
    {
        Text = text;
        _tokens = tokens;
        Lexicon = lexicon;
    }

    public ReadOnlySpan<char> Text { get; }

    public Lexicon Lexicon { get; }

    public int Count => _tokens.Length;

    public DateToken this[int index] => _tokens[index];

    public static DateTokens Cut(ReadOnlySpan<char> text, Lexicon lexicon, Span<DateToken> buffer)
    {
        var count = 0;
        for (var i = 0; i < text.Length && count < buffer.Length;)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c) || (Fold.Of(c) == '\0' && !Fold.IsWordChar(c)))
            {
                i++;
                continue;
            }

            var start = i;
            if (char.IsDigit(c))
            {
                var value = 0;
                for (; i < text.Length && char.IsDigit(text[i]); i++)
                    value = i - start >= 9 ? -1 : value * 10 + CharUnicodeInfo.GetDecimalDigitValue(text[i]);
                buffer[count++] = new DateToken(DateTokenKind.Number, start, i - start, value);
            }
            else if (Fold.IsWordChar(c))
            {
                i = WordEnd(text, start, lexicon);
                buffer[count++] = new DateToken(DateTokenKind.Word, start, i - start, 0);
            }
            else
            {
                i++;
                buffer[count++] = new DateToken(DateTokenKind.Sign, start, 1, Sign(c));
            }
        }

        return new DateTokens(text, buffer[..count], lexicon);
    }

    public bool IsNumber(int index) => index < Count && _tokens[index].Kind == DateTokenKind.Number && _tokens[index].Value >= 0;

    public bool IsNumber(int index, int minDigits, int maxDigits) =>
        IsNumber(index) && _tokens[index].Length >= minDigits && _tokens[index].Length <= maxDigits;

    public bool IsWord(int index) => index < Count && _tokens[index].Kind == DateTokenKind.Word;

    public bool IsSign(int index, char sign) => index < Count && _tokens[index].Kind == DateTokenKind.Sign && _tokens[index].Value == sign;

    public char SignAt(int index) => index < Count && _tokens[index].Kind == DateTokenKind.Sign ? (char)_tokens[index].Value : '\0';

    /// <summary>Whether nothing stands between a token and the one before it.</summary>
    public bool IsAdjacent(int index) => index > 0 && index < Count && _tokens[index - 1].End == _tokens[index].Start;

    public ReadOnlySpan<char> WordAt(int index) => Text.Slice(_tokens[index].Start, _tokens[index].Length);

    public bool IsMark(int index, DateMark mark) => IsWord(index) && Lexicon.IsDateMark(mark, WordAt(index));

    /// <summary>Whether a word stands here that may stand between the parts of a time.</summary>
    public bool IsTimeWord(int index, out int next)
    {
        for (var n = Joinable(index, Lexicon.MayStartTimeWord(From(index))); n > 0; n--)
        {
            if (Lexicon.IsTimeWord(Joined(index, n)) || Lexicon.IsWeekday(Joined(index, n)))
            {
                next = index + n;
                return true;
            }
        }

        next = index;
        return false;
    }

    public bool IsWeekday(int index, out int next)
    {
        for (var n = Joinable(index, Lexicon.MayStartTimeWord(From(index))); n > 0; n--)
        {
            if (Lexicon.IsWeekday(Joined(index, n)))
            {
                next = index + n;
                return true;
            }
        }

        next = index;
        return false;
    }

    /// <summary>Reads the name of a month; <paramref name="isOwn"/> tells one of the language's own calendar.</summary>
    public bool TryMonth(int index, out int month, out bool isOwn, out int next)
    {
        for (var n = Joinable(index, Lexicon.MayStartMonth(From(index))); n > 0; n--)
        {
            isOwn = false;
            if (Lexicon.TryMonth(Joined(index, n), out month) || (isOwn = Lexicon.TryCalendarMonth(Joined(index, n), out month)))
            {
                next = index + n;
                return true;
            }
        }

        (month, isOwn, next) = (0, false, index);
        return false;
    }

    public bool TryMeridiem(int index, out bool isPm, out int next)
    {
        for (var n = Joinable(index, Lexicon.MayStartMeridiem(From(index))); n > 0; n--)
        {
            if (Lexicon.TryMeridiem(Joined(index, n), out isPm))
            {
                next = index + n;
                return true;
            }
        }

        (isPm, next) = (false, index);
        return false;
    }

    /// <summary>Reads the name of a zone; its offset is null where it is not known.</summary>
    public bool TryZone(int index, string? country, out TimeSpan? offset, out int next)
    {
        for (var n = Joinable(index, Lexicon.MayStartZone(From(index))); n > 0; n--)
        {
            if (Lexicon.IsZone(Joined(index, n), country, out offset))
            {
                next = index + n;
                return true;
            }
        }

        (offset, next) = (null, index);
        return false;
    }

    private static char Sign(char c) => c switch
    {
        '：' or '∶' or '﹕' => ':',
        '–' or '—' or '‒' or '−' or '‐' or '‑' or '－' => '-',
        '／' or '∕' => '/',
        '．' or '。' or '․' => '.',
        '，' or '،' or '、' => ',',
        '（' => '(',
        '）' => ')',
        '＋' => '+',
        '｜' => '|',
        '’' => '\'',
        _ => c,
    };

    // A sign of the date (年, 일) right after figures is a word of its own, though letters may follow it at once.
    private static int WordEnd(ReadOnlySpan<char> text, int start, Lexicon lexicon)
    {
        if (start > 0 && char.IsDigit(text[start - 1]) && text[start] >= '\u0E00')
        {
            for (var mark = DateMark.Year; mark <= DateMark.Second; mark++)
            {
                if (lexicon.IsDateMark(mark, text.Slice(start, 1)))
                    return start + 1;
            }
        }

        var end = start + 1;
        while (end < text.Length && Fold.IsWordChar(text[end]) && !char.IsDigit(text[end]))
            end++;
        return end;
    }

    /// <summary>The text from a word on; empty where none stands.</summary>
    private ReadOnlySpan<char> From(int index) => IsWord(index) ? Text[_tokens[index].Start..] : [];

    /// <summary>How many tokens from here on may be one name: a word, and words, dots and a number after it.</summary>
    /// <param name="index">The first of them.</param>
    /// <param name="mayStart">False where no name that is asked for starts as the text does here.</param>
    private int Joinable(int index, bool mayStart)
    {
        if (!mayStart || !IsWord(index))
            return 0;
        var n = 1;
        while (n < MaxJoined && index + n < Count && (_tokens[index + n].Kind != DateTokenKind.Sign || _tokens[index + n].Value == '.'))
            n++;
        return n;
    }

    private ReadOnlySpan<char> Joined(int index, int count) => Text[_tokens[index].Start.._tokens[index + count - 1].End];
}
