using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;

namespace Extractor.Parse;

/// <content>What the tree builder of the HTML parser asks of a node that has no content. Elements answer for themselves.</content>
internal abstract partial class PageNode : IConstructableNode
{
    StringOrMemory IConstructableNode.NodeName => "#text";

    NodeFlags IConstructableNode.Flags => NodeFlags.None;

    IConstructableNode? IConstructableNode.Parent
    {
        get => Parent;
        set => throw new NotSupportedException();
    }

    IConstructableNodeList IConstructableNode.ChildNodes => throw new NotSupportedException();

    void IConstructableNode.RemoveFromParent() => Parent?.Remove(this);

    void IConstructableNode.RemoveChild(IConstructableNode childNode) => throw new NotSupportedException();

    void IConstructableNode.RemoveNode(int idx, IConstructableNode childNode) => throw new NotSupportedException();

    void IConstructableNode.InsertNode(int idx, IConstructableNode childNode) => throw new NotSupportedException();

    void IConstructableNode.AddNode(IConstructableNode node) => throw new NotSupportedException();

    void IConstructableNode.AppendText(StringOrMemory text, bool emitWhiteSpaceOnly) => throw new NotSupportedException();

    void IConstructableNode.InsertText(int idx, StringOrMemory text, bool emitWhiteSpaceOnly) => throw new NotSupportedException();
}
