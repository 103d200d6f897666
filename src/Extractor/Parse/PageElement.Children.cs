using System.Collections;
using AngleSharp.Html.Construction;

namespace Extractor.Parse;

/// <content>
/// The children while the tree is built. They are a linked list, which the tree builder addresses by index: the ends are reached
/// at once, and the builder remembers where in a long list it was last.
/// </content>
internal partial class PageElement : IConstructableNodeList
{
    private int childCount;

    int IConstructableNodeList.Length => childCount;

    IConstructableNode IConstructableNodeList.this[int index] => ChildAt(index);

    void IConstructableNodeList.Clear()
    {
        while (LastChild is { } child)
        {
            Remove(child);
        }
    }

    IEnumerator<IConstructableNode> IEnumerable<IConstructableNode>.GetEnumerator()
    {
        for (var child = FirstChild; child is not null; child = child.Next)
        {
            yield return child;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<IConstructableNode>)this).GetEnumerator();

    /// <summary>Puts a node before a child of this element.</summary>
    internal void InsertBefore(PageNode next, PageNode child)
    {
        child.Parent = this;
        if (!Keeps(child))
        {
            return;
        }

        var previous = next.Previous;
        child.Previous = previous;
        child.Next = next;
        next.Previous = child;
        if (previous is null)
        {
            FirstChild = child;
        }
        else
        {
            previous.Next = child;
        }

        childCount++;
        builder.ForgetPlace(this);
    }

    private void Append(PageNode child)
    {
        child.Parent = this;
        if (!Keeps(child))
        {
            return;
        }

        var last = LastChild;
        child.Previous = last;
        child.Next = null;
        if (last is null)
        {
            FirstChild = child;
        }
        else
        {
            last.Next = child;
        }

        LastChild = child;
        childCount++;
    }

    private void Insert(int index, PageNode child)
    {
        if (index >= childCount)
        {
            Append(child);
            return;
        }

        InsertBefore(ChildAt(index), child);
        builder.RememberPlace(this, childCount, index, child);
    }

    internal void Remove(PageNode child)
    {
        if (child.Parent != this)
        {
            return;
        }

        child.Parent = null;
        if (child.Previous is null && child.Next is null && FirstChild != child)
        {
            // It was never linked.
            return;
        }

        if (child.Previous is null)
        {
            FirstChild = child.Next;
        }
        else
        {
            child.Previous.Next = child.Next;
        }

        if (child.Next is null)
        {
            LastChild = child.Previous;
        }
        else
        {
            child.Next.Previous = child.Previous;
        }

        child.Previous = child.Next = null;
        childCount--;
        builder.ForgetPlace(this);
    }

    private bool Keeps(PageNode child) =>
        !info.Is(PageTagTraits.Foreign)
        && !(builder.IsInTemplate && child is PageElement { Tag: not (PageTag.Html or PageTag.Head or PageTag.Body) });

    private PageNode ChildAt(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, childCount);

        var (at, node) = (0, FirstChild!);
        if (index > childCount / 2)
        {
            (at, node) = (childCount - 1, LastChild!);
        }

        if (Math.Abs(at - index) > PageBuilder.LongList && builder.TryGetPlace(this, out var place)
            && Math.Abs(place.Index - index) < Math.Abs(at - index))
        {
            (at, node) = place;
        }

        for (; at < index; at++)
        {
            node = node.Next!;
        }

        for (; at > index; at--)
        {
            node = node.Previous!;
        }

        builder.RememberPlace(this, childCount, index, node);
        return node;
    }
}
