using Extractor.Languages;

namespace Extractor.Clean;

/// <summary>Names and words at the beginning or end of a text that no spaces part.</summary>
internal static class UnspacedWords
{
    /// <summary>The most characters that a name has.</summary>
    public const int MaxName = 10;

    /// <summary>How long the agency's name is that the text begins with; 0 if it begins with none.</summary>
    public static int AgencyPrefix(ReadOnlySpan<char> text)
    {
        for (var length = Math.Min(MaxName, text.Length); length >= 2; length--)
        {
            if (CreditShape.Agency(text[..length]))
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>Where the agency's name begins that the text ends with; 0 if it ends with none.</summary>
    public static int AgencySuffix(ReadOnlySpan<char> text)
    {
        for (var start = Math.Max(1, text.Length - MaxName); start <= text.Length - 2; start++)
        {
            if (CreditShape.Agency(text[start..]))
            {
                return start;
            }
        }

        return 0;
    }

    /// <summary>The known place that the text ends with, where one is looked for; empty if there is none.</summary>
    public static ReadOnlySpan<char> PlaceSuffix(ReadOnlySpan<char> text, bool allowed)
    {
        for (var start = 0; allowed && start <= text.Length - 2; start++)
        {
            if (Places.IsPlace(text[start..]))
            {
                return text[start..];
            }
        }

        return [];
    }

    /// <summary>How long the longest of the words is that the text begins with; 0 if it begins with none.</summary>
    public static int PrefixOf(ReadOnlySpan<char> text, ReadOnlySpan<string> words)
    {
        var longest = 0;
        foreach (var word in words)
        {
            if (word.Length > longest && text.StartsWith(word, StringComparison.Ordinal))
            {
                longest = word.Length;
            }
        }

        return longest;
    }

    /// <summary>The text without the words that it ends with.</summary>
    public static ReadOnlySpan<char> TrimSuffix(ReadOnlySpan<char> text, ReadOnlySpan<string> words)
    {
        // several may follow one another: 綜合外電報導
        for (var tries = 0; tries < 3; tries++)
        {
            var longest = 0;
            foreach (var word in words)
            {
                if (word.Length > longest && text.Length > word.Length && text.EndsWith(word, StringComparison.Ordinal))
                {
                    longest = word.Length;
                }
            }

            if (longest == 0)
            {
                break;
            }

            text = text[..^longest];
        }

        return text;
    }
}
