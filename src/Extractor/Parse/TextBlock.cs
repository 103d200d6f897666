namespace Extractor.Parse;

/// <summary>What a text block is by its markup alone.</summary>
internal enum BlockShape : byte
{
    Text,
    Heading,
    ListItem,
    Preformatted,
    Table,
}

/// <summary>
/// A run of inline content between two block boundaries: what a reader sees as one paragraph, heading, list item or cell.
/// Two line breaks in a row part blocks as well.
/// </summary>
internal sealed class TextBlock : IReturned
{
    /// <summary>How many bits of cues there are: those of <see cref="BlockCues"/> up to its last one.</summary>
    public const int CueBits = 56;

    private BlockFacts facts;

    /// <summary>The place among the page's blocks, in document order.</summary>
    public int Index => facts.Index;

    /// <summary>The text, white space folded, single line breaks kept as <c>\n</c>.</summary>
    public string Text => facts.Text;

    /// <summary>The nearest block element around the run.</summary>
    public PageElement Element => facts.Element;

    /// <summary>The first and the last text node of the run.</summary>
    public PageNode First => facts.First;

    /// <inheritdoc cref="First"/>
    public PageNode Last => facts.Last;

    public BlockShape Shape => facts.Shape;

    /// <summary>A heading's level; a list item's depth; 0 otherwise.</summary>
    public int Level => facts.Level;

    /// <summary>The cues of the block element itself.</summary>
    public BlockCues Own => facts.Own;

    /// <summary>The cues of the block element and its two nearest ancestors.</summary>
    public BlockCues Near => facts.Near;

    /// <summary>The cues of the block element and all its ancestors.</summary>
    public BlockCues All => facts.All;

    public int Depth => facts.Depth;

    /// <summary>Characters that stand inside links.</summary>
    public int LinkChars => facts.LinkChars;

    public int LinkCount => facts.LinkCount;

    /// <summary>The first link of the block.</summary>
    public PageElement? Link => facts.Link;

    /// <summary>Leading characters that are emphasised or stand in an inline element of their own.</summary>
    public int EmphasisPrefix => facts.EmphasisPrefix;

    /// <summary>Characters that are emphasised.</summary>
    public int EmphasisChars => facts.EmphasisChars;

    /// <summary>True when the block was parted from its neighbour by line breaks inside one element.</summary>
    public bool SplitByBreaks => facts.SplitByBreaks;

    /// <summary>A data table's rows.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Rows => facts.Rows;

    /// <summary>Whether the whole block is link text.</summary>
    public bool IsLink => LinkCount > 0 && LinkChars >= Text.Length - 2;

    public double LinkDensity => Text.Length == 0 ? 0 : Math.Min(1, (double)LinkChars / Text.Length);

    public bool Has(BlockCues cues) => (All & cues) != 0;

    /// <summary>Makes it a block of a page, whatever it was before.</summary>
    internal void Begin(in BlockFacts block) => facts = block;

    void IReturned.Forget() => facts = default;

    public override string ToString() => $"{Index} {Element.Name} {Text}";
}

/// <summary>What is noted of a block when its run ends: see <see cref="TextBlock"/>.</summary>
internal readonly struct BlockFacts
{
    public required int Index { get; init; }

    public required string Text { get; init; }

    public required PageElement Element { get; init; }

    public required PageNode First { get; init; }

    public required PageNode Last { get; init; }

    public required BlockShape Shape { get; init; }

    public int Level { get; init; }

    public BlockCues Own { get; init; }

    public BlockCues Near { get; init; }

    public BlockCues All { get; init; }

    public int Depth { get; init; }

    public int LinkChars { get; init; }

    public int LinkCount { get; init; }

    public PageElement? Link { get; init; }

    public int EmphasisPrefix { get; init; }

    public int EmphasisChars { get; init; }

    public bool SplitByBreaks { get; init; }

    public IReadOnlyList<IReadOnlyList<string>>? Rows { get; init; }
}

/// <summary>A picture or something embedded, in its place among the blocks.</summary>
internal sealed class PageMedia
{
    public required PageElement Element { get; init; }

    /// <summary>The index of the first block that follows.</summary>
    public required int BlockIndex { get; init; }

    public required bool IsEmbed { get; init; }

    public BlockCues All { get; init; }

    /// <summary>The link around the picture.</summary>
    public PageElement? Link { get; init; }
}

/// <summary>A <c>time</c> element or another one that carries a machine-readable time.</summary>
internal sealed class PageTime
{
    public required PageElement Element { get; init; }

    public required int BlockIndex { get; init; }

    public BlockCues All { get; init; }
}

/// <summary>An element that carries a microdata property.</summary>
internal sealed record PageProperty(string Name, PageElement Element, PageElement? Scope, int BlockIndex);
