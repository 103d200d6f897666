namespace Extractor.Text;

/// <summary>Hashes of each three words in a row, case ignored; characters count as words in scripts without spaces.</summary>
internal static class WordTriples
{
    /// <summary>The triples of a text, for a <c>foreach</c>. A text of one or two words gives one hash of all its words.</summary>
    public static Enumerator Of(ReadOnlySpan<char> text) => new(text);

    // Fixed, so that the same page gives the same record in every process.
    private static int Mix(int hash, int value) => unchecked((int)(((uint)hash * 0x9E3779B1u) ^ ((uint)value * 0x85EBCA77u)) + 0x165667B1);

    /// <summary>Goes through the triples of a text.</summary>
    internal ref struct Enumerator(ReadOnlySpan<char> text)
    {
        private readonly ReadOnlySpan<char> text = text;
        private int at;
        private int words;
        private int beforeLast;
        private int last;

        public int Current { get; private set; }

        public readonly Enumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            while (NextWord(out var word))
            {
                words++;
                Current = Mix(Mix(beforeLast, last), word);
                beforeLast = last;
                last = word;
                if (words >= 3) return true;
            }
            if (words is not (1 or 2)) return false;
            Current = words == 1 ? last : Mix(beforeLast, last);
            words = 3;
            return true;
        }

        private bool NextWord(out int word)
        {
            word = 0;
            var inWord = false;
            for (; at < text.Length; at++)
            {
                var c = text[at];
                if (TextShape.IsUnspaced(c))
                {
                    if (inWord) return true;
                    word = c;
                    at++;
                    return true;
                }
                if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
                {
                    word = Mix(word, char.ToLowerInvariant(c));
                    inWord = true;
                }
                else if (inWord)
                {
                    return true;
                }
            }
            return inWord;
        }
    }
}
