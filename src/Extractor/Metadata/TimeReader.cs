using Extractor.Languages;
using Extractor.Parse;

namespace Extractor.Metadata;

/// <summary>When a story was published and last changed.</summary>
internal sealed record StoryTimes(Sourced<ArticleTime>? Published, Sourced<ArticleTime>? Modified);

/// <summary>
/// Reads the story's times. All that the page states and prints is gathered; what its sources agree on wins. Published is never
/// taken from modified.
/// </summary>
internal static class TimeReader
{
    private const BlockCues Elsewhere =
        BlockCues.Related | BlockCues.List | BlockCues.Comment | BlockCues.InNav | BlockCues.InFooter | BlockCues.Nav | BlockCues.InAside;

    public static StoryTimes Read(
        PageSurvey survey, SchemaFacts schema, Lexicon lexicon, LanguageCatalog languages, int titleIndex, int last, Uri? url, ITimeJudge judge)
    {
        var modified = StatedTimes.Modified(survey, schema, lexicon);
        // What a news article states as points in time is taken as it is, whatever the page prints.
        if (schema.IsNews && modified is [{ Value.Precision: TimePrecision.Instant } changed, ..] && StatedTimes.Settled(schema, lexicon) is { } settled)
            return new StoryTimes(settled, changed);
        var candidates = Gather(survey, schema, lexicon, languages, titleIndex, url, modified);
        var features = new TimeFeatures(
            candidates, modified.Select(time => time.Value), titleIndex, last, survey.Blocks.Count, UrlDate.Month(url), schema.IsNews, schema.HasArticle);
        var published = TimeChooser.Choose(candidates, features, judge, titleIndex, schema.IsNews);
        foreach (var update in candidates)
            if (update.IsUpdate) modified.Add(new(update.Time, update.Source));
        return new StoryTimes(published, TimeChooser.Finest(modified));
    }

    /// <summary>All candidates of a page, their order of day and month and their local time settled, and what it states as modified.</summary>
    public static (List<TimeCandidate> Candidates, List<Sourced<ArticleTime>> Modified) Gather(
        PageSurvey survey, SchemaFacts schema, Lexicon lexicon, LanguageCatalog languages, int titleIndex, Uri? url)
    {
        var modified = StatedTimes.Modified(survey, schema, lexicon);
        return (Gather(survey, schema, lexicon, languages, titleIndex, url, modified), modified);
    }

    private static List<TimeCandidate> Gather(
        PageSurvey survey, SchemaFacts schema, Lexicon lexicon, LanguageCatalog languages, int titleIndex, Uri? url, List<Sourced<ArticleTime>> modified)
    {
        var country = PageCountry.Of(survey, url);
        var candidates = new List<TimeCandidate>();
        StatedTimes.Published(survey, schema, lexicon, url, candidates);
        var stated = candidates.Count;
        PrintedTimes.Gather(survey, lexicon, country, titleIndex, candidates);
        if (!candidates.Exists(c => c.IsPrinted && (c.Around & (Elsewhere | BlockCues.Side)) == 0))
        {
            // Pages that declare one language and print another.
            candidates.RemoveRange(stated, candidates.Count - stated);
            PrintedTimes.Gather(survey, languages.Any, country, titleIndex, candidates);
        }
        TimeAgreement.SettleOrder(candidates, modified, survey);
        TimeAgreement.SettleUpdates(candidates, modified);
        TimeAgreement.SettleCalled(candidates);
        TimeAgreement.SettleZone(candidates, titleIndex);
        return candidates;
    }
}
