using System.Globalization;
using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>Tells by its letters alone whether a piece of text can be a name. Knows no language.</summary>
internal static class NameShape
{
    /// <summary>Whether the words can be a person's name.</summary>
    /// <param name="words">The words, as printed.</param>
    /// <param name="confident">Whether something says that a name stands here, such as the opener of a byline.</param>
    public static bool IsName(IReadOnlyList<string> words, bool confident)
    {
        if (words.Count == 0) return false;
        var first = FirstLetter(words[0]);
        if (first == '\0') return false;
        return char.IsUpper(first) || char.IsLower(first) || char.GetUnicodeCategory(first) == UnicodeCategory.TitlecaseLetter
            ? IsCasedName(words, confident)
            : IsUncasedName(words, confident);
    }

    /// <summary>Whether the text can be initials that stand for a person, such as <c>kas</c> or <c>J. R.</c></summary>
    public static bool IsInitials(string text)
    {
        var letters = 0;
        var upper = 0;
        foreach (var c in text)
        {
            if (c is '.' or ' ' or '-') continue;
            if (!char.IsLetter(c) || (!char.IsUpper(c) && !char.IsLower(c))) return false;
            letters++;
            if (char.IsUpper(c)) upper++;
        }

        return letters is >= 1 and <= 4 && (upper == 0 || upper == letters || letters <= 3);
    }

    /// <summary>Whether the letters are all capitals, or all small.</summary>
    public static bool IsOneCase(string text, out bool upper)
    {
        int small = 0, large = 0;
        foreach (var c in text)
        {
            if (char.IsUpper(c)) large++;
            else if (char.IsLower(c)) small++;
        }

        upper = large > 0;
        return small == 0 || large == 0;
    }

    public static char FirstLetter(string word)
    {
        foreach (var c in word)
        {
            if (char.IsLetter(c) || char.IsSurrogate(c)) return c;
        }

        return '\0';
    }

    private static bool IsCasedName(IReadOnlyList<string> words, bool confident)
    {
        int real = 0, letters = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            foreach (var c in word)
            {
                if (!IsNameSign(c)) return false;
            }

            var first = FirstLetter(word);
            if (first == '\0') return false;
            if (TextFold.IsUnspaced(first)) return false;
            if (char.IsLower(first) && !StartsSmall(word))
            {
                if (!NameWords.IsParticle(word) || i == words.Count - 1) return false;
                if (i == 0 && !NameWords.IsLeadingParticle(word)) return false;
                continue;
            }

            if (!IsInitial(word)) real++;
            letters += word.Length;
        }

        if (real == 0 || letters < 2) return false;
        return real <= (confident ? 5 : 4) && words.Count <= 9;
    }

    private static bool IsUncasedName(IReadOnlyList<string> words, bool confident)
    {
        var letters = 0;
        var unspaced = 0;
        var kana = false;
        foreach (var word in words)
        {
            foreach (var c in word)
            {
                if (char.IsDigit(c) || (!IsNameSign(c) && c is not ('・' or '=' or '＝' or 'ー' or '々' or '〇'))) return false;
                letters++;
                if (TextFold.IsUnspaced(c)) unspaced++;
                kana |= c is >= '\u3040' and <= '\u30FF';
            }
        }

        if (unspaced == 0) return words.Count <= (confident ? 6 : 5) && words.Count >= (confident ? 1 : 2) && letters <= 40;
        // Thai and its neighbours write a given name and a surname with a space between them.
        if (FirstLetter(words[0]) is >= '\u0E00' and <= '\u17FF') return words.Count is >= 1 and <= 4 && letters is >= 3 and <= 40;
        if (kana) return words.Count <= 3 && letters is >= 2 and <= 16;
        return words.Count <= 2 && letters is >= 2 and <= 6;
    }

    // "d'Arc", "al-Sayed", "O’Regan": a small particle grown to the name.
    private static bool StartsSmall(string word)
    {
        for (var i = 1; i < word.Length - 1 && i < 5; i++)
        {
            if (word[i] is '\'' or '’' or '-' or '‑') return char.IsUpper(word[i + 1]);
            if (char.IsUpper(word[i])) return i <= 3;
        }

        return false;
    }

    private static bool IsInitial(string word) => word.Length <= 2 && (word.Length == 1 || word[1] == '.');

    private static bool IsNameSign(char c) =>
        char.IsLetter(c) || char.IsSurrogate(c) || c is '.' or '\'' or '’' or '‘' or '`' or '´' or 'ʼ' or '-' or '‐' or '‑' or '·' or '"' or '“' or '”' or '„' or '(' or ')'
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;
}
