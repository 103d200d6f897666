using System.Globalization;
using Extractor.Text;

namespace Extractor.Parse;

/// <summary>The run of inline content that the walk is in: gathers text until a block boundary, then adds a block.</summary>
internal sealed class BlockRun(List<TextBlock> blocks, PageRoom room) : IDisposable
{
    /// <summary>The most blocks that a page may have. Pages of news have some hundred, the longest lists some thousand.</summary>
    private const int MostBlocks = 15_000;

    private readonly FoldedText text = new();
    private readonly List<OpenInline> open = room.List<OpenInline>();
    private PageNode? first;
    private PageNode? last;
    private PageElement? firstLink;
    private BlockCues inlineCues;
    private int linkDepth;
    private int linkStart;
    private int emphasisDepth;
    private int ownElementDepth;
    private int linkChars;
    private int linkCount;
    private int emphasisChars;
    private int emphasisPrefix;
    private int breaks;
    private bool afterBreaks;

    public bool IsEmpty => text.Length == 0;

    /// <summary>The link that the walk is in.</summary>
    public PageElement? Link { get; private set; }

    /// <summary>Whether the link that the walk is in has said something already.</summary>
    public bool HasLinkText => Link is not null && text.Length > linkStart;

    public void Dispose() => text.Dispose();

    public void Append(PageText node, in Frame frame)
    {
        var data = node.Data.Span;
        var preformatted = (frame.All & BlockCues.InPre) != 0;
        if (node.IsBlank || FoldedText.IsBlank(data))
        {
            if (!IsEmpty) text.Append(data, preformatted);
            return;
        }
        if ((breaks >= 2 || (breaks == 1 && IsIndented(data))) && !IsEmpty && !preformatted) Flush(frame, breaks: true);
        else if (breaks > 0 && !IsEmpty) text.AppendLineBreak();
        breaks = 0;
        // No reader shall have more text at once: far longer than any paragraph.
        if (!IsEmpty && text.Length + data.Length > PageText.Longest) Flush(frame, breaks: false);

        first ??= node;
        last = node;
        var before = text.Length;
        text.Append(data, preformatted);
        var added = text.Length - before;
        if (linkDepth > 0) linkChars += added;
        if (emphasisDepth > 0) emphasisChars += added;
        if ((emphasisDepth > 0 || ownElementDepth > 0) && emphasisPrefix >= before) emphasisPrefix = text.Length;
    }

    // Chinese and Japanese paragraphs begin with an ideographic space.
    private static bool IsIndented(ReadOnlySpan<char> data) => data.TrimStart(" \t\r\n") is ['\u3000', ..];

    public void Break(in Frame frame)
    {
        if ((frame.All & BlockCues.InPre) != 0) text.AppendLineBreak();
        else breaks++;
    }

    public void EnterInline(PageElement element, BlockCues cues)
    {
        open.Add(new OpenInline(element, cues, text.Length));
        if (element.Tag == PageTag.A && element.Has(PageAttribute.Href))
        {
            linkDepth++;
            linkCount++;
            firstLink ??= element;
            Link = element;
            linkStart = text.Length;
        }
        if (TagFacts.IsEmphasis(element.Tag)) emphasisDepth++;
        else if (element.Tag == PageTag.Span && element.Has(PageAttribute.Class)) ownElementDepth++;
    }

    public void LeaveInline(PageElement element)
    {
        var (_, cues, start) = open[^1];
        open.RemoveAt(open.Count - 1);
        if (text.Length > start) NoteCues(cues, text.Length - start);
        if (element.Tag == PageTag.A && element.Has(PageAttribute.Href))
        {
            linkDepth--;
            if (linkDepth == 0) Link = null;
        }
        if (TagFacts.IsEmphasis(element.Tag)) emphasisDepth--;
        else if (element.Tag == PageTag.Span && element.Has(PageAttribute.Class)) ownElementDepth--;
    }

