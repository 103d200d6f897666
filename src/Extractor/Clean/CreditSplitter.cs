using Extractor.Languages;

namespace Extractor.Clean;

/// <summary>
/// Parts the maker of a picture from what the caption says. A credit wrongly left in costs a few words, one wrongly cut off costs
/// the sentence: without a label, a listed agency or a bracket behind the last sentence nothing is cut.
/// </summary>
internal static class CreditSplitter
{
    private const int MaxCaption = 4000;
    private const int MaxCredit = 140;

    /// <summary>Splits a caption as printed.</summary>
    /// <param name="caption">The caption, white space folded.</param>
    /// <param name="lexicon">The words of the page's language.</param>
    /// <returns>What the caption says, empty where it is only a credit; the credit without its label, null if none is found.</returns>
    public static (string Text, string? Credit) Split(string caption, Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(caption);
        var text = caption.AsSpan().Trim();
        if (text.IsEmpty || text.Length > MaxCaption)
        {
            return (text.ToString(), null);
        }

        var cut = Find(text, lexicon, out var credit);
        if (cut < 0)
        {
            return (text.ToString(), null);
        }

        var cleaned = Clean(text[credit], lexicon);
        if (cleaned is null)
        {
            return (text.ToString(), null);
        }

        var said = text[..cut].TrimEnd(" \u00a0\u3000|·•–—-/／,;=＝(（[［【");
        // the same credit printed twice, in brackets and behind them
        if (said.Length > 0 && Bracketed(said, lexicon, out var again) is var inner && inner >= 0 && Clean(said[again], lexicon) is { } twice &&
            (twice.Contains(cleaned, StringComparison.OrdinalIgnoreCase) || cleaned.Contains(twice, StringComparison.OrdinalIgnoreCase)))
        {
            said = said[..inner].TrimEnd();
            cleaned = twice.Length > cleaned.Length ? twice : cleaned;
        }

        return (said.ToString(), cleaned);
    }

    /// <summary>The credit of an element of its own, without label, sign and brackets; null if nothing is left.</summary>
    public static string? CleanCredit(string credit, Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(credit);
        return Clean(credit.AsSpan().Trim(), lexicon);
    }

    private static string? Clean(ReadOnlySpan<char> credit, Lexicon lexicon)
    {
        for (var tries = 0; tries < 3; tries++)
        {
            var before = credit.Length;
            credit = Unbracket(CreditLabel.Strip(credit, lexicon));
            if (credit.Length == before)
            {
                break;
            }
        }

        if (WireWords.EndsWithReporter(credit, out var name) && name > 0)
        {
            credit = credit[..name].TrimEnd();
        }

        credit = WithoutRepeat(credit);
        // a label that nothing follows is no credit
        if (CreditLabel.At(credit, lexicon, out _) == credit.Length)
        {
            return null;
        }

        return credit.IsEmpty ? null : credit.ToString();
    }

    // "(AP Photo) AP Photo"
    private static ReadOnlySpan<char> WithoutRepeat(ReadOnlySpan<char> credit)
    {
        var close = credit.IsEmpty || credit[0] != '(' ? -1 : credit.IndexOf(')');
        if (close < 2 || close == credit.Length - 1)
        {
            return credit;
        }

        var inner = credit[1..close].Trim();
        var outer = credit[(close + 1)..].Trim();
        return inner.Contains(outer, StringComparison.OrdinalIgnoreCase) ? inner
            : outer.Contains(inner, StringComparison.OrdinalIgnoreCase) ? outer
            : credit;
    }

    private static ReadOnlySpan<char> Unbracket(ReadOnlySpan<char> text)
    {
        if (text.Length > 2 && text[0] is '(' or '[' or '（' or '［' or '【')
        {
            var close = CloserOf(text[0]);
            var end = text.IndexOf(close);
            if (end == text.Length - 1 || (end == text.Length - 2 && text[^1] is '.' or '。'))
            {
                return text[1..end].Trim();
            }
        }

        return text;
    }

    // where the credit and what leads to it begins; -1 if there is none
    private static int Find(ReadOnlySpan<char> text, Lexicon lexicon, out Range credit)
    {
        if (IsCreditOnly(text, lexicon))
        {
            credit = ..;
            return 0;
        }

        var cut = Bracketed(text, lexicon, out credit);
        if (cut < 0)
        {
            cut = Labelled(text, lexicon, out credit);
        }

        if (cut < 0)
        {
            cut = Separated(text, out credit);
        }

        return cut < 0 ? Slashed(text, out credit) : cut;
    }

