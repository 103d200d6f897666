using Extractor.Languages;

namespace Extractor.Clean;

/// <summary>Finds where in a caption the credit begins: by brackets, by a label, by a separator, by the agency beside a slash.</summary>
internal static partial class CreditFinder
{
    private const int MaxCredit = 140;
    private const int MaxBareCredit = 70;
    private const int ShortestCaption = 12;
    private const int ShortestUnspaced = 4;

    /// <summary>Where the credit and what leads to it begins; -1 if there is none.</summary>
    public static int Find(ReadOnlySpan<char> text, Lexicon lexicon, out Range credit)
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
            cut = ClosingCredit.Find(text, out credit);
        }

        if (cut < 0)
        {
            cut = Separated(text, lexicon, out credit);
        }

        if (cut < 0)
        {
            cut = DashedCredit.Find(text, out credit);
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
            return !rest.IsEmpty && (strong ? CreditShape.IsNames(rest, 10) || (rest.Length < 60 && !CreditText.EndsSentence(rest)) : CreditShape.HasAgency(rest));
        }

        return text.Length <= MaxBareCredit && (ClosingCredit.IsAlone(text) ||
            (CreditShape.HasAgency(text) && !IsBeforeBracket(text) && !CreditText.EndsSentence(text) && Labelled(text, lexicon, out _) < 0 && !IsAfterSentence(text)));
    }

    // "عمال يتفقدون الألواح (وكالة)": where no capitals show names, three words before a bracket are what is seen
    private static bool IsBeforeBracket(ReadOnlySpan<char> text)
    {
        var open = text.Length > 2 && text[0] >= '\u0590' ? CreditText.OpenerOf(text[^1]) : '\0';
        var start = open == '\0' ? -1 : text.LastIndexOf(open);
        return start > 0 && text[..start].Trim().Count(' ') >= 2 && !text[..start].ContainsAny("/／|,،") && CreditShape.HasAgency(text[(start + 1)..^1]);
    }

    // "Harbour wall in 2012. AGENCY/Jane Roe": a caption of its own before the maker.
    private static bool IsAfterSentence(ReadOnlySpan<char> text)
    {
        // "꽃을 심고 있다. 연합뉴스": where no capitals show names, only the stop tells that a sentence stands before the agency
        var end = CreditText.LastSentenceEnd(text);
        if (end > ShortestUnspaced && text[end - 2] >= '\u0590')
        {
            return true;
        }

        var cut = Slashed(text, out _);
        return cut > 0 && text[..cut].TrimEnd() is { Length: >= ShortestCaption } said && said[^1] is '.' or '。' && said.Contains(' ');
    }

    /// <summary>Finds "(Name / AGENCY)" or "[Photo: Name]" at the end.</summary>
    public static int Bracketed(ReadOnlySpan<char> text, Lexicon lexicon, out Range credit)
    {
        credit = default;
        var end = text.Length - (text[^1] is '.' or '。' ? 1 : 0);
        if (end < 3 || CreditText.OpenerOf(text[end - 1]) is not (not '\0' and var open))
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
        if ((label > 0 && label < inner.Length && (strong || CreditShape.IsNames(inner[label..], 10))) || CreditLabel.BeforeName(inner, lexicon) > 0)
        {
            return start;
        }

        if (ClosingCredit.Is(inner))
        {
            var first = ClosingCredit.StartOf(text, start);
            credit = first < start ? first..text.Length : credit;
            return first;
        }

        if (CreditShape.AreAgencies(inner))
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

            var from = CreditText.LastSentenceEnd(text[..start]);
            if (from > 0 && from < start && CreditShape.IsPerson(text[from..start].Trim()))
            {
                credit = from..text.Length;
                return from;
            }

            return start;
        }

        // behind a finished sentence, capitals or names can only be the source
        var before = text[..start].TrimEnd();
        return before.Length > 0 && CreditText.IsSentenceEnd(before[^1]) && IsSourceInBrackets(inner) ? start : -1;
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

            // a bracket counts only as part of "(c)": what stands inside it is looked at next
            if (text[i] is '(' or '（' && !(i + 2 < text.Length && text[i + 2] is ')' or '）'))
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
            if (breaks && !CreditShape.Agency(CreditText.LastWord(lead)) && (signed ? !CreditText.HasLaterSentence(rest) : CreditShape.IsNames(rest, 16)))
            {
                var from = CreditLabel.Belongs(text.Slice(i, label)) ? i : i + label;
                // "(AP Photo/Jane Doe) AP Photo": the bracket opens the credit
                from -= CreditText.OpensBracket(text[i - 1]) && !CreditText.OpensBracket(text[i]) && text[i..^1].IndexOf(CreditText.CloserOf(text[i - 1])) >= 0 ? from - i + 1 : 0;
                credit = from..text.Length;
                return from < i ? from : i;
            }
        }

        return -1;
    }
}
