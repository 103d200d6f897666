namespace Extractor.Text;

/// <summary>Hashes of each three words in a row, case ignored; characters count as words in scripts without spaces.</summary>
internal static class WordTriples
{
    /// <summary>A text of one or two words gives one hash of all its words.</summary>
    public static List<int> Of(ReadOnlySpan<char> text)
    {
        var words = Words(text);
        var triples = new List<int>(Math.Max(1, words.Count - 2));
        if (words.Count is 1 or 2) triples.Add(words.Count == 1 ? words[0] : Mix(words[0], words[1]));
        for (var i = 0; i + 2 < words.Count; i++) triples.Add(Mix(Mix(words[i], words[i + 1]), words[i + 2]));
        return triples;
    }

    private static List<int> Words(ReadOnlySpan<char> text)
    {
        var words = new List<int>();
        var hash = 0;
        var inWord = false;
        foreach (var c in text)
        {
            if (TextShape.IsUnspaced(c))
            {
                if (inWord) words.Add(hash);
                words.Add(c);
                inWord = false;
                hash = 0;
            }
            else if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                hash = Mix(hash, char.ToLowerInvariant(c));
                inWord = true;
            }
            else if (inWord)
            {
                words.Add(hash);
                inWord = false;
                hash = 0;
            }
        }
        if (inWord) words.Add(hash);
        return words;
    }

    // Fixed, so that the same page gives the same record in every process.
    private static int Mix(int hash, int value) => unchecked((int)(((uint)hash * 0x9E3779B1u) ^ ((uint)value * 0x85EBCA77u)) + 0x165667B1);
}
