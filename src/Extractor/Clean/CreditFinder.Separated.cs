using Extractor.Languages;

namespace Extractor.Clean;

/// <content>Credits that a stop, a bar or a slash parts from the caption.</content>
internal static partial class CreditFinder
{
    // "caption. Name / AFP", "caption | Name Surname", "caption — AFP pic", "caption＝ＡＰ"
    private static int Separated(ReadOnlySpan<char> text, Lexicon lexicon, out Range credit)
    {
        credit = default;
        for (var i = text.Length - 2; i > 0 && text.Length - i <= MaxCredit; i--)
        {
            var c = text[i];
            var spaced = text[i - 1] == ' ' && text[i + 1] == ' ';
            // "built in 1893.—AFP"
            var glued = c is '—' or '–' && CreditText.IsSentenceEnd(text[i - 1]);
            // a sign inside brackets parts what they hold
            var isBar = glued || c is '|' or '｜' || (c is '＝' or '=' && !CreditText.ClosesBracket(text[(i + 1)..])) || (spaced && c is '/' or '—' or '–' or '·' or '•');
            if (!isBar && !(CreditText.IsSentenceEnd(c) && !CreditText.IsInitial(text, i)))
            {
                continue;
            }

            var rest = text[(i + 1)..].Trim();
            if (rest.Length < 2)
            {
                continue;
            }

            // the sentence end that opens the last fragment settles it, a bar may have another before it
            if (CreditText.IsSentenceEnd(c) && !isBar)
            {
                rest = rest.TrimStart("”\"»’ ");
                if (!CreditShape.HasAgency(rest) && !IsLooseName(text[..i], rest) && CreditLabel.BeforeName(rest, lexicon) == 0)
                {
                    return -1;
                }

                credit = (i + 1)..text.Length;
                return i + 1;
            }

            if (c is '|' or '/' && spaced && CreditLabel.BeforeMaker(rest, lexicon) is > 0 and var label)
            {
                credit = (i + 2 + label)..text.Length;
                return i;
            }

            var sure = CreditShape.HasAgency(rest) || (c is '|' or '/' && spaced && CreditShape.IsPerson(rest) && i >= 20) ||
                (c is '—' or '–' && spaced && rest.Length <= 24 && CreditShape.Agency(CreditText.FirstWord(rest)));
            if (!sure)
            {
                continue;
            }

            // "Name / AGENCY" behind a sentence: the name before the bar is part of it
            var from = CreditText.LastSentenceEnd(text[..i]);
            if (from > 0 && text[from..i].Trim() is { IsEmpty: false } name && CreditShape.IsNames(name, 5))
            {
                credit = from..text.Length;
                return from;
            }

            if (c is '/' && from < 0 && CreditShape.HasAgency(rest))
            {
                var names = CreditText.NameBefore(text, i);
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
        if (!rest.Contains(' ') || rest.Length > 60 || CreditText.IsSentenceEnd(rest[^1]) || !CreditShape.IsNames(rest, 6))
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
        var cut = CreditShape.HasAgency(after) ? CreditText.NameBefore(text, slash)
            : CreditShape.Agency(before) && CreditShape.IsNames(after, 4) ? start
            : -1;
        if (cut < 0)
        {
            return -1;
        }

        credit = cut..text.Length;
        return cut;
    }
}
