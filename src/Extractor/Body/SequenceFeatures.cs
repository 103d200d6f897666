using Extractor.Parse;
using Extractor.Text;
using Extractor.Trees;

namespace Extractor.Body;

/// <summary>
/// The features of the second pass: what the first pass thought of a block, of its neighbours, of the blocks under the same
/// parents and of the same make, and where the block lies in the sequence of likely story blocks.
/// </summary>
internal sealed class SequenceFeatures : IFeatureRows, IDisposable
{
    /// <summary>How many columns a row has.</summary>
    public const int Count = 62;

    private const double Likely = 0.7;
    private const int Reach = 4;

    private readonly PageContext page;
    private readonly List<TextBlock> blocks;
    private readonly double[] first;
    private readonly Strip<double> massBefore;
    private readonly Strip<int> charsBefore;
    private readonly Strip<int> lastLikely;
    private readonly Strip<int> nextLikely;
    private readonly Strip<int> headingsBefore;
    private readonly BlockKin kin;
    private readonly Strip<(double Mass, double Chars)> byParent;
    private readonly Strip<(double Mass, double Chars)> byGrandparent;
    private readonly Strip<(double Mass, double Chars)> byMake;
    private readonly NumberTally spread;
    private readonly Strip<(int Start, int End)> section;
    private readonly PageElement? main;
    private readonly PageElement? mainArticle;

    public SequenceFeatures(PageContext page, double[] first)
    {
        this.page = page;
        this.first = first;
        blocks = page.Survey.Blocks;
        var room = page.Survey.Room;
        var count = blocks.Count;
        massBefore = room.Take<double>(count + 1);
        charsBefore = room.Take<int>(count + 1);
        headingsBefore = room.Take<int>(count + 1);
        lastLikely = room.Take<int>(count);
        nextLikely = room.Take<int>(count);
        section = room.Take<(int Start, int End)>(count);
        kin = page.Kin;
        byParent = room.Take<(double Mass, double Chars)>(kin.Parents.Count);
        byGrandparent = room.Take<(double Mass, double Chars)>(kin.Grandparents.Count);
        byMake = room.Take<(double Mass, double Chars)>(kin.Makes.Count);
        for (var i = 0; i < count; i++)
        {
            var block = blocks[i];
            var mass = first[i] * block.Text.Length;
            massBefore[i + 1] = massBefore[i] + mass;
            charsBefore[i + 1] = charsBefore[i] + block.Text.Length;
            headingsBefore[i + 1] = headingsBefore[i] + (block is { Shape: BlockShape.Heading, Level: 1 } ? 1 : 0);
            lastLikely[i] = i == 0 ? -1 : first[i - 1] >= Likely ? i - 1 : lastLikely[i - 1];
            Add(ref byParent[kin.Parents[i]], mass, block.Text.Length);
            Add(ref byGrandparent[kin.Grandparents[i]], mass, block.Text.Length);
            Add(ref byMake[kin.Makes[i]], mass, block.Text.Length);
        }
        for (var i = count - 1; i >= 0; i--) nextLikely[i] = i == count - 1 ? count : first[i + 1] >= Likely ? i + 1 : nextLikely[i + 1];
        spread = page.Vocabulary.Spread(i => first[i] >= Likely);
        Sections();
        main = MainElement.Of(page.Survey, (_, i) => (first[i] - 0.45) * blocks[i].Text.Length);
        mainArticle = main?.Around(PageTag.Article);
    }

    /// <summary>Gives pooled memory back.</summary>
    public void Dispose() => spread.Dispose();

    /// <summary>Notes for each block the heading above it and how much of the text up to the next heading is likely story.</summary>
    private void Sections()
    {
        var start = 0;
        for (var i = 0; i <= blocks.Count; i++)
        {
            if (i < blocks.Count && blocks[i].Shape != BlockShape.Heading) continue;
            for (var j = start; j < i; j++) section[j] = (start, i);
            start = i;
        }
    }

    public int Rows => blocks.Count;

    public int Columns => Count;

    /// <summary>All rows at once, for training.</summary>
    public static FeatureTable Of(PageContext page, double[] first)
    {
        using var features = new SequenceFeatures(page, first);
        return FeatureTable.Of(features);
    }

