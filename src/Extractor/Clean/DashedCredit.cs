namespace Extractor.Clean;

/// <summary>
/// Finds the credit behind dashes, as Spanish agencies print it: <c>El muelle tras la tormenta - ANA PÉREZ - EFE - Archivo</c>. A listed agency has to
/// stand there, and before it or in its place nothing but the maker's name.
/// </summary>
internal static class DashedCredit
{
    private const string Dash = " - ";
    private const int ShortestText = 20;
    private const int LongestCredit = 100;

    /// <summary>Where the credit and the dash before it begin; -1 if there is none.</summary>
    public static int Find(ReadOnlySpan<char> text, out Range credit)
    {
        credit = default;
        var (end, cut, agency) = (text.Length, -1, false);
        while (text[..end].LastIndexOf(Dash) is >= ShortestText and var dash && text.Length - dash <= LongestCredit)
        {
            var part = text[(dash + Dash.Length)..end].Trim();
            var isAgency = CreditShape.Agency(part);
            // what kind of picture it is stands last, a name before the agency alone
            var isRemark = end == text.Length && WireWords.IsNoCredit(part);
            if (!isAgency && !isRemark && !(agency && IsMaker(part)))
            {
                break;
            }

            (agency, end) = (agency || isAgency, dash);
            cut = agency ? dash : cut;
        }

        if (cut < 0)
        {
            return -1;
        }

        credit = (cut + Dash.Length)..text.Length;
        return cut;
    }

    // "ANA PÉREZ", "Ana Pérez": what is seen may be a name in capitals and small letters, too, but has more than its two or three words
    private static bool IsMaker(ReadOnlySpan<char> part) =>
        part.Length > 3 && part.IndexOfAnyInRange('0', '9') < 0 && (CreditShape.IsPerson(part) || (OpenerParser.IsCapitals(part) && CreditShape.IsNames(part, 5)));
}
