using Extractor.Languages;

namespace Extractor.Clean;

/// <summary>The parts an opener is built from: names of places, days, marks. Positions are tokens; -1 is "not here".</summary>
internal readonly ref partial struct OpenerParser(ReadOnlySpan<char> text, ReadOnlySpan<OpenerToken> tokens, Lexicon lexicon, bool dottedNames)
{
    private const int MaxWords = 5;
    private const int MaxParts = 3;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly ReadOnlySpan<OpenerToken> _tokens = tokens;
    private readonly Lexicon _lexicon = lexicon;
    private readonly bool _dottedNames = dottedNames;

    public OpenerTokenKind Kind(int i) => (uint)i < (uint)_tokens.Length ? _tokens[i].Kind : OpenerTokenKind.Other;

    public bool Is(int i, OpenerTokenKind kind) => (uint)i < (uint)_tokens.Length && _tokens[i].Kind == kind;

    public ReadOnlySpan<char> Text(int i) => _text[_tokens[i].Start.._tokens[i].End];

    public int Start(int i) => _tokens[i].Start;

    public int End(int i) => _tokens[i].End;

    public bool SpaceBefore(int i) => (uint)i < (uint)_tokens.Length && _tokens[i].SpaceBefore;

    /// <summary>Reads one or more joined places with a region behind them: <c>PARIS/THE HAGUE</c>, <c>EAU CLAIRE, Wis.</c></summary>
    public PlaceSpan Place(int i)
    {
        var next = Name(i);
        if (next < 0)
        {
            return PlaceSpan.None;
        }

        var start = Start(i);
        var end = End(next - 1);
        var words = next - i;
        var known = IsPlace(start, end);
        var parts = 1;
        while (parts < MaxParts && IsJoiner(next) && Name(next + 1) is var after && after > 0)
        {
            // a dash joins two places only where both are known: otherwise it ends the opener
            var partKnown = IsPlace(Start(next + 1), End(after - 1));
            if (Is(next, OpenerTokenKind.Dash) && !(known && partKnown))
            {
                break;
            }

            known |= partKnown;
            words += after - next - 1;
            next = after;
            end = End(next - 1);
            parts++;
        }

        var nameEnd = parts > 1 ? end : End(i + Math.Min(words, MaxWords) - 1);
        var region = IsRegionAhead(next, out var afterRegion, out var regionEnd, known);
        if (region)
        {
            next = afterRegion;
            end = regionEnd;
        }

        return new PlaceSpan(start, end, next, known, region, IsCapitals(_text[start..nameEnd]), parts, words);
    }

    /// <summary>Reads a dash, or the ".-" of Spanish agencies, and gives the place in the text after it.</summary>
    public int DashAt(int i)
    {
        if (Is(i, OpenerTokenKind.Dash))
        {
            return SpaceBefore(i) || SpaceBefore(i + 1) || End(i) - Start(i) > 1 || !IsHyphen(Text(i)[0]) ? End(i) : -1;
        }

        return Is(i, OpenerTokenKind.Stop) && Is(i + 1, OpenerTokenKind.Dash) ? End(i + 1) : -1;
    }

    public bool IsMonth(ReadOnlySpan<char> word) => _lexicon.TryMonth(word, out _);

    public bool IsDateWord(int i) => IsMonth(Text(i)) || _lexicon.IsWeekday(Text(i));

    /// <summary>Reads the words up to the next mark that an outlet's name may have, and gives the token after them.</summary>
    public int Words(int i, int most)
    {
        var at = i;
        while (Is(at, OpenerTokenKind.Word) && at - i < most)
        {
            at++;
        }

        return at == i ? -1 : at;
    }

    /// <summary>Finds the bracket that closes the one at <paramref name="i"/>, within a few tokens.</summary>
    public int Close(int i)
    {
        for (var at = i + 1; at < _tokens.Length && at <= i + 12; at++)
        {
            if (_tokens[at].Kind == OpenerTokenKind.Close)
            {
                return at;
            }

            if (_tokens[at].Kind == OpenerTokenKind.Open)
            {
                return -1;
            }
        }

        return -1;
    }

    public static bool IsCapitals(ReadOnlySpan<char> name)
    {
        var upper = 0;
        foreach (var c in name)
        {
            if (char.IsLower(c))
            {
                return false;
            }

            upper += char.IsUpper(c) ? 1 : 0;
        }

        return upper >= 3;
    }

    private bool IsPlace(int start, int end) => Places.IsPlace(_text[start..end]);

    private bool IsJoiner(int i) => Kind(i) switch
    {
        OpenerTokenKind.Slash or OpenerTokenKind.Pipe => true,
        OpenerTokenKind.Dash => End(i) - Start(i) == 1 && !SpaceBefore(i) && !SpaceBefore(i + 1),
        _ => false,
    };

    // a run of words that begin with a capital or have no case, small particles between them ("Offenbach am Main")
    private int Name(int i)
    {
        var last = -1;
        var count = 0;
        for (var at = i; Is(at, OpenerTokenKind.Word) && count < MaxWords; at++)
        {
            if (at > i && !SpaceBefore(at) && !Is(at - 1, OpenerTokenKind.Stop))
            {
                break;
            }

            var word = Text(at);
            if (IsNameWord(word))
            {
                if (count > 0 && IsDateWord(at))
                {
                    break;
                }

                last = at;
            }
            else if (count == 0 || word.Length > 4 || !char.IsLetter(word[0]))
            {
                break;
            }

            count++;
            if (_dottedNames && at == last && word.Length <= 3 && Is(at + 1, OpenerTokenKind.Stop) && !SpaceBefore(at + 1) &&
                Is(at + 2, OpenerTokenKind.Word) && SpaceBefore(at + 2) && IsNameWord(Text(at + 2)))
            {
                at++;
            }
        }

        return last < 0 || IsDateWord(i) ? -1 : last + 1;
    }

    private static bool IsNameWord(ReadOnlySpan<char> word)
    {
        var c = word[0];
        return char.IsLetter(c) ? !char.IsLower(c) || HasInnerCapital(word) : char.IsSurrogate(c);
    }

    // "eGoli", "al-Hasaka"
    private static bool HasInnerCapital(ReadOnlySpan<char> word)
    {
        for (var i = 1; i < word.Length && i <= 4; i++)
        {
            if (char.IsUpper(word[i]))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsRegionAhead(int i, out int next, out int end, bool known)
    {
        next = end = 0;
        if (!Is(i, OpenerTokenKind.Comma))
        {
            return IsBracketedRegion(i, known, out next, out end);
        }

        for (var words = 3; words > 0; words--)
        {
            var last = i + words;
            if (!AreWords(i + 1, last))
            {
                continue;
            }

            // the stop of an abbreviation belongs to it: "Wis.", "N.Y."
            var stop = Is(last + 1, OpenerTokenKind.Stop) && !SpaceBefore(last + 1);
            var name = _text[Start(i + 1)..End(last)];
            if (stop && Places.IsRegionSuffix(_text[Start(i + 1)..End(last + 1)]) && !EndsSentence(last + 1))
            {
                (next, end) = (last + 2, End(last + 1));
                return true;
            }

            if (Places.IsRegionSuffix(name) || (Places.IsPlace(name) && !Agencies.IsAgency(name)))
            {
                (next, end) = (last + 1, End(last));
                return true;
            }
        }

        return false;
    }

    // "Halle (Saale)": only a place in the brackets, never a source
    private bool IsBracketedRegion(int i, bool known, out int next, out int end)
    {
        next = end = 0;
        if (!Is(i, OpenerTokenKind.Open) || _text[Start(i)] != '(' || Close(i) is not (> 0 and var close) || close == i + 1)
        {
            return false;
        }

        var inner = _text[End(i)..Start(close)].Trim();
        if (Agencies.IsAgency(inner) || !(Places.IsPlace(inner) || (known && Places.IsRegionSuffix(inner))))
        {
            return false;
        }

        (next, end) = (close + 1, End(close));
        return true;
    }

    // "Leipzig, Sachsen. Die ..." ends its opener; "EAU CLAIRE, Wis. (AP)" does not: a word with a capital follows only the former
    private bool EndsSentence(int stop) => Text(stop - 1).Length > 5 && Is(stop + 1, OpenerTokenKind.Word);

    private bool AreWords(int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            if (!Is(i, OpenerTokenKind.Word) || !SpaceBefore(i) && i > first)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsHyphen(char c) => c is '-' or '‐' or '‑';
}
