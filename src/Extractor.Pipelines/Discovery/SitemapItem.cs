namespace Extractor.Pipelines;

/// <summary>One thing that a sitemap holds: exactly one of <see cref="Link"/>, <see cref="Sitemap"/> and <see cref="Fault"/> is set.</summary>
public sealed class SitemapItem
{
    /// <summary>A story.</summary>
    public StoryLink? Link { get; init; }

    /// <summary>Another sitemap that an index names. A <see cref="SitemapCrawler"/> follows it, and does not give it.</summary>
    public Uri? Sitemap { get; init; }

    /// <summary>When <see cref="Sitemap"/> was last changed (<c>lastmod</c>); null where the index does not say.</summary>
    public ArticleTime? Modified { get; init; }

    /// <summary>
    /// What is wrong with a file or with one of its entries. <see cref="FailureKind.InvalidInput"/>: it is no sitemap, or damaged XML, has a
    /// DTD, or an entry without a usable address. <see cref="FailureKind.TooLarge"/>: it breaks a limit of <see cref="SitemapOptions"/>.
    /// <see cref="FailureKind.Unreadable"/>: it cannot be unpacked. Others come from the fetching.
    /// </summary>
    public ArticleFailure? Fault { get; init; }
}
