using Extractor.Languages;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>What a page prints as tags of its story.</summary>
/// <param name="Topics">The tags as printed.</param>
/// <param name="IsCertain">Whether more than the look of the list says that they are tags.</param>
internal readonly record struct PrintedList(List<string> Topics, bool IsCertain);

/// <summary>
/// Reads the printed list of a story's tags: links that stand alone and are marked as tags by class, by their address, by <c>rel</c> or by
/// the heading above them. Links inside the text are none.
/// </summary>
internal sealed class PrintedTopics(PageSurvey survey, Lexicon lexicon, int titleIndex, Uri? url)
{
    private const int LongestTopic = 60;
    private const int LongestList = 400;
    private const int WidestGap = 2;
    private const int MostTopics = 30;

    /// <summary>So much may stand beside the links of a line that says no word for tags.</summary>
    private const int LongestBeside = 40;

    /// <summary>More words than this in a row are a headline.</summary>
    private const int MostWords = 6;

    /// <summary>More tags than this are those of the site, where only the look of the list says that they are tags.</summary>
    private const int MostUncertain = 12;

    /// <summary>How far up the class of tags is looked for.</summary>
    private const int MostUp = 12;

    /// <summary>How far above the headline a list of tags may begin.</summary>
    private const int BlocksBefore = 4;
    private const BlockCues Chrome = BlockCues.InNav | BlockCues.InFooter | BlockCues.Consent;
    private const BlockCues Elsewhere = Chrome | BlockCues.List | BlockCues.Related | BlockCues.InAside;

    private readonly List<(string Text, bool IsSure, bool IsCategory)> topics = [];

    /// <summary>The element of the article that the headline stands in; null where it stands in none.</summary>
    private readonly PageElement? article = titleIndex >= 0 ? ArticleAround(survey.Blocks[titleIndex].Element) : null;

    public static PrintedList Read(PageSurvey survey, Lexicon lexicon, int titleIndex, Uri? url) => new PrintedTopics(survey, lexicon, titleIndex, url).Read();

    private PrintedList Read()
    {
        // Under a heading that says so; behind a label and marked as tags each; marked by class and far from any other list; else by
        // address or heading; at last, where the list stands among others, only what is certain.
        Headed();
        if (IsNothing()) Labelled();
        if (IsNothing()) Classed();
        if (IsNothing()) Above();
        if (IsNothing()) First(Elsewhere);
        if (IsNothing()) First(Chrome);
        DropUncertain();
        // Where tags are printed as well, the sections of the site are none.
        if (topics.Exists(topic => topic is { IsSure: true, IsCategory: false })) topics.RemoveAll(topic => topic.IsCategory);
        return new PrintedList(topics.ConvertAll(topic => topic.Text), topics.Exists(topic => topic.IsSure));
    }

    private bool IsNothing()
    {
        DropUncertain();
        return topics.Count == 0;
    }

    /// <summary>So many that are not certain are the site's; few may name the section of what has none.</summary>
    private void DropUncertain()
    {
        var isOfSite = topics.Count(topic => !topic.IsSure) > MostUncertain;
        topics.RemoveAll(topic => !topic.IsSure && (isOfSite || TopicWords.IsNoSection(topic.Text)));
    }

