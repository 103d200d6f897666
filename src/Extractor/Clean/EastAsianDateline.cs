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

    /// <summary>How far behind the bracket the sign may stand that ends the reporters' names.</summary>
    private const int MaxSigned = 24;
    private const int MaxKoreanName = 4;

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
        var agency = UnspacedWords.AgencyPrefix(text);
        var own = agency > 0 ? 0 : UnspacedWords.PrefixOf(text, WireWords.OwnPaper);
        var unlisted = agency + own > 0 ? 0 : UnlistedAgency(text);
        var at = agency + own + unlisted;
        if (at == 0)
        {
            return null;
        }

        var nameEnd = at;
        while (nameEnd < text.Length && nameEnd - at <= UnspacedWords.MaxName && !char.IsDigit(text[nameEnd]) && !IsBreak(text[nameEnd]))
        {
            nameEnd++;
        }

        var dateEnd = EastAsianDay.EndOf(text, nameEnd);
        if (dateEnd < 0)
        {
            return null;
        }

        var mark = UnspacedWords.PrefixOf(text[dateEnd..], WireWords.WireEnds);
        var place = text[at..nameEnd];
        // the word for a wire report carries an unlisted place; without it the place must be known
        if ((mark == 0 && !Places.IsPlace(place)) || place.Length > UnspacedWords.MaxName || (place.IsEmpty && mark == 0) || HasReporterWord(place))
        {
            return null;
        }

        // of an agency that no list knows the whole form is asked for, and the site's name or the reporters behind it
        if (unlisted > 0 && (mark == 0 || place.Length < 2 || !(SourceJudge.IsSite(text[..unlisted], input) || NamesReporter(text[(dateEnd + mark)..]))))
        {
            return null;
        }

        return Make(text[..(dateEnd + mark)], place, text[..(agency + unlisted)], text[nameEnd..dateEnd]);
    }

    // how long the name is that is formed like an agency's: some letters, and the word for one
    private static int UnlistedAgency(ReadOnlySpan<char> text)
    {
        if (UnspacedWords.PrefixOf(text, WireWords.SourceLeads) > 0)
        {
            return 0;
        }

        var found = 0;
        for (var i = 1; i <= UnspacedWords.MaxName && i < text.Length && text[i] >= '⺀' && !IsBreak(text[i]); i++)
        {
            if (UnspacedWords.PrefixOf(text[i..], WireWords.SourceEnds) is not (> 0 and var length))
            {
                continue;
            }

            // of "海港社会报", or with a day's figures before it, no list tells where the name ends
            if (i == 1 || found > 0)
            {
                return 0;
            }

            found = i + length;
        }

        return found;
    }

    // "（记者孙某）"
    private static bool NamesReporter(ReadOnlySpan<char> rest)
    {
        var close = rest.IsEmpty ? '\0' : ClosingOf(rest[0]);
        var end = close == '\0' ? -1 : rest.IndexOf(close);
        // the opener's window may end before the bracket does
        return close != '\0' && HasReporterWord(rest[1..(end < 0 ? rest.Length : end)]);
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
            part = UnspacedWords.TrimSuffix(part, WireWords.WireEnds);
            reporter |= HasReporterWord(part);
            var day = EastAsianDay.AtEnd(part);
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

            var agency = UnspacedWords.AgencyPrefix(part);
            if (agency > 0 && source.IsEmpty)
            {
                source = part[..agency];
                part = part[agency..];
            }
            else if (source.IsEmpty && UnspacedWords.AgencySuffix(part) is > 0 and var suffix)
            {
                source = part[suffix..];
                part = part[..suffix];
            }

            if (place.IsEmpty)
            {
                place = !part.IsEmpty && Places.IsPlace(part) ? part : UnspacedWords.PlaceSuffix(part, reporter && !date.IsEmpty || agency > 0);
            }
        }

        var end = close + 1;
        if (place.IsEmpty && IsFiled(input, inner, text[end..]))
        {
            var equals = inner.IndexOf('=');
            place = inner[..equals].Trim();
            source = inner[(equals + 1)..].Trim();
        }

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

    // "(해운=한울뉴스) 김하늘 기자 =": the form says place and outlet, though no list knows them
    private static bool IsFiled(in DatelineInput input, ReadOnlySpan<char> inner, ReadOnlySpan<char> rest)
    {
        var equals = inner.IndexOf('=');
        var sign = rest.IndexOf('=');
        if (equals < 2 || equals > UnspacedWords.MaxName || sign is < 0 or > MaxSigned || !IsReporter(rest[..sign]) || input.Lexicon.TryCreditLabel(inner, out _))
        {
            return false;
        }

        var place = inner[..equals].Trim();
        var outlet = inner[(equals + 1)..].Trim();
        return outlet.Length is > 2 and <= 2 * UnspacedWords.MaxName && IsHangul(place) && IsHangul(outlet) && !HasReporterWord(outlet);
    }

    // "김하늘 기자 ": a name and the word for its bearer, nothing else
    private static bool IsReporter(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        foreach (var word in WireWords.ReporterWords)
        {
            if (text.EndsWith(word, StringComparison.Ordinal) && text[..^word.Length].TrimEnd() is { Length: >= 2 and <= MaxKoreanName } name && IsHangul(name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHangul(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c is not (>= '가' and <= '힣' or '·'))
            {
                return false;
            }
        }

        return text.Length > 1;
    }

    private static ReadOnlySpan<char> Outlet(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var space = text.IndexOf(' ');
        return space > 1 && text[(space + 1)..].Contains(' ') ? text[..space] : [];
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
