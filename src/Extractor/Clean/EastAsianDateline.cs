using System.Buffers;
using Extractor.Languages;

namespace Extractor.Clean;

/// <summary>
/// The openers of Chinese, Japanese and Korean newsrooms, whose words are not parted by spaces: <c>新华社北京3月2日电</c>,
/// <c>【ソウル＝山田】</c>, <c>（中央社記者某某高雄5日電）</c>, <c>[부산=…]</c>.
/// </summary>
internal static class EastAsianDateline
{
    private const int MaxInner = 48;
    private const int MaxName = 10;

    private static readonly SearchValues<char> Separators = SearchValues.Create("＝=／/ 　・|");

    public static Dateline? Read(in DatelineInput input)
    {
        var text = input.Text.AsSpan();
        var start = text.Length - text.TrimStart().Length;
        var window = text[start..Math.Min(text.Length, start + OpenerLexer.Window)];
        if (window.Length < 4)
        {
            return null;
        }

        var close = ClosingOf(window[0]);
        if (close == '\0')
        {
            return window[0] >= '⺀' ? Plain(input, window) : null;
        }

        var end = window.IndexOf(close);
        return end is > 2 and <= MaxInner && HasEastAsian(window[1..end]) ? Bracketed(input, window, end) : null;
    }

    private static char ClosingOf(char open) => open switch
    {
        '(' => ')',
        '[' => ']',
        '（' => '）',
        '［' => '］',
        '【' => '】',
        '〔' => '〕',
        _ => '\0',
    };

    // agency, place, day, and the word for a wire report: 新华社北京3月2日电
    private static Dateline? Plain(in DatelineInput input, ReadOnlySpan<char> text)
    {
        var agency = AgencyPrefix(text);
        var own = agency > 0 ? 0 : PrefixOf(text, WireWords.OwnPaper);
        var at = agency + own;
        if (at == 0)
        {
            return null;
        }

        var nameEnd = at;
        while (nameEnd < text.Length && nameEnd - at <= MaxName && !char.IsDigit(text[nameEnd]) && !IsBreak(text[nameEnd]))
        {
            nameEnd++;
        }

        var dateEnd = DayEnd(text, nameEnd);
        if (dateEnd < 0)
        {
            return null;
        }

        var mark = PrefixOf(text[dateEnd..], WireWords.WireEnds);
        var place = text[at..nameEnd];
        // the word for a wire report carries an unlisted place; without it the place must be known
        if ((mark == 0 && !Places.IsPlace(place)) || place.Length > MaxName || (place.IsEmpty && mark == 0) || HasReporterWord(place))
        {
            return null;
        }

        return Make(text[..(dateEnd + mark)], place, text[..agency], text[nameEnd..dateEnd]);
    }

    private static Dateline? Bracketed(in DatelineInput input, ReadOnlySpan<char> text, int close)
    {
        var inner = text[1..close];
        ReadOnlySpan<char> place = [], source = [], date = [];
        var parts = 0;
        var reporter = false;
        foreach (var range in inner.SplitAny(Separators))
        {
            var part = inner[range].Trim();
            if (part.IsEmpty)
            {
                continue;
            }

            parts++;
            part = TrimSuffix(part, WireWords.WireEnds);
            reporter |= HasReporterWord(part);
            var day = DayAtEnd(part);
            if (day >= 0)
            {
                date = date.IsEmpty ? part[day..] : date;
                part = part[..day];
            }

            if (part.IsEmpty)
            {
                continue;
            }

            // the first one may name agency, reporter and place in one breath
            if (source.IsEmpty && (CreditShape.Agency(part) || SourceJudge.IsSite(part, input)))
            {
                source = part;
                continue;
            }

            if (place.IsEmpty && Places.IsPlace(part))
            {
                place = part;
                continue;
            }

            var agency = AgencyPrefix(part);
            if (agency > 0 && source.IsEmpty)
            {
                source = part[..agency];
                part = part[agency..];
            }
            else if (source.IsEmpty && AgencySuffix(part) is > 0 and var suffix)
            {
                source = part[suffix..];
                part = part[..suffix];
            }

            if (place.IsEmpty)
            {
                place = !part.IsEmpty && Places.IsPlace(part) ? part : PlaceSuffix(part, reporter && !date.IsEmpty || agency > 0);
            }
        }

        var end = close + 1;
        if (!place.IsEmpty && source.IsEmpty && parts > 1 && reporter && inner.IndexOf('=') is > 0 and var equal)
        {
            // [부산=outlet reporter 기자]: the word behind the sign is the outlet where a name and 기자 follow
            source = Outlet(inner[(equal + 1)..]);
        }

        var sure = place.IsEmpty
            ? !source.IsEmpty && !date.IsEmpty
            : !source.IsEmpty || !date.IsEmpty || reporter || (parts > 1 && text[0] == '【' && inner.Contains('＝'));
        if (!sure)
        {
            return null;
        }

        // "(서울=연합뉴스) name 기자 =" and "[東京 20日 ロイター] -" go on to a sign
        var rest = text[end..];
        var sign = rest.IndexOfAny("=-");
        if (sign >= 0 && sign < 16 && (rest[..sign].IsWhiteSpace() || HasReporterWord(rest[..sign])) && (sign + 1 == rest.Length || rest[sign + 1] == ' '))
        {
            end += sign + 1;
        }

        return Make(text[..end], place, source, date);
    }

