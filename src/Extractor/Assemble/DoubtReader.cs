using Extractor.Parse;

namespace Extractor.Assemble;

/// <summary>Says what speaks against a page being one story. A doubt never keeps a page from being extracted.</summary>
internal static class DoubtReader
{
    private const int ShortStory = 140;
    private const int ManyCards = 12;

    public static IReadOnlyList<PageDoubt> Read(PageSurvey survey, Article article)
    {
        var doubts = new List<PageDoubt>();
        var text = article.Body.Sum(block => block.Text.Length);
        var links = survey.Blocks.Count(b => b.IsLink && b.Text.Length > 25);
        var isIndex = text < 1_500 && links >= ManyCards && links * 40 > text && article.Published is null && article.Byline is null;
        if (isIndex) doubts.Add(PageDoubt.LooksLikeIndex);
        if (text < 600 && HasWall(survey)) doubts.Add(PageDoubt.LooksLikeWall);
        if (text < ShortStory && article.Published is null) doubts.Add(PageDoubt.LooksEmpty);
        return doubts;
    }

    /// <summary>A form or dialog that takes more of the page than the story does.</summary>
    private static bool HasWall(PageSurvey survey)
    {
        int wall = 0, all = 0;
        foreach (var block in survey.Blocks)
        {
            if (block.Has(BlockCues.InNav | BlockCues.InFooter)) continue;
            all += block.Text.Length;
            if (block.Has(BlockCues.Paywall | BlockCues.Consent | BlockCues.InForm)) wall += block.Text.Length;
        }
        return wall * 2 > all;
    }
}
