using Extractor.Languages;
using Extractor.Parse;

namespace Extractor.Metadata;

/// <summary>
/// Which language's words to read a page with: the one that it states, unless its text is plainly in another, as where a template
/// states that of its maker; where it states none, the one that its text is in. It serves reading only: the record's language stays
/// what the page states.
/// </summary>
internal static class ReadingLanguage
{
    /// <summary>Shorter blocks are labels, often in another language than the text.</summary>
    private const int ShortestBlock = 60;

    /// <summary>As many words as tell a language for sure.</summary>
    private const int Sample = 600;

    /// <summary>Of a text in its own language, a third and more of the words are such; fewer than one in twelve are chance.</summary>
    private const int LeastShare = 12;
    private const int FewestHits = 6;

    /// <summary>A stated language is doubted for another one that has so many times its words, of a text of some length.</summary>
    private const int Plainly = 3;
    private const int FewestWords = 80;

    /// <summary>
    /// A stated language in Latin or Cyrillic letters is doubted where most letters are of another script; of kana and Hangul, which Han
    /// letters stand beside, more than one in so many will do.
    /// </summary>
    private const int PlainShare = 3;

    /// <param name="survey">The page.</param>
    /// <param name="stated">The language that the page states; null where it states none.</param>
    public static string? Of(PageSurvey survey, string? stated)
    {
        var own = stated is null ? null : LanguageCatalog.CodeOf(stated);
        // Nothing speaks against a language whose words are not known.
        if (stated is not null && (own is null || !FunctionWords.Knows(own))) return stated;
        var script = ScriptLanguage.Guess(survey, stated is null ? int.MaxValue : PlainShare);
        // Of the scripts that are told by their letters only Cyrillic is written by several languages whose words are known.
        if (script is not (null or "ru")) return script;
        var words = new FunctionWords();
        foreach (var block in survey.Blocks)
        {
            survey.Budget.Check();
            if (block.Text.Length < ShortestBlock || block.IsLink) continue;
            words.Add(block.Text, Sample);
            if (words.Words >= Sample || (own is not null && IsSafe(words, own))) break;
        }
        var (best, hits) = words.Best();
        var isSure = best is not null && hits >= FewestHits && hits * LeastShare >= words.Words;
        if (stated is null) return isSure ? best : script;
        return isSure && words.Words >= FewestWords && words.CountOf(own) * Plainly < hits ? best : stated;
    }

    /// <summary>Whether the page has so many words of its own language that no other one can still be plain, whatever the rest of the sample is.</summary>
    private static bool IsSafe(FunctionWords words, string own) => words.CountOf(own) * Plainly >= words.Best().Count + Sample - words.Words;
}
