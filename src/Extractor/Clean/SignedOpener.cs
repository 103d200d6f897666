namespace Extractor.Clean;

/// <summary>Reads datelines that open with the reporters' names, as Turkish agencies print them.</summary>
internal static class SignedOpener
{
    private const int MostSigners = 14;

    // "Ali ÖRNEK - Ayşe DENEME / İZMİR, (DHA) -": the reporters, their surnames in capitals, before the place. A known agency makes it sure, or a known place in capitals.
    public static Dateline? Read(in OpenerParser parser, in DatelineInput input)
    {
        var slash = 0;
        while (slash < MostSigners && parser.Kind(slash) is OpenerTokenKind.Word or OpenerTokenKind.Dash or OpenerTokenKind.Comma)
        {
            slash++;
        }

        if (slash < 2 || !parser.Is(slash, OpenerTokenKind.Slash) || !AreSigners(parser, slash))
        {
            return null;
        }

        var place = parser.Place(slash + 1);
        if (!place.Found || !(place.Known || place.Capitals))
        {
            return null;
        }

        return OpenerSource.Read(parser, input, place, hasDate: false, place.Next, out var next, out var source, out var trust) && trust == SourceTrust.Known
            ? DatelineReader.Accept(parser, input, place, source, trust, [], next)
            : place is { Known: true, Capitals: true } && parser.DashAt(place.Next) is > 0 and var end && OpenerProof.StoryFollows(input, end, OpenerProof.LeastStory)
                ? DatelineReader.Make(input, end, place, [], []) : null;
    }

    // names of two words or more, the last of each in capitals and the first not
    private static bool AreSigners(in OpenerParser parser, int end)
    {
        var first = 0;
        for (var i = 0; i <= end; i++)
        {
            if (i < end && parser.Is(i, OpenerTokenKind.Word))
            {
                continue;
            }

            var given = parser.Text(first);
            if (i - first is < 2 or > 4 || !char.IsUpper(given[0]) || OpenerParser.IsCapitals(given) || !IsSurname(parser.Text(i - 1)))
            {
                return false;
            }

            first = i + 1;
        }

        return true;
    }

    // two letters make one: "ÖZ"
    private static bool IsSurname(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsUpper(c))
            {
                return false;
            }
        }

        return word.Length > 1;
    }
}
