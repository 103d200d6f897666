using System.Text;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>Reads what a page says of itself as a page: its address, site, section, language, access and lead picture.</summary>
internal static class SiteReader
{
    public static Uri? BaseOf(PageSurvey survey, Uri? url)
    {
        // <base href> is read where relative addresses are resolved; a page without an address of its own may still have one.
        var stated = Urls.Resolve(url, survey.BaseHref);
        return stated ?? url ?? Urls.Resolve(null, survey.Meta.LinkTo("canonical")) ?? Urls.Resolve(null, survey.Meta.First("og:url"));
    }

    public static Sourced<Uri>? Canonical(PageSurvey survey, SchemaFacts schema, Uri? page)
    {
        if (OfStory(Urls.Resolve(page, survey.Meta.LinkTo("canonical")), page) is { } link) return new(link, FieldSource.Meta);
        if (OfStory(Urls.Resolve(page, survey.Meta.First("og:url")), page) is { } og) return new(og, FieldSource.OpenGraph);
        if (OfStory(Urls.Resolve(page, schema.Url), page) is { } stated) return new(stated, FieldSource.JsonLd);
        return null;
    }

    public static Sourced<string>? SiteName(PageSurvey survey, SchemaFacts schema) =>
        First(
            Candidate(survey.Meta.First("og:site_name"), FieldSource.OpenGraph),
            Candidate(schema.SiteName, FieldSource.JsonLd),
            Candidate(Publisher(survey), FieldSource.Microdata),
            Candidate(survey.Meta.First("application-name"), FieldSource.Meta),
            Candidate(survey.Meta.First("apple-mobile-web-app-title"), FieldSource.Meta),
            Candidate(survey.Meta.First("dc.publisher") ?? survey.Meta.First("dcterms.publisher"), FieldSource.Meta));

    private static string? Publisher(PageSurvey survey)
    {
        var named = Inside(survey, property => property.Name.Equals("name", StringComparison.OrdinalIgnoreCase) ? property.Element : null);
        foreach (var publisher in survey.Properties)
            if (publisher.Name.Equals("publisher", StringComparison.OrdinalIgnoreCase) && named.TryGetValue(publisher.Element, out var name))
                return name.Get(PageAttribute.Content) ?? PageTextReader.Fold(name);
        return null;
    }

    /// <summary>The picture of a marked item: its address stands on it, or on a property inside it.</summary>
    private static string? MarkedImage(PageSurvey survey)
    {
        var inside = Inside(survey, property => property.Name is "url" or "contentUrl" ? AddressOf(property.Element) : null);
        foreach (var image in survey.Properties)
            if (image.Name.Equals("image", StringComparison.OrdinalIgnoreCase) && (AddressOf(image.Element) ?? inside.GetValueOrDefault(image.Element)) is { } address) return address;
        return null;

        static string? AddressOf(PageElement element) =>
            element.Get(PageAttribute.Content) ?? element.Get(PageAttribute.Src) ?? element.Get(PageAttribute.Href);
    }

    /// <summary>What the first of an item's properties says that says something, for every item of the page.</summary>
    private static Dictionary<PageElement, T> Inside<T>(PageSurvey survey, Func<PageProperty, T?> read)
        where T : class
    {
        var found = new Dictionary<PageElement, T>(ReferenceEqualityComparer.Instance);
        foreach (var property in survey.Properties)
            if (property.Scope is { } scope && !found.ContainsKey(scope) && read(property) is { } value) found.Add(scope, value);
        return found;
    }

    /// <summary>The section that the page states; where it states none, the level above the story in its breadcrumb trail.</summary>
    public static Sourced<string>? Section(PageSurvey survey, SchemaFacts schema, string? title, int titleIndex, string? siteName, Uri? page)
    {
        var stated = First(
            Candidate(schema.Section, FieldSource.JsonLd),
            Candidate(survey.Meta.First("article:section"), FieldSource.OpenGraph),
            Candidate(survey.Meta.First("section") ?? survey.Meta.First("parsely-section") ?? survey.Meta.First("cxenseparse:section"), FieldSource.Meta),
            Candidate(Property(survey, "articleSection"), FieldSource.Microdata));
        return stated is { } section && !BreadcrumbReader.IsSlug(section.Value) ? section with { Value = BreadcrumbReader.FirstLevel(section.Value) } : BreadcrumbReader.Section(stated, survey, schema, title, titleIndex, siteName, page);
    }

