using Extractor.Languages;

namespace Extractor.Clean;

/// <summary>
/// Reads captions that a label announces and whose credit stands in brackets at their end, as Indonesian papers print them:
/// <c>Foto: Suasana pasar pagi (Rina/harianpelabuhan)</c>.
/// </summary>
internal static class AnnouncedCaption
{
    private const int LeastWords = 3;
    private const int LongestMaker = 48;

    /// <summary>What the caption says, without label and credit; empty where the label is that of a credit.</summary>
    /// <param name="text">The caption.</param>
    /// <param name="lexicon">The words of the page's language.</param>
    /// <param name="maker">What the brackets hold.</param>
    public static ReadOnlySpan<char> Read(ReadOnlySpan<char> text, Lexicon lexicon, out ReadOnlySpan<char> maker)
    {
        maker = [];
        var end = text.Length - (text[^1] is '.' ? 1 : 0);
        if (end < 3 || CreditText.OpenerOf(text[end - 1]) is not (not '\0' and var open))
        {
            return [];
        }

        var start = text[..end].LastIndexOf(open);
        var label = CreditLabel.At(text, lexicon, out var strong);
        if (label == 0 || !strong || start <= label || CreditLabel.Belongs(text[..label]))
        {
            return [];
        }

        var said = text[label..start].Trim();
        var inner = text[(start + 1)..(end - 1)].Trim();
        if (!SaysMore(said) || CreditLabel.At(said, lexicon, out _) > 0 || !(CreditShape.HasAgency(inner) || IsShared(inner) || IsLabelled(inner, lexicon)))
        {
            return [];
        }

        maker = inner;
        return said;
    }

    // a sentence begins with a capital and goes on with small words; a maker is names
    private static bool SaysMore(ReadOnlySpan<char> said)
    {
        if (said.IsEmpty || !char.IsUpper(said[0]) || said.ContainsAny('/', '©'))
        {
            return false;
        }

        int words = 0, small = 0;
        foreach (var range in said.Split(' '))
        {
            var word = said[range];
            words += word.IsEmpty ? 0 : 1;
            small += !word.IsEmpty && char.IsLower(word[0]) && !WireWords.IsCreditJoiner(word) ? 1 : 0;
        }

        return words >= LeastWords && small > 0;
    }

    // "Rina/harianpelabuhan": a name and her paper
    private static bool IsShared(ReadOnlySpan<char> inner)
    {
        var slash = inner.IndexOf('/');
        return slash > 1 && slash < inner.Length - 2 && inner.Length <= LongestMaker && char.IsUpper(inner[0]) && !inner.ContainsAnyInRange('0', '9') &&
            CreditShape.IsNames(inner[..slash], 4) && !inner[(slash + 1)..].Contains(' ');
    }

    private static bool IsLabelled(ReadOnlySpan<char> inner, Lexicon lexicon) =>
        CreditLabel.At(inner, lexicon, out var strong) is > 0 and var label && strong && label < inner.Length;
}
