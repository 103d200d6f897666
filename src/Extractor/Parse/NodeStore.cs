using System.Collections.Concurrent;

namespace Extractor.Parse;

/// <summary>
/// The nodes and attributes of one page's tree, and the room for what is noted of them. Most pages have some thousands; a store that comes back when a tree is disposed of gives the
/// same objects to the next page, so that they are not made and collected anew for each.
/// </summary>
internal sealed class NodeStore : IDisposable
{
    /// <summary>A store with more elements or texts than this is not kept: few pages need it, and it would be held for ever.</summary>
    private const int MostNodes = 32_768;

    private const int MostAttributes = 65_536;

    private const int ChunkLength = 1024;

    private static readonly ConcurrentBag<NodeStore> Idle = [];
    private static readonly int MostIdle = Environment.ProcessorCount;

    private readonly List<PageElement> elements = [];
    private readonly List<PageScript> scripts = [];
    private readonly List<PageText> texts = [];
    private readonly List<PageElement.AttributeValue[]> chunks = [];
    private int usedElements;
    private int usedScripts;
    private int usedTexts;
    private int usedChunks;
    private int usedOfChunk = ChunkLength;
    private bool isTaken = true;

    private NodeStore()
    {
    }

    /// <summary>Room for what is noted of the page.</summary>
    internal PageRoom Room { get; } = new();

    /// <summary>A store for a page: one that is free, or a new one.</summary>
    internal static NodeStore Take()
    {
        if (!Idle.TryTake(out var store))
        {
            return new NodeStore();
        }

        store.isTaken = true;
        return store;
    }

    /// <summary>An element of the page; what it was before is overwritten.</summary>
    internal PageElement Element(PageBuilder builder, PageTagInfo info)
    {
        if (usedElements == elements.Count)
        {
            elements.Add(new PageElement());
        }

        var element = elements[usedElements++];
        element.Begin(builder, info);
        return element;
    }

    /// <summary>As <see cref="Element"/>, for a script.</summary>
    internal PageScript Script(PageBuilder builder, PageTagInfo info)
    {
        if (usedScripts == scripts.Count)
        {
            scripts.Add(new PageScript());
        }

        var script = scripts[usedScripts++];
        script.Begin(builder, info);
        return script;
    }

    /// <summary>A run of text of the page.</summary>
    internal PageText Text(ReadOnlyMemory<char> data, bool isBlank)
    {
        if (usedTexts == texts.Count)
        {
            texts.Add(new PageText());
        }

        var text = texts[usedTexts++];
        text.Begin(data, isBlank);
        return text;
    }

    /// <summary>Room for attributes; those that are not needed after all are given back by <see cref="Shorten"/>.</summary>
    internal ArraySegment<PageElement.AttributeValue> Attributes(int count)
    {
        if (count > ChunkLength)
        {
            return new PageElement.AttributeValue[count];
        }

        if (usedOfChunk + count > ChunkLength)
        {
            if (usedChunks == chunks.Count)
            {
                chunks.Add(new PageElement.AttributeValue[ChunkLength]);
            }

            usedChunks++;
            usedOfChunk = 0;
        }

        var room = new ArraySegment<PageElement.AttributeValue>(chunks[usedChunks - 1], usedOfChunk, count);
        usedOfChunk += count;
        return room;
    }

    /// <summary>Gives back the end of the room that was taken last.</summary>
    internal ArraySegment<PageElement.AttributeValue> Shorten(ArraySegment<PageElement.AttributeValue> room, int count)
    {
        if (usedChunks > 0 && room.Array == chunks[usedChunks - 1])
        {
            usedOfChunk -= room.Count - count;
        }

        return room[..count];
    }

    /// <summary>Gives the nodes to the next page. Nothing of the page, whose texts and attributes they held, is held any more.</summary>
    public void Dispose()
    {
        // Two pages must never have the same nodes, whoever disposes twice.
        if (!isTaken)
        {
            return;
        }

        isTaken = false;
        if (elements.Count + scripts.Count > MostNodes || texts.Count > MostNodes || chunks.Count > MostAttributes / ChunkLength || Idle.Count >= MostIdle)
        {
            return;
        }

        for (var i = 0; i < usedElements; i++) elements[i].End();
        for (var i = 0; i < usedScripts; i++) scripts[i].End();
        for (var i = 0; i < usedTexts; i++) texts[i].End();
        for (var i = 0; i < usedChunks; i++) Array.Clear(chunks[i]);
        usedElements = usedScripts = usedTexts = usedChunks = 0;
        usedOfChunk = ChunkLength;
        Room.Clear();
        Idle.Add(this);
    }
}