    public static Sourced<string>? Language(PageSurvey survey, SchemaFacts schema)
    {
        foreach (var (value, source) in (ReadOnlySpan<(string?, FieldSource)>)
            [
                (survey.RootLanguage, FieldSource.Page),
                (schema.Language, FieldSource.JsonLd),
                (survey.Meta.First("og:locale"), FieldSource.OpenGraph),
                (survey.Meta.First("content-language") ?? survey.Meta.First("dc.language") ?? survey.Meta.First("language"), FieldSource.Meta),
            ])
        {
            if (Tag(value) is { } tag) return new(tag, source);
        }
        return null;
    }

    public static string? Description(PageSurvey survey, SchemaFacts schema) => StatedDescription(survey, schema)?.Value;

    /// <summary>What the page states as its description, decoded, with where it does.</summary>
    public static Sourced<string>? StatedDescription(PageSurvey survey, SchemaFacts schema)
    {
        foreach (var (value, source) in (ReadOnlySpan<(string?, FieldSource)>)
            [
                (survey.Meta.First("og:description"), FieldSource.OpenGraph),
                (survey.Meta.First("description"), FieldSource.Meta),
                (schema.Description, FieldSource.JsonLd),
                (survey.Meta.First("twitter:description") ?? survey.Meta.First("dc.description"), FieldSource.Meta),
            ])
        {
            if (value is not null) return new(MarkupText.Decode(value), source);
        }
        return null;
    }

    public static Sourced<Uri>? LeadImage(PageSurvey survey, SchemaFacts schema, Uri? page)
    {
        if (Urls.Resolve(page, survey.Meta.First("og:image:secure_url") ?? survey.Meta.First("og:image") ?? survey.Meta.First("og:image:url")) is { } og)
            return new(og, FieldSource.OpenGraph);
        foreach (var image in schema.Images)
            if (Urls.Resolve(page, image.Url) is { } stated) return new(stated, FieldSource.JsonLd);
        if (Urls.Resolve(page, survey.Meta.First("twitter:image") ?? survey.Meta.First("twitter:image:src")) is { } card)
            return new(card, FieldSource.Meta);
        if (Urls.Resolve(page, MarkedImage(survey)) is { } marked) return new(marked, FieldSource.Microdata);
        return Urls.Resolve(page, survey.Meta.LinkTo("image_src")) is { } link ? new(link, FieldSource.Meta) : null;
    }

    public static IReadOnlyList<string> Robots(PageSurvey survey)
    {
        var directives = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        const int Most = 50;
        foreach (var content in survey.Meta.All("robots").Concat(survey.Meta.All("googlebot")))
        {
            foreach (var part in content.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var directive = FoldedText.Fold(part).ToLowerInvariant();
                if (directive.Length > 0 && directives.Count < Most && seen.Add(directive)) directives.Add(directive);
            }
        }
        return directives;
    }

    public static string? Property(PageSurvey survey, string name)
    {
        foreach (var property in survey.Properties)
        {
            if (!string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)) continue;
            var value = property.Element.Get(PageAttribute.Content) ?? PageTextReader.Fold(property.Element);
            if (value.Length > 0) return value;
        }
        return null;
    }

    /// <summary>A BCP 47 tag in its usual case; null for what is none.</summary>
    public static string? Tag(string? value)
    {
        if (value is null) return null;
        var parts = value.Trim().Split(',')[0].Split(';')[0].Trim().Replace('_', '-').Split('-');
        if (parts[0].Length is < 2 or > 3 || !parts[0].All(char.IsAsciiLetter)) return null;
        var tag = new StringBuilder(parts[0].ToLowerInvariant());
        for (var i = 1; i < parts.Length && parts[i].Length is > 0 and <= 8 && parts[i].All(char.IsAsciiLetterOrDigit); i++)
        {
            tag.Append('-').Append(parts[i].Length switch
            {
                2 => parts[i].ToUpperInvariant(),
                4 => char.ToUpperInvariant(parts[i][0]) + parts[i][1..].ToLowerInvariant(),
                _ => parts[i],
            });
        }
        return tag.ToString();
    }

    /// <summary>A canonical address that points to the front page while the story has a path is a mistake of the template.</summary>
    private static Uri? OfStory(Uri? canonical, Uri? page) =>
        canonical is null || (canonical.AbsolutePath.Length <= 1 && canonical.Query.Length == 0 && page is { AbsolutePath.Length: > 1 }) ? null : canonical;

    private static Sourced<string>? Candidate(string? value, FieldSource source)
    {
        if (value is null) return null;
        var text = MarkupText.Decode(value);
        return text.Length is > 0 and <= 200 ? new(text, source) : null;
    }

    private static Sourced<string>? First(params ReadOnlySpan<Sourced<string>?> candidates)
    {
        foreach (var candidate in candidates)
            if (candidate is not null) return candidate;
        return null;
    }
}
