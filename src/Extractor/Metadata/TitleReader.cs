using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>Gathers all that may be the title from a page and lets <see cref="TitleCleaner"/> choose.</summary>
internal static class TitleReader
{
    private const int LongestTitle = 400;
    private const int LongestLogo = 60;
    private const int MostLogos = 20;
    private const int MostStated = 10;
    private const int MostHeadings = 1_000;

    private static readonly string[] MetaNames =
        ["twitter:title", "dc.title", "dcterms.title", "title", "headline", "parsely-title", "sailthru.title", "citation_title"];

    public static Sourced<string>? Read(PageSurvey survey, SchemaFacts schema, string? siteName, Uri? url, out int block)
    {
        List<string> openGraph = [.. survey.Meta.All("og:title").Take(MostStated).Select(MarkupText.Decode)];
        var logos = Logos(survey, url, [.. openGraph, schema.Headline ?? ""]);
        var candidates = new TitleCandidates
        {
            Headings = Headings(survey, logos, [.. openGraph, schema.Headline ?? ""]),
            JsonLd = schema.HasArticle && schema.Headline is { } headline ? [headline] : [],
            OpenGraph = openGraph,
            Meta = [.. MetaTitles(survey)],
            Document = survey.DocumentTitle,
            SiteNames = [.. new[] { siteName }.OfType<string>(), .. logos],
            Host = url?.Host,
            Folders = Folders(url),
            Sections = [.. new[] { schema.Section, survey.Meta.First("article:section") }.OfType<string>(), .. schema.Breadcrumbs.SkipLast(1)],
        };
        block = -1;
        // Where nothing but the site's name is left, that name is the title.
        var title = TitleCleaner.Choose(candidates, out var source) ?? TitleCleaner.Choose(candidates with { Headings = Headings(survey, [], [.. openGraph, schema.Headline ?? ""]), SiteNames = [], Host = null }, out source);
        if (string.IsNullOrEmpty(title)) return null;
        block = BlockOf(survey, candidates.Headings, title);
        return new(title, source);
    }

    private static List<string> Folders(Uri? url)
    {
        if (url is null || url.AbsolutePath.Length > LongestTitle) return [];
        var parts = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var folders = new List<string>();
        for (var i = 0; i < parts.Length - 1 && folders.Count < MostStated; i++)
            if (parts[i].Length > 2) folders.Add(Uri.UnescapeDataString(parts[i]).Replace('-', ' '));
        return folders;
    }

    /// <summary>
    /// First-level headings that link to the front page, or to the folder of a blog that the page is in: the site's name, though not always
    /// stated as such.
    /// </summary>
    private static List<string> Logos(PageSurvey survey, Uri? url, List<string> stated)
    {
        List<string> logos = [];
        if (url is not { AbsolutePath.Length: > 1 }) return logos;
        foreach (var block in survey.Blocks)
        {
            if (logos.Count == MostLogos) break;
            if (block is { Shape: BlockShape.Heading, Level: 1, IsLink: true } && block.Text.Length <= LongestLogo
                && Urls.Resolve(url, block.Link?.Get(PageAttribute.Href)) is { Query.Length: 0 } home
                && (home.AbsolutePath.Length <= 1 || (IsFolder(home.AbsolutePath, url.AbsolutePath) && !stated.Exists(form => TextFold.Same(form, block.Text))))
                && home.Host.AsSpan().EndsWith(Urls.BareHost(url), StringComparison.OrdinalIgnoreCase)) logos.Add(block.Text);
        }
        return logos;
    }

    /// <summary>Whether an address is a folder of a name in one word, near the root, that another address is in.</summary>
    private static bool IsFolder(string folder, string path) =>
        // What follows is a story's slug: the pages of one story are numbered.
        folder[^1] == '/' && path.StartsWith(folder, StringComparison.Ordinal) && path.AsSpan(folder.Length).Contains('-')
        && folder.AsSpan().Count('/') <= 3 && !folder.Contains('-', StringComparison.Ordinal);

    private static List<TitleHeading> Headings(PageSurvey survey, List<string> logos, string[] stated)
    {
        var headings = new List<TitleHeading>();
        foreach (var block in survey.Blocks)
        {
            survey.Budget.Check();
            if (headings.Count == MostHeadings) break;
            if (block.Text.Length > LongestTitle) continue;
            var isMicrodata = block.Element[PageAttribute.ItemProp].Span.Equals("headline", StringComparison.OrdinalIgnoreCase);
            var marked = (block.Own & BlockCues.Title) != 0;
            var level = block.Shape == BlockShape.Heading ? block.Level : 0;
            if (!(level == 1 || isMicrodata || (level is 2 or 3 && marked)) || logos.Contains(block.Text)) continue;
            // The heading of the readers' comments names the story, and so may that of a box to share it: "3 thoughts on …", "Share this article: …".
            if (level > 1 && !isMicrodata && (block.Has(BlockCues.Comment) || (block.Near & BlockCues.Share) != 0)) continue;
            headings.Add(Heading(block, level, isMicrodata, stated));
        }
        if (!headings.Exists(heading => heading.Level == 1 || heading.IsMicrodata) && FirstHeading(survey) is { } first) headings.Insert(0, Heading(first, first.Level, isMicrodata: false, stated) with { IsFirst = true });
        return headings;
    }

