namespace Extractor.Output;

/// <summary>The direction of a language's usual script.</summary>
internal static class TextDirection
{
    // ISO 639 codes whose usual script is Arabic, Hebrew, Syriac, Thaana, N'Ko or Adlam (Unicode CLDR, scriptMetadata).
    private static readonly HashSet<string> Languages = new(StringComparer.OrdinalIgnoreCase)
    {
        "ar", "arc", "arz", "azb", "bal", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "khw", "ks", "lrc", "luz", "mzn", "nqo",
        "pnb", "prs", "ps", "sd", "skr", "syr", "ug", "ur", "yi",
    };

    private static readonly HashSet<string> Scripts = new(StringComparer.OrdinalIgnoreCase)
    {
        "Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa",
    };

    /// <summary>Whether text of this language (BCP 47) runs from right to left. A stated script wins over the language's usual one.</summary>
    public static bool IsRightToLeft(string language)
    {
        var subtags = language.Split(['-', '_'], 4);
        // RFC 5646: the script is the four-letter subtag right after the language (extended subtags have three letters).
        for (var i = 1; i < subtags.Length; i++)
        {
            if (subtags[i].Length == 4 && char.IsAsciiLetter(subtags[i][0])) return Scripts.Contains(subtags[i]);
            if (subtags[i].Length != 3) break;
        }
        return Languages.Contains(subtags[0]);
    }
}
