using Extractor.Languages;

namespace Extractor.Clean;

/// <summary>For whom a story was filed, as an opener says behind its place: <c>(AFP)</c>, <c>/ANP/</c>, <c>, Reuters —</c>.</summary>
internal static class OpenerSource
{
    private const int MostReporterWords = 3;

    /// <summary>Reads a source in brackets or slashes, or behind a comma, stop or dash.</summary>
    /// <param name="parser">The opener.</param>
    /// <param name="input">The block.</param>
    /// <param name="place">The place before it.</param>
    /// <param name="hasDate">Whether a day was read between them.</param>
    /// <param name="at">The token behind place and day.</param>
    /// <param name="next">The token behind the source.</param>
    /// <param name="source">Where it stands in the text.</param>
    /// <param name="trust">What is known of it.</param>
    public static bool Read(
        in OpenerParser parser, in DatelineInput input, in PlaceSpan place, bool hasDate, int at, out int next, out Range source, out SourceTrust trust)
    {
        var text = input.Text.AsSpan();
        (next, source, trust) = (-1, default, SourceTrust.None);
        var lead = at;
        if (parser.Is(lead, OpenerTokenKind.Comma) || parser.Is(lead, OpenerTokenKind.Stop) || parser.Is(lead, OpenerTokenKind.Dash))
        {
            lead++;
        }

        if (parser.Is(lead, OpenerTokenKind.Open))
        {
            var close = parser.Close(lead);
            if (close < lead + 2)
            {
                return false;
            }

            source = parser.Start(lead + 1)..parser.End(close - 1);
            next = close + 1;
            trust = SourceJudge.Judge(text[source], input, inBrackets: true);
            return trust != SourceTrust.None;
        }

        if (parser.Is(lead, OpenerTokenKind.Slash))
        {
            var words = parser.Words(lead + 1, 3);
            if (words < 0 || !parser.Is(words, OpenerTokenKind.Slash))
            {
                return false;
            }

            source = parser.Start(lead + 1)..parser.End(words - 1);
            next = words + 1;
            trust = SourceJudge.Judge(text[source], input, inBrackets: true);
            return trust == SourceTrust.Known || (trust != SourceTrust.None && place.Known && hasDate);
        }

        // behind a mark: only a listed name, and one that a mark follows
        if (lead == at)
        {
            return false;
        }

        // "Qax, 12 iyun, Emil Rəhimov, AZƏRTAC": the reporter between the day and the agency
        if (hasDate && parser.Words(lead, MostReporterWords) is > 0 and var reporter && parser.Is(reporter, OpenerTokenKind.Comma) && reporter - lead > 1
            && parser.Words(reporter + 1, 4) is > 0 and var signed && input.OwnBlock && parser.End(signed - 1) == text.TrimEnd().Length
            && IsListed(text[parser.Start(reporter + 1)..parser.End(signed - 1)], input) && (place.Known || place.Words <= 2))
        {
            (source, next, trust) = (parser.Start(reporter + 1)..parser.End(signed - 1), signed, SourceTrust.Known);
            return true;
        }

        for (var last = parser.Words(lead, 4); last > lead; last--)
        {
            // "Bakı, 18 oktyabr, AZƏRTAC" in a paragraph of its own
            var closes = hasDate && input.OwnBlock && parser.End(last - 1) == text.TrimEnd().Length;
            if (!closes && !EndsSource(parser, last))
            {
                continue;
            }

            var name = parser.Start(lead)..parser.End(last - 1);
            // "PLACE - SOURCE -" by the site's own name, in scripts that have no capitals to tell a place by
            var own = parser.Is(at, OpenerTokenKind.Dash) && parser.DashAt(last) > 0 && place is { Parts: 1, Words: <= 3 } && !char.IsUpper(text[place.Start])
                && SourceJudge.IsInSiteName(text[name], input);
            if (own)
            {
                (source, next, trust) = (name, last, SourceTrust.Known);
                return true;
            }

            var listed = IsListed(text[name], input) ||
                (parser.Is(at, OpenerTokenKind.Comma) && last - lead > 1 && Agencies.IsAgency(parser.Text(lead)));
            var desk = hasDate && place.Capitals && parser.Is(at, OpenerTokenKind.Stop) && last - lead == 1 &&
                SourceJudge.Judge(text[name], input, inBrackets: false) == SourceTrust.Abbreviation;
            if ((listed || desk) && (place.Known || place.Capitals || (closes && place.Words <= 2)))
            {
                (source, next, trust) = (name, last, SourceTrust.Known);
                return true;
            }
        }

        return false;
    }

    private static bool IsListed(ReadOnlySpan<char> name, in DatelineInput input) => Agencies.IsAgency(name) || SourceJudge.IsSite(name, input);

    private static bool EndsSource(in OpenerParser parser, int i) =>
        parser.Kind(i) is OpenerTokenKind.Dash or OpenerTokenKind.Stop or OpenerTokenKind.Colon or OpenerTokenKind.Equal;
}
