using System.Buffers;

namespace Extractor.Clean;

/// <summary>
/// Finds the credits of East Asian captions, whose word follows the maker: <c>林芷萱攝</c>, <c>市提供</c>, <c>공사 제공</c>. The same words
/// close sentences: they count in brackets or behind a stop, and not where the word before makes a verb of them.
/// </summary>
internal static class ClosingCredit
{
    private const int LongestMaker = 24;

    /// <summary>A longer maker that no word for a reporter marks is a clause before a word such as 摄影, photography.</summary>
    private const int LongestUnmarked = 12;
    private const int LongestAgencyLine = 8;

    private static readonly SearchValues<char> Stops = SearchValues.Create("。，、,：:；;！？!?「」『』\"”");

    /// <summary>Whether a text is a maker and a closing word.</summary>
    public static bool Is(ReadOnlySpan<char> text)
    {
        text = WithoutRights(text.Trim(" \u3000/／"));
        if (text.Length > LongestMaker + 4)
        {
            return false;
        }

        foreach (var word in WireWords.ClosingCredits)
        {
            if (text.Length > word.Length && text.EndsWith(word, StringComparison.Ordinal))
            {
                return IsMaker(text[..^word.Length].TrimEnd(" \u3000"), word.Length);
            }
        }

        foreach (var word in WireWords.AgencyCredits)
        {
            if (text.EndsWith(word, StringComparison.Ordinal) && CreditShape.Agency(text[..^word.Length].TrimEnd()))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a caption that is nothing else is a credit: without brackets and a sentence before it only the maker can tell.</summary>
    public static bool IsAlone(ReadOnlySpan<char> text) =>
        Is(text) && (IsGiven(text) || (IsMarked(text) && text.IndexOfAny(' ', '\u3000') is var blank && (blank < 0 || HasReporter(text[..blank]) || UnspacedWords.AgencyPrefix(text) == blank)));

    /// <summary>Whether a text ends with a maker and a word for one who takes pictures or gives them, in brackets or behind a stop.</summary>
    public static bool EndsWithSignature(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd(" \u3000");
        if (text.IsEmpty || CreditText.OpenerOf(text[^1]) is not (not '\0' and var open))
        {
            return Find(text, out _) > 0;
        }

        var start = text.LastIndexOf(open);
        return start > 0 && Is(text[(start + 1)..^1]);
    }

    /// <summary>Where the credit in the last brackets begins: an agency before them belongs to it (<c>新华社发（李明 摄）</c>).</summary>
    /// <param name="text">The caption.</param>
    /// <param name="open">Where the brackets open.</param>
    public static int StartOf(ReadOnlySpan<char> text, int open)
    {
        var from = CreditText.LastSentenceEnd(text[..open]);
        return from > 0 && open - from is > 1 and <= LongestAgencyLine && (UnspacedWords.AgencyPrefix(text[from..open].TrimStart()) > 0 || IsSent(text[from..open].Trim())) ? from : open;
    }

    // "港湾社发": an agency that no list has, and the word for what it sends
    private static bool IsSent(ReadOnlySpan<char> line)
    {
        foreach (var c in line)
        {
            if (!char.IsLetter(c))
            {
                return false;
            }
        }

        foreach (var word in WireWords.AgencyCredits)
        {
            if (line.Length <= word.Length + 1 || !line.EndsWith(word, StringComparison.Ordinal))
            {
                continue;
            }

            // "再次出发": the word is part of another where none for a paper or an agency stands before it
            var outlet = line[..^word.Length];
            foreach (var end in WireWords.SourceEnds)
            {
                if (outlet.EndsWith(end, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Where a credit without brackets and what parts it from the caption begins; -1 if there is none.</summary>
    public static int Find(ReadOnlySpan<char> text, out Range credit)
    {
        credit = default;
        var bare = WithoutRights(text);
        if (bare.Length < 4 || bare[^1] < '\u2e80' || CreditText.IsSentenceEnd(bare[^1]))
        {
            return -1;
        }

        var from = CreditText.LastSentenceEnd(bare);
        if (from > 0 && Is(bare[from..]) && (bare.Length - from <= LongestUnmarked || IsMarked(bare[from..]) || IsGiven(bare)))
        {
            credit = from..text.Length;
            return from;
        }

        if (Sent(bare) is > 0 and var sent)
        {
            credit = sent..text.Length;
            return sent;
        }

        // "参加者たち＝青潮市で3月11日、戸田亮撮影"
        var comma = bare.LastIndexOf('、');
        var equal = bare.LastIndexOf('＝');
        var cut = comma > equal && equal > 0 ? comma : equal;
        if (cut > 0 && Is(bare[(cut + 1)..]))
        {
            credit = (cut + 1)..text.Length;
            return cut;
        }

        // a blank parts only what a word for a reporter marks: "航拍图 新华社记者 郑海宁 摄"
        for (var i = bare.Length - 2; i > 1 && bare.Length - i <= LongestMaker; i--)
        {
            if (bare[i] is ' ' or '\u3000' && HasReporter(bare[(i + 1)..]) && Is(bare[(i + 1)..]))
            {
                credit = (i + 1)..text.Length;
                return i;
            }
        }

        return -1;
    }

    // "（尖山鄉公所提供）中央社記者林芷萱傳真 113年5月10日": who gave the picture, the reporter who sent it, and the day
    private static int Sent(ReadOnlySpan<char> text)
    {
        var day = EastAsianDay.AtEnd(text);
        text = day > 0 ? text[..day].TrimEnd(" \u3000") : text;
        var from = text.Length < 4 ? -1 : CreditText.LastSentenceEnd(text);
        if (from <= 0)
        {
            return -1;
        }

        var line = text[from..];
        var close = line[0] == '（' ? line.IndexOf('）') : -1;
        if (close > 1 && !Is(line[1..close]))
        {
            return -1;
        }

        return (day > 0 || close > 1) && IsMarked(line[(close + 1)..]) && Is(line[(close + 1)..]) ? from : -1;
    }

    // what may not be done with the picture stands behind its maker in Korean captions
    private static ReadOnlySpan<char> WithoutRights(ReadOnlySpan<char> text)
    {
        foreach (var phrase in WireWords.ClosingRights)
        {
            if (text.Length > phrase.Length && text.EndsWith(phrase, StringComparison.OrdinalIgnoreCase))
            {
                return text[..^phrase.Length].TrimEnd(" .,·-");
            }
        }

        return text;
    }

    private static bool IsMaker(ReadOnlySpan<char> maker, int word)
    {
        // one letter before 提供 is the town of the caption; before 摄 it makes another word
        if (maker.Length > LongestMaker || maker.Length <= (word > 1 ? 0 : 1) || !char.IsLetter(maker[0]) || maker.ContainsAny(Stops))
        {
            return false;
        }

        for (var i = 1; i < maker.Length; i++)
        {
            if (char.IsDigit(maker[i - 1]) && maker[i] is '年' or '月' or '日' or '号' or '時' or '时' or '分' or '년' or '월' or '일')
            {
                return false;
            }
        }

        foreach (var end in WireWords.NoMakerEnds)
        {
            if (maker.EndsWith(end, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return CreditText.LastSentenceEnd(maker) < 0;
    }

    private static bool IsGiven(ReadOnlySpan<char> text)
    {
        text = WithoutRights(text);
        foreach (var word in WireWords.GivenCredits)
        {
            if (text.EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMarked(ReadOnlySpan<char> text) => HasReporter(text) || UnspacedWords.AgencyPrefix(text.TrimStart()) > 0;

    private static bool HasReporter(ReadOnlySpan<char> text)
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
}
