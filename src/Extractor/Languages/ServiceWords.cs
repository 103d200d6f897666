using System.Buffers;
using System.Globalization;
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
    public static int CountFolded(ReadOnlySpan<char> folded)
    {
        var data = Data.Value;
        var count = 0;
        var mayHoldPhrase = false;
        for (var i = 0; i + ShortestStem <= folded.Length; i++)
        {
            // Three characters tell of most places that nothing starts there.
            var text = folded[i..];
            var key = KeyOf(text);
            if (!data.Starts.MayHold(key) || !data.ByStart.TryGetValue(key, out var entries)) continue;
            if ((i == 0 || !IsWordChar(folded[i - 1])) && StartsWithAny(text, entries.Stems)) count++;
            mayHoldPhrase = mayHoldPhrase || StartsWithAny(text, entries.Phrases);
        }
        // Most texts hold none; one that comes twice counts once.
        if (mayHoldPhrase) count += CountIn(folded, data.Phrases);
        return folded.ContainsAnyInRange('\u0e00', '\ud7af') ? count + CountIn(folded, data.Unspaced) : count;
    }

    private static bool IsWordChar(char c) => c < '\u0080' ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c) || IsMark(c);

    private static bool IsMark(char c) => c > '\u0300' && char.GetUnicodeCategory(c) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] entries)
    {
        foreach (var entry in entries)
            if (text.StartsWith(entry, StringComparison.Ordinal)) return true;
        return false;
    }

    private static long KeyOf(ReadOnlySpan<char> text) => ((long)text[0] << 32) | ((long)text[1] << 16) | text[2];

    private static int CountIn(ReadOnlySpan<char> folded, string[] phrases)
    {
        var count = 0;
        foreach (var phrase in phrases)
            if (folded.Contains(phrase, StringComparison.Ordinal)) count++;
        return count;
    }

    private static Tables Load()
    {
        var data = LibraryData.Read("Data/service-words.json", LanguageJson.Default.ServiceWordsData);
        var stems = new HashSet<string>(StringComparer.Ordinal);
        var phrases = new List<string>();
        foreach (var entry in data.Stems.Values.SelectMany(list => list))
        {
            if (entry.AsSpan().ContainsAny(' ', '-')) phrases.Add(Fold.Text(entry));
            else stems.Add(Fold.Text(entry));
        }
        var all = data.Phrases.Values.SelectMany(list => list).Select(phrase => Fold.Text(phrase)).Concat(phrases).Distinct(StringComparer.Ordinal).ToList();
        string[] spaced = [.. all.Where(phrase => !TextShape.IsUnspaced(phrase[0]))];
        var byStart = stems.Concat(spaced).Where(entry => entry.Length >= ShortestStem).GroupBy(entry => KeyOf(entry)).ToDictionary(
            group => group.Key, group => new Entries([.. group.Where(stems.Contains)], [.. group.Where(entry => !stems.Contains(entry))]));
        return new Tables(byStart, new KeyFilter(byStart.Keys), spaced, [.. all.Where(phrase => TextShape.IsUnspaced(phrase[0]))]);
    }

    /// <param name="ByStart">Stems and phrases of scripts with spaces by their first three characters.</param>
    /// <param name="Starts">These first three characters as a filter.</param>
    /// <param name="Phrases">The phrases of scripts with spaces.</param>
    /// <param name="Unspaced">The phrases of scripts without spaces.</param>
    private sealed record Tables(Dictionary<long, Entries> ByStart, KeyFilter Starts, string[] Phrases, string[] Unspaced);

    private sealed record Entries(string[] Stems, string[] Phrases);
}

/// <summary>The file of service words: stems that words start with, and phrases, by language.</summary>
internal sealed class ServiceWordsData
{
    public required Dictionary<string, string[]> Stems { get; init; }

    public required Dictionary<string, string[]> Phrases { get; init; }
}
