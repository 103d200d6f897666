namespace Extractor.Parse;

/// <summary>What holds for the element that the walk is in: cues gathered from its ancestors.</summary>
internal readonly record struct Frame(
    PageElement? Element, PageElement? Block, BlockCues Own, BlockCues Near, BlockCues All, int Depth, int ListDepth);

/// <summary>The stack of open elements of a walk.</summary>
internal sealed class Frames
{
    private readonly List<(Frame Frame, BlockCues BlockOwn, BlockCues ParentOwn)> stack = [];

    public Frame Top => stack.Count == 0 ? default : stack[^1].Frame;

    public void Push(PageElement element, BlockCues cues)
    {
        var (top, blockOwn, parentOwn) = stack.Count == 0 ? default : stack[^1];
        var isBlock = TagFacts.Flow(element.Tag) == TagFlow.Block;
        // Inline elements add to what holds inside them, but a run of text belongs to its block element.
        var frame = isBlock
            ? new Frame(element, element, cues, cues | blockOwn | parentOwn, top.All | cues, top.Depth + 1,
                top.ListDepth + (element.Tag is PageTag.Ul or PageTag.Ol ? 1 : 0))
            : top with { Element = element, All = top.All | (cues & ~BlockCues.InLink) };
        stack.Add(isBlock ? (frame, cues, blockOwn) : (frame, blockOwn, parentOwn));
    }

    public void Pop() => stack.RemoveAt(stack.Count - 1);
}
