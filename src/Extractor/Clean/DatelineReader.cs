using Extractor.Languages;

namespace Extractor.Clean;

/// <summary>
/// Reads the opener of a story: where it was filed, when and for whom. A wrong place is worse than none, so a form that could be
/// anything else needs a listed agency, or a known place and a typographic cue (capitals, emphasis, a block of its own).
/// </summary>
internal static class DatelineReader
{
    private const int MaxTokens = 64;
    private const int LongestUnmarked = 40;

    /// <summary>Reads one block that may open the story: the first or second of the body, or the standfirst.</summary>
    /// <returns>The dateline, whose text begins at the block's first visible character; null if there is none.</returns>
    public static Dateline? Read(in DatelineInput input)
    {
        var text = input.Text.AsSpan();
        Span<OpenerToken> buffer = stackalloc OpenerToken[MaxTokens];
        ReadOnlySpan<OpenerToken> tokens = buffer[..OpenerLexer.Read(text, buffer)];
        if (tokens.Length == 0)
        {
            return null;
        }

        if (EastAsianDateline.Read(input) is { } eastAsian)
        {
            return eastAsian;
        }

        // "ST. LOUIS" has a stop inside, "Rom. Papst" one at the end: the first reading that holds wins
        return Read(new OpenerParser(text, tokens, input.Lexicon, dottedNames: false), input)
            ?? Read(new OpenerParser(text, tokens, input.Lexicon, dottedNames: true), input)
            ?? Unmarked(input);
    }

    // "<b>AMSTERDAM</b> De molen": an element of its own in place of a mark. In ordinary letters it may be the first word of the sentence.
    private static Dateline? Unmarked(in DatelineInput input)
    {
        if (input.EmphasisLength is < 3 or > LongestUnmarked || input.EmphasisLength >= input.Text.Length)
        {
            return null;
        }

        var name = input.Text.AsSpan(0, input.EmphasisLength).TrimEnd(" \u00a0|");
        var end = input.Text.Length - input.Text.AsSpan(input.EmphasisLength).TrimStart(" \u00a0|").Length;
        var isPlace = Places.IsPlace(name) ? !WireWords.IsCountry(name) && !Places.IsRegionSuffix(name) : input.IsCalled;
        return isPlace && OpenerParser.IsCapitals(name) && !WireWords.IsNoPlace(name) && !Agencies.IsAgency(name) && name.IndexOfAnyInRange('0', '9') < 0 && OpenerProof.StoryFollows(input, end, OpenerProof.LeastStory)
            && char.IsUpper(input.Text[end]) && !OpenerProof.GoesOnAsName(input, name, end)
            ? new Dateline { Text = name.ToString(), Place = name.ToString() }
            : null;
    }

    private static Dateline? Read(in OpenerParser parser, in DatelineInput input) =>
        SourceFirst(parser, input) ?? SignedOpener.Read(parser, input) ?? SlashedOpener.Read(parser, input) ?? DeskOpener.Read(parser, input) ?? PlaceFirst(parser, input);

    // "(AFP) --", "(ANSA) - ROMA, 28 LUG -", "KABAR.example, Jakarta -", "AFP —"
    private static Dateline? SourceFirst(in OpenerParser parser, in DatelineInput input)
    {
        var text = input.Text.AsSpan();
        int sourceStart, sourceEnd, next;
        var bracketed = parser.Is(0, OpenerTokenKind.Open);
        if (bracketed)
        {
            var close = parser.Close(0);
            if (close < 2)
            {
                return null;
            }

            (sourceStart, sourceEnd, next) = (parser.Start(1), parser.End(close - 1), close + 1);
        }
        else
        {
            next = parser.Words(0, 4);
            if (next < 0)
            {
                return null;
            }

            (sourceStart, sourceEnd) = (parser.Start(0), parser.End(next - 1));
        }

        var source = text[sourceStart..sourceEnd];
        if (SourceJudge.Judge(source, input, bracketed) != SourceTrust.Known)
        {
            return bracketed || next != 1 || !SourceJudge.IsDomain(source) ? null : AfterDomain(parser, input);
        }

        // a place after it, which then needs its own mark
        var at = next;
        var separated = parser.Is(at, OpenerTokenKind.Dash) || parser.Is(at, OpenerTokenKind.Comma);
        if (bracketed || separated)
        {
            var place = parser.Place(separated ? at + 1 : at);
            if (place.Found && (place.Known || place.Capitals || (!bracketed && IsOwnPlace(parser, input, place, at, source))))
            {
                var dateAt = parser.Is(place.Next, OpenerTokenKind.Comma) ? place.Next + 1 : place.Next;
                var afterDate = parser.Date(dateAt, out var dateEnd);
                var mark = parser.DashAt(afterDate > 0 ? afterDate : place.Next);
                if (mark > 0)
                {
                    return Make(input, mark, place, source, afterDate > 0 ? text[parser.Start(dateAt)..dateEnd] : []);
                }
            }
        }

        if (parser.DashAt(next) is > 0 and var end)
        {
            return !bracketed && !input.OwnBlock && !OpenerProof.StoryFollows(input, end, 1) ? null : Make(input, end, PlaceSpan.None, source, []);
        }

        if (bracketed && parser.Is(next, OpenerTokenKind.Stop))
        {
            return Make(input, parser.End(next), PlaceSpan.None, source, []);
        }

        // "(AFP)President": glued to the story, or an element of its own
        var bare = parser.End(next - 1);
        return bracketed && (!parser.SpaceBefore(next) || OpenerProof.HasCue(input, bare, bare)) && Agencies.IsAgency(source)
            ? Make(input, bare, PlaceSpan.None, source, [])
            : null;
    }

