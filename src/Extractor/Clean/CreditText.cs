namespace Extractor.Clean;

/// <summary>Sentences, initials and brackets of captions.</summary>
internal static class CreditText
{
    // the two words with capitals before a slash: more could belong to the sentence
    public static int NameBefore(ReadOnlySpan<char> text, int end)
    {
        var from = LastSentenceEnd(text[..end]);
        var at = end;
        var start = end;
        var joined = false;
        for (var words = 0; words < 2 && at > Math.Max(from, 0); words++)
        {
            while (at > 0 && text[at - 1] == ' ')
            {
                at--;
            }

            var word = at;
            while (word > Math.Max(from, 0) && text[word - 1] != ' ')
            {
                word--;
            }

            if (word < at && words == 1 && WireWords.IsCreditJoiner(text[word..at]))
            {
                // "Ana via X / AFP"
                words--;
                at = word;
                if (joined)
                {
                    break;
                }

                joined = true;
                continue;
            }

            if (word == at || (!char.IsUpper(text[word]) && text[word] != '@'))
            {
                break;
            }

            start = at = word;
        }

        return start;
    }

    public static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text) => text[(text.LastIndexOfAny(" (（[") + 1)..];

    public static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        var space = text.IndexOf(' ');
        return space < 0 ? text : text[..space];
    }

    public static bool EndsSentence(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        if (text.IsEmpty || !IsSentenceEnd(text[^1]))
        {
            return false;
        }

        var words = 0;
        foreach (var c in text)
        {
            words += c == ' ' ? 1 : 0;
        }

        return words > 5;
    }

    // a credit may list several makers; running text with two sentences is none
    public static bool HasLaterSentence(ReadOnlySpan<char> rest)
    {
        int run = 0, longest = 0;
        foreach (var range in rest.Split(' '))
        {
            var word = rest[range];
            run = !word.IsEmpty && char.IsLower(word[0]) && !WireWords.IsCreditJoiner(word) ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest > 4;
    }

    public static int LastSentenceEnd(ReadOnlySpan<char> text)
    {
        for (var i = text.Length - 2; i > 0; i--)
        {
            if (IsSentenceEnd(text[i]) && (text[i + 1] == ' ' || text[i] >= '\u3000' || char.IsUpper(text[i + 1])) && !IsInitial(text, i))
            {
                return i + 1;
            }
        }

        return -1;
    }

    public static bool IsSentenceEnd(char c) => c is '.' or '!' or '?' or '。' or '！' or '？' or '۔' or '؟' or '।' or '…';

    /// <summary>A credit without the stop of scripts whose stop shortens no word; <c>Jane Doe Jr.</c> may keep its own.</summary>
    public static ReadOnlySpan<char> WithoutStop(ReadOnlySpan<char> credit)
    {
        credit = credit.TrimEnd();
        return credit.Length > 2 && credit[^1] is '।' or '۔' or '。' ? credit[..^1].TrimEnd() : credit;
    }

    // the stop of "J. Doe", "N.Y." and "St."
    public static bool IsInitial(ReadOnlySpan<char> text, int stop)
    {
        if (text[stop] != '.')
        {
            return false;
        }

        var start = stop;
        while (start > 0 && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        return (stop - start <= 2 && start < stop && char.IsUpper(text[start])) || (stop + 1 < text.Length && char.IsLower(text[stop + 1]));
    }

    public static bool OpensBracket(char c) => c is '(' or '[' or '（' or '［' or '【';

    /// <summary>Whether a bracket ends in the text that does not begin in it.</summary>
    public static bool ClosesBracket(ReadOnlySpan<char> text) =>
        text.IndexOfAny(")]）］】") is >= 0 and var close && text[..close].IndexOfAny("([（［【") < 0;

    public static char OpenerOf(char close) => close switch
    {
        ')' => '(',
        ']' => '[',
        '）' => '（',
        '］' => '［',
        '】' => '【',
        _ => '\0',
    };

    public static char CloserOf(char open) => open switch
    {
        '(' => ')',
        '[' => ']',
        '（' => '）',
        '［' => '］',
        _ => '】',
    };
}