    /// <summary>The links right below a heading of tags, where the class says the same of both: related ones, they are called as well.</summary>
    private void Headed()
    {
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
                if ((block.Near & BlockCues.Tags) == 0 || !block.IsLink || Has(block, Chrome)) break;
                // The list goes on as long as its element does.
                if ((list ??= block.Element.Parent) != block.Element.Parent) break;
                AddLinks(block, true);
            }
        }
    }

    /// <summary>The first line of the story that sets a label before links which say of themselves that they are tags: those, and no category beside them.</summary>
    private void Labelled()
    {
        foreach (var block in survey.Blocks)
        {
            if (block.Index <= titleIndex || block.LinkCount == 0 || block.Text.Length > LongestList || Has(block, Elsewhere)) continue;
            foreach (var link in TopicLine.Read(block, lexicon, url))
                if (link.IsMarked && link.Label == TopicLabel.Tags) Add(link.Text, true);
            if (topics.Count > 0) break;
        }
    }

    /// <summary>A list that its class marks, inside the story's element right above the headline.</summary>
    private void Above()
    {
        for (var i = Math.Max(0, titleIndex - BlocksBefore); i < titleIndex; i++)
        {
            var block = survey.Blocks[i];
            if ((block.Near & BlockCues.Tags) != 0 && block.IsLink && block.Has(BlockCues.InArticle) && !block.Has(Elsewhere | BlockCues.Nav)) AddLinks(block, false);
        }
    }

    private void Classed()
    {
        foreach (var block in survey.Blocks)
            if (block.Index > titleIndex && block.IsLink && IsClassed(block) && !Has(block, Elsewhere)) AddLinks(block, false);
    }

    /// <summary>The first list after the headline: it is the story's; others belong to other stories or to the site.</summary>
    private void First(BlockCues elsewhere)
    {
        var shared = titleIndex >= 0 ? survey.Blocks[titleIndex].All : BlockCues.None;
        var isHeaded = false;
        var headed = 0;
        var gap = 0;
        foreach (var block in survey.Blocks)
        {
            survey.Budget.Check();
            if (block.Index <= titleIndex) continue;
            if ((Around(block, elsewhere) & ~shared) != 0)
            {
                isHeaded = false;
                continue;
            }
            if (block.LinkCount == 0 && TopicWords.IsHeading(block.Text))
            {
                isHeaded = true;
                headed = topics.Count;
                continue;
            }
            // The same words head lists of related stories, which are told by their headlines.
            if (isHeaded && IsHeadline(block))
            {
                topics.RemoveRange(headed, topics.Count - headed);
                isHeaded = false;
                continue;
            }
            var before = topics.Count;
            AddLinks(block, isHeaded);
            if (topics.Count > before)
            {
                gap = 0;
                if (topics.Count >= MostTopics) break;
                continue;
            }
            isHeaded = false;
            if (topics.Count > 0 && ++gap > WidestGap) break;
        }
    }

    private static bool IsHeadline(TextBlock block) =>
        block.IsLink && block.LinkCount == 1 && !TopicTest.IsCertain(block.Link) && (block.Near & BlockCues.Tags) == 0
        && (block.Text.Length > LongestTopic || block.Text.AsSpan().Count(' ') >= MostWords);

    private void AddLinks(TextBlock block, bool isHeaded)
    {
        if (block.LinkCount == 0 || block.Text.Length > (block.LinkCount > 1 ? LongestList : LongestTopic)) return;
        var colon = block.Text.IndexOfAny([':', '：']);
        var isLabelled = colon > 0 && TopicWords.IsHeading(block.Text[..colon]);
        if (!block.IsLink && !isLabelled)
        {
            AddMarked(block);
            return;
        }
        var isSure = isHeaded || isLabelled || TopicTest.IsCertain(block.Link);
        if (!isSure && !IsClassed(block)) return;
        if (block.LinkCount == 1 && !isLabelled)
        {
            if (isSure ? !IsScript(block.Link) : TopicTest.MayLead(block.Link?.Get(PageAttribute.Href), url)) Add(TextOf(block), isSure, Urls.Resolve(url, block.Link?.Get(PageAttribute.Href)));
            return;
        }
        // Links that touch make one block.
        foreach (var link in LinksOf(block))
            if ((link.Url is not null || url is null) && !AuthorPaths.IsAuthor(link.Url)) Add(link.Text, isSure, link.Url);
    }

    /// <summary>The links of a short line that say of themselves that they are tags, or that stand behind a label of tags.</summary>
    private void AddMarked(TextBlock block)
    {
        foreach (var link in TopicLine.Read(block, lexicon, url))
            if (link.Label == TopicLabel.Tags ? link.IsMarked || ((link.HasColon || link.IsTagAddress) && !link.IsCategory) : link.Label == TopicLabel.None && link.IsMarked && block.Text.Length - block.LinkChars <= LongestBeside) Add(link.Text, true);
    }

    /// <summary>
    /// Whether the class of a block, or of an element close around it that does not hold the headline as well, says that it is of tags: some systems
    /// name the story's categories in the class of all of it.
    /// </summary>
    private bool IsClassed(TextBlock block)
    {
        if ((block.Near & BlockCues.Tags) == 0) return false;
        if (titleIndex < 0) return true;
        var title = survey.Blocks[titleIndex].Element;
        return IsClassed(block.First, title) || IsClassed(block.Last, title);
    }

    private static bool IsClassed(PageNode node, PageElement title)
    {
        var up = node as PageElement ?? node.Parent;
        for (var steps = 0; up is not null && !title.IsIn(up) && steps < MostUp; up = up.Parent, steps++)
            if (((CueWords.BuiltIn.Find(up[PageAttribute.Class].Span) | CueWords.BuiltIn.Find(up[PageAttribute.Id].Span)) & BlockCues.Tags) != 0) return true;
        return false;
    }

    private bool Has(TextBlock block, BlockCues cues) => Around(block, cues) != 0;

    /// <summary>
    /// Which of the cues stand around a block. A footer inside the article of the headline is the article's, not the site's, and so is a
    /// navigation that holds what is marked as tags.
    /// </summary>
    private BlockCues Around(TextBlock block, BlockCues cues)
    {
        var around = block.All & cues;
        if ((around & (BlockCues.InFooter | BlockCues.InNav)) == 0 || article is null || ArticleAround(block.Element) != article) return around;
        return IsTagNav(block) ? around & ~(BlockCues.InFooter | BlockCues.InNav) : around & ~BlockCues.InFooter;
    }

    private static bool IsTagNav(TextBlock block) =>
        !block.Has(BlockCues.Nav) && ((block.Near & BlockCues.Tags) != 0 || (block.Link is { } link && TopicTest.HasRel(link, "tag") && !TopicTest.HasRel(link, "category")));

    private static PageElement? ArticleAround(PageElement? element)
    {
        while (element is not null && element.Tag != PageTag.Article) element = element.Parent;
        return element;
    }

    /// <summary>The links of a block: of its element, unless that holds more than the block.</summary>
    private IReadOnlyList<BylineAnchor> LinksOf(TextBlock block)
    {
        var whole = BylineLine.Of(block.Element, url);
        if (whole.Text.Length <= block.Text.Length + whole.Anchors.Count + 1) return whole.Anchors;
        return [.. whole.Anchors.Where(link => block.Text.Contains(link.Text, StringComparison.Ordinal))];
    }

    /// <summary>The text of a block of one link: what is linked, without a short word before it (<c>in</c>).</summary>
    private static string TextOf(TextBlock block) =>
        block.Link is { } link && PageTextReader.Fold(link) is { Length: > 0 } text && text.Length < block.Text.Length ? text : block.Text;

    // A button that shows more of the list.
    private static bool IsScript(PageElement? link) => link?[PageAttribute.Href].Span.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) ?? false;

    private void Add(string text, bool isSure, Uri? target = null)
    {
        var topic = text.Replace('\n', ' ').TrimStart('#', '＃', '›', '»').Trim(' ', ',', ';', '、', '،');
        if (topic.Length is 0 or > LongestTopic || topic.AsSpan().Count(' ') >= MostWords || !TopicTest.IsTopic(topic, lexicon)) return;
        if (!isSure && !TopicTest.IsLikelyTopic(topic, lexicon)) return;
        topics.Add((topic, isSure, target is not null && TopicTest.IsCategory(target)));
    }
}
