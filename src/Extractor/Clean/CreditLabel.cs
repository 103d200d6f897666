using Extractor.Languages;

namespace Extractor.Clean;

/// <summary>Finds the label or sign before a picture credit: <c>Photo:</c>, <c>Foto von</c>, <c>©</c>.</summary>
internal static class CreditLabel
{
    private const int LongestLabel = 32;
    private const int MostPaperWords = 5;
    private const int LongestMaker = 70;
    private const string Colon = ": x";

    /// <summary>The length of the label that the text starts with, the spaces after it included; 0 if there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lexicon">The words of the page's language.</param>
    /// <param name="strong">
    /// Whether the label can be nothing else: a sign or separator ends it, or it has two words. <c>Photo</c> alone may open a sentence.
    /// </param>
    public static int At(ReadOnlySpan<char> text, Lexicon lexicon, out bool strong)
    {
        strong = true;
        var sign = Sign(text);
        if (sign > 0)
        {
            return sign;
        }

        var dotted = Dotted(text, lexicon);
        if (dotted > 0)
        {
            return dotted;
        }

        // the words skip signs before a label; what a bracket holds is the caller's to open
        if (text.IsEmpty || text[0] is '(' or '[' or '（' or '［' or '【' || !lexicon.TryCreditLabel(text, out var length) || length == 0)
        {
            return 0;
        }

        var label = text[..length].Trim();
        strong = !label.IsEmpty && (!char.IsLetterOrDigit(label[^1]) || label.Contains(' '));
        return length;
    }

    /// <summary>
    /// The length of a label without a sign behind it, where the name of a person is all that follows: <c>Foto Jana Roth</c>, <c>FOTO JAN BAKKER</c>.
    /// 0 for what goes on as a sentence, and for a name that such a word opens (<c>Picture Alliance</c>).
    /// </summary>
    public static int BeforeName(ReadOnlySpan<char> text, Lexicon lexicon)
    {
        if (text.Length < 8 || !char.IsLetter(text[0]) || !lexicon.TryCreditWord(text, out var length) || length < 2 || length >= text.Length || text[length - 1] != ' ' || !char.IsLetter(text[length - 2]) || Belongs(text[..length])) return 0;
        var name = text[length..].Trim();
        // "Foto Jana Roth / Hafenpost": her paper stands behind
        var paper = name.IndexOfAny('/', ',');
        if (paper > 0 && CreditShape.IsNames(name[paper..], MostPaperWords)) name = name[..paper].TrimEnd();
        return CreditShape.IsPerson(name) && !CreditShape.HasAgency(text) && IsCapitalised(name) && name.IndexOfAnyInRange('0', '9') < 0 ? length : 0;
    }

    /// <summary>
    /// The length of a label that a bar or a slash parts from the caption: <c>/ фото Институт рек</c>. Behind a word alone the maker begins with a
    /// capital and is no sentence; 0 for anything else.
    /// </summary>
    public static int BeforeMaker(ReadOnlySpan<char> text, Lexicon lexicon)
    {
        if (text.Length > LongestMaker) return 0;
        if (At(text, lexicon, out var isSure) is > 0 and var sure && isSure && sure < text.Length && !Belongs(text[..sure]) && !CreditText.EndsSentence(text)) return sure;
        if (!lexicon.TryCreditWord(text, out var length) || length < 2 || length >= text.Length || text[length - 1] != ' ' || Belongs(text[..length]) || CreditShape.HasAgency(text)) return 0;
        var maker = text[length..];
        return char.IsUpper(maker[0]) && !CreditText.IsSentenceEnd(maker[^1]) && CreditText.LastSentenceEnd(maker) < 0 && maker.Count(' ') < MostPaperWords ? length : 0;
    }

    // names in capitals and small letters, or all of them in capitals
    private static bool IsCapitalised(ReadOnlySpan<char> name)
    {
        foreach (var range in name.Split(' '))
            if (name[range].IsEmpty || (char.IsLower(name[range][0]) && !WireWords.IsCreditJoiner(name[range]))) return false;
        return true;
    }

    /// <summary>Whether a label names a source and so belongs to the credit: <c>AP Photo/</c>, <c>HANDOUT / AFP</c>.</summary>
    public static bool Belongs(ReadOnlySpan<char> label)
    {
        var end = 0;
        while (end < label.Length && char.IsLetterOrDigit(label[end]))
        {
            end++;
        }

        return (!label.IsEmpty && label[0] >= '\u2e80' && UnspacedWords.AgencyPrefix(label) > 0) || (end > 1 && (CreditShape.Agency(label[..end]) || WireWords.IsSourceWord(label[..end])));
    }

    /// <summary>A credit without the labels and signs before it, one behind the other: <c>Foto: © </c>.</summary>
    public static ReadOnlySpan<char> Strip(ReadOnlySpan<char> credit, Lexicon lexicon)
    {
        for (var tries = 0; tries < 4; tries++)
        {
            credit = credit.Trim(" \u00a0\u3000|·•–—:：=＝,/／");
            if (BeforeName(credit, lexicon) is > 0 and var word)
            {
                credit = credit[word..];
                break;
            }

            if (At(credit, lexicon, out var strong) is var length && length > 0 && length < credit.Length && !Belongs(credit[..length]) &&
                (strong || char.IsUpper(credit[length]) || char.GetUnicodeCategory(credit[length]) == System.Globalization.UnicodeCategory.OtherLetter))
            {
                credit = credit[length..];
                continue;
            }

            break;
        }

        return credit.Trim();
    }

    // "Credit...Jane Doe", "Foto … Jana Roth": dots stand for the colon
    private static int Dotted(ReadOnlySpan<char> text, Lexicon lexicon)
    {
        var dots = text[..Math.Min(text.Length, LongestLabel)].IndexOfAny('.', '…');
        if (dots < 2 || !char.IsLetter(text[0]) || !(text[dots] == '…' || text[dots..].StartsWith("...")))
        {
            return 0;
        }

        Span<char> label = stackalloc char[LongestLabel + Colon.Length];
        text[..dots].TrimEnd().CopyTo(label);
        var end = text[..dots].TrimEnd().Length;
        Colon.CopyTo(label[end..]);
        if (!lexicon.TryCreditLabel(label[..(end + Colon.Length)], out var length) || length <= end)
        {
            return 0;
        }

        while (dots < text.Length && text[dots] is '.' or '…' or ' ' or '\u00a0')
        {
            dots++;
        }

        // "Picture... perfect", "Video … shows": a sentence goes on behind the dots
        return dots < text.Length && (!char.IsLower(text[dots]) || text[dots..].StartsWith("via ", StringComparison.Ordinal)) ? dots : 0;
    }

    private static int Sign(ReadOnlySpan<char> text)
    {
        var length = text switch
        {
            ['©' or '℗', ..] => 1,
            ['(' or '（', 'c' or 'C' or 'ｃ' or 'Ｃ', ')' or '）', ..] => 3,
            ['\ud83d', '\udcf7' or '\udcf8', ..] => 2,
            _ => 0,
        };
        while (length > 0 && length < text.Length && (char.IsWhiteSpace(text[length]) || text[length] is ':' or '\ufe0f'))
        {
            length++;
        }

        return length;
    }
}
