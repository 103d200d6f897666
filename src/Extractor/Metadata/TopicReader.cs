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

    /// <summary>A shorter block may be a menu's.</summary>
    private const int LongText = 60;

    /// <summary>So many words and one more are a headline.</summary>
    private const int LeastWords = 3;

    private static readonly string[] MetaNames = ["keywords", "parsely-tags", "sailthru.tags", "dc.subject", "dcterms.subject"];

    /// <param name="survey">The page.</param>
    /// <param name="schema">What it states in JSON-LD.</param>
    /// <param name="lexicon">The words of its language.</param>
    /// <param name="title">The headline; null for none.</param>
    /// <param name="titleIndex">The block of the headline; -1 for none.</param>
    /// <param name="siteName">The site's name, where known.</param>
    /// <param name="url">The page's address; null where it is not known.</param>
    /// <param name="byline">Who wrote the story: its authors, whom some systems state among the keywords, are no topics.</param>
    /// <returns>The topics, each once, and where they come from.</returns>
    public static (IReadOnlyList<string> Topics, FieldSource Source) Read(
        PageSurvey survey, SchemaFacts schema, Lexicon lexicon, string? title, int titleIndex, string? siteName, Uri? url, Byline? byline = null)
    {
        // A single keyword is often no more than the section.
        (IReadOnlyList<string> Topics, FieldSource Source) single = ([], FieldSource.Page);
        (IReadOnlyList<string> Topics, FieldSource Source)? ofSite = null;
        foreach (var list in Lists(survey, schema, lexicon, title, titleIndex, siteName, url))
        {
            TopicCleaner.DropAuthors(list.Topics, byline);
            // Keywords that name the site itself stand on each of its pages; the tags that this one prints are the story's.
            if (list.Source == FieldSource.Meta && siteName is not null && list.Topics.Exists(topic => TextFold.Same(topic, siteName)) && !IsOfStory(list.Topics, survey, title, siteName))
            {
                ofSite ??= list;
                continue;
            }
            if (ofSite is { } stated && list.Topics.Exists(IsPathName)) return stated;
            if (ofSite is not null && list.Source == FieldSource.Page && list.Topics.Count > 0) return list;
            if (list.Topics.Count > 1) return list;
            if (list.Topics.Count == 1 && single.Topics.Count == 0) single = list;
        }
        return single;
    }

    /// <summary>Whether a topic is a part of an address, which the keywords say better: <c>harbour-walls</c>.</summary>
    private static bool IsPathName(string topic)
    {
        var hasHyphen = false;
        foreach (var c in topic)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-') return false;
            hasHyphen |= c == '-';
        }
        return hasHyphen;
    }

    /// <summary>Whether the headline holds one of the keywords, or the story most of them, the site's name left aside.</summary>
    private static bool IsOfStory(IReadOnlyList<string> topics, PageSurvey survey, string? title, string siteName)
    {
        int others = 0, found = 0;
        foreach (var topic in topics)
        {
            if (topic.Length < 2 || TextFold.Same(topic, siteName)) continue;
            others++;
            if (title is not null && title.Contains(topic, StringComparison.OrdinalIgnoreCase)) return true;
            if (survey.Blocks.Exists(block => !block.IsLink && block.Text.Length >= LongText && block.Text.Contains(topic, StringComparison.OrdinalIgnoreCase))) found++;
        }
        return found * 2 > others;
    }

    /// <summary>The lists of the page, the best first. Each is read when it is asked for: most pages have topics in the first ones.</summary>
    private static IEnumerable<(List<string> Topics, FieldSource Source)> Lists(
        PageSurvey survey, SchemaFacts schema, Lexicon lexicon, string? title, int titleIndex, string? siteName, Uri? url)
    {
        HashSet<string>? site = null;
        yield return Stated("news_keywords", FieldSource.Meta);
        yield return Clean(Distinct(schema.Topics), FieldSource.JsonLd);
        yield return Stated("article:tag", FieldSource.OpenGraph);
        foreach (var name in MetaNames) yield return Stated(name, FieldSource.Meta, isForSearch: true);
        yield return Clean(Distinct(Marked(survey)), FieldSource.Microdata);
        var printed = PrintedTopics.Read(survey, lexicon, titleIndex, url);
        var tags = Distinct(printed.Topics);
        yield return printed.IsCertain ? (tags, FieldSource.Page) : Clean(tags, FieldSource.Page);

        (List<string> Topics, FieldSource Source) Stated(string name, FieldSource source, bool isForSearch = false) =>
            Clean(Distinct(survey.Meta.All(name).Select(MarkupText.Decode).SelectMany(TopicList.Split)), source, isForSearch);

        (List<string> Topics, FieldSource Source) Clean(List<string> stated, FieldSource source, bool isForSearch = false) =>
            (stated.Count == 0 || TopicCleaner.AreWordsOf(title, stated) ? [] : TopicCleaner.Clean(stated, site ??= SiteTexts(survey, siteName), source, isForSearch).FindAll(topic => !IsTitle(topic)), source);

        // Some systems state the headline among the keywords. One of a word or two may be a topic.
        bool IsTitle(string topic) => title is not null && topic.AsSpan().Count(' ') >= LeastWords && TextFold.Same(topic, title);
    }

    /// <summary>The texts that stand on every page of the site: the links of its navigation and its name.</summary>
    private static HashSet<string> SiteTexts(PageSurvey survey, string? siteName)
    {
        var texts = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var block in survey.Blocks)
        {
            if (!block.IsLink || block.Text.Length > 40 || !block.Has(BlockCues.InNav | BlockCues.Nav | BlockCues.InFooter | BlockCues.InHeader)) continue;
            // The story's own tags may stand in its header or footer, or in a navigation of their own.
            if (block.Has(BlockCues.InArticle) && !block.Has(BlockCues.Nav)
                && ((block.Near & BlockCues.Tags) != 0 || (!block.Has(BlockCues.InHeader) && block.Link is { } link && TopicTest.HasRel(link, "tag")))) continue;
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

    /// <summary>Without the quotation marks or separators that some systems leave at a keyword's ends: <c>"harbour"</c>, <c>Harbour ·</c>, <c>Harbour »</c>.</summary>
    private static string Bare(string topic) =>
        topic is ['"', .., '"'] or ['“', .., '”'] or ['«', .., '»'] ? topic[1..^1].Trim() : topic.Trim(' ', '·', '•', '|', '»', '›');

    private static List<string> Distinct(IEnumerable<string> topics)
    {
        HashSet<string>? seen = null;
        var distinct = new List<string>();
        foreach (var written in topics)
        {
            var topic = Bare(written);
            if (topic.Length > 0 && distinct.Count < MostTopics && (seen ??= new(StringComparer.OrdinalIgnoreCase)).Add(topic)) distinct.Add(topic);
        }
        return distinct;
    }
}
