using AngleSharp.Dom;

namespace Extractor.Parse;

/// <summary>How tags of a name are treated while parsing.</summary>
[Flags]
internal enum PageTagTraits : byte
{
    None = 0,

    /// <summary>The parser reopens it across blocks (<c>b</c>, <c>font</c>, ...).</summary>
    Formatting = 1,

    /// <summary>It has no content.</summary>
    Void = 2,

    /// <summary>Its content is text to the tokenizer, whatever it holds.</summary>
    RawText = 4,

    /// <summary>White space directly in it separates nothing.</summary>
    DropsBlank = 8,

    /// <summary>It is an SVG or MathML element: it keeps neither text nor children.</summary>
    Foreign = 16,

    /// <summary>It adds a marker to the parser's list of formatting elements, which only its own end tag takes away.</summary>
    Marker = 32,

    /// <summary>Its start tag ends SVG and MathML.</summary>
    Breakout = 64,

    /// <summary>The tree builder looks at its attributes, or makes its element under another name.</summary>
    TokenAttributes = 128,
}

/// <summary>What the parser knows of the elements of one name.</summary>
/// <param name="Name">The local name.</param>
/// <param name="Tag">What element this is.</param>
/// <param name="Flags">How the tree builder treats it.</param>
/// <param name="Traits">How we treat it.</param>
/// <param name="Index">Where elements of this name are counted; -1 for foreign ones.</param>
internal sealed record PageTagInfo(string Name, PageTag Tag, NodeFlags Flags, PageTagTraits Traits, int Index)
{
    public bool Is(PageTagTraits traits) => (Traits & traits) != 0;
}
