namespace Extractor.Quality.Report;

/// <param name="Name">What the scorer calls it.</param>
/// <param name="Title">What the report calls it.</param>
/// <param name="Source">Under which name the record says where the value came from; null where it does not.</param>
internal sealed record Field(string Name, string Title, string? Source);

/// <summary>The fields that the scorer judges page by page.</summary>
internal static class Fields
{
    public static IReadOnlyList<Field> All { get; } =
    [
        new("body", "body, words", "body"),
        new("paragraphs", "body, whole paragraphs", "body"),
        new("aeb", "body, shingles", "body"),
        new("snippets", "body, phrases", "body"),
        new("title", "title", "title"),
        new("standfirst", "standfirst", "standfirst"),
        new("authors", "authors", "byline"),
        new("day", "published, day", "published"),
        new("instant", "published, instant", "published"),
        new("captions", "captions", "captions"),
        new("credits", "credits of captions", "captions"),
        new("dateline.place", "dateline, place", "dateline"),
        new("dateline.source", "dateline, source", "dateline"),
        new("relatedLinks", "related links", "relatedLinks"),
        new("topics", "topics", "topics"),
        new("promoLeak", "promo lines left in the body", "body"),
    ];
}
