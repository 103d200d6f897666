namespace Extractor.Languages;

/// <summary>Reads the line that signs a Japanese story: its reporters' names in brackets, and nothing else (<c>【山岡真帆、戸田亮】</c>).</summary>
internal static class SignedNames
{
    private const int LongestLine = 40;
    private const int MostNames = 6;

    /// <summary>Whether a line is names in brackets.</summary>
    /// <param name="line">The line.</param>
    /// <param name="lexicon">The words of the page's language.</param>
    /// <param name="names">What the brackets hold.</param>
    public static bool TryRead(ReadOnlySpan<char> line, Lexicon lexicon, out ReadOnlySpan<char> names)
    {
        names = [];
        line = line.Trim();
        if (lexicon.Code != "ja" || line.Length is < 5 or > LongestLine || !(line is ['【', .., '】'] or ['（', .., '）'] or ['(', .., ')']))
            return false;
        var inner = line[1..^1].Trim();
        // "敬称略" is a line of service.
        if (lexicon.IsBylineNoise(inner) || lexicon.IsBoilerplate(inner) || lexicon.IsRelatedHeading(inner) || lexicon.IsMoreHeading(inner) || lexicon.TryCreditLabel(inner, out _))
            return false;
        var count = inner.Count('、') + inner.Count('，') + 1;
        if (count > MostNames)
            return false;
        foreach (var range in inner.SplitAny('、', '，'))
        {
            if (!IsName(inner[range].Trim(), isAlone: count == 1, lexicon))
                return false;
        }

        names = inner;
        return true;
    }

    // Family name and given name of two letters or more each make three to five; kana in it tells a clause from a name only beside others.
    private static bool IsName(ReadOnlySpan<char> name, bool isAlone, Lexicon lexicon)
    {
        if (name.Length is < 3 or > 6 || (isAlone && name.Length > 5) || Places.IsPlace(name) || Agencies.IsAgency(name) || lexicon.HasDeskWord(name) || lexicon.HasRoleWord(name))
            return false;
        var kana = 0;
        foreach (var c in name)
        {
            if (c is >= '\u3041' and <= '\u30fe')
                kana++;
            else if (kana > 0 || !(c is (>= '\u4e00' and <= '\u9fff') or '々' or 'ヶ'))
                return false;
        }

        return kana == 0 || (!isAlone && name.Length - kana >= 2 && kana >= 2);
    }
}
