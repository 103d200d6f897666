using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>
/// Reads the section from the trail of levels above a story, <c>Home › News › Harbour</c>, as it is stated in JSON-LD or printed near the headline.
/// </summary>
internal static class BreadcrumbReader
{
    private const int LongestName = 40;
    private const int MostWords = 5;

    /// <summary>A longer text is no trail: some systems write its class on the whole page.</summary>
    private const int LongestTrail = 400;
    private const int BlocksBefore = 12;
    private const int BlocksAfter = 3;
    private const int MostUp = 5;
    private const int LongestSign = 3;

    /// <summary>Shorter folders are languages and countries: <c>/en/</c>, <c>/de-at/</c> are front pages as well.</summary>
    private const int LongestLanguage = 2;

    /// <summary>The signs between the levels of a trail.</summary>
    private const string TrailSigns = ">›»→＞";

    private static readonly string[] OwnWords = ["breadcrumb", "bread-crumb", "topicpath", "topic-path", "pankuzu"];

    /// <summary>Whether a stated section is written as addresses are: <c>crime-courts</c>.</summary>
    public static bool IsSlug(string section)
    {
        foreach (var c in section)
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('-' or '_' or '/')) return false;
        return true;
    }

    /// <summary>The first level of a stated section that is a path in words: <c>Economy &gt; Housing</c>.</summary>
    public static string FirstLevel(string section)
    {
        var end = section.IndexOf(" > ", StringComparison.Ordinal);
        return end > 1 && section[..end].Trim() is { Length: > 1 } first ? first : section;
    }

    /// <summary>The section.</summary>
    /// <param name="slug">What the page states as it stands in addresses, which a trail may say in words; null where nothing is stated.</param>
    /// <param name="survey">The page.</param>
    /// <param name="schema">What it states in JSON-LD.</param>
    /// <param name="title">The headline, with which trails often end.</param>
    /// <param name="titleIndex">The block of the headline; -1 for none.</param>
    /// <param name="siteName">The site's name, with which they often begin.</param>
    /// <param name="page">The address that relative ones start from.</param>
    public static Sourced<string>? Section(Sourced<string>? slug, PageSurvey survey, SchemaFacts schema, string? title, int titleIndex, string? siteName, Uri? page)
    {
        var stated = new List<(string, Uri?)>(schema.Trail.Count);
        foreach (var crumb in schema.Trail) stated.Add((MarkupText.Decode(crumb.Name), Urls.Resolve(page, crumb.Url)));
        if (slug is { } section)
        {
            if (InWords(section.Value, stated) is { } words) return new(words, FieldSource.JsonLd);
            return InWords(section.Value, Printed(survey, titleIndex, page)) is { } printed ? new(printed, FieldSource.Page) : slug;
        }
        if (AboveStory(stated, title, siteName, page) is { } level) return new(level, FieldSource.JsonLd);
        return (AboveStory(Printed(survey, titleIndex, page), title, siteName, page) ?? PrintedSection.Read(survey, title, titleIndex, siteName, page)) is { } link ? new(link, FieldSource.Page) : null;
    }

    /// <summary>The level that reads like the last part of a slug.</summary>
    private static string? InWords(string slug, List<(string Name, Uri? Url)> trail)
    {
        if (trail.Count == 0) return null;
        var word = TextFold.Letters(slug[(slug.TrimEnd('/').LastIndexOf('/') + 1)..]);
        foreach (var (name, _) in trail)
            if (name != slug && TextFold.Letters(name) == word) return name;
        return null;
    }

    private static string? AboveStory(List<(string Name, Uri? Url)> trail, string? title, string? siteName, Uri? page)
    {
        for (var i = trail.Count - 1; i >= 0; i--)
        {
            var (name, url) = trail[i];
            if (IsStory(name, url, title, page)) continue;
            // A level without an address of its own, where others have one, is the page itself.
            if (url is null && i == trail.Count - 1 && i > 0 && trail[0].Url is not null) continue;
            // What stands above no level is the front page.
            return IsFront(url, i) || TextFold.Same(name, siteName) || !char.IsLetterOrDigit(name[0]) || !HasLetter(name) || TopicWords.IsNoSection(name) ? null : name;
        }
        return null;
    }

    private static bool IsStory(string name, Uri? url, string? title, Uri? page)
    {
        if (name.Length is < 2 or > LongestName || name.AsSpan().Count(' ') >= MostWords || (url is not null && page is not null && Urls.SamePage(url, page))) return true;
        if (title is null) return false;
        // Some trails cut the headline: "Harbour wall to be …".
        var cut = name.AsSpan().TrimEnd(" .…");
        return TextFold.Same(name, title) || (cut.Length < name.Length && title.AsSpan().StartsWith(cut, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsFront(Uri? url, int level)
    {
        if (url is null) return level == 0;
        var path = url.AbsolutePath.AsSpan().Trim('/');
        return path.IsEmpty || (level == 0 && (path.Length <= LongestLanguage || path is [_, _, '-', _, _] || path.StartsWith("index.", StringComparison.OrdinalIgnoreCase)));
    }

    private static bool HasLetter(string name)
    {
        foreach (var c in name)
            if (char.IsLetter(c)) return true;
        return false;
    }

    /// <summary>The links of the trail that is printed near the headline.</summary>
    private static List<(string Name, Uri? Url)> Printed(PageSurvey survey, int titleIndex, Uri? page)
    {
        var trail = new List<(string, Uri?)>();
        if (titleIndex < 0) return trail;
        var title = survey.Blocks[titleIndex].Element;
        var last = Math.Min(survey.Blocks.Count - 1, titleIndex + BlocksAfter);
        for (var i = Math.Max(0, titleIndex - BlocksBefore); i <= last; i++)
        {
            var block = survey.Blocks[i];
            if (i == titleIndex || block.LinkCount == 0) continue;
            if (TrailAround(block.Element, title) is not { } element)
            {
                if (i < titleIndex && block is { LinkCount: > 1, Text.Length: <= LongestTrail } && BylineLine.Of(block.Element, page) is var signed && IsSigned(signed))
                {
                    foreach (var anchor in signed.Anchors) trail.Add((anchor.Text, anchor.Url));
                    break;
                }
                continue;
            }
            var line = BylineLine.Of(element, page);
            // A single link that nothing follows leads back to a list, unless that is the folder which the story is in.
            if (line.Text.Length > LongestTrail || (line.Anchors.Count == 1 && line.Text.Length <= line.Anchors[0].Text.Length + LongestSign && !IsFolderOf(line.Anchors[0].Url, page))) continue;
            foreach (var anchor in line.Anchors) trail.Add((anchor.Text, anchor.Url));
            if (trail.Count > 0) break;
        }
        return trail;
    }

    /// <summary>Whether the page is in the folder that an address names: <c>/news/harbour-wall</c> in <c>/news/</c>.</summary>
    public static bool IsFolderOf(Uri? folder, Uri? page)
    {
        if (folder is null || page is null || !Urls.SameSite(folder, page) || folder.Query.Length > 0) return false;
        var path = folder.AbsolutePath.AsSpan().TrimEnd('/');
        return path.Length > 1 && page.AbsolutePath.Length > path.Length + 1 && page.AbsolutePath[path.Length] == '/' && page.AbsolutePath.AsSpan().StartsWith(path, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a line is a trail though nothing calls it so: links from the front page on with nothing but the signs of trails between them.</summary>
    private static bool IsSigned(BylineLine line)
    {
        if (line.Anchors.Count < 2 || line.Anchors[0].Url is not { AbsolutePath.Length: <= 1 }) return false;
        var rest = line.Text.AsSpan().Trim();
        for (var i = 0; i < line.Anchors.Count; i++)
        {
            if (i > 0)
            {
                if (rest.IsEmpty || !TrailSigns.Contains(rest[0])) return false;
                rest = rest[1..].TrimStart();
            }
            if (!rest.StartsWith(line.Anchors[i].Text, StringComparison.Ordinal)) return false;
            rest = rest[line.Anchors[i].Text.Length..].TrimStart();
        }
        // The page itself may follow.
        return rest.IsEmpty || TrailSigns.Contains(rest[0]);
    }

    /// <summary>The outermost element around a block that calls itself a trail and does not hold the headline.</summary>
    private static PageElement? TrailAround(PageElement element, PageElement title)
    {
        PageElement? found = null;
        PageElement? up = element;
        for (var steps = 0; up is not null && up.Tag != PageTag.Body && steps < MostUp && !title.IsIn(up); steps++, up = up.Parent)
            if (IsTrail(up)) found = up;
        return found;
    }

    private static bool IsTrail(PageElement element)
    {
        foreach (var word in OwnWords)
        {
            if (element[PageAttribute.Class].Span.Contains(word, StringComparison.OrdinalIgnoreCase) || element[PageAttribute.Id].Span.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
