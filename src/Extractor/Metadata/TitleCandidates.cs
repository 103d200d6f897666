namespace Extractor.Metadata;

/// <summary>All that may hold a story's title, as found on the page. Texts have their entities decoded.</summary>
internal sealed record TitleCandidates
{
    /// <summary>The printed headings, in the order of the page.</summary>
    public IReadOnlyList<TitleHeading> Headings { get; init; } = [];

    /// <summary>The headlines of the JSON-LD article nodes, the story's own first.</summary>
    public IReadOnlyList<string> JsonLd { get; init; } = [];

    /// <summary>The values of <c>og:title</c>.</summary>
    public IReadOnlyList<string> OpenGraph { get; init; } = [];

    /// <summary>Other meta titles: <c>twitter:title</c>, Dublin Core and the like, the surest first.</summary>
    public IReadOnlyList<string> Meta { get; init; } = [];

    /// <summary>The document's <c>title</c> element.</summary>
    public string? Document { get; init; }

    /// <summary>The site's name as stated (<c>og:site_name</c>, publisher, application name).</summary>
    public IReadOnlyList<string> SiteNames { get; init; } = [];

    /// <summary>The page's host.</summary>
    public string? Host { get; init; }

    /// <summary>The folders of the page's address, in words: names of sections where one stands behind a stated title.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>The names of sections: stated sections and the breadcrumbs without the story itself.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];
}

/// <summary>A printed heading that may be the title: an h1, an element marked as the headline, or an h2 or h3 whose class says so.</summary>
internal sealed record TitleHeading
{
    /// <summary>The heading's text, white space made one, block children set apart by a space.</summary>
    public required string Text { get; init; }

    /// <summary>The class and id attributes, set apart by a space.</summary>
    public string ClassAndId { get; init; } = string.Empty;

    /// <summary>The level, 1 to 6; 0 for an element that is no heading but is marked as the headline.</summary>
    public int Level { get; init; } = 1;

    /// <summary>Where it stands in the order of the page.</summary>
    public int Order { get; init; }

    /// <summary>Marked as the story's headline in microdata.</summary>
    public bool IsMicrodata { get; init; }

    /// <summary>The heading that opens the story's element on a page without any of the first level.</summary>
    public bool IsFirst { get; init; }

    /// <summary>Made of several elements, which may have lost spaces or signs between them.</summary>
    public bool IsBuilt { get; init; } = true;

    /// <summary>Inside the site's header or a navigation.</summary>
    public bool InHeaderOrNav { get; init; }

    /// <summary>Inside the article or main element.</summary>
    public bool InArticle { get; init; }

    /// <summary>Inside an aside, a footer, a comment list or a list of other stories.</summary>
    public bool InAside { get; init; }
}