    /// <summary>The heading that opens the story's element on a page that has none of the first level: some papers print the headline in it.</summary>
    private static TextBlock? FirstHeading(PageSurvey survey)
    {
        foreach (var block in survey.Blocks)
        {
            if (block.Shape != BlockShape.Heading || !block.Has(BlockCues.InArticle | BlockCues.InMain | BlockCues.Body)) continue;
            return block is { Level: 2, IsLink: false } && block.Text.Length <= LongestTitle && !block.Has(BlockCues.InNav | BlockCues.InFooter | BlockCues.InAside | BlockCues.Related | BlockCues.List | BlockCues.Comment) && (block.Near & BlockCues.Share) == 0 ? block : null;
        }
        return null;
    }

    private static TitleHeading Heading(TextBlock block, int level, bool isMicrodata, string[] stated) =>
        new()
        {
            Text = SplitHeading.TitleOf(block.Element) ?? WithoutKicker(block, stated),
            ClassAndId = $"{block.Element.Get(PageAttribute.Class)} {block.Element.Get(PageAttribute.Id)}",
            Level = level,
            Order = block.Index,
            IsMicrodata = isMicrodata,
            IsBuilt = HasElements(block.Element),
            InHeaderOrNav = block.Has(BlockCues.InNav) || (block.Has(BlockCues.InHeader) && !block.Has(BlockCues.InArticle | BlockCues.InMain)),
            InArticle = block.Has(BlockCues.InArticle | BlockCues.InMain),
            InAside = block.Has(BlockCues.InAside | BlockCues.InFooter | BlockCues.Comment | BlockCues.Related | BlockCues.List),
        };

    private static bool HasElements(PageElement heading)
    {
        for (var node = heading.FirstChild; node is not null; node = node.Next)
            if (node is PageElement) return true;
        return false;
    }

    /// <summary>A kicker before the title inside the heading, or a mark or count behind it, in an element of its own, is no part of it.</summary>
    private static string WithoutKicker(TextBlock block, string[] stated)
    {
        var text = block.Text.Replace('\n', ' ');
        PageNode? first = block.Element.FirstChild;
        while (first is PageText { IsBlank: true }) first = first.Next;
        if (first is PageElement before && PageTextReader.Fold(before) is { Length: > 0 } kicker && text.StartsWith(kicker, StringComparison.Ordinal))
        {
            var isCalled = (CueWords.BuiltIn.Find(before[PageAttribute.Class].Span) & BlockCues.Kicker) != 0;
            var rest = text[kicker.Length..].TrimStart(' ', ':', '|', '–', '-');
            // A sign joins it to the title: "Harbour: Wall to be mended".
            if ((isCalled || kicker[^1] is not (':' or '/')) && IsTitle(rest, kicker, isCalled ? null : text, stated)) return rest;
        }
        PageElement? last = null;
        for (var node = first; node is not null; node = node.Next)
        {
            if (node is PageElement element) last = element;
            else if (node is PageText { IsBlank: false }) last = null;
        }
        if (last is not null && PageTextReader.Fold(last) is { Length: > 0 } mark && text.EndsWith(mark, StringComparison.Ordinal)
            && text[..^mark.Length].TrimEnd() is var front && IsTitle(front, mark, text, stated)) return front;
        return text;
    }

    /// <summary>
    /// Whether metadata states the title without the other part of its heading: some papers print a part of it in an element of its own.
    /// Where a whole heading is given, none states that.
    /// </summary>
    private static bool IsTitle(string text, string other, string? whole, string[] stated)
    {
        if (text.Length <= other.Length / 2 || !text.Contains(' ', StringComparison.Ordinal)) return false;
        var (letters, all) = (TextFold.Letters(text), whole is null ? null : TextFold.Letters(whole));
        var isStated = false;
        foreach (var form in stated)
        {
            var said = TextFold.Letters(form);
            if (said == all) return false;
            isStated |= said.Length > 0 && said == letters;
        }
        return isStated;
    }

    private static IEnumerable<string> MetaTitles(PageSurvey survey)
    {
        foreach (var name in MetaNames)
            if (survey.Meta.First(name) is { } value) yield return MarkupText.Decode(value);
    }

    /// <summary>The block that prints the title: a heading rather than a crumb, the first of several.</summary>
    private static int BlockOf(PageSurvey survey, IReadOnlyList<TitleHeading> headings, string title)
    {
        var folded = TextFold.Fold(title);
        var best = -1;
        TokenBag? tokens = null;
        foreach (var block in survey.Blocks)
        {
            survey.Budget.Check();
            if (block.Text.Length > LongestTitle || block.Text.Length < title.Length / 2 || !TextFold.HasKey(block.Text, folded)) continue;
            if (block.Shape == BlockShape.Heading && block.Level == 1) return block.Index;
            if (best < 0 || (block.Shape == BlockShape.Heading && survey.Blocks[best].Shape != BlockShape.Heading)) best = block.Index;
        }
        // The heading that prints it behind a kicker.
        foreach (var heading in headings)
            if (heading.Level == 1 && TextFold.HasKey(heading.Text, folded)) return heading.Order;
        if (best >= 0) return best;
        // A heading that prints the title with something more.
        foreach (var block in survey.Blocks)
        {
            survey.Budget.Check();
            if (block.Shape == BlockShape.Heading && block.Level == 1
                && (TextFold.SimilarityTo(tokens ??= new TokenBag(title), block.Text) > 0.7 || (title.Length > 20 && block.Text.EndsWith(title, StringComparison.Ordinal)))) return block.Index;
        }
        return -1;
    }
}
