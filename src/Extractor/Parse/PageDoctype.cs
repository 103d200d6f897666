namespace Extractor.Parse;

/// <summary>A document type. The parser wants one made; it is not kept.</summary>
internal sealed class PageDoctype : PageNode
{
    public static PageDoctype Instance { get; } = new();
}
