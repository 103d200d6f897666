namespace Extractor;

/// <summary>What a block of a story's body is. The JSON names are camelCase.</summary>
public enum BlockKind
{
    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>A heading inside the story; <see cref="ArticleBlock.Level"/> gives its level.</summary>
    Heading,

    /// <summary>One item of a list.</summary>
    ListItem,

    /// <summary>A quotation set as a block.</summary>
    Quote,

    /// <summary>Text whose white space counts, such as code or verse.</summary>
    Preformatted,

    /// <summary>A table of data; <see cref="ArticleBlock.Rows"/> gives its cells.</summary>
    Table,

    /// <summary>A picture; <see cref="ArticleBlock.Caption"/> points to its caption.</summary>
    Figure,

    /// <summary>Something shown from another place, such as a video or a post; <see cref="ArticleBlock.Url"/> gives its address.</summary>
    Embed,
}
