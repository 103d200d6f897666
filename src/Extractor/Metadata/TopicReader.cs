using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>Reads the story's topics: stated keywords, or the printed list of tags where none are stated.</summary>
internal static class TopicReader
{
    private const int MostTopics = 50;

    public static (IReadOnlyList<string> Topics, FieldSource Source) Read(PageSurvey survey, SchemaFacts schema, int titleIndex)
    {
        if (Distinct(schema.Topics) is { Count: > 0 } stated) return (stated, FieldSource.JsonLd);
        if (Distinct(survey.Meta.All("article:tag").Select(MarkupText.Decode).SelectMany(TopicList.Split)) is { Count: > 0 } tags)
            return (tags, FieldSource.OpenGraph);
        foreach (var name in (ReadOnlySpan<string>)["news_keywords", "keywords", "parsely-tags", "sailthru.tags", "dc.subject", "dcterms.subject"])
            if (Distinct(survey.Meta.All(name).Select(MarkupText.Decode).SelectMany(TopicList.Split)) is { Count: > 0 } words) return (words, FieldSource.Meta);
        if (Distinct(Marked(survey)) is { Count: > 0 } marked) return (marked, FieldSource.Microdata);
        return (Distinct(Printed(survey, titleIndex)), FieldSource.Page);
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

    private static IEnumerable<string> Printed(PageSurvey survey, int titleIndex)
    {
        foreach (var block in survey.Blocks)
        {
            if (block.Index <= titleIndex || (block.Near & BlockCues.Tags) == 0 || !block.IsLink || block.Text.Length > (block.LinkCount > 1 ? 400 : 60)) continue;
            if (block.Has(BlockCues.InNav | BlockCues.InFooter | BlockCues.List | BlockCues.Related | BlockCues.InAside)) continue;
            // Links that touch make one block.
            if (block.LinkCount > 1 && BylineLine.Of(block.Element, null).Anchors is { Count: > 1 } links)
            {
                foreach (var link in links) yield return link.Text.TrimStart('#').Trim();
                continue;
            }
            yield return block.Text.TrimStart('#').Trim();
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