    // "Kabar.example, Musterau - ": behind the site's own name an unlisted place, which a name such as "Harbour Post, Jane Roe -" has to be shown not to be
    private static bool IsOwnPlace(in OpenerParser parser, in DatelineInput input, in PlaceSpan place, int comma, ReadOnlySpan<char> source) =>
        parser.Is(comma, OpenerTokenKind.Comma) && place is { Parts: 1, Words: <= 3 } && SourceJudge.IsSite(source, input)
        && parser.DashAt(place.Next) is > 0 and var end && OpenerProof.StoryFollows(input, end, OpenerProof.LeastStory)
        && (SourceJudge.IsDomain(source) || place.Words == 1 || OpenerProof.NamedAsPlace(input, place, end));

    // "NAME.CO, Jakarta - ": an outlet's address that is not the page's own; only the place and the dash behind it make it an opener
    private static Dateline? AfterDomain(in OpenerParser parser, in DatelineInput input)
    {
        var place = parser.Is(1, OpenerTokenKind.Comma) ? parser.Place(2) : PlaceSpan.None;
        return place.Found && (place.Known || place.Words <= 3) && parser.DashAt(place.Next) is > 0 and var end ? Make(input, end, place, parser.Text(0), []) : null;
    }

    private static Dateline? PlaceFirst(in OpenerParser parser, in DatelineInput input)
    {
        var text = input.Text.AsSpan();
        var place = parser.Place(0);
        if (!place.Found || SourceJudge.IsDomain(parser.Text(0)) || WireWords.IsNoPlace(place.Of(text)) || (!place.Listed && input.Lexicon.TryStripBylinePrefix(text, out _)))
        {
            return null;
        }

        // "Paris AFP —": the last words are the source
        if (place.Parts == 1 && parser.DashAt(place.Next) is > 0 and var glued)
        {
            for (var words = Math.Min(3, place.Words - 1); words > 0; words--)
            {
                var first = place.Next - words;
                var source = text[parser.Start(first)..place.End];
                var front = new PlaceSpan(place.Start, parser.End(first - 1), first, Places.IsPlace(text[place.Start..parser.End(first - 1)]), false, false, 1, first);
                if (front.Known && (Agencies.IsAgency(source) || (input.OwnBlock && SourceJudge.IsSite(source, input))))
                {
                    return Make(input, glued, front, source, []);
                }
            }
        }

        // "Musterau, Germany AFP —" in a line of its own: the region ends the place
        if (input.OwnBlock && place.Region && parser.Words(place.Next, 3) is > 0 and var named && parser.DashAt(named) is > 0 and var closed
            && OpenerProof.StoryLength(input, closed) == 0 && SourceJudge.Judge(text[parser.Start(place.Next)..parser.End(named - 1)], input, inBrackets: false) == SourceTrust.Known)
        {
            return Make(input, closed, place, text[parser.Start(place.Next)..parser.End(named - 1)], []);
        }

        var at = place.Next;
        var dateStart = 0;
        var dateEnd = 0;
        var hasDate = ReadDate(parser, ref at, ref dateStart, ref dateEnd);
        ReadOnlySpan<char> date = hasDate ? text[dateStart..dateEnd] : [];

        if (OpenerSource.Read(parser, input, place, hasDate, at, out var afterSource, out var found, out var trust))
        {
            return Accept(parser, input, place, found, trust, date, afterSource);
        }

        return Bare(parser, input, place, date, at);
    }

    private static bool ReadDate(in OpenerParser parser, ref int at, ref int start, ref int end)
    {
        var first = at;
        if (parser.Is(first, OpenerTokenKind.Comma) || parser.Is(first, OpenerTokenKind.Stop) || parser.Is(first, OpenerTokenKind.Pipe))
        {
            first++;
        }

        var bracket = parser.Is(first, OpenerTokenKind.Open);
        first += bracket ? 1 : 0;
        var next = parser.Date(first, out var last);
        if (next < 0 || (bracket && !parser.Is(next, OpenerTokenKind.Close)))
        {
            return false;
        }

        (start, end) = (parser.Start(first), last);
        at = bracket ? next + 1 : next;
        return true;
    }

