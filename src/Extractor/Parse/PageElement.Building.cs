using System.Buffers;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Extractor.Parse;

/// <content>What the tree builder of the HTML parser asks of an element.</content>
internal partial class PageElement :
    IConstructableMetaElement, IConstructableFrameElement, IConstructableFormElement, IConstructableMathElement, IConstructableSvgElement
{
    private const string HtmlUri = "http://www.w3.org/1999/xhtml";
    private const string SvgUri = "http://www.w3.org/2000/svg";
    private const string MathUri = "http://www.w3.org/1998/Math/MathML";

    private static readonly SearchValues<char> WhiteSpace = SearchValues.Create(" \t\n\f\r");

    private PageTagInfo info = null!;
    private PageBuilder builder = null!;

    internal PageElement()
    {
    }

    StringOrMemory IConstructableElement.NamespaceUri =>
        (info.Flags & NodeFlags.HtmlMember) != 0 ? HtmlUri : (info.Flags & NodeFlags.SvgMember) != 0 ? SvgUri : MathUri;

    StringOrMemory IConstructableElement.LocalName => info.Name;

    StringOrMemory IConstructableElement.Prefix => StringOrMemory.Empty;

    ISourceReference? IConstructableElement.SourceReference
    {
        get => null;
        set { }
    }

    /// <summary>What the parser knows of this name.</summary>
    internal PageTagInfo Info => info;

    /// <summary>Whether it is on the parser's stack of open elements.</summary>
    internal bool IsOpen { get; set; }

    StringOrMemory IConstructableNode.NodeName => info.Name;

    NodeFlags IConstructableNode.Flags => info.Flags;

    IConstructableNode? IConstructableNode.Parent
    {
        get => Parent ?? builder.ParentOf(this);
        set => throw new NotSupportedException();
    }

    IConstructableNodeList IConstructableNode.ChildNodes => this;

    void IConstructableNode.AddNode(IConstructableNode node) => Append((PageNode)node);

    void IConstructableNode.InsertNode(int idx, IConstructableNode childNode) => Insert(idx, (PageNode)childNode);

    void IConstructableNode.RemoveFromParent() => Parent?.Remove(this);

    void IConstructableNode.RemoveChild(IConstructableNode childNode) => Remove((PageNode)childNode);

    void IConstructableNode.RemoveNode(int idx, IConstructableNode childNode) => Remove((PageNode)childNode);

    void IConstructableNode.AppendText(StringOrMemory text, bool emitWhiteSpaceOnly) => AddText(text.Memory, -1);

    void IConstructableNode.InsertText(int idx, StringOrMemory text, bool emitWhiteSpaceOnly) => AddText(text.Memory, idx);

    void IConstructableElement.SetupElement() => builder.Closed(this);

    void IConstructableElement.AddComment(ref StructHtmlToken token)
    {
        // Comments are not kept.
    }

    IConstructableNode IConstructableElement.ShallowCopy()
    {
        // A copy always takes the place of what it is made from.
        builder.Closed(this);
        var copy = builder.Nodes.Element(builder, info);
        copy.attributes = attributes;
        copy.attributeBits = attributeBits;
        copy.attributeCount = attributeCount;
        copy.attributeHash = attributeHash;
        return copy;
    }

    void IConstructableMetaElement.Handle()
    {
        // The encoding has been found before.
    }

    /// <summary>Makes it an element of a page, whatever it was before.</summary>
    internal void Begin(PageBuilder page, PageTagInfo element)
    {
        builder = page;
        info = element;
        Tag = element.Tag;
        Ordinal = page.ElementCount;
        page.Opened(this);
    }

    /// <summary>Forgets all of its page.</summary>
    internal void End()
    {
        builder = null!;
        info = null!;
        Parent = null;
        Previous = Next = FirstChild = LastChild = null;
        attributes = default;
        attributeBits = 0;
        attributeCount = 0;
        attributeHash = 0;
        childCount = 0;
        holdsHtml = IsOpen = false;
    }

    /// <summary>Takes a text that the tokenizer is kept from.</summary>
    internal void TakeText(ReadOnlyMemory<char> text) => AddText(text, -1);

    private void AddText(ReadOnlyMemory<char> text, int index)
    {
        if (info.Is(PageTagTraits.Foreign) || builder.IsInTemplate)
        {
            return;
        }

        if (Tag != PageTag.Script)
        {
            while (text.Length > PageText.Longest)
            {
                builder.Check();
                var part = text[..PartLength(text.Span)];
                text = text[part.Length..];
                var before = childCount;
                AddRun(part, index);
                if (index >= 0)
                {
                    index += childCount - before;
                }
            }
        }

        AddRun(text, index);
    }

    /// <summary>Where to part a text that is too long for one run: at white space where there is some, never within a character.</summary>
    private static int PartLength(ReadOnlySpan<char> text)
    {
        var blank = text[..PageText.Longest].LastIndexOfAny(WhiteSpace);
        return blank > PageText.Longest / 2 ? blank : char.IsHighSurrogate(text[PageText.Longest - 1]) ? PageText.Longest - 1 : PageText.Longest;
    }

    private void AddRun(ReadOnlyMemory<char> text, int index)
    {
        if (index < 0 && LastChild is PageText { IsBlank: false } last && (Tag == PageTag.Script || last.Data.Length + text.Length <= PageText.Longest)
            && last.TryExtend(text))
        {
            return;
        }

        PageText node;
        if (text.Span.IndexOfAnyExcept(WhiteSpace) >= 0)
        {
            if (Tag == PageTag.Script && !DataScripts.Keeps(this, text.Span))
            {
                return;
            }

            node = builder.Nodes.Text(text, isBlank: false);
        }
        else if (builder.IsInPre)
        {
            node = builder.Nodes.Text(text, isBlank: true);
        }
        else if (info.Is(PageTagTraits.DropsBlank) || (index < 0 && LastChild is PageText { IsBlank: true }))
        {
            return;
        }
        else
        {
            node = builder.Nodes.Text(PageText.Space, isBlank: true);
        }

        if (index < 0)
        {
            Append(node);
        }
        else
        {
            Insert(index, node);
        }
    }
}
