namespace Extractor.Parse;

/// <summary>A node of the lean page tree: an element or a run of text. Comments and doctypes are not kept.</summary>
internal abstract partial class PageNode
{
    /// <summary>The element that this node stands in; null for the root.</summary>
    public PageElement? Parent { get; internal set; }

    public PageNode? Previous { get; internal set; }

    public PageNode? Next { get; internal set; }

    /// <summary>Whether the node is an element or stands in it, at whatever depth.</summary>
    public bool IsIn(PageElement element)
    {
        for (PageNode? up = this; up is not null; up = up.Parent)
        {
            if (up == element)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes the node, with all that is in it, out of the tree. The root stays.</summary>
    public void Detach() => Parent?.Remove(this);
}
