using System.Globalization;

namespace Extractor.Text;

/// <content>The words of a key, and how many two texts share.</content>
internal static partial class TextFold
{
    /// <summary>
    /// How much two texts share, from 0 to 1: twice the common tokens over all tokens. A token is a run of letters and digits,
    /// or a single character in the scripts that put no spaces between words.
    /// </summary>
    public static double Similarity(string? a, string? b)
    {
        return SimilarityTo(new TokenBag(b), a);
    }

    /// <summary>As <see cref="Similarity"/>, for a text whose tokens are counted already.</summary>
    public static double SimilarityTo(TokenBag b, string? a)
    {
        using var key = new Key(a, stackalloc char[OnStack]);
        return b.Similarity(key.Text);
    }

    /// <summary>How many tokens a text has, counted as <see cref="Similarity"/> counts them.</summary>
    public static int CountTokens(string? text)
    {
        using var key = new Key(text, stackalloc char[OnStack]);
        return CountTokensOf(key.Text);
    }

    /// <summary>As <see cref="CountTokens"/>, for a text whose key is made already.</summary>
    public static int CountTokensOf(ReadOnlySpan<char> key)
    {
        var count = 0;
        foreach (var _ in Tokens(key)) count++;
        return count;
    }

    /// <summary>The tokens of a key.</summary>
    public static TokenEnumerator Tokens(ReadOnlySpan<char> key) => new(key);

    // Vowel signs belong to the word in the scripts of India; surrogates are halves of rare letters and signs.
    private static bool IsTokenPart(char c) =>
        c < '\u0080' ? char.IsAsciiLetterOrDigit(c)
            : char.IsLetterOrDigit(c) || char.IsSurrogate(c)
            || (c > '\u0300' && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    /// <summary>Goes through the tokens of a key.</summary>
    public ref struct TokenEnumerator(ReadOnlySpan<char> key)
    {
        private readonly ReadOnlySpan<char> _key = key;
        private int _next;

        public ReadOnlySpan<char> Current { get; private set; }

        public readonly TokenEnumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            while (_next < _key.Length && !IsTokenPart(_key[_next])) _next++;
            if (_next >= _key.Length) return false;
            var start = _next++;
            if (!IsUnspaced(_key[start]))
            {
                while (_next < _key.Length && IsTokenPart(_key[_next]) && !IsUnspaced(_key[_next])) _next++;
            }

            Current = _key[start.._next];
            return true;
        }
    }
}
