namespace Extractor.Decode;

/// <summary>What decided a page's encoding.</summary>
internal enum CharsetSource
{
    /// <summary>A byte order mark.</summary>
    ByteOrderMark,

    /// <summary>The charset parameter of the content type that came with the page.</summary>
    Header,

    /// <summary>The page's own declaration: a meta tag or an XML declaration.</summary>
    Meta,

    /// <summary>The bytes themselves: nothing was declared, or what was declared contradicts them.</summary>
    Content,

    /// <summary>Nothing: windows-1252, as browsers take it.</summary>
    Fallback,
}
