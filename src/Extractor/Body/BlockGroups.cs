using Extractor.Parse;
using Extractor.Trees;

namespace Extractor.Body;

/// <summary>
/// Figures over groups of blocks: those under one parent, those that look alike (tag and class), those under the element that
/// holds most of the page's running text, and those around a block.
/// </summary>
internal sealed class BlockGroups
{
    /// <summary>How many columns <see cref="Write(ref RowWriter, int)"/> writes.</summary>
    public const int Columns = 34;

    private const int GoodLength = 80;
    private readonly PageContext page;
    private readonly List<TextBlock> blocks;
    private readonly Strip<bool> good;
    private readonly Strip<int> goodBefore;
    private readonly Strip<int> charsBefore;
    private readonly Strip<int> lastGood;
    private readonly Strip<int> nextGood;
    private readonly Strip<Totals> byParent;
    private readonly Strip<Totals> byGrandparent;
    private readonly Strip<Totals> byLook;
    private readonly Strip<bool> isMainText;
    private readonly int mainGoodChars;
    private readonly int goodChars;
    private readonly int goodBlocks;
    private readonly int pageChars;
    private readonly PageElement? main;
    private readonly bool titleUnderMain;
    private readonly PathUp mainPath;

    public BlockGroups(PageContext page)
    {
        this.page = page;
        blocks = page.Survey.Blocks;
        var room = page.Survey.Room;
        var count = blocks.Count;
        good = room.Take<bool>(count);
        goodBefore = room.Take<int>(count + 1);
        charsBefore = room.Take<int>(count + 1);
        lastGood = room.Take<int>(count);
        nextGood = room.Take<int>(count);
        byParent = room.Take<Totals>(page.Kin.Parents.Count);
        byGrandparent = room.Take<Totals>(page.Kin.Grandparents.Count);
        byLook = room.Take<Totals>(page.Kin.Looks.Count);
        for (var i = 0; i < count; i++)
        {
            var block = blocks[i];
            good[i] = IsGood(i);
            goodBefore[i + 1] = goodBefore[i] + (good[i] ? 1 : 0);
            charsBefore[i + 1] = charsBefore[i] + block.Text.Length;
            lastGood[i] = i == 0 ? -1 : good[i - 1] ? i - 1 : lastGood[i - 1];
            byParent[page.Kin.Parents[i]].Add(block, good[i]);
            byGrandparent[page.Kin.Grandparents[i]].Add(block, good[i]);
            byLook[page.Kin.Looks[i]].Add(block, good[i]);
        }
        for (var i = count - 1; i >= 0; i--) nextGood[i] = i == count - 1 ? count : good[i + 1] ? i + 1 : nextGood[i + 1];
        goodBlocks = goodBefore[count];
        pageChars = charsBefore[count];
        main = MainElement.Of(page.Survey, (block, i) => good[i] ? block.Text.Length - (0.4 * block.LinkChars) : (-0.6 * block.Text.Length) - (0.4 * block.LinkChars));
        titleUnderMain = page.TitleIndex >= 0 && main is not null && blocks[page.TitleIndex].Element.IsIn(main);
        isMainText = room.Take<bool>(count);
        for (var i = 0; i < count; i++)
        {
            if (!good[i]) continue;
            goodChars += blocks[i].Text.Length;
            if (main is null || !blocks[i].Element.IsIn(main)) continue;
            isMainText[i] = true;
            mainGoodChars += blocks[i].Text.Length;
        }
        mainPath = new PathUp(page.Survey.Tree, main);
    }

    /// <summary>The element that holds most of the running text with the least else.</summary>
    public PageElement? Main => main;

    /// <summary>Where a block lies: on the page, against the headline, among the groups that it is of, and how large the page is.</summary>
    public void Write(ref RowWriter row, int i)
    {
        var block = blocks[i];
        row.Ratio(i, blocks.Count);
        row.Add(page.TitleIndex < 0 ? 0 : Math.Clamp(i - page.TitleIndex, -20, 60));
        row.Add(page.TitleIndex >= 0);
        row.Add(block.Depth);
        Write(ref row, byParent[page.Kin.Parents[i]]);
        Write(ref row, byGrandparent[page.Kin.Grandparents[i]]);
        Write(ref row, byLook[page.Kin.Looks[i]]);
        row.Ratio(charsBefore[i], pageChars);
        row.Ratio(goodBefore[i], goodBlocks);
        row.Add(good[i]);
        row.Add(Math.Min(20, i - lastGood[i]));
        row.Add(lastGood[i] >= 0);
        row.Add(Math.Min(20, nextGood[i] - i));
        row.Add(nextGood[i] < blocks.Count);
        var low = Math.Max(0, i - 5);
        var high = Math.Min(blocks.Count, i + 6);
        row.Ratio(goodBefore[high] - goodBefore[low], high - low);
        var (above, within) = Distance(block);
        row.Add(within);
        row.Add(above);
        row.Ratio(main is null ? 0 : mainGoodChars, pageChars);
        row.Add(titleUnderMain);
        row.Log(pageChars);
        row.Log(blocks.Count);
        row.Log(goodBlocks);
    }

    /// <summary>The share of the running text that the groups of a block hold.</summary>
    public void WriteShares(ref RowWriter row, int i)
    {
        row.Ratio(byLook[page.Kin.Looks[i]].GoodChars, goodChars);
        row.Ratio(byParent[page.Kin.Parents[i]].GoodChars, goodChars);
        row.Ratio(byGrandparent[page.Kin.Grandparents[i]].GoodChars, goodChars);
    }

    /// <summary>Whether a block is running text under the main element.</summary>
    public bool IsMainText(int i) => isMainText[i];

    private static void Write(ref RowWriter row, in Totals totals)
    {
        row.Log(totals.Blocks);
        row.Log(totals.Chars);
        row.Ratio(totals.LinkChars, totals.Chars);
        row.Ratio(totals.GoodChars, totals.Chars);
        row.Ratio(totals.Chars, Math.Max(1, totals.Blocks) * 100);
    }

    private bool IsGood(int i)
    {
        var block = blocks[i];
        var shape = page.Shapes[i];
        return shape.Sentences > 0 && (block.Text.Length >= GoodLength || shape.Words >= 15) && block.LinkDensity < 0.4
            && block.Shape != BlockShape.Heading
            && !block.Has(BlockCues.Comment | BlockCues.InNav | BlockCues.InFooter | BlockCues.Consent | BlockCues.InFigcaption | BlockCues.InForm);
    }

    /// <summary>How far a block lies from the main element: steps up to the common ancestor, and whether it is under it.</summary>
    private (int Above, bool Within) Distance(TextBlock block)
    {
        if (main is null) return (0, false);
        for (var up = block.Element; up is not null; up = up.Parent)
            if (mainPath.StepsTo(up) is >= 0 and var steps) return (Math.Min(steps, 20), steps == 0);
        return (20, false);
    }

    private struct Totals
    {
        public int Blocks;
        public int Chars;
        public int LinkChars;
        public int GoodChars;

        public void Add(TextBlock block, bool isGood)
        {
            Blocks++;
            Chars += block.Text.Length;
            LinkChars += block.LinkChars;
            if (isGood) GoodChars += block.Text.Length;
        }
    }
}