    private static bool IsCreditOnly(ReadOnlySpan<char> text, Lexicon lexicon)
    {
        if (text.Length > MaxCredit)
        {
            return false;
        }

        var label = CreditLabel.At(text, lexicon, out var strong);
        if (label > 0)
        {
            var rest = text[label..];
            return !rest.IsEmpty && (strong ? CreditShape.IsNames(rest, 10) || (rest.Length < 60 && !EndsSentence(rest)) : CreditShape.HasAgency(rest));
        }

        return CreditShape.HasAgency(text) && !EndsSentence(text);
    }

    // "(Name / AGENCY)" or "[Photo: Name]" at the end
    private static int Bracketed(ReadOnlySpan<char> text, Lexicon lexicon, out Range credit)
    {
        credit = default;
        var end = text.Length - (text[^1] is '.' or '。' ? 1 : 0);
        if (end < 3 || OpenerOf(text[end - 1]) is not (not '\0' and var open))
        {
            return -1;
        }

        // the matching bracket: "Foto: Name (Agency)" has its own inside
        var start = -1;
        var depth = 0;
        for (var i = end - 1; i >= 0 && end - i <= MaxCredit + 2; i--)
        {
            depth += text[i] == text[end - 1] ? 1 : text[i] == open ? -1 : 0;
            if (depth == 0)
            {
                start = i;
                break;
            }
        }

        if (start < 0)
        {
            return -1;
        }

        var inner = text[(start + 1)..(end - 1)].Trim();
        if (inner.IsEmpty || WireWords.IsNoCredit(inner))
        {
            return -1;
        }

        credit = (start + 1)..(end - 1);
        var label = CreditLabel.At(inner, lexicon, out var strong);
        if (label > 0 && label < inner.Length && (strong || CreditShape.IsNames(inner[label..], 10)))
        {
            return start;
        }

        if (CreditShape.HasAgency(inner))
        {
            // "Foto: Name (Agency)" belongs together, and so does "Name Surname (Agency)" behind a sentence
            var labelled = Labelled(text, lexicon, out var all);
            if (labelled >= 0 && labelled < start)
            {
                credit = all;
                return labelled;
            }

            var from = LastSentenceEnd(text[..start]);
            if (from > 0 && from < start && CreditShape.IsPerson(text[from..start].Trim()))
            {
                credit = from..text.Length;
                return from;
            }

            return start;
        }

        // behind a finished sentence, capitals or names can only be the source
        var before = text[..start].TrimEnd();
        return before.Length > 0 && IsSentenceEnd(before[^1]) && IsSourceInBrackets(inner) ? start : -1;
    }

    private static bool IsSourceInBrackets(ReadOnlySpan<char> inner)
    {
        var space = inner.Contains(' ');
        if (!space)
        {
            return inner.Length is >= 2 and <= 8 && OpenerParser.IsCapitals(inner) && !Places.IsPlace(inner);
        }

        return CreditShape.IsNames(inner, 8) && !Places.IsPlace(inner);
    }

    // a label inside the caption and everything after it
    private static int Labelled(ReadOnlySpan<char> text, Lexicon lexicon, out Range credit)
    {
        credit = default;
        for (var i = Math.Max(1, text.Length - MaxCredit); i < text.Length; i++)
        {
            if ((char.IsLetterOrDigit(text[i]) && char.IsLetterOrDigit(text[i - 1]) && !Fold.IsUnspaced(text[i])) || char.IsWhiteSpace(text[i]) ||
                !(char.IsLetter(text[i]) || text[i] is '©' or '(' or '（' or '\ud83d'))
            {
                continue;
            }

            var label = CreditLabel.At(text[i..], lexicon, out var strong);
            if (label == 0 || i + label >= text.Length || !strong)
            {
                continue;
            }

            var rest = text[(i + label)..];
            // a label with a sign carries any words; one of words ("photo by") needs a name behind it
            var signed = !char.IsLetterOrDigit(text[..(i + label)].TrimEnd()[^1]);
            var lead = text[..i].TrimEnd();
            var breaks = lead.IsEmpty || !char.IsLetterOrDigit(lead[^1]) || char.IsUpper(text[i]) || !char.IsLetter(text[i]);
            if (breaks && !CreditShape.Agency(LastWord(lead)) && (signed ? !HasLaterSentence(rest) : CreditShape.IsNames(rest, 16)))
            {
                credit = (i + label)..text.Length;
                return i;
            }
        }

        return -1;
    }

