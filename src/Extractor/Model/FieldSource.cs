namespace Extractor;

/// <summary>Where the value of a field came from. The JSON names are camelCase.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FieldSource>))]
public enum FieldSource
{
    /// <summary>The page's JSON-LD (schema.org).</summary>
    [JsonStringEnumMemberName("jsonLd")]
    JsonLd,

    /// <summary>An Open Graph meta tag.</summary>
    [JsonStringEnumMemberName("openGraph")]
    OpenGraph,

    /// <summary>Another meta or link tag, Dublin Core included, or the document's title element.</summary>
    [JsonStringEnumMemberName("meta")]
    Meta,

    /// <summary>Microdata attributes in the page.</summary>
    [JsonStringEnumMemberName("microdata")]
    Microdata,

    /// <summary>What is printed on the page.</summary>
    [JsonStringEnumMemberName("page")]
    Page,

    /// <summary>A site rule that the caller loaded.</summary>
    [JsonStringEnumMemberName("siteRule")]
    SiteRule,

    /// <summary>The page's address: the last resort for a date.</summary>
    [JsonStringEnumMemberName("url")]
    Url,
}
