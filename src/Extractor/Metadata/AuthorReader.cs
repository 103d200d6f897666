using Extractor.Languages;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>Who wrote the story, and which printed blocks said so.</summary>
internal sealed record FoundByline(Byline Byline, FieldSource Source);

/// <summary>
/// Reads the authors: people whom JSON-LD names, then people of the printed byline, then those of other metadata. An outlet,
/// desk or agency counts only where it is the printed byline.
/// </summary>
internal static class AuthorReader
{
    private const int LongestByline = 240;
    private const int BlocksBefore = 12;
    private const int BlocksAfter = 16;
    private static readonly string[] MetaNames =
        ["author", "article:author", "dc.creator", "dcterms.creator", "dc.contributor", "byl", "byline", "parsely-author", "sailthru.author",
         "cxenseparse:author", "article.author", "og:author", "og:article:author", "authors", "citation_author", "creator", "twitter:data1"];

    public static FoundByline? Read(
        PageSurvey survey, SchemaFacts schema, Lexicon lexicon, string? siteName, int titleIndex, int lastBody, Uri? page)
    {
        var stated = BylineParser.Dedupe([.. schema.Authors.SelectMany(a => Stated(a, lexicon, siteName, page))]);
        var printed = Printed(survey, lexicon, siteName, titleIndex, lastBody, page);
        var microdata = Microdata(survey, lexicon, siteName, page);
        var meta = BylineParser.Dedupe([.. MetaNames.Where(n => n != "twitter:data1")
            .SelectMany(survey.Meta.All).Take(20).SelectMany(value => BylineParser.ParseStated(MarkupText.Decode(value), lexicon, siteName))]);

        foreach (var (authors, source) in (ReadOnlySpan<(IReadOnlyList<Author>, FieldSource)>)
            [(stated, FieldSource.JsonLd), (microdata, FieldSource.Microdata), (printed?.Byline.Authors ?? [], FieldSource.Page), (meta, FieldSource.Meta)])
        {
            var people = authors.Where(a => a.Kind == AuthorKind.Person).ToList();
            if (people.Count == 0) continue;
            return new FoundByline(new Byline { Text = printed?.Byline.Text, Authors = people }, source);
        }
        return printed;
    }

    private static IEnumerable<Author> Stated(StatedAuthor author, Lexicon lexicon, string? siteName, Uri? page)
    {
        foreach (var parsed in BylineParser.ParseStated(author.Name, lexicon, siteName, author.IsOrganization))
            yield return parsed with { Url = parsed.Url ?? Urls.Resolve(page, author.Url), Role = parsed.Role ?? author.Role };
    }

    private static IReadOnlyList<Author> Microdata(PageSurvey survey, Lexicon lexicon, string? siteName, Uri? page)
    {
        var authors = new List<Author>();
        foreach (var property in survey.Properties)
        {
            if (!property.Name.Equals("author", StringComparison.OrdinalIgnoreCase)) continue;
            // Comments and cards have authors of their own, inside an item of their own.
            if (property.Scope?[PageAttribute.ItemType].Span.Contains("Comment", StringComparison.OrdinalIgnoreCase) == true) continue;
            var text = property.Element.Get(PageAttribute.Content) ?? NameInside(survey, property.Element) ?? PageTextReader.Fold(property.Element);
            if (text.Length > LongestByline) continue;
            authors.AddRange(BylineParser.ParseStated(text, lexicon, siteName).Select(a => a with { Url = a.Url ?? LinkInside(property.Element, page) }));
        }
        return BylineParser.Dedupe(authors);
    }

    private static string? NameInside(PageSurvey survey, PageElement author)
    {
        foreach (var property in survey.Properties)
            if (property.Name.Equals("name", StringComparison.OrdinalIgnoreCase) && property.Scope == author)
                return property.Element.Get(PageAttribute.Content) ?? PageTextReader.Fold(property.Element);
        return null;
    }

