namespace Extractor;

/// <summary>What a page states about reading and indexing.</summary>
public sealed record ArticleAccess
{
    internal static ArticleAccess Unstated { get; } = new();

    /// <summary>schema.org <c>isAccessibleForFree</c>; null where the page does not say.</summary>
    public bool? Free { get; init; }

    /// <summary>
    /// The directives of the page's robots meta tags, and of a fetched page's <c>X-Robots-Tag</c> headers that are for every agent or for the
    /// client's own; lower-cased, each once: <c>noindex</c>, <c>max-image-preview:large</c>.
    /// </summary>
    public IReadOnlyList<string> Robots { get; init => field = EquatableList.Copy(value); } = EquatableList<string>.Empty;
}
