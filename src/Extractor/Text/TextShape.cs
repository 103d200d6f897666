namespace Extractor.Text;

/// <summary>Counts that tell running text from labels, in any script. No length here is counted in spaces.</summary>
internal readonly record struct TextShape
{
    /// <summary>Words; a character of a script without spaces counts as half a word.</summary>
    public double Words { get; private init; }

    public int Sentences { get; private init; }

    public int Commas { get; private init; }

    public int Letters { get; private init; }

    public int Upper { get; private init; }

    public int Digits { get; private init; }

    public bool EndsSentence { get; private init; }

    public bool StartsLower { get; private init; }

    public bool StartsQuote { get; private init; }

    public static TextShape Of(ReadOnlySpan<char> text)
    {
        double words = 0;
        int sentences = 0, commas = 0, letters = 0, upper = 0, digits = 0;
        var inWord = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            // Nearly all that is printed.
            if (char.IsAsciiLetter(c))
            {
                if (!inWord) words++;
                inWord = true;
                letters++;
                if (c <= 'Z') upper++;
            }
            else if (c == ' ')
            {
                inWord = false;
            }
            else if (IsUnspaced(c))
            {
                words += 0.5;
                letters++;
                inWord = false;
            }
            else if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                if (!inWord) words++;
                inWord = true;
                if (char.IsDigit(c)) digits++;
                else letters++;
                if (char.IsUpper(c)) upper++;
            }
            else
            {
                if (c is not ('\'' or '’' or '-' or '\u200c' or '\u200d') && char.GetUnicodeCategory(c) is not
                    (System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark))
                    inWord = false;
                if (IsSentenceEnd(c) && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1]) || c > '\u00ff')) sentences++;
                else if (c is ',' or '،' or '、' or '，' or ';' or '；' or '·') commas++;
            }
        }
        return new TextShape
        {
            Words = words,
            Sentences = sentences,
            Commas = commas,
            Letters = letters,
            Upper = upper,
            Digits = digits,
            EndsSentence = Ends(text),
            StartsLower = text.Length > 0 && char.IsLower(text[0]),
            StartsQuote = text.Length > 0 && IsQuote(text[0]),
        };
    }

    public static bool IsSentenceEnd(char c) => c is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '؟' or '۔' or '।' or '॥' or '︒';

    public static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '«' or '»' or '‘' or '’' or '‚' or '「' or '『' or '」' or '』' or '\'';

    /// <summary>Scripts written without spaces between words: Thai to Lao, Khmer, kana, Han, Hangul syllables.</summary>
    public static bool IsUnspaced(char c) =>
        c >= '\u0e00' && c is (>= '\u0e00' and <= '\u0eff') or (>= '\u1000' and <= '\u109f') or (>= '\u1780' and <= '\u17ff')
            or (>= '\u3040' and <= '\u30ff') or (>= '\u3400' and <= '\u4dbf') or (>= '\u4e00' and <= '\u9fff')
            or (>= '\uac00' and <= '\ud7af') or (>= '\uf900' and <= '\ufaff');

    private static bool Ends(ReadOnlySpan<char> text)
    {
        for (var i = text.Length - 1; i >= 0; i--)
        {
            var c = text[i];
            if (IsQuote(c) || c is ')' or ']' or '）' or ' ') continue;
            return IsSentenceEnd(c);
        }
        return false;
    }
}
