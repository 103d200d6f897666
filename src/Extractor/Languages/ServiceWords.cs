using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Extractor.Text;

namespace Extractor.Languages;

/// <summary>
/// Words by which a site speaks of itself rather than of the news: accounts, newsletters, cookies, comments, advertising.
/// Those of all languages at once, since pages in every language carry some of others.
/// </summary>
internal static class ServiceWords
{
    /// <summary>Shorter stems would be found in too many words and are left out.</summary>
    private const int ShortestStem = 3;

    /// <summary>The last letter of the Latin script before the combining marks.</summary>
    private const char LastLatin = '\u02ff';

    private static readonly Lazy<Tables> Data = new(Load);

    /// <summary>How many such words and phrases a text holds.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var buffer = ArrayPool<char>.Shared.Rent(Math.Max(1, text.Length));
        try
        {
            return CountFolded(buffer.AsSpan(0, Fold.Into(text, buffer, [], out _)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    /// <summary>As <see cref="Count"/>, for a text that is folded already (<see cref="Fold.Into"/>).</summary>
    public static int CountFolded(ReadOnlySpan<char> folded) => CountStems(folded) + CountPhrases(folded);

    private static int CountStems(ReadOnlySpan<char> folded)
    {
        var stems = Data.Value.Stems;
        var count = 0;
        var start = 0;
        for (var i = 0; i <= folded.Length; i++)
        {
            if (i < folded.Length && (char.IsAsciiLetter(folded[i]) || char.IsLetterOrDigit(folded[i]) || IsMark(folded[i]))) continue;
            if (StartsWithAny(stems, folded[start..i])) count++;
            start = i + 1;
        }
        return count;
    }

    private static bool IsMark(char c) => c > '\u0300' && char.GetUnicodeCategory(c) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool StartsWithAny(Dictionary<long, string[]> stems, ReadOnlySpan<char> word)
    {
        if (word.Length < ShortestStem || !stems.TryGetValue(KeyOf(word), out var candidates)) return false;
        foreach (var stem in candidates)
            if (word.StartsWith(stem, StringComparison.Ordinal)) return true;
        return false;
    }

    private static long KeyOf(ReadOnlySpan<char> word) => ((long)word[0] << 32) | ((long)word[1] << 16) | word[2];

    private static int CountPhrases(ReadOnlySpan<char> folded)
    {
        // Most texts hold none.
        var data = Data.Value;
        var count = folded.ContainsAny(data.AnyLatin) || (folded.ContainsAnyExceptInRange('\0', LastLatin) && folded.ContainsAny(data.AnyOther)) ? CountIn(folded, data.Phrases) : 0;
        return folded.ContainsAnyInRange('\u0e00', '\ud7af') ? count + CountIn(folded, data.Unspaced) : count;
    }

    private static int CountIn(ReadOnlySpan<char> folded, string[] phrases)
    {
        var count = 0;
        foreach (var phrase in phrases)
            if (folded.Contains(phrase, StringComparison.Ordinal)) count++;
        return count;
    }

    private static Tables Load()
    {
        var data = JsonSerializer.Deserialize(
            LanguageCatalog.Resource(typeof(ServiceWords).Assembly, "Data/service-words.json"), LanguageJson.Default.ServiceWordsData)!;
        var stems = new HashSet<string>(StringComparer.Ordinal);
        var phrases = new List<string>();
        foreach (var entry in data.Stems.Values.SelectMany(list => list))
        {
            if (entry.AsSpan().ContainsAny(' ', '-')) phrases.Add(Fold.Text(entry));
            else stems.Add(Fold.Text(entry));
        }
        var all = data.Phrases.Values.SelectMany(list => list).Select(phrase => Fold.Text(phrase)).Concat(phrases).Distinct(StringComparer.Ordinal).ToList();
        string[] spaced = [.. all.Where(phrase => !TextShape.IsUnspaced(phrase[0]))];
        return new Tables(
            stems.Where(stem => stem.Length >= ShortestStem).GroupBy(stem => KeyOf(stem)).ToDictionary(group => group.Key, group => group.ToArray()),
            spaced,
            SearchValues.Create([.. spaced.Where(phrase => phrase[0] <= LastLatin)], StringComparison.Ordinal),
            SearchValues.Create([.. spaced.Where(phrase => phrase[0] > LastLatin)], StringComparison.Ordinal),
            [.. all.Where(phrase => TextShape.IsUnspaced(phrase[0]))]);
    }

    /// <param name="Stems">The stems by their first three letters.</param>
    /// <param name="Phrases">The phrases of scripts with spaces.</param>
    /// <param name="AnyLatin">Those of Latin script, to be looked for at once.</param>
    /// <param name="AnyOther">Those of other scripts, to be looked for at once.</param>
    /// <param name="Unspaced">The phrases of scripts without spaces.</param>
    private sealed record Tables(Dictionary<long, string[]> Stems, string[] Phrases, SearchValues<string> AnyLatin, SearchValues<string> AnyOther, string[] Unspaced);
}

/// <summary>The file of service words: stems that words start with, and phrases, by language.</summary>
internal sealed class ServiceWordsData
{
    public required Dictionary<string, string[]> Stems { get; init; }

    public required Dictionary<string, string[]> Phrases { get; init; }
}
