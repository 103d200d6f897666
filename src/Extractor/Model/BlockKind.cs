namespace Extractor;

/// <summary>What a block of a story's body is. The JSON names are camelCase.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BlockKind>))]
public enum BlockKind
{
    /// <summary>Running text.</summary>
    [JsonStringEnumMemberName("paragraph")]
    Paragraph,

    /// <summary>A heading inside the story; <see cref="ArticleBlock.Level"/> gives its level.</summary>
    [JsonStringEnumMemberName("heading")]
    Heading,

    /// <summary>One item of a list.</summary>
    [JsonStringEnumMemberName("listItem")]
    ListItem,

    /// <summary>A quotation set as a block.</summary>
    [JsonStringEnumMemberName("quote")]
    Quote,

    /// <summary>Text whose white space counts, such as code or verse.</summary>
    [JsonStringEnumMemberName("preformatted")]
    Preformatted,

    /// <summary>A table of data; <see cref="ArticleBlock.Rows"/> gives its cells.</summary>
    [JsonStringEnumMemberName("table")]
    Table,

    /// <summary>A picture; <see cref="ArticleBlock.Caption"/> points to its caption.</summary>
    [JsonStringEnumMemberName("figure")]
    Figure,

    /// <summary>Something shown from another place, such as a video or a post; <see cref="ArticleBlock.Url"/> gives its address.</summary>
    [JsonStringEnumMemberName("embed")]
    Embed,
}
