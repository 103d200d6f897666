using Extractor.Parse;
using Extractor.Trees;

namespace Extractor.Clean;

/// <summary>
/// Tells blocks whose links cannot lead to related stories from those whose links are to be judged, by a few features of the block: most
/// links of a page are of its menus and fronts. The order of the columns is part of the model file's contract.
/// </summary>
internal sealed class LinkSieve : IFeatureRows
{
    private const int OwnColumns = 18;
    private const int PlaceColumns = 18;

    /// <summary>How many columns a row has.</summary>
    public const int Count = OwnColumns + PlaceColumns + TextBlock.CueBits;

    /// <summary>The probability from which the links of a block are judged: few blocks lie between those that the sieve is sure of and the others.</summary>
    public const double Least = 0.000001;

    private static readonly HeadingKind[] Announcing = [HeadingKind.Related, HeadingKind.More, HeadingKind.Comment, HeadingKind.Marker];

    private readonly StoryInput story;
    private readonly LinkHeadings headings;
    private readonly List<int> blocks;

    /// <param name="story">The story and its page.</param>
    public LinkSieve(StoryInput story)
    {
        this.story = story;
        headings = story.Headings;
        blocks = story.Survey.Room.List<int>();
        foreach (var block in story.Blocks)
            if (block.LinkCount > 0 && !block.Has(BlockCues.Consent)) blocks.Add(block.Index);
    }

    /// <summary>The blocks with links that may be judged, a row each.</summary>
    public IReadOnlyList<int> Blocks => blocks;

    public int Rows => blocks.Count;

    public int Columns => Count;

    /// <summary>For each block of the page, whether its links are judged: those that the model leaves, and lines that say what they link to.</summary>
    /// <param name="model">The model; null to judge all.</param>
    public Strip<bool> Open(TreeModel? model)
    {
        var open = story.Survey.Room.Take<bool>(story.Blocks.Count);
        var probabilities = model?.Probabilities(this, story.Survey.Budget.Check);
        for (var row = 0; row < blocks.Count; row++)
            open[blocks[row]] = probabilities is null || probabilities[row] >= Least || story.Lexicon.StartsWithInlineMarker(story.Blocks[blocks[row]].Text, out _);
        return open;
    }

    public void Write(ref RowWriter row, int i)
    {
        var block = story.Blocks[blocks[i]];
        row.Log(block.Text.Length);
        row.Log(block.LinkChars);
        row.Add(block.LinkDensity);
        row.Add(Math.Min(block.LinkCount, 8));
        row.Add(block.IsLink);
        row.Add(block.Shape == BlockShape.Heading ? block.Level : 0);
        row.Add(block.Shape == BlockShape.ListItem);
        row.Add(block.Element.Tag == PageTag.P);
        row.Add(block.Element.Tag == PageTag.A);
        row.Ratio(block.EmphasisChars, block.Text.Length);
        row.Add(block.Depth);
        row.Add(story.IsBody[block.Index]);
        Neighbour(ref row, block.Index - 1);
        Neighbour(ref row, block.Index + 1);
        Place(ref row, block.Index);
        row.Bits((ulong)block.All, TextBlock.CueBits);
    }

    private void Neighbour(ref RowWriter row, int i)
    {
        if (i < 0 || i >= story.Blocks.Count)
        {
            row.Skip(3);
            return;
        }
        row.Log(story.Blocks[i].Text.Length);
        row.Add(story.Blocks[i].LinkDensity);
        row.Add(story.IsBody[i]);
    }

    private void Place(ref RowWriter row, int i)
    {
        var (first, last) = (story.First, story.Last);
        row.Add(i < first ? -1 : i <= last ? 0 : 1);
        row.Add(Math.Clamp(i - first, -30, 30));
        row.Add(last < 0 ? 0 : Math.Clamp(i - last, -40, 80));
        row.Add(last - first);
        row.Add(story.TitleIndex < 0 ? 0 : Math.Clamp(i - story.TitleIndex, -20, 60));
        row.Ratio(i, story.Blocks.Count);
        row.Log(story.Blocks.Count);
        foreach (var kind in Announcing)
        {
            var at = headings.Last(kind, i);
            row.Add(at < 0 ? 60 : Math.Min(i - at, 60));
        }
        var opening = headings.LastOpening(i);
        row.Add(opening < 0 ? -1 : (int)headings[opening]);
        row.Add(opening < 0 ? 60 : Math.Min(i - opening, 60));
        row.Add(opening < 0 ? 0 : story.Blocks[opening].Level);
        row.Add((int)headings[i]);
        row.Add(opening >= 0 && opening <= last);
        row.Add(opening >= 0 && story.Blocks[opening].Element.Parent == story.Blocks[i].Element.Parent);
        row.Add(opening < 0 ? 0 : Math.Clamp(opening - last, -40, 80));
    }
}
