namespace Extractor;

/// <summary>Where the value of a field came from. The JSON names are camelCase.</summary>
public enum FieldSource
{
    /// <summary>The page's JSON-LD (schema.org).</summary>
    JsonLd,

    /// <summary>An Open Graph meta tag.</summary>
    OpenGraph,

    /// <summary>Another meta or link tag, Dublin Core included, or the document's title element.</summary>
    Meta,

    /// <summary>Microdata attributes in the page.</summary>
    Microdata,

    /// <summary>What is printed on the page.</summary>
    Page,

    /// <summary>A site rule that the caller loaded.</summary>
    SiteRule,

    /// <summary>The page's address: the last resort for a date.</summary>
    Url,
}