    /// <summary>The printed byline nearest to the headline, or at the end of the story.</summary>
    private static FoundByline? Printed(
        PageSurvey survey, Lexicon lexicon, string? siteName, int titleIndex, int lastBody, Uri? page)
    {
        FoundByline? best = null;
        var bestRank = int.MaxValue;
        foreach (var element in survey.Bylines)
        {
            var position = survey.Positions[element];
            var rank = Rank(position, titleIndex, lastBody);
            if (rank >= bestRank) continue;
            var text = PageTextReader.Fold(element);
            if (text.Length is 0 or > LongestByline) continue;
            Consider(text, LinkInside(element, page), rank);
        }
        // A byline without a class of its own: a short line near the headline that starts with a byline word or holds a name and a time.
        var from = Math.Max(0, titleIndex - BlocksBefore);
        var to = Math.Min(survey.Blocks.Count, titleIndex < 0 ? 0 : titleIndex + BlocksAfter);
        for (var i = from; i < to; i++)
        {
            var block = survey.Blocks[i];
            if (i == titleIndex || block.Text.Length > 120 || block.Shape == BlockShape.Heading) continue;
            if (block.Has(BlockCues.InNav | BlockCues.InFooter | BlockCues.Related | BlockCues.List)) continue;
            var isByline = lexicon.TryStripBylinePrefix(block.Text, out _)
                || (i > titleIndex && PrintedTime.TryRead(block.Text, lexicon, null, out _, out var start, out _) && start > 3);
            if (isByline) Consider(block.Text, block.Link is { } link ? Urls.Resolve(page, link.Get(PageAttribute.Href)) : null, Rank(i, titleIndex, lastBody) + 3);
        }
        return best;

        void Consider(string text, Uri? link, int rank)
        {
            if (rank >= bestRank) return;
            var authors = BylineParser.ParsePrinted(text, lexicon, siteName);
            if (authors.Count == 0) return;
            if (authors.Count == 1 && link is not null) authors = [authors[0] with { Url = link }];
            best = new FoundByline(new Byline { Text = PrintedLine(text, authors), Authors = authors }, FieldSource.Page);
            bestRank = rank;
        }
    }

    /// <summary>The printed line from its prefix to the last name: without the date, the place or the share links beside it.</summary>
    private static string PrintedLine(string text, IReadOnlyList<Author> authors)
    {
        int start = text.Length, end = 0;
        foreach (var author in authors)
        {
            var at = text.IndexOf(author.Name, StringComparison.Ordinal);
            if (at < 0) continue;
            start = Math.Min(start, at);
            end = Math.Max(end, at + author.Name.Length);
        }
        if (end == 0) return text;
        var before = text.AsSpan(0, start).LastIndexOfAny("•|·\n");
        return text[(before + 1)..end].Trim();
    }

    private static int Rank(int position, int titleIndex, int lastBody)
    {
        if (titleIndex < 0) return 100 + position;
        var fromTitle = position >= titleIndex ? position - titleIndex : (titleIndex - position) * 2;
        if (fromTitle <= BlocksAfter) return fromTitle;
        var fromEnd = position - lastBody;
        return fromEnd is >= -1 and <= 4 ? 40 + fromEnd : int.MaxValue;
    }

    private static Uri? LinkInside(PageElement element, Uri? page)
    {
        if (element.Tag == PageTag.A) return Urls.Resolve(page, element.Get(PageAttribute.Href));
        var budget = 60;
        for (var node = element.FirstChild; node is not null && budget-- > 0;)
        {
            if (node is PageElement { Tag: PageTag.A } link) return Urls.Resolve(page, link.Get(PageAttribute.Href));
            if (node is PageElement { FirstChild: { } child })
            {
                node = child;
                continue;
            }
            while (node is not null && node.Next is null)
            {
                node = node.Parent;
                if (node == element) return null;
            }
            node = node?.Next;
        }
        return null;
    }
}
