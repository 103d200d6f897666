using System.Numerics;
using Extractor.Text;

namespace Extractor.Languages;

/// <summary>
/// Tells by the commonest words (<c>Data/function-words.json</c>) which language a text is in, where letters alone do not tell: for
/// languages in Latin and Cyrillic letters.
/// </summary>
internal sealed class FunctionWords
{
    private const int LongestWord = 12;

    private const int Letters = 26;

    private static readonly Lazy<(string[] Codes, Dictionary<string, ulong>.AlternateLookup<ReadOnlySpan<char>> Languages, bool[] Ends)> Data = new(Load);

    private readonly int[] counts = new int[Data.Value.Codes.Length];

    /// <summary>The languages whose words are known.</summary>
    public static IReadOnlyList<string> Codes => Data.Value.Codes;

    /// <summary>How many words were read.</summary>
    public int Words { get; private set; }

    /// <summary>Reads a text, up to a number of words in all.</summary>
    public void Add(ReadOnlySpan<char> text, int most)
    {
        var (_, languages, ends) = Data.Value;
        var start = 0;
        for (var i = 0; i <= text.Length && Words < most; i++)
        {
            if (i < text.Length && char.IsLetter(text[i])) continue;
            if (i > start)
            {
                Words++;
                if (i - start <= LongestWord && ends[EndsOf(text[start..i])] && languages.TryGetValue(text[start..i], out var bits))
                    for (; bits != 0; bits &= bits - 1) counts[BitOperations.TrailingZeroCount(bits)]++;
            }
            start = i + 1;
        }
    }

    /// <summary>Whether the words of a language are known.</summary>
    public static bool Knows(ReadOnlySpan<char> code)
    {
        foreach (var known in Data.Value.Codes)
            if (code.SequenceEqual(known)) return true;
        return false;
    }

    /// <summary>The language that most words are of, and how many; null where none is known.</summary>
    public (string? Code, int Count) Best()
    {
        var best = -1;
        for (var i = 0; i < counts.Length; i++)
            if (counts[i] > (best < 0 ? 0 : counts[best])) best = i;
        return best < 0 ? (null, 0) : (Data.Value.Codes[best], counts[best]);
    }

    /// <summary>How many words are of a language; null where the words of that language are not known.</summary>
    public int? CountOf(ReadOnlySpan<char> code)
    {
        var codes = Data.Value.Codes;
        for (var i = 0; i < codes.Length; i++)
            if (code.SequenceEqual(codes[i])) return counts[i];
        return null;
    }

    /// <summary>A number for a word's length with its first and last letter: most words share theirs with none that is known. 0 for ends in other letters.</summary>
    private static int EndsOf(ReadOnlySpan<char> word) =>
        char.IsAsciiLetter(word[0]) && char.IsAsciiLetter(word[^1])
            ? 1 + (((((word.Length - 1) * Letters) + (word[0] | 0x20) - 'a') * Letters) + (word[^1] | 0x20) - 'a')
            : 0;

    private static (string[] Codes, Dictionary<string, ulong>.AlternateLookup<ReadOnlySpan<char>> Languages, bool[] Ends) Load()
    {
        var data = LibraryData.Read("Data/function-words.json", LanguageJson.Default.DictionaryStringStringArray);
        string[] codes = [.. data.Keys];
        var languages = new Dictionary<string, ulong>(StringComparer.OrdinalIgnoreCase);
        var ends = new bool[1 + (LongestWord * Letters * Letters)];
        ends[0] = true;
        for (var i = 0; i < codes.Length; i++)
        {
            foreach (var word in data[codes[i]])
            {
                languages[word] = languages.GetValueOrDefault(word) | (1UL << i);
                if (word.Length <= LongestWord) ends[EndsOf(word)] = true;
            }
        }
        return (codes, languages.GetAlternateLookup<ReadOnlySpan<char>>(), ends);
    }
}