    private static ReadOnlySpan<char> Outlet(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var space = text.IndexOf(' ');
        return space > 1 && text[(space + 1)..].Contains(' ') ? text[..space] : [];
    }

    private static int AgencyPrefix(ReadOnlySpan<char> text)
    {
        for (var length = Math.Min(MaxName, text.Length); length >= 2; length--)
        {
            if (CreditShape.Agency(text[..length]))
            {
                return length;
            }
        }

        return 0;
    }

    private static int AgencySuffix(ReadOnlySpan<char> text)
    {
        for (var start = Math.Max(1, text.Length - MaxName); start <= text.Length - 2; start++)
        {
            if (CreditShape.Agency(text[start..]))
            {
                return start;
            }
        }

        return 0;
    }

    private static ReadOnlySpan<char> PlaceSuffix(ReadOnlySpan<char> text, bool allowed)
    {
        for (var start = 0; allowed && start <= text.Length - 2; start++)
        {
            if (Places.IsPlace(text[start..]))
            {
                return text[start..];
            }
        }

        return [];
    }

    private static bool HasReporterWord(ReadOnlySpan<char> text)
    {
        foreach (var word in WireWords.ReporterWords)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static int PrefixOf(ReadOnlySpan<char> text, ReadOnlySpan<string> words)
    {
        var longest = 0;
        foreach (var word in words)
        {
            if (word.Length > longest && text.StartsWith(word, StringComparison.Ordinal))
            {
                longest = word.Length;
            }
        }

        return longest;
    }

    private static ReadOnlySpan<char> TrimSuffix(ReadOnlySpan<char> text, ReadOnlySpan<string> words)
    {
        // several may follow one another: 綜合外電報導
        for (var tries = 0; tries < 3; tries++)
        {
            var longest = 0;
            foreach (var word in words)
            {
                if (word.Length > longest && text.Length > word.Length && text.EndsWith(word, StringComparison.Ordinal))
                {
                    longest = word.Length;
                }
            }

            if (longest == 0)
            {
                break;
            }

            text = text[..^longest];
        }

        return text;
    }

    /// <summary>Where a day that begins at <paramref name="i"/> ends: 3月2日, 21日, 6월 3일; -1 if there is none.</summary>
    private static int DayEnd(ReadOnlySpan<char> text, int i)
    {
        for (var part = 0; part < 3; part++)
        {
            var digits = i;
            while (digits < text.Length && digits - i < 4 && char.IsDigit(text[digits]))
            {
                digits++;
            }

            if (digits == i || digits == text.Length)
            {
                return -1;
            }

            i = digits + 1;
            if (text[digits] is '日' or '일')
            {
                return i;
            }

            if (text[digits] is not ('月' or '年' or '월' or '년'))
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>Where the day begins that ends the text; -1 if none does.</summary>
    private static int DayAtEnd(ReadOnlySpan<char> text)
    {
        for (var i = Math.Max(0, text.Length - 11); i < text.Length; i++)
        {
            if (char.IsDigit(text[i]) && DayEnd(text, i) == text.Length)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsBreak(char c) => char.IsWhiteSpace(c) || char.IsPunctuation(c);

    private static bool HasEastAsian(ReadOnlySpan<char> text) => text.IndexOfAnyInRange('⺀', '\uD7FF') >= 0;

    private static Dateline Make(ReadOnlySpan<char> printed, ReadOnlySpan<char> place, ReadOnlySpan<char> source, ReadOnlySpan<char> date) => new()
    {
        Text = printed.Trim().ToString(),
        Place = place.IsEmpty ? null : place.ToString(),
        Source = source.IsEmpty ? null : source.ToString(),
        Date = date.IsEmpty ? null : date.ToString(),
    };
}
