using Extractor.Languages;
using Extractor.Parse;

namespace Extractor.Metadata;

/// <summary>When a story was published and last changed.</summary>
internal sealed record StoryTimes(Sourced<ArticleTime>? Published, Sourced<ArticleTime>? Modified);

/// <summary>
/// Reads the story's times: JSON-LD, meta tags, microdata, <c>time</c> elements near the headline, printed dates near it, and
/// the digits of the address as the last resort. Published is never taken from modified.
/// </summary>
internal static class TimeReader
{
    private static readonly string[] PublishedNames =
    [
        "article:published_time", "article:published", "og:published_time", "og:article:published_time", "og:pubdate", "datepublished",
        "date", "pubdate", "publishdate", "publish-date", "publish_date", "published", "publication_date", "publication-date",
        "date.available", "dc.date", "dc.date.issued", "dc.date.created", "dcterms.created", "dcterms.issued", "dcterms.date", "dcterms.available",
        "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article.published", "article_date_original",
        "originalpublicationdate", "citation_date", "citation_publication_date", "prism.publicationdate", "rnews:datepublished", "timestamp",
        "created", "creation_date", "article.created", "ptime", "displaydate", "bt:pubdate", "last-published", "pub_date", "release_date",
    ];

    private static readonly string[] ModifiedNames =
    [
        "article:modified_time", "og:updated_time", "article:modified", "datemodified", "lastmod", "last-modified", "dcterms.modified",
        "dc.date.modified", "modified", "updated", "article.updated", "revision_date", "utime", "cxenseparse:recs:modifiedtime",
    ];

    public static StoryTimes Read(PageSurvey survey, SchemaFacts schema, Lexicon lexicon, Lexicon anyLanguage, int titleIndex, Uri? url)
    {
        var country = Country(survey, url);
        var printed = PrintedTimes.Near(survey, lexicon, country, titleIndex);
        var published = new List<Sourced<ArticleTime>>();
        Add(published, schema.Published, FieldSource.JsonLd, lexicon);
        foreach (var name in PublishedNames)
            Add(published, survey.Meta.First(name), name.StartsWith("article:", StringComparison.Ordinal) || name.StartsWith("og:", StringComparison.Ordinal)
                ? FieldSource.OpenGraph : FieldSource.Meta, lexicon);
        foreach (var value in Properties(survey, "datePublished")) Add(published, value, FieldSource.Microdata, lexicon);
        foreach (var time in printed.Published) published.Add(new(time, FieldSource.Page));
        if (published.Count == 0)
            foreach (var value in Properties(survey, "dateCreated")) Add(published, value, FieldSource.Microdata, lexicon);
        if (published.Count == 0)
        {
            // Pages that declare one language and print another.
            if (printed.Modified.Count == 0) printed = PrintedTimes.Near(survey, anyLanguage, country, titleIndex);
            foreach (var time in printed.Published) published.Add(new(time, FieldSource.Page));
        }
        if (published.Count == 0 && PrintedTimes.Labelled(survey, lexicon, country) is { } labelled) published.Add(new(labelled, FieldSource.Page));
        if (published.Count == 0 && UrlDate.Read(url) is { } date) published.Add(new(date, FieldSource.Url));

        if (published.Count == 0 && PrintedTimes.Far(survey, anyLanguage, country, titleIndex) is { } far) published.Add(new(far, FieldSource.Page));

        var modified = new List<Sourced<ArticleTime>>();
        Add(modified, schema.Modified, FieldSource.JsonLd, lexicon);
        foreach (var name in ModifiedNames)
            Add(modified, survey.Meta.First(name), name.StartsWith("article:", StringComparison.Ordinal) || name.StartsWith("og:", StringComparison.Ordinal)
                ? FieldSource.OpenGraph : FieldSource.Meta, lexicon);
        foreach (var value in Properties(survey, "dateModified")) Add(modified, value, FieldSource.Microdata, lexicon);
        foreach (var time in printed.Modified) modified.Add(new(time, FieldSource.Page));
        return new StoryTimes(Best(published), Best(modified));
    }

    /// <summary>The first candidate, or another one that says the same more precisely.</summary>
    private static Sourced<ArticleTime>? Best(List<Sourced<ArticleTime>> candidates)
    {
        if (candidates.Count == 0) return null;
        var best = candidates[0];
        foreach (var other in candidates)
            if (IsFiner(other.Value, best.Value)) best = other;
        return best;
    }

    private static bool IsFiner(ArticleTime other, ArticleTime best)
    {
        if (other.Precision <= best.Precision) return false;
        // Midnight is how templates write a day whose hour they do not know.
        if (best.Time is null || (best.Time == TimeOnly.MinValue && best.Offset is null)) return other.Date == best.Date;
        return other.Date == best.Date && other.Time is { } a && best.Time is { } b && a.Hour == b.Hour && a.Minute == b.Minute;
    }

    private static void Add(List<Sourced<ArticleTime>> times, string? value, FieldSource source, Lexicon lexicon)
    {
        if (value is { Length: < 100 } && PrintedTime.TryReadMachine(value, lexicon, out var time)) times.Add(new(time, source));
    }

    private static IEnumerable<string> Properties(PageSurvey survey, string name)
    {
        foreach (var property in survey.Properties)
        {
            if (!string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)) continue;
            var value = property.Element.Get(PageAttribute.Content) ?? property.Element.Get(PageAttribute.DateTime) ?? PageTextReader.Fold(property.Element);
            if (value.Length > 0) yield return value;
        }
    }

    /// <summary>The country that a page states, for zone abbreviations that mean different things in different countries.</summary>
    private static string? Country(PageSurvey survey, Uri? url)
    {
        if (survey.RootLanguage is { } language && language.Split('-', '_') is [_, .., { Length: 2 } region] && region.All(char.IsAsciiLetter))
            return region.ToUpperInvariant();
        var host = url?.Host;
        var label = host is null ? "" : host[(host.LastIndexOf('.') + 1)..];
        return label.Length == 2 ? label.ToUpperInvariant() switch { "UK" => "GB", var country => country } : null;
    }
}
