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
    private const int ShortestStem = 3;

    private static readonly Lazy<Tables> Data = new(Load);

    /// <summary>How many such words and phrases a text holds.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var buffer = ArrayPool<char>.Shared.Rent(Math.Max(1, text.Length));
        try
        {
            var folded = buffer.AsSpan(0, Fold.Into(text, buffer, [], out _));
            return CountStems(folded) + CountPhrases(folded);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private static int CountStems(ReadOnlySpan<char> folded)
    {
        var stems = Data.Value.Stems.GetAlternateLookup<ReadOnlySpan<char>>();
        var count = 0;
        var start = 0;
        for (var i = 0; i <= folded.Length; i++)
        {
            if (i < folded.Length && (char.IsLetterOrDigit(folded[i]) || IsMark(folded[i]))) continue;
            if (StartsWithAny(stems, folded[start..i])) count++;
            start = i + 1;
        }
        return count;
    }

    private static bool IsMark(char c) => c > '\u0300' && char.GetUnicodeCategory(c) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool StartsWithAny(HashSet<string>.AlternateLookup<ReadOnlySpan<char>> stems, ReadOnlySpan<char> word)
    {
        for (var length = ShortestStem; length <= Math.Min(word.Length, Data.Value.LongestStem); length++)
            if (stems.Contains(word[..length])) return true;
        return false;
    }

    private static int CountPhrases(ReadOnlySpan<char> folded)
    {
        var count = 0;
        foreach (var phrase in Data.Value.Phrases)
            if (folded.Contains(phrase, StringComparison.Ordinal)) count++;
        if (!folded.ContainsAnyInRange('\u0e00', '\ud7af')) return count;
        foreach (var phrase in Data.Value.Unspaced)
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
        return new Tables(
            stems, stems.Max(stem => stem.Length),
            [.. all.Where(phrase => !TextShape.IsUnspaced(phrase[0]))], [.. all.Where(phrase => TextShape.IsUnspaced(phrase[0]))]);
    }

    private sealed record Tables(HashSet<string> Stems, int LongestStem, string[] Phrases, string[] Unspaced);
}

/// <summary>The file of service words: stems that words start with, and phrases, by language.</summary>
internal sealed class ServiceWordsData
{
    public required Dictionary<string, string[]> Stems { get; init; }

    public required Dictionary<string, string[]> Phrases { get; init; }
}
