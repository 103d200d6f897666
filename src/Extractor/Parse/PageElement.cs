namespace Extractor.Parse;

/// <summary>An element of the lean page tree.</summary>
internal sealed partial class PageElement : PageNode
{
    /// <summary>What element this is.</summary>
    public PageTag Tag { get; internal set; }

    /// <summary>The lower-case local name.</summary>
    public string Name { get; internal set; } = "";

    public PageNode? FirstChild { get; internal set; }

    public PageNode? LastChild { get; internal set; }
}
