namespace Extractor.Languages;

/// <summary>
/// A phrase of a language file, folded and taken apart. <c>…</c> or <c>...</c> stands for any text; a closing <c>:</c> says that
/// a separator or the end of the text must follow.
/// </summary>
internal sealed class PhrasePattern
{
    private PhrasePattern(string first, string[] rest, bool openStart, bool openEnd, bool needsSeparator)
    {
        First = first;
        Rest = rest;
        OpenStart = openStart;
        OpenEnd = openEnd;
        NeedsSeparator = needsSeparator;
        IsUnspacedEnd = Fold.IsUnspaced(first[^1]);
        // "copyright 20…": the year goes on.
        IsWordEnd = Fold.IsWordChar(first[^1]) && !(openEnd && rest.Length == 0 && char.IsAsciiDigit(first[^1]));
        IsSingleWord = !first.Contains(' ', StringComparison.Ordinal) && !IsOfManyWords(first);
    }

    /// <summary>The text before the first wildcard inside the phrase.</summary>
    public string First { get; }

    /// <summary>The texts between and after the wildcards inside the phrase; a space at an end asks for a word's end there.</summary>
    public string[] Rest { get; }

    /// <summary>Whether anything may stand before the phrase.</summary>
    public bool OpenStart { get; }

    /// <summary>Whether anything may follow the phrase.</summary>
    public bool OpenEnd { get; }

    /// <summary>Whether a separator or the end must follow.</summary>
    public bool NeedsSeparator { get; }

    /// <summary>Whether <see cref="First"/> ends in a script without spaces between words.</summary>
    public bool IsUnspacedEnd { get; }

    /// <summary>
    /// Whether <see cref="First"/> ends with a letter or digit, after which a word has to end; not where a digit is followed by a wildcard
    /// (<c>copyright 20…</c>).
    /// </summary>
    public bool IsWordEnd { get; }

    /// <summary>Whether the phrase is one word of a script with spaces between words.</summary>
    public bool IsSingleWord { get; }

    /// <summary>Takes a phrase apart; null when nothing is left of it.</summary>
    public static PhrasePattern? Parse(string phrase)
    {
        var text = Fold.Text(phrase).Replace("...", "…", StringComparison.Ordinal);
        var openStart = text.StartsWith('…');
        var openEnd = text.EndsWith('…');
        var parts = text.Split('…').Where(p => !string.IsNullOrWhiteSpace(p)).ToArray();
        if (parts.Length == 0)
            return null;
        parts[0] = parts[0].Trim(' ');
        var needsSeparator = parts.Length == 1 && !openEnd && parts[0].Length > 1 && parts[0].EndsWith(':');
        if (needsSeparator)
            parts[0] = parts[0].TrimEnd(':', ' ');
        return parts[0].Length == 0 ? null : new PhrasePattern(parts[0], parts[1..], openStart, openEnd, needsSeparator);
    }

    /// <summary>Whether a phrase without spaces may be of several words: in scripts that put none, and in Korean, which puts few.</summary>
    private static bool IsOfManyWords(string first)
    {
        foreach (var c in first)
        {
            if (Fold.IsUnspaced(c) || c is >= '\uAC00' and <= '\uD7AF')
                return true;
        }

        return false;
    }
}
