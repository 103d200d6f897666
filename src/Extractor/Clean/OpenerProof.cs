using Extractor.Languages;

namespace Extractor.Clean;

/// <summary>What speaks for a bare opener being a dateline: typography, the story behind it, and the story's own words.</summary>
internal static class OpenerProof
{
    /// <summary>Shorter than this, what follows a bare "Place –" is a headline or a label rather than a story.</summary>
    public const int LeastStory = 50;

    private const int LeastSentence = 90;
    private const int LeastWords = 5;
    private const int MostTries = 20;

    /// <summary>Whether the opener alone is emphasised, or stands alone.</summary>
    public static bool HasCue(in DatelineInput input, int placeEnd, int end) =>
        input.OwnBlock || (input.EmphasisLength >= placeEnd - 1 && input.EmphasisLength <= end + 1 && input.EmphasisLength > 0);

    public static int StoryLength(in DatelineInput input, int end) => input.Text.AsSpan(end).Trim().Length;

    // what follows begins like a sentence: "WASHINGTON — the city" goes on with its own
    public static bool StoryFollows(in DatelineInput input, int end, int least)
    {
        var story = input.Text.AsSpan(end).Trim();
        return story.Length >= least && !char.IsLower(story[0]);
    }

    /// <summary>
    /// Whether a listed city in ordinary letters opens a full sentence: "Lima: The council has decided …". Headlines and lists
    /// ("Iran: Talks resume", "Spain: rich reds") name countries, are short or end without a stop.
    /// </summary>
    public static bool Plain(in DatelineInput input, in PlaceSpan place, int end)
    {
        var story = input.Text.AsSpan(end).Trim();
        if (!place.Listed || place.Words > 4 || story.Length < LeastSentence || !StartsSentence(story) || IsCountry(place, input.Text))
        {
            return false;
        }

        for (var i = LeastStory; i < story.Length; i++)
        {
            if (story[i] is '.' or '!' or '?' or '。' or '।' && (i + 1 == story.Length || char.IsWhiteSpace(story[i + 1]) || story[i + 1] is '"' or '”' or '“' or '»'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a listed city and a stop open a full sentence, in the languages whose papers do so: "Rom. Der Papst …". A row of
    /// short fragments ("Paris. London. Mailand.") is style.
    /// </summary>
    public static bool PlainStop(in DatelineInput input, in PlaceSpan place, int end) =>
        WireWords.EndsPlacesWithStop(input.Lexicon.Code) && Plain(input, place, end) && WordsBeforeStop(input.Text.AsSpan(end).Trim()) >= LeastWords;

    private static int WordsBeforeStop(ReadOnlySpan<char> story)
    {
        var stop = story.IndexOfAny('.', '!', '?');
        return (stop < 0 ? story : story[..stop]).Count(' ') + 1;
    }

    private static bool StartsSentence(ReadOnlySpan<char> story) =>
        (char.IsLetter(story[0]) && !char.IsLower(story[0])) || story[0] is '"' or '“' or '„' or '«' or '»' or '‘';

    public static bool IsCountry(in PlaceSpan place, ReadOnlySpan<char> text) => Places.IsRegionSuffix(place.Of(text)) || WireWords.IsCountry(place.Of(text));

    /// <summary>Whether the name goes on in the word behind it, since the page writes both together elsewhere: "VAN Gölü'nde", "Van Gölü".</summary>
    public static bool GoesOnAsName(in DatelineInput input, ReadOnlySpan<char> name, int end)
    {
        var next = input.Text.AsSpan(end);
        var letters = 0;
        while (letters < next.Length && char.IsLetter(next[letters]))
        {
            letters++;
        }

        ReadOnlySpan<char> context = input.Context;
        for (var (from, tries) = (0, 0); tries < MostTries && context[from..].IndexOf(name, StringComparison.OrdinalIgnoreCase) is >= 0 and var at; tries++)
        {
            var hit = from + at;
            from = hit + name.Length;
            if (!OpenerParser.IsCapitals(context.Slice(hit, name.Length)) && context[from..].TrimStart().StartsWith(next[..letters], StringComparison.Ordinal) && from < context.Length && context[from] == ' ')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the story itself speaks of the name as of a place: "in Musterau", "outside Millbrook".</summary>
    public static bool NamedAsPlace(in DatelineInput input, in PlaceSpan place, int end)
    {
        var name = place.Of(input.Text);
        return NamedAsPlace(input.Text.AsSpan(end), name) || NamedAsPlace(input.Context, name);
    }

    private static bool NamedAsPlace(ReadOnlySpan<char> story, ReadOnlySpan<char> name)
    {
        var from = 0;
        for (var tries = 0; tries < MostTries; tries++)
        {
            var at = story[from..].IndexOf(name, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return false;
            }

            at += from;
            from = at + name.Length;
            // a hit within a longer word, or the printed opener itself in capitals, proves nothing
            if ((from < story.Length && char.IsLetter(story[from])) || at == 0 || !char.IsUpper(story[at]) ||
                OpenerParser.IsCapitals(story.Slice(at, name.Length)))
            {
                continue;
            }

            var before = story[..at].TrimEnd();
            var word = before[(before.LastIndexOf(' ') + 1)..];
            if (before.Length < at && WireWords.IsLocative(word))
            {
                return true;
            }

            // "Millbrook police", behind a word of the sentence
            var after = story[from..].TrimStart();
            if (after.Length < story.Length - from && WireWords.IsCivic(CreditText.FirstWord(after).TrimEnd(".,;:")))
            {
                return true;
            }
        }

        return false;
    }
}
