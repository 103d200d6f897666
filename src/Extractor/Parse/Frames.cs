namespace Extractor.Parse;

/// <summary>What holds for the element that the walk is in: cues gathered from its ancestors.</summary>
internal readonly record struct Frame(
    PageElement? Element, PageElement? Block, BlockCues Own, BlockCues Near, BlockCues All, int Depth, int ListDepth);

/// <summary>The stack of open elements of a walk.</summary>
internal sealed class Frames(PageRoom room)
{
    private const int LeastRoom = 64;

    private Strip<(Frame Frame, BlockCues BlockOwn, BlockCues ParentOwn)> stack = room.Take<(Frame, BlockCues, BlockCues)>(LeastRoom);
    private int count;

    private static readonly Frame None;

    /// <summary>The innermost element's. Valid until the stack changes.</summary>
    public ref readonly Frame Top => ref count == 0 ? ref None : ref stack[count - 1].Frame;

    public void Push(PageElement element, BlockCues cues)
    {
        var (top, blockOwn, parentOwn) = count == 0 ? default : stack[count - 1];
        var isBlock = TagFacts.Flow(element.Tag) == TagFlow.Block;
        // Inline elements add to what holds inside them, but a run of text belongs to its block element.
        var frame = isBlock
            ? new Frame(element, element, cues, cues | blockOwn | parentOwn, top.All | cues, top.Depth + 1,
                top.ListDepth + (element.Tag is PageTag.Ul or PageTag.Ol ? 1 : 0))
            : top with { Element = element, All = top.All | (cues & ~BlockCues.InLink) };
        if (count == stack.Length)
        {
            var larger = room.Take<(Frame, BlockCues, BlockCues)>(2 * count);
            stack.Span.CopyTo(larger.Span);
            stack = larger;
        }
        stack[count++] = isBlock ? (frame, cues, blockOwn) : (frame, blockOwn, parentOwn);
    }

    public void Pop() => count--;
}
