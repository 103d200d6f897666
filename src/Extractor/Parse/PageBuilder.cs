using System.Buffers;
using System.Globalization;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace Extractor.Parse;

/// <summary>
/// The document that the HTML parser builds, and what is known while it does: the open elements, the counts and the limits.
/// </summary>
internal sealed partial class PageBuilder(PageBudget budget, KeptAttributes attributes) : IConstructableDocument, IDisposable
{
    /// <summary>Lists of children longer than this have their last place remembered.</summary>
    public const int LongList = 32;

    /// <summary>Elements that are always allowed, however few tags the page has.</summary>
    private const int FreeElements = 50_000;

    /// <summary>Elements per start tag past which a page only exists to multiply elements.</summary>
    private const int ElementsPerTag = 4;

    private readonly List<char[]> rented = [];
    private readonly List<PageElement> openTables = [];
    private int[] openByName = new int[PageTagNames.Count];
    private int openForeign;
    private int openPre;
    private Dictionary<PageElement, (int Index, PageNode Node)>? places;
    private IDisposable? parser;

    /// <summary>Where the nodes come from.</summary>
    public NodeStore Nodes { get; } = NodeStore.Take();

    /// <summary>The attributes that elements keep.</summary>
    public KeptAttributes Attributes => attributes;

    public PageElement? Root { get; private set; }

    public PageElement? Head { get; private set; }

    public int ElementCount { get; private set; }

    /// <summary>How many elements are on the parser's stack of open elements.</summary>
    public int OpenCount { get; private set; }

    /// <summary>Whether the tree builder is given something that stands in a template.</summary>
    public bool IsInTemplate => templateRawText is not null;

    public bool IsInPre => openPre > 0;

    public TextSource Source { get; set; } = null!;

    IDisposable? IConstructableDocument.Builder
    {
        get => parser;
        set => parser = value;
    }

    QuirksMode IConstructableDocument.QuirksMode { get; set; }

    IConstructableElement? IConstructableDocument.Head => Head;

    IConstructableElement IConstructableDocument.DocumentElement => Root!;

    bool IConstructableDocument.IsLoading => false;

    StringOrMemory IConstructableNode.NodeName => "#document";

    NodeFlags IConstructableNode.Flags => NodeFlags.None;

    IConstructableNode? IConstructableNode.Parent
    {
        get => null;
        set => throw new NotSupportedException();
    }

    IConstructableNodeList IConstructableNode.ChildNodes => new RootList(this);

    public void Dispose()
    {
        parser?.Dispose();
        Nodes.Dispose();
        foreach (var room in rented) ArrayPool<char>.Shared.Return(room);
        rented.Clear();
    }

    /// <summary>As <see cref="PageBudget.Check"/>.</summary>
    public void Check() => budget.Check();

    /// <summary>The tree builder takes the parent of the root element to be the document.</summary>
    public IConstructableNode? ParentOf(PageElement orphan) => orphan == Root ? this : null;

    /// <summary>Counts an element that has just been made, which the parser is about to open.</summary>
    public void Opened(PageElement element)
    {
        budget.Check();
        ElementCount++;
        if (ElementCount > budget.MaxElements)
        {
            throw new PageTooComplexException(string.Create(
                CultureInfo.InvariantCulture, $"The page makes more elements than MaxElements ({budget.MaxElements})."));
        }

        if (ElementCount > FreeElements + (ElementsPerTag * (long)startTags))
        {
            throw new PageTooComplexException(string.Create(
                CultureInfo.InvariantCulture, $"The page makes more than {FreeElements} elements beyond {ElementsPerTag} for each start tag."));
        }

        element.IsOpen = true;
        newest = element;
        OpenCount++;
        var index = element.Info.Index;
        if (index < 0)
        {
            openForeign++;
            return;
        }

        if (index >= openByName.Length)
        {
            Array.Resize(ref openByName, Math.Max(index + 1, openByName.Length * 2));
        }

        openByName[index]++;
        switch (element.Tag)
        {
            case PageTag.Table:
                openTables.Add(element);
                break;
            case PageTag.Pre or PageTag.Listing or PageTag.Textarea:
                openPre++;
                break;
            case PageTag.Head:
                Head ??= element;
                break;
        }
    }

    /// <summary>Counts an element that the parser takes off its stack. It may say so more than once.</summary>
    public void Closed(PageElement element)
    {
        if (!element.IsOpen)
        {
            return;
        }

        element.IsOpen = false;
        OpenCount--;
        var index = element.Info.Index;
        if (index < 0)
        {
            openForeign--;
            return;
        }

        openByName[index]--;
        switch (element.Tag)
        {
            case PageTag.Table:
                openTables.RemoveAt(openTables.LastIndexOf(element));
                break;
            case PageTag.Pre or PageTag.Listing or PageTag.Textarea:
                openPre--;
                break;
        }
    }

    public void RememberPlace(PageElement parent, int count, int index, PageNode node)
    {
        if (count > LongList)
        {
            (places ??= [])[parent] = (index, node);
        }
    }

    public void ForgetPlace(PageElement parent) => places?.Remove(parent);

    public bool TryGetPlace(PageElement parent, out (int Index, PageNode Node) place)
    {
        if (places is null)
        {
            place = default;
            return false;
        }

        return places.TryGetValue(parent, out place);
    }

    void IConstructableNode.AddNode(IConstructableNode node)
    {
        if (node is not PageElement element)
        {
            return;
        }

        if (Root is null)
        {
            Root = element;
        }
        else if (openTables is [.., var table] && table.Parent is { } parent)
        {
            // What may not stand in a table goes before it. The tree builder recognises tables by a class of its own,
            // does not find ours, and falls back to the document.
            parent.InsertBefore(table, element);
        }
        else
        {
            ((IConstructableNode)Root).AddNode(element);
        }
    }

    void IConstructableNode.RemoveFromParent() => throw new NotSupportedException();

    void IConstructableNode.RemoveChild(IConstructableNode childNode) => throw new NotSupportedException();

    void IConstructableNode.RemoveNode(int idx, IConstructableNode childNode) => throw new NotSupportedException();

    void IConstructableNode.InsertNode(int idx, IConstructableNode childNode) => throw new NotSupportedException();

    void IConstructableNode.AppendText(StringOrMemory text, bool emitWhiteSpaceOnly)
    {
    }

    void IConstructableNode.InsertText(int idx, StringOrMemory text, bool emitWhiteSpaceOnly)
    {
    }

    void IConstructableDocument.PerformMicrotaskCheckpoint()
    {
    }

    void IConstructableDocument.ProvideStableState()
    {
    }

    void IConstructableDocument.AddComment(ref StructHtmlToken token)
    {
    }

    void IConstructableDocument.TrackError(Exception exception)
    {
    }

    Task IConstructableDocument.WaitForReadyAsync(CancellationToken cancelToken) => Task.CompletedTask;

    Task IConstructableDocument.FinishLoadingAsync() => Task.CompletedTask;

    void IConstructableDocument.ApplyManifest()
    {
    }

    void IConstructableDocument.Clear() => throw new NotSupportedException();

    /// <summary>The children of the document: the root element alone.</summary>
    private sealed class RootList(PageBuilder builder) : IConstructableNodeList
    {
        public int Length => builder.Root is null ? 0 : 1;

        public IConstructableNode this[int index] => builder.Root!;

        public void Clear() => throw new NotSupportedException();

        public IEnumerator<IConstructableNode> GetEnumerator()
        {
            if (builder.Root is { } root)
            {
                yield return root;
            }
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
