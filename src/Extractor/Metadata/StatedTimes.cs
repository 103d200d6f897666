using Extractor.Languages;
using Extractor.Parse;

namespace Extractor.Metadata;

/// <summary>The times that a page states in JSON-LD, meta tags, microdata, the state in its scripts and its address.</summary>
internal static class StatedTimes
{
    private const int LongestValue = 100;

    private static readonly string[] PublishedNames =
    [
        "article:published_time", "article:published", "og:published_time", "og:article:published_time", "og:pubdate", "datepublished",
        "pubdate", "publishdate", "publish-date", "publish_date", "published", "publication_date", "publication-date",
        "date.available", "dc.date.issued", "dcterms.issued", "dcterms.available", "parsely-pub-date", "sailthru.date",
        "cxenseparse:recs:publishtime", "article.published", "article_date_original", "originalpublicationdate", "citation_date",
        "citation_publication_date", "prism.publicationdate", "rnews:datepublished", "ptime", "displaydate", "bt:pubdate", "pub_date",
        "release_date",
    ];

    private static readonly string[] DateNames =
    [
        "date", "dc.date", "dc.date.created", "dcterms.created", "dcterms.date", "timestamp", "created", "creation_date", "article.created",
        "last-published",
    ];

    /// <summary>How the names of other tags end that give the time of publication; signs between words do not matter.</summary>
    private static readonly string[] PublishedEndings =
        ["publishedtime", "publishtime", "publisheddate", "publishdate", "datepublished", "publicationdate", "publishedat", "pubdate", "uploaded"];

    private static readonly string[] ModifiedNames =
    [
        "article:modified_time", "og:updated_time", "article:modified", "datemodified", "lastmod", "last-modified", "dcterms.modified",
        "dc.date.modified", "modified", "updated", "article.updated", "revision_date", "utime", "cxenseparse:recs:modifiedtime",
    ];

    public static void Published(PageSurvey survey, SchemaFacts schema, Lexicon lexicon, Uri? url, List<TimeCandidate> found)
    {
        Add(found, schema.Published, TimeOrigin.Schema, FieldSource.JsonLd, lexicon);
        Add(found, schema.Created, TimeOrigin.Created, FieldSource.JsonLd, lexicon);
        foreach (var other in schema.OtherPublished) Add(found, other, TimeOrigin.SchemaOther, FieldSource.JsonLd, lexicon);
        foreach (var name in PublishedNames) Add(found, survey.Meta.First(name), TimeOrigin.MetaPublished, SourceOf(name), lexicon);
        foreach (var (name, value) in survey.Meta.Entries)
            if (IsPublished(name.Span)) Add(found, value.ToString(), TimeOrigin.MetaPublished, SourceOf(name.Span), lexicon);
        foreach (var name in DateNames) Add(found, survey.Meta.First(name), TimeOrigin.MetaDate, SourceOf(name), lexicon);
        foreach (var property in survey.Properties)
        {
            var isPublished = property.Name.Equals("datePublished", StringComparison.OrdinalIgnoreCase);
            if (isPublished || property.Name.Equals("dateCreated", StringComparison.OrdinalIgnoreCase))
                Add(found, ValueOf(property), isPublished ? TimeOrigin.Microdata : TimeOrigin.Created, FieldSource.Microdata, lexicon, survey, property.BlockIndex);
        }
        foreach (var value in StateTimes.Of(survey.DataScripts)) Add(found, value, TimeOrigin.Script, FieldSource.Meta, lexicon);
        Add(found, CalledTimes.Of(survey.DataScripts), TimeOrigin.Script, FieldSource.Page, lexicon);
        if (UrlDate.Read(url) is { } day)
            found.Add(new TimeCandidate { Time = day, Origin = TimeOrigin.Url, Source = FieldSource.Url });
    }

    /// <summary>
    /// The publication that JSON-LD states, where it is a point in time whose local time is known and whose figures can be read in one
    /// order only: nothing else on the page can add to it. Null otherwise.
    /// </summary>
    public static Sourced<ArticleTime>? Settled(SchemaFacts schema, Lexicon lexicon)
    {
        var found = new List<TimeCandidate>();
        Add(found, schema.Published, TimeOrigin.Schema, FieldSource.JsonLd, lexicon);
        return found is [{ IsLoose: false, Swapped: null, Time: { Precision: TimePrecision.Instant } time } stated] && time.Offset != TimeSpan.Zero
            ? new(time, stated.Source)
            : null;
    }

    public static List<Sourced<ArticleTime>> Modified(PageSurvey survey, SchemaFacts schema, Lexicon lexicon)
    {
        var found = new List<TimeCandidate>();
        Add(found, schema.Modified, TimeOrigin.Schema, FieldSource.JsonLd, lexicon);
        foreach (var name in ModifiedNames) Add(found, survey.Meta.First(name), TimeOrigin.MetaPublished, SourceOf(name), lexicon);
        foreach (var property in survey.Properties)
            if (property.Name.Equals("dateModified", StringComparison.OrdinalIgnoreCase))
                Add(found, ValueOf(property), TimeOrigin.Microdata, FieldSource.Microdata, lexicon);
        return [.. found.Select(candidate => new Sourced<ArticleTime>(candidate.Time, candidate.Source))];
    }

    private static FieldSource SourceOf(ReadOnlySpan<char> name) =>
        name.StartsWith("article:", StringComparison.Ordinal) || name.StartsWith("og:", StringComparison.Ordinal)
            ? FieldSource.OpenGraph : FieldSource.Meta;

    private static bool IsPublished(ReadOnlySpan<char> name)
    {
        if (name.Length > 64) return false;
        Span<char> letters = stackalloc char[64];
        var length = 0;
        foreach (var c in name)
            if (char.IsAsciiLetterOrDigit(c)) letters[length++] = c;
        foreach (var ending in PublishedEndings)
            if (letters[..length].EndsWith(ending)) return !IsKnown(name);
        return false;
    }

    private static bool IsKnown(ReadOnlySpan<char> name)
    {
        foreach (var known in PublishedNames)
            if (name.SequenceEqual(known)) return true;
        return false;
    }

    private static string ValueOf(PageProperty property) =>
        property.Element.Get(PageAttribute.Content) ?? property.Element.Get(PageAttribute.DateTime) ?? PageTextReader.Fold(property.Element);

    private static void Add(
        List<TimeCandidate> found, string? value, TimeOrigin origin, FieldSource source, Lexicon lexicon, PageSurvey? survey = null, int block = -1)
    {
        if (value is not { Length: < LongestValue } || !PrintedTime.TryReadMachine(value, lexicon, out var time)) return;
        var around = survey is not null && block < survey.Blocks.Count ? survey.Blocks[block].All : BlockCues.None;
        found.Add(new TimeCandidate
        {
            Time = time,
            Origin = origin,
            Source = source,
            Swapped = DateFigures.Swapped(value, time.Date),
            DayPlace = DateFigures.PlaceOf(value, time.Date),
            IsLoose = !(value.Length >= 4 && char.IsAsciiDigit(value[0]) && char.IsAsciiDigit(value[3])),
            Around = around,
            Block = block,
            Rank = found.Count(other => other.Origin == origin),
        });
    }
}
