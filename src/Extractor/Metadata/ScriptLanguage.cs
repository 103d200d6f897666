using Extractor.Parse;

namespace Extractor.Metadata;

/// <summary>
/// Guesses which language pack to read a page with when the page does not state its language. It serves reading only: the
/// record's language stays unstated.
/// </summary>
internal static class ScriptLanguage
{
    private const int Sample = 4_000;

    public static string? Guess(PageSurvey survey)
    {
        int kana = 0, han = 0, hangul = 0, cyrillic = 0, arabic = 0, hebrew = 0, thai = 0, devanagari = 0, all = 0;
        foreach (var block in survey.Blocks)
        {
            survey.Budget.Check();
            if (block.Text.Length < 40) continue;
            foreach (var c in block.Text)
            {
                if (!char.IsLetter(c)) continue;
                all++;
                switch (c)
                {
                    case >= '\u3040' and <= '\u30ff': kana++; break;
                    case >= '\u4e00' and <= '\u9fff': han++; break;
                    case >= '\uac00' and <= '\ud7af': hangul++; break;
                    case >= '\u0400' and <= '\u04ff': cyrillic++; break;
                    case >= '\u0600' and <= '\u06ff': arabic++; break;
                    case >= '\u0590' and <= '\u05ff': hebrew++; break;
                    case >= '\u0e00' and <= '\u0e7f': thai++; break;
                    case >= '\u0900' and <= '\u097f': devanagari++; break;
                }
            }
            if (all > Sample) break;
        }
        if (all == 0) return null;
        if (kana * 10 > all) return "ja";
        if (hangul * 3 > all) return "ko";
        if (han * 2 > all) return "zh";
        if (cyrillic * 2 > all) return "ru";
        if (arabic * 2 > all) return "ar";
        if (hebrew * 2 > all) return "he";
        if (thai * 2 > all) return "th";
        return devanagari * 2 > all ? "hi" : null;
    }
}