    // "caption. Name / AFP", "caption | Name Surname", "caption — AFP pic", "caption＝ＡＰ"
    private static int Separated(ReadOnlySpan<char> text, out Range credit)
    {
        credit = default;
        for (var i = text.Length - 2; i > 0 && text.Length - i <= MaxCredit; i--)
        {
            var c = text[i];
            var spaced = text[i - 1] == ' ' && text[i + 1] == ' ';
            var isBar = c is '|' or '｜' or '＝' or '=' || (spaced && c is '/' or '—' or '–' or '·' or '•');
            if (!isBar && !(IsSentenceEnd(c) && !IsInitial(text, i)))
            {
                continue;
            }

            var rest = text[(i + 1)..].Trim();
            if (rest.Length < 2)
            {
                continue;
            }

            // the sentence end that opens the last fragment settles it, a bar may have another before it
            if (IsSentenceEnd(c) && !isBar)
            {
                rest = rest.TrimStart("”\"»’ ");
                if (!CreditShape.HasAgency(rest) && !IsLooseName(text[..i], rest))
                {
                    return -1;
                }

                credit = (i + 1)..text.Length;
                return i + 1;
            }

            var sure = CreditShape.HasAgency(rest) || (c is '|' or '/' && spaced && CreditShape.IsPerson(rest) && i >= 20) ||
                (c is '—' or '–' && spaced && rest.Length <= 24 && CreditShape.Agency(FirstWord(rest)));
            if (!sure)
            {
                continue;
            }

            // "Name / AGENCY" behind a sentence: the name before the bar is part of it
            var from = LastSentenceEnd(text[..i]);
            if (from > 0 && text[from..i].Trim() is { IsEmpty: false } name && CreditShape.IsNames(name, 5))
            {
                credit = from..text.Length;
                return from;
            }

            if (c is '/' && from < 0 && CreditShape.HasAgency(rest))
            {
                var names = NameBefore(text, i);
                credit = names..text.Length;
                return names;
            }

            credit = (i + 1)..text.Length;
            return i;
        }

        return -1;
    }

    // behind a finished sentence, a few names without a stop of their own: "... off the coast. Jane Doe for Harbour Post"
    private static bool IsLooseName(ReadOnlySpan<char> sentence, ReadOnlySpan<char> rest)
    {
        if (!rest.Contains(' ') || rest.Length > 60 || IsSentenceEnd(rest[^1]) || !CreditShape.IsNames(rest, 6))
        {
            return false;
        }

        if (rest[0] >= '\u2e80')
        {
            return WireWords.EndsWithReporter(rest, out _);
        }

        var small = 0;
        foreach (var range in sentence.Split(' '))
        {
            var word = sentence[range];
            small += !word.IsEmpty && char.IsLower(word[0]) ? 1 : 0;
        }

        return small >= 3;
    }

    // "... in the harbour Jane Doe/AP", "... REUTERS/Jane Doe": the agency beside the slash is the anchor
    private static int Slashed(ReadOnlySpan<char> text, out Range credit)
    {
        credit = default;
        var slash = text.LastIndexOfAny('/', '／');
        if (slash <= 0 || text.Length - slash > 60)
        {
            return -1;
        }

        var after = text[(slash + 1)..].Trim();
        if (after.IsEmpty)
        {
            return -1;
        }

        var start = slash;
        while (start > 0 && text[start - 1] != ' ')
        {
            start--;
        }

        var before = text[start..slash];
        var cut = CreditShape.HasAgency(after) ? NameBefore(text, slash)
            : CreditShape.Agency(before) && CreditShape.IsNames(after, 4) ? start
            : -1;
        if (cut < 0)
        {
            return -1;
        }

        credit = cut..text.Length;
        return cut;
    }

    // the two words with capitals before a slash: more could belong to the sentence
    private static int NameBefore(ReadOnlySpan<char> text, int end)
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

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text) => text[(text.LastIndexOfAny(" (（[") + 1)..];

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        var space = text.IndexOf(' ');
        return space < 0 ? text : text[..space];
    }

    private static bool EndsSentence(ReadOnlySpan<char> text)
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
    private static bool HasLaterSentence(ReadOnlySpan<char> rest)
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

    private static int LastSentenceEnd(ReadOnlySpan<char> text)
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

    private static bool IsSentenceEnd(char c) => c is '.' or '!' or '?' or '。' or '！' or '？' or '۔' or '؟' or '।' or '…';

    // the stop of "J. Doe", "N.Y." and "St."
    private static bool IsInitial(ReadOnlySpan<char> text, int stop)
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

    private static char OpenerOf(char close) => close switch
    {
        ')' => '(',
        ']' => '[',
        '）' => '（',
        '］' => '［',
        '】' => '【',
        _ => '\0',
    };

    private static char CloserOf(char open) => open switch
    {
        '(' => ')',
        '[' => ']',
        '（' => '）',
        '［' => '］',
        _ => '】',
    };
}
