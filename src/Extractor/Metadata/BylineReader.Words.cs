namespace Extractor.Metadata;

/// <content>Takes the words of a piece apart: the name, and the date, handle or degree beside it.</content>
internal readonly partial struct BylineReader
{
    // The words up to the first that holds figures (a date begins there), without handles, addresses and degrees.
    private List<string> Words(string text, out bool dropped)
    {
        var words = new List<string>();
        dropped = false;
        foreach (var token in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var raw = token;
            var at = raw.IndexOf('@', StringComparison.Ordinal);
            // "Jane Roe@janeroe": the handle's element begins right after the name's.
            if (at > 1 && words.Count > 0 && char.IsUpper(raw[0]) && !raw.AsSpan(at).Contains('.'))
            {
                raw = raw[..at];
                dropped = true;
            }

            if (raw.Contains('@', StringComparison.Ordinal) || raw.Contains("://", StringComparison.Ordinal)
                || raw.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            {
                dropped = true;
                continue;
            }

            if (HasDigit(raw))
            {
                dropped = true;
                // "Jane Roe1": the figure of a footnote grown to the name.
                var bare = raw.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
                if (words.Count > 0 && raw.Length - bare.Length == 1 && bare.Length > 2 && !HasDigit(bare) && char.IsUpper(bare[0])
                    && !lexicon.TryMonth(bare, out _))
                {
                    words.Add(bare);
                }

                while (words.Count > 0 && IsDateWord(words[^1])) words.RemoveAt(words.Count - 1);
                break;
            }

            words.Add(raw);
        }

        while (words.Count > 1 && IsTail(words[^1]) && !IsSurname(words))
        {
            words.RemoveAt(words.Count - 1);
            // "on" of "on Monday".
            if (words.Count > 1 && words[^1].Length <= 3 && char.IsLower(words[^1][0]) && !NameWords.IsParticle(words[^1])) words.RemoveAt(words.Count - 1);
            dropped = true;
        }

        while (words.Count > 2 && IsDegreeTail(words))
        {
            words.RemoveAt(words.Count - 1);
            dropped = true;
        }

        return words;
    }

    private const int ShortDay = 3;

    // "Jane H. Sun", "Jane Mon": a short name of a day behind an initial, or behind one word, is a surname.
    private static bool IsSurname(List<string> words) =>
        words[^1].Length == ShortDay && char.IsUpper(words[^1][0]) && (words.Count == 2 || words[^2].TrimEnd('.').Length == 1);

    // Most of a sentence's words are small.
    private static bool IsSentence(List<string> words)
    {
        var small = 0;
        foreach (var word in words)
        {
            if (char.IsLower(NameShape.FirstLetter(word)) && !NameWords.IsParticle(word)) small++;
        }

        return small >= 3 && 2 * small >= words.Count;
    }

    // A word after a name that begins the date or a label beside it.
    private bool IsTail(string word)
    {
        var bare = word.Trim('.', ',', ':');
        return bare.Length > 1 && (lexicon.IsWeekday(bare) || (char.IsLower(bare[0]) && lexicon.IsTimeWord(bare)) || lexicon.IsBylineNoise(bare)
            || (lexicon.IsPublishedLabel(bare, out var published) && published == bare.Length)
            || (lexicon.IsUpdatedLabel(bare, out var updated) && updated == bare.Length));
    }

    private static bool IsDegreeTail(List<string> words)
    {
        var last = words[^1];
        if (NameWords.IsGeneration(last) || NameWords.IsParticle(words[^2])) return false;
        if (NameWords.IsDegree(last) && last.Contains('.', StringComparison.Ordinal)) return true;
        return NameShape.IsOneCase(last, out var upper) && upper && !last.EndsWith('.') && char.IsUpper(last[0])
            && (NameWords.IsDegree(last) || last.Length is 2 or 3)
            && !NameShape.IsOneCase(words[0], out _);
    }

    private bool IsDateWord(string word)
    {
        var bare = word.Trim('.', ',', ':');
        return lexicon.TryMonth(bare, out _) || lexicon.IsWeekday(bare) || lexicon.IsTimeWord(bare) || IsNoise(word);
    }

    private static bool HasDigit(string text)
    {
        foreach (var c in text)
        {
            if (char.IsDigit(c)) return true;
        }

        return false;
    }

    // "Jane Roe in Berlin", "Jane Roe for The Planet": the name ends where small words begin.
    private static bool CutTail(List<string> words, bool confident, out string name)
    {
        name = string.Empty;
        for (var i = 2; i < words.Count && i <= 5; i++)
        {
            var first = NameShape.FirstLetter(words[i]);
            if (!char.IsLower(first) || NameWords.IsParticle(words[i])) continue;
            var head = words[..i];
            if (words.Count - i > (confident ? 5 : 3) || !NameShape.IsName(head, confident)) return false;
            name = string.Join(' ', head);
            return true;
        }

        return false;
    }

    private static bool IsShortCapitals(string text) =>
        text.Length <= 4 && !text.Contains(' ', StringComparison.Ordinal) && char.IsUpper(text[0]) && NameShape.IsOneCase(text, out _);
}