    public void Write(ref RowWriter row, int i)
    {
        page.Survey.Budget.Check();
        var block = blocks[i];
        var shape = page.Shapes[i];
        for (var offset = -Reach; offset <= Reach; offset++)
        {
            var j = i + offset;
            row.Add(j < 0 || j >= blocks.Count ? -1 : first[j]);
        }
        Group(ref row, byParent[kin.Parents[i]], i);
        Group(ref row, byGrandparent[kin.Grandparents[i]], i);
        Group(ref row, byMake[kin.Makes[i]], i);
        Window(ref row, i, 5);
        Window(ref row, i, 12);
        row.Add(Math.Min(30, i - lastLikely[i]));
        row.Add(Math.Min(30, nextLikely[i] - i));
        row.Add(lastLikely[i] >= 0);
        row.Add(nextLikely[i] < blocks.Count);
        row.Log(lastLikely[i] < 0 ? 0 : charsBefore[i] - charsBefore[lastLikely[i] + 1]);
        row.Log(nextLikely[i] >= blocks.Count ? 0 : charsBefore[nextLikely[i]] - charsBefore[i + 1]);
        row.Log(massBefore[i]);
        row.Log(massBefore[^1] - massBefore[i + 1]);
        row.Ratio(massBefore[i], massBefore[^1]);
        row.Add(SameParent(i, lastLikely[i]));
        row.Add(SameParent(i, nextLikely[i]));
        row.Add(SameMake(i, lastLikely[i]));
        row.Add(SameMake(i, nextLikely[i]));
        row.Add(main is not null && block.Element.IsIn(main));
        row.Add(mainArticle is not null && block.Element.IsIn(mainArticle));
        row.Add(mainArticle is not null);
        row.Add(block.Element.Around(PageTag.Article) == mainArticle);
        row.Add(page.TitleIndex < 0 ? 0 : headingsBefore[i] - headingsBefore[page.TitleIndex]);
        row.Add(page.TitleIndex < 0 ? 0 : Math.Clamp(i - page.TitleIndex, -10, 80));
        row.Log(block.Text.Length);
        row.Log(shape.Words);
        row.Add(shape.EndsSentence);
        row.Add(block.LinkDensity);
        row.Add(block.Shape == BlockShape.Heading ? block.Level : 0);
        row.Add(block.Shape == BlockShape.ListItem);
        row.Add(block.Shape == BlockShape.Table);
        row.Add(block.Element.Tag == PageTag.P);
        row.Ratio(block.EmphasisChars, block.Text.Length);
        row.Add(block.Has(BlockCues.Related | BlockCues.List | BlockCues.Promo | BlockCues.Newsletter));
        row.Add(block.Has(BlockCues.Comment));
        row.Add(block.Has(BlockCues.Side | BlockCues.InAside));
        row.Add(page.Vocabulary.ShareInOthers(spread, i, first[i] >= Likely));
        row.Add(page.Vocabulary.ShareInHeadline(i));
        var (start, end) = section[i];
        row.Add(first[start]);
        row.Add(blocks[start].Shape == BlockShape.Heading);
        row.Ratio(massBefore[end] - massBefore[start] - (first[i] * block.Text.Length), charsBefore[end] - charsBefore[start] - block.Text.Length);
        row.Add(Math.Min(20, i - start));
        row.Add(Math.Min(20, end - i));
        row.Ratio(byParent[kin.Parents[i]].Mass, massBefore[^1]);
        row.Ratio(byGrandparent[kin.Grandparents[i]].Mass, massBefore[^1]);
        row.Ratio(byMake[kin.Makes[i]].Mass, massBefore[^1]);
    }

    private void Group(ref RowWriter row, (double Mass, double Chars) group, int i)
    {
        // Without the block itself, so that the group is a second opinion.
        var length = blocks[i].Text.Length;
        row.Ratio(group.Mass - (first[i] * length), group.Chars - length);
        row.Log(group.Chars - length);
    }

    private void Window(ref RowWriter row, int i, int reach)
    {
        var low = Math.Max(0, i - reach);
        var high = Math.Min(blocks.Count, i + reach + 1);
        row.Ratio(massBefore[high] - massBefore[low], charsBefore[high] - charsBefore[low]);
    }

    private bool SameParent(int i, int j) => j >= 0 && j < blocks.Count && kin.Parents[i] == kin.Parents[j];

    private bool SameMake(int i, int j) => j >= 0 && j < blocks.Count && kin.Makes[i] == kin.Makes[j];

    private static void Add(ref (double Mass, double Chars) sum, double mass, int chars) => sum = (sum.Mass + mass, sum.Chars + chars);
}
