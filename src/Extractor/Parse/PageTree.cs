namespace Extractor.Parse;

/// <summary>A parsed page. Texts and attribute values are slices of pooled buffers: nothing of it may be used after disposal.</summary>
internal sealed partial class PageTree : IDisposable
{
    /// <summary>The <c>html</c> element.</summary>
    public required PageElement Root { get; init; }

    /// <summary>The <c>body</c> element, or null (framesets).</summary>
    public required PageElement? Body { get; init; }
}
