using Extractor.Parse;
using Extractor.Trees;

namespace Extractor.Body;

/// <summary>
/// Tells blocks that cannot be story from those to be judged, by a few features that do not read what a block says: most blocks of a page
/// are links to elsewhere, whatever their words. The order of the columns is part of the model file's contract.
/// </summary>
internal sealed class BlockSieve(PageContext page) : IFeatureRows
{
    private const int OwnColumns = 12;

    /// <summary>How many columns a row has.</summary>
    public const int Count = OwnColumns + BlockGroups.Columns + TextBlock.CueBits;

    /// <summary>The probability from which a block is judged: few blocks lie between those that the sieve is sure of and the others.</summary>
    public const double Least = 0.0000001;

    private readonly List<TextBlock> blocks = page.Survey.Blocks;

    public int Rows => blocks.Count;

    public int Columns => Count;

    /// <summary>The blocks to be judged, in their order.</summary>
    public static List<int> Open(PageContext page, TreeModel sieve) => Open(sieve.Probabilities(new BlockSieve(page), page.Survey.Budget.Check));

    /// <summary>The blocks to be judged, by what the sieve says of each.</summary>
    public static List<int> Open(double[] probabilities)
    {
        var open = new List<int>();
        for (var i = 0; i < probabilities.Length; i++)
            if (probabilities[i] >= Least) open.Add(i);
        return open;
    }

    public void Write(ref RowWriter row, int i)
    {
        var block = blocks[i];
        var shape = page.Shapes[i];
        var tag = block.Element.Tag;
        row.Log(block.Text.Length);
        row.Log(shape.Words);
        row.Add(Math.Min(shape.Sentences, 10));
        row.Add(shape.EndsSentence);
        row.Add(block.LinkDensity);
        row.Add(Math.Min(block.LinkCount, 10));
        row.Add(block.IsLink);
        row.Add(block.Shape == BlockShape.Heading ? block.Level : 0);
        row.Add(block.Shape == BlockShape.ListItem);
        row.Add(tag == PageTag.P);
        row.Add(tag is PageTag.Div or PageTag.Section or PageTag.Article);
        row.Add(block.EmphasisChars > 0);
        page.Groups.Write(ref row, i);
        row.Bits((ulong)block.All, TextBlock.CueBits);
    }
}
