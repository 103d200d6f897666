using Extractor.Parse;

namespace Extractor.Metadata;

/// <summary>
/// Guesses which language pack to read a page with by the letters of its text: where it states no language, and where it states one that is
/// written in other letters. It serves reading only: the record's language stays what the page states.
/// </summary>
internal static class ScriptLanguage
{
    private const int Sample = 4_000;

    /// <summary>Shorter blocks are labels, often in another language than the text.</summary>
    private const int ShortestBlock = 40;

    /// <summary>One letter in so many, and more, are those that Urdu or Kurdish has and Persian has not, where a text is in it.</summary>
    private const int OwnLettersShare = 50;

    /// <summary>
    /// Scripts by their blocks in Unicode, with the language of most news in each and how few letters tell it: one in so many. Japanese and
    /// Korean, which are written with Han letters too, come before Chinese.
    /// </summary>
    private static readonly (char First, char Last, string Language, int Share)[] Scripts =
    [
        ('\u3040', '\u30ff', "ja", 10), ('\uac00', '\ud7af', "ko", 3), ('\u4e00', '\u9fff', "zh", 2), ('\u0400', '\u04ff', "ru", 2),
        ('\u0600', '\u06ff', "ar", 2), ('\u0370', '\u03ff', "el", 2), ('\u0530', '\u058f', "hy", 2), ('\u0590', '\u05ff', "he", 2),
        ('\u0900', '\u097f', "hi", 2), ('\u0980', '\u09ff', "bn", 2), ('\u0a00', '\u0a7f', "pa", 2), ('\u0a80', '\u0aff', "gu", 2),
        ('\u0b80', '\u0bff', "ta", 2), ('\u0c00', '\u0c7f', "te", 2), ('\u0c80', '\u0cff', "kn", 2), ('\u0d00', '\u0d7f', "ml", 2),
        ('\u0d80', '\u0dff', "si", 2), ('\u0e00', '\u0e7f', "th", 2), ('\u10a0', '\u10ff', "ka", 2), ('\u1200', '\u137f', "am", 2),
    ];

    /// <summary>The first letter of all these scripts: those before it need not be looked for.</summary>
    private const char FirstLetter = '\u0370';

    /// <summary>The pack; null where the letters tell none, as those of the Latin script.</summary>
    /// <param name="survey">The page.</param>
    /// <param name="leastShare">That more than one letter in so many must be of the script, where it asks for fewer.</param>
    public static string? Guess(PageSurvey survey, int leastShare = int.MaxValue)
    {
        Span<int> counts = stackalloc int[Scripts.Length];
        var arabic = new ArabicLetters();
        var all = 0;
        foreach (var block in survey.Blocks)
        {
            survey.Budget.Check();
            if (block.Text.Length < ShortestBlock) continue;
            foreach (var c in block.Text)
            {
                if (!char.IsLetter(c)) continue;
                all++;
                if (c < FirstLetter) continue;
                for (var i = 0; i < Scripts.Length; i++)
                {
                    if (c < Scripts[i].First || c > Scripts[i].Last) continue;
                    counts[i]++;
                    break;
                }
                arabic.Add(c);
            }
            if (all > Sample) break;
        }
        for (var i = 0; i < Scripts.Length; i++)
            if (counts[i] * Math.Min(Scripts[i].Share, leastShare) > all) return Scripts[i].Language == "ar" ? arabic.Language(all) : Scripts[i].Language;
        return null;
    }

    /// <summary>What tells the languages in Arabic letters apart.</summary>
    private struct ArabicLetters
    {
        private int persian;
        private int urdu;
        private int kurdish;

        public void Add(char c)
        {
            // Persian yeh and kaf, which Urdu and Kurdish share and Arabic writes otherwise; then what each of these two alone has.
            if (c is '\u06cc' or '\u06a9') persian++;
            else if (c is '\u064a' or '\u0643') persian--;
            else if (c is '\u0679' or '\u0688' or '\u0691' or '\u06ba' or '\u06d2') urdu++;
            else if (c is '\u06d5' or '\u06c6' or '\u06ce') kurdish++;
        }

        /// <summary>Kurdish has no pack and is read with that of Arabic, as it would be without a look at its letters.</summary>
        public readonly string Language(int letters)
        {
            if (persian <= 0 || kurdish * OwnLettersShare > letters) return "ar";
            return urdu * OwnLettersShare > letters ? "ur" : "fa";
        }
    }
}
