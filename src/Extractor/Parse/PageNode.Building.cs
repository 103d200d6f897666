using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;

namespace Extractor.Parse;

/// <content>What the tree builder of the HTML parser asks of any node.</content>
internal abstract partial class PageNode : IConstructableNode
{
    StringOrMemory IConstructableNode.NodeName => NodeName;

    NodeFlags IConstructableNode.Flags => Flags;

    IConstructableNode? IConstructableNode.Parent
    {
        get => ParentNode;
        set => throw new NotSupportedException();
    }

    IConstructableNodeList IConstructableNode.ChildNodes => ChildNodes;

    private protected virtual StringOrMemory NodeName => "#text";

    private protected virtual NodeFlags Flags => NodeFlags.None;

    private protected virtual IConstructableNode? ParentNode => Parent;

    private protected virtual IConstructableNodeList ChildNodes => throw new NotSupportedException();

    void IConstructableNode.RemoveFromParent() => Parent?.Remove(this);

    void IConstructableNode.RemoveChild(IConstructableNode childNode) => Remove((PageNode)childNode);

    void IConstructableNode.RemoveNode(int idx, IConstructableNode childNode) => Remove((PageNode)childNode);

    void IConstructableNode.InsertNode(int idx, IConstructableNode childNode) => Insert(idx, (PageNode)childNode);

    void IConstructableNode.AddNode(IConstructableNode node) => Append((PageNode)node);

    void IConstructableNode.AppendText(StringOrMemory text, bool emitWhiteSpaceOnly) => AddText(text.Memory, -1);

    void IConstructableNode.InsertText(int idx, StringOrMemory text, bool emitWhiteSpaceOnly) => AddText(text.Memory, idx);

    private protected virtual void Remove(PageNode child) => throw new NotSupportedException();

    private protected virtual void Insert(int index, PageNode child) => throw new NotSupportedException();

    private protected virtual void Append(PageNode child) => throw new NotSupportedException();

    private protected virtual void AddText(ReadOnlyMemory<char> text, int index) => throw new NotSupportedException();
}
