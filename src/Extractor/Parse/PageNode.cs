namespace Extractor.Parse;

/// <summary>A node of the lean page tree: an element or a run of text. Comments and doctypes are not kept.</summary>
internal abstract class PageNode
{
    public PageElement? Parent { get; internal set; }

    public PageNode? Previous { get; internal set; }

    public PageNode? Next { get; internal set; }
}

/// <summary>A run of text. Character references are decoded.</summary>
internal sealed class PageText(ReadOnlyMemory<char> data) : PageNode
{
    /// <summary>The text as it stands in the page. Valid until the tree is disposed.</summary>
    public ReadOnlyMemory<char> Data { get; internal set; } = data;
}