    public static Dateline? Accept(
        in OpenerParser parser, in DatelineInput input, in PlaceSpan place, Range found, SourceTrust trust, ReadOnlySpan<char> date, int next)
    {
        var text = input.Text.AsSpan();
        var source = text[found];
        // "(Nov 3, AP)" and the like are not in use; a day after the source is: "LONDON (Reuters, June 3) -" reads as words
        var at = next;
        var dateStart = 0;
        var dateEnd = 0;
        if (date.IsEmpty && ReadDate(parser, ref at, ref dateStart, ref dateEnd) && parser.DashAt(at) > 0)
        {
            date = text[dateStart..dateEnd];
            next = at;
        }

        var dash = parser.DashAt(next);
        var end = dash > 0 ? dash : parser.Kind(next) is OpenerTokenKind.Stop or OpenerTokenKind.Colon or OpenerTokenKind.Equal ? parser.End(next) : parser.End(next - 1);
        var marked = end > parser.End(next - 1);
        var cue = OpenerProof.HasCue(input, place.End, end);
        var sure = trust switch
        {
            // "Associated Press (AP) —" explains itself and is no place
            SourceTrust.Known => !SourceJudge.HasInitials(place.Of(text), source) &&
                (place.Known || ((place.Capitals || place.Words <= 3) && ((marked && !parser.Is(next, OpenerTokenKind.Colon)) || cue))),
            SourceTrust.Station => dash > 0 && (place.Known || place.Capitals),
            SourceTrust.Abbreviation => dash > 0 && (place.Known || (place.Capitals && !date.IsEmpty)),
            SourceTrust.Words => dash > 0 && place.Known && (place.Capitals || cue),
            _ => false,
        };
        return sure ? Make(input, end, place, source, date) : null;
    }

    // no source: the place and the mark must carry it
    private static Dateline? Bare(in OpenerParser parser, in DatelineInput input, in PlaceSpan place, ReadOnlySpan<char> date, int next)
    {
        var dash = parser.DashAt(next);
        var kind = dash > 0 ? OpenerTokenKind.Dash : parser.Kind(next);
        var end = dash > 0 ? dash : kind is OpenerTokenKind.Stop or OpenerTokenKind.Colon ? parser.End(next) : parser.End(next - 1);
        var cue = OpenerProof.HasCue(input, place.End, end) || place.Capitals;
        var whole = OpenerProof.StoryLength(input, end) == 0;
        if (whole)
        {
            // an unmarked name in ordinary letters may be any label: "London" above a story
            return input.OwnBlock && (place.Known || (input.IsCalled && place.Capitals)) && (place.Capitals || !date.IsEmpty || end > place.End) ? Make(input, end, place, [], date) : null;
        }

        if (!OpenerProof.StoryFollows(input, end, OpenerProof.LeastStory))
        {
            return null;
        }

        var sure = kind switch
        {
            OpenerTokenKind.Dash when !date.IsEmpty => place.Known || cue,
            OpenerTokenKind.Stop or OpenerTokenKind.Colon when !date.IsEmpty => place.Known,
            OpenerTokenKind.Dash => place.Known ? cue || place.Parts > 1 || OpenerProof.Plain(input, place, end) : place.Capitals && place.Words <= 3 && OpenerProof.NamedAsPlace(input, place, end),
            OpenerTokenKind.Colon => place.Known && ((cue && (place.Capitals || !OpenerProof.IsCountry(place, input.Text))) || OpenerProof.Plain(input, place, end))
                || (!place.Known && place.Capitals && place.Words <= 3 && !WireWords.IsNounCapitalised(input.Lexicon.Code) && OpenerProof.NamedAsPlace(input, place, end)),
            OpenerTokenKind.Stop => place.Known ? cue || place.Parts > 1 || IsDanda(input.Text[end - 1]) || OpenerProof.PlainStop(input, place, end) : cue && OpenerProof.NamedAsPlace(input, place, end),
            _ => false,
        };
        return sure ? Make(input, end, place, [], date) : null;
    }

    private static bool IsDanda(char c) => c == '।';

    public static Dateline Make(in DatelineInput input, int end, in PlaceSpan place, ReadOnlySpan<char> source, ReadOnlySpan<char> date) => new()
    {
        Text = input.Text[..end].Trim(),
        Place = place.Found ? place.Of(input.Text).ToString() : null,
        Source = source.IsEmpty ? null : source.ToString(),
        Date = date.IsEmpty ? null : date.ToString(),
    };
}
