using Extractor.Languages;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>
/// Reads the story's topics: what its sources state as keywords and what it prints as tags. Lists that are the site's own are left out,
/// so are the marks of analytics among them.
/// </summary>
internal static class TopicReader
{
    private const int MostTopics = 50;

    /// <param name="survey">The page.</param>
    /// <param name="schema">What it states in JSON-LD.</param>
    /// <param name="lexicon">The words of its language.</param>
    /// <param name="titleIndex">The block of the headline; -1 for none.</param>
    /// <param name="siteName">The site's name, where known.</param>
    /// <returns>The topics, each once, and where they come from.</returns>
    public static (IReadOnlyList<string> Topics, FieldSource Source) Read(
        PageSurvey survey, SchemaFacts schema, Lexicon lexicon, int titleIndex, string? siteName)
    {
        var site = SiteTexts(survey, siteName);
        List<(IReadOnlyList<string> Topics, FieldSource Source)> lists = [];
        Add(Stated("news_keywords"), FieldSource.Meta);
        Add(schema.Topics, FieldSource.JsonLd);
        Add(Stated("article:tag"), FieldSource.OpenGraph);
        foreach (var name in (ReadOnlySpan<string>)["keywords", "parsely-tags", "sailthru.tags", "dc.subject", "dcterms.subject"])
            Add(Stated(name), FieldSource.Meta);
        Add(Marked(survey), FieldSource.Microdata);
        var printed = Distinct(PrintedTopics.Read(survey, titleIndex).Where(topic => !lexicon.IsMoreHeading(topic)));
        if (printed.Count > 0) lists.Add((printed, FieldSource.Page));
        if (lists.Count == 0) return ([], FieldSource.Page);
        // A single keyword is often no more than the section.
        if (lists[0].Topics.Count == 1)
            foreach (var list in lists)
                if (list.Topics.Count > 1) return list;
        return lists[0];

        IEnumerable<string> Stated(string name) => survey.Meta.All(name).Select(MarkupText.Decode).SelectMany(TopicList.Split);

        void Add(IEnumerable<string> stated, FieldSource source)
        {
            var topics = TopicCleaner.Clean(Distinct(stated), site, source);
            if (topics.Count > 0) lists.Add((topics, source));
        }
    }

    /// <summary>The texts that stand on every page of the site: the links of its navigation and its name.</summary>
    private static HashSet<string> SiteTexts(PageSurvey survey, string? siteName)
    {
        var texts = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var block in survey.Blocks)
        {
            if (!block.IsLink || block.Text.Length > 40 || !block.Has(BlockCues.InNav | BlockCues.Nav | BlockCues.InFooter | BlockCues.InHeader)) continue;
            // The story's own tags may stand in its header or footer.
            if ((block.Near & BlockCues.Tags) != 0 && block.Has(BlockCues.InArticle) && !block.Has(BlockCues.InNav | BlockCues.Nav)) continue;
            texts.Add(block.Text);
        }
        if (siteName is not null) texts.Add(siteName);
        return texts;
    }

    private static IEnumerable<string> Marked(PageSurvey survey)
    {
        foreach (var property in survey.Properties)
        {
            if (!property.Name.Equals("keywords", StringComparison.OrdinalIgnoreCase)) continue;
            foreach (var topic in TopicList.Split(property.Element.Get(PageAttribute.Content) ?? PageTextReader.Fold(property.Element)))
                yield return topic;
        }
    }

    private static List<string> Distinct(IEnumerable<string> topics)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var distinct = new List<string>();
        foreach (var topic in topics)
            if (topic.Length > 0 && distinct.Count < MostTopics && seen.Add(topic)) distinct.Add(topic);
        return distinct;
    }
}