    public void AddTable(in Frame frame, IReadOnlyList<IReadOnlyList<string>> rows, PageNode end)
    {
        Add(new BlockFacts
        {
            Index = blocks.Count,
            Text = string.Join('\n', rows.Select(row => string.Join('\t', row))),
            Element = frame.Block!,
            First = frame.Block!,
            Last = end,
            Shape = BlockShape.Table,
            Own = frame.Own,
            Near = frame.Near,
            All = frame.All,
            Depth = frame.Depth,
            Rows = rows,
        });
    }

    /// <summary>Ends the run; adds a block when it holds text.</summary>
    public void Flush(in Frame frame, bool breaks)
    {
        var content = text.Take();
        if (content.Length > 0 && first is not null && frame.Block is { } element)
        {
            // What is still open covers the run as well.
            foreach (var (_, cues, start) in open) if (start == 0) inlineCues |= cues;
            var (shape, level) = Shape(frame, element);
            Add(new BlockFacts
            {
                Index = blocks.Count,
                Text = content,
                Element = element,
                First = first,
                Last = last!,
                Shape = shape,
                Level = level,
                Own = frame.Own | inlineCues,
                Near = frame.Near | inlineCues,
                All = frame.All | inlineCues,
                Depth = frame.Depth,
                LinkChars = Math.Min(linkChars, content.Length),
                LinkCount = Math.Max(linkCount, linkChars > 0 ? 1 : 0),
                Link = firstLink ?? Link,
                EmphasisPrefix = Math.Min(emphasisPrefix, content.Length),
                EmphasisChars = Math.Min(emphasisChars, content.Length),
                SplitByBreaks = breaks || afterBreaks,
            });
        }
        afterBreaks = breaks;
        Reset();
    }

    private void Add(in BlockFacts facts)
    {
        if (blocks.Count == MostBlocks)
            throw new PageTooComplexException(string.Create(CultureInfo.InvariantCulture, $"The page has more than {MostBlocks} blocks of text."));
        var block = room.Make<TextBlock>();
        block.Begin(facts);
        blocks.Add(block);
    }

    private static (BlockShape Shape, int Level) Shape(in Frame frame, PageElement element)
    {
        if ((frame.All & BlockCues.InPre) != 0) return (BlockShape.Preformatted, 0);
        // A heading may hold a block of its own: <h1><div>…</div></h1>.
        for (var (node, depth) = (element, 0); node is not null && depth < 3; node = node.Parent, depth++)
        {
            var heading = TagFacts.HeadingLevel(node.Tag);
            if (heading > 0) return (BlockShape.Heading, heading);
        }
        // The first block inside a list item carries the bullet: <li><p>…</p></li>.
        for (var (node, depth) = (element, 0); node is not null && depth < 4; node = node.Parent, depth++)
        {
            if (node.Tag == PageTag.Li) return (BlockShape.ListItem, Math.Max(1, frame.ListDepth));
            if (node.Tag is not (PageTag.P or PageTag.Div) || HasTextBefore(node)) break;
        }
        return (BlockShape.Text, 0);
    }

    private static bool HasTextBefore(PageElement element)
    {
        for (var node = element.Previous; node is not null; node = node.Previous)
            if (node is PageElement { FirstChild: not null } || (node is PageText text && !FoldedText.IsBlank(text.Data.Span))) return true;
        return false;
    }

    private void NoteCues(BlockCues cues, int covered)
    {
        // An inline element speaks for the block only when it holds most of it.
        if (cues != BlockCues.None && covered * 10 >= text.Length * 9) inlineCues |= cues & ~BlockCues.InLink;
    }

    private void Reset()
    {
        first = last = null;
        firstLink = null;
        inlineCues = BlockCues.None;
        linkStart = linkChars = linkCount = emphasisChars = emphasisPrefix = breaks = 0;
        for (var i = 0; i < open.Count; i++) open[i] = open[i] with { Start = 0 };
    }

    private readonly record struct OpenInline(PageElement Element, BlockCues Cues, int Start);
}
