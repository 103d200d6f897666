using Extractor.Parse;

namespace Extractor.Metadata;

/// <summary>
/// Reads the printed list of a story's tags: links that stand alone and are marked as tags by class, by their address or by the heading
/// above them. Links inside the text are none.
/// </summary>
internal static class PrintedTopics
{
    private const int LongestTopic = 60;
    private const int LongestList = 400;
    private const int WidestGap = 2;
    private const int MostTopics = 30;

    /// <summary>More words than this in a row are a headline.</summary>
    private const int MostWords = 6;

    /// <summary>How far above the headline a list of tags may begin.</summary>
    private const int BlocksBefore = 4;
    private const BlockCues Chrome = BlockCues.InNav | BlockCues.InFooter;
    private const BlockCues Elsewhere = Chrome | BlockCues.List | BlockCues.Related | BlockCues.InAside;

    public static List<string> Read(PageSurvey survey, int titleIndex)
    {
        // Under a heading that says so; marked by class and far from any other list; else by address or heading; at last where the list
        // stands among others.
        var topics = Headed(survey, titleIndex);
        if (topics.Count == 0) topics = Classed(survey, titleIndex);
        if (topics.Count == 0) topics = Above(survey, titleIndex);
        if (topics.Count == 0) topics = First(survey, titleIndex, Elsewhere);
        return topics.Count == 0 ? First(survey, titleIndex, Chrome) : topics;
    }

    /// <summary>The links right below a heading of tags, where the class says the same of both: related ones, they are called as well.</summary>
    private static List<string> Headed(PageSurvey survey, int titleIndex)
    {
        var topics = new List<string>();
        var isHeaded = false;
        PageElement? list = null;
        foreach (var block in survey.Blocks)
        {
            if (block.Index <= titleIndex) continue;
            if (block.LinkCount == 0)
            {
                if (topics.Count > 0) break;
                isHeaded = (block.Near & BlockCues.Tags) != 0 && TopicWords.IsHeading(block.Text);
            }
            else if (isHeaded)
            {
                if ((block.Near & BlockCues.Tags) == 0 || !block.IsLink || block.Has(Chrome)) break;
                // The list goes on as long as its element does.
                if ((list ??= block.Element.Parent) != block.Element.Parent) break;
                AddLinks(block, true, topics);
            }
        }
        return topics;
    }

    /// <summary>A list that its class marks, inside the story's element right above the headline.</summary>
    private static List<string> Above(PageSurvey survey, int titleIndex)
    {
        var topics = new List<string>();
        for (var i = Math.Max(0, titleIndex - BlocksBefore); i < titleIndex; i++)
        {
            var block = survey.Blocks[i];
            if ((block.Near & BlockCues.Tags) != 0 && block.IsLink && block.Has(BlockCues.InArticle) && !block.Has(Elsewhere | BlockCues.Nav)) AddLinks(block, false, topics);
        }
        return topics;
    }

    private static List<string> Classed(PageSurvey survey, int titleIndex)
    {
        var topics = new List<string>();
        foreach (var block in survey.Blocks)
            if (block.Index > titleIndex && (block.Near & BlockCues.Tags) != 0 && block.IsLink && !block.Has(Elsewhere)) AddLinks(block, false, topics);
        return topics;
    }

    /// <summary>The first list after the headline: it is the story's; others belong to other stories or to the site.</summary>
    private static List<string> First(PageSurvey survey, int titleIndex, BlockCues elsewhere)
    {
        var topics = new List<string>();
        var shared = titleIndex >= 0 ? survey.Blocks[titleIndex].All : BlockCues.None;
        var isHeaded = false;
        var gap = 0;
        foreach (var block in survey.Blocks)
        {
            survey.Budget.Check();
            if (block.Index <= titleIndex) continue;
            if ((block.All & ~shared & elsewhere) != 0)
            {
                isHeaded = false;
                continue;
            }
            if (block.LinkCount == 0 && TopicWords.IsHeading(block.Text))
            {
                isHeaded = true;
                continue;
            }
            var before = topics.Count;
            AddLinks(block, isHeaded, topics);
            if (topics.Count > before)
            {
                gap = 0;
                if (topics.Count >= MostTopics) break;
                continue;
            }
            isHeaded = false;
            if (topics.Count > 0 && ++gap > WidestGap) break;
        }
        return topics;
    }

    private static void AddLinks(TextBlock block, bool isHeaded, List<string> topics)
    {
        if (block.LinkCount == 0 || block.Text.Length > (block.LinkCount > 1 ? LongestList : LongestTopic)) return;
        var isMarked = isHeaded || (block.Near & BlockCues.Tags) != 0;
        var colon = block.Text.IndexOfAny([':', '：']);
        var isLabelled = colon > 0 && TopicWords.IsHeading(block.Text[..colon]);
        if (!block.IsLink && !isLabelled) return;
        if (block.LinkCount == 1 && !isLabelled)
        {
            if (IsScript(block.Link)) return;
            if (isMarked || TopicWords.IsTagAddress(block.Link?.Get(PageAttribute.Href))) Add(block.Text, topics);
            return;
        }
        // Links that touch make one block.
        var isTags = isMarked || isLabelled || TopicWords.IsTagAddress(block.Link?.Get(PageAttribute.Href));
        if (!isTags) return;
        foreach (var link in BylineLine.Of(block.Element, null).Anchors) Add(link.Text, topics);
    }

    // A button that shows more of the list.
    private static bool IsScript(PageElement? link) => link?[PageAttribute.Href].Span.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) ?? false;

    private static void Add(string text, List<string> topics)
    {
        var topic = text.TrimStart('#', '＃').Trim(' ', ',', ';', '、', '،');
        if (topic.Length is > 0 and <= LongestTopic && topic.AsSpan().Count(' ') < MostWords) topics.Add(topic);
    }
}
