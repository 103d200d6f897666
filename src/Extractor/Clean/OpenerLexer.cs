using System.Globalization;

namespace Extractor.Clean;

/// <summary>Cuts the first characters of a block into words and punctuation, whatever the script.</summary>
internal static class OpenerLexer
{
    /// <summary>An opener is short: what comes later is never looked at, however long the block.</summary>
    public const int Window = 200;

    /// <summary>Fills <paramref name="tokens"/> and returns how many there are.</summary>
    public static int Read(ReadOnlySpan<char> text, Span<OpenerToken> tokens)
    {
        var count = 0;
        var end = Math.Min(text.Length, Window);
        var space = false;
        for (var i = 0; i < end && count < tokens.Length;)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c) || IsInvisible(c))
            {
                space |= char.IsWhiteSpace(c);
                i++;
                continue;
            }

            var start = i;
            OpenerTokenKind kind;
            if (IsWordCharacter(c))
            {
                i = EndOfWord(text[..end], i);
                kind = OpenerTokenKind.Word;
            }
            else
            {
                kind = KindOf(c);
                i++;
                while (kind == OpenerTokenKind.Dash && i < end && KindOf(text[i]) == OpenerTokenKind.Dash)
                {
                    i++;
                }
            }

            tokens[count++] = new OpenerToken(kind, start, i, space);
            space = false;
        }

        return count;
    }

    public static bool IsWordCharacter(char c) =>
        char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Direction marks, joiners and soft hyphens say nothing about where a word ends.</summary>
    public static bool IsInvisible(char c) => char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    private static int EndOfWord(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length)
        {
            var c = text[i];
            var joined = i + 1 < text.Length && IsWordCharacter(text[i + 1]);
            if (IsWordCharacter(c) || (joined && (IsInvisible(c) || c is '-' or '\'' or '’' or '&' or '@' or '‐' or '‑')))
            {
                i++;
            }
            else if (c == '.' && joined && !IsSentenceEnd(text, i))
            {
                i++;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    // "N.Y", "KABAR.example" and "27.6.2025" hold their dots; "Berlin.Die" is a sentence end whose space got lost.
    private static bool IsSentenceEnd(ReadOnlySpan<char> text, int dot) =>
        dot >= 3 && char.IsLower(text[dot - 1]) && char.IsUpper(text[dot + 1]) &&
        dot + 2 < text.Length && char.IsLower(text[dot + 2]);

    private static OpenerTokenKind KindOf(char c) => c switch
    {
        ',' or '、' or '،' or '，' => OpenerTokenKind.Comma,
        '/' or '／' => OpenerTokenKind.Slash,
        '|' or '｜' => OpenerTokenKind.Pipe,
        '.' or '。' or '।' or '۔' => OpenerTokenKind.Stop,
        ':' or '：' => OpenerTokenKind.Colon,
        '-' or '‐' or '‑' or '‒' or '–' or '—' or '―' or '−' or '~' or '─' => OpenerTokenKind.Dash,
        '=' or '＝' => OpenerTokenKind.Equal,
        '(' or '[' or '（' or '［' or '【' or '〔' => OpenerTokenKind.Open,
        ')' or ']' or '）' or '］' or '】' or '〕' => OpenerTokenKind.Close,
        _ => OpenerTokenKind.Other,
    };
}
