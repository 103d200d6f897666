using Extractor.Parse;
using Extractor.Trees;

namespace Extractor.Body;

/// <summary>
/// Figures over groups of blocks: those under one parent, those that look alike (tag and class), those under the element that
/// holds most of the page's running text, and those around a block.
/// </summary>
internal sealed class BlockGroups
{
    private const int GoodLength = 80;
    private readonly PageContext page;
    private readonly List<TextBlock> blocks;
    private readonly bool[] good;
    private readonly int[] goodBefore;
    private readonly int[] charsBefore;
    private readonly int[] lastGood;
    private readonly int[] nextGood;
    private readonly Dictionary<PageElement, Totals> byParent = [];
    private readonly Dictionary<PageElement, Totals> byGrandparent = [];
    private readonly Dictionary<Look, Totals> byLook = [];
    private readonly bool[] isMainText;
    private readonly int mainGoodChars;
    private readonly int goodChars;
    private readonly PageElement? main;
    private readonly HashSet<PageElement> mainPath = [];

    public BlockGroups(PageContext page)
    {
        this.page = page;
        blocks = page.Survey.Blocks;
        var count = blocks.Count;
        good = new bool[count];
        goodBefore = new int[count + 1];
        charsBefore = new int[count + 1];
        lastGood = new int[count];
        nextGood = new int[count];
        for (var i = 0; i < count; i++)
        {
            var block = blocks[i];
            good[i] = IsGood(i);
            goodBefore[i + 1] = goodBefore[i] + (good[i] ? 1 : 0);
            charsBefore[i + 1] = charsBefore[i] + block.Text.Length;
            lastGood[i] = i == 0 ? -1 : good[i - 1] ? i - 1 : lastGood[i - 1];
            Sum(byParent, Parent(block, 1), block, good[i]);
            Sum(byGrandparent, Parent(block, 2), block, good[i]);
            Sum(byLook, LookOf(block), block, good[i]);
        }
        for (var i = count - 1; i >= 0; i--) nextGood[i] = i == count - 1 ? count : good[i + 1] ? i + 1 : nextGood[i + 1];
        GoodBlocks = goodBefore[count];
        PageChars = charsBefore[count];
        main = MainElement.Of(page.Survey, (block, i) => good[i] ? block.Text.Length - (0.4 * block.LinkChars) : (-0.6 * block.Text.Length) - (0.4 * block.LinkChars));
        isMainText = new bool[count];
        for (var i = 0; i < count; i++)
        {
            if (!good[i]) continue;
            goodChars += blocks[i].Text.Length;
            if (main is null || !MainElement.IsUnder(blocks[i].Element, main)) continue;
            isMainText[i] = true;
            mainGoodChars += blocks[i].Text.Length;
        }
        for (var up = main; up is not null; up = up.Parent) mainPath.Add(up);
    }

    public int GoodBlocks { get; }

    public int PageChars { get; }

    /// <summary>The element that holds most of the running text with the least else.</summary>
    public PageElement? Main => main;

    public void Write(ref RowWriter row, int i)
    {
        var block = blocks[i];
        Write(ref row, byParent[Parent(block, 1)]);
        Write(ref row, byGrandparent[Parent(block, 2)]);
        Write(ref row, byLook[LookOf(block)]);
        row.Ratio(charsBefore[i], PageChars);
        row.Ratio(goodBefore[i], GoodBlocks);
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
        row.Ratio(main is null ? 0 : mainGoodChars, PageChars);
        row.Add(page.TitleIndex >= 0 && main is not null && MainElement.IsUnder(blocks[page.TitleIndex].Element, main));
    }

    /// <summary>The share of the running text that the groups of a block hold.</summary>
    public void WriteShares(ref RowWriter row, int i)
    {
        var block = blocks[i];
        row.Ratio(byLook[LookOf(block)].GoodChars, goodChars);
        row.Ratio(byParent[Parent(block, 1)].GoodChars, goodChars);
        row.Ratio(byGrandparent[Parent(block, 2)].GoodChars, goodChars);
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
        if (MainElement.IsUnder(block.Element, main)) return (0, true);
        for (var up = block.Element; up is not null; up = up.Parent)
        {
            if (!mainPath.Contains(up)) continue;
            var steps = 0;
            for (var down = main; down is not null && down != up; down = down.Parent) steps++;
            return (Math.Min(steps, 20), false);
        }
        return (20, false);
    }

    private static PageElement Parent(TextBlock block, int steps)
    {
        var element = block.Element;
        while (steps-- > 0 && element.Parent is { } parent) element = parent;
        return element;
    }

    private static Look LookOf(TextBlock block) => new(
        block.Element.Tag,
        string.GetHashCode(block.Element[PageAttribute.Class].Span, StringComparison.Ordinal),
        block.Element.Parent?.Tag ?? PageTag.Other,
        block.Element.Parent is { } parent ? string.GetHashCode(parent[PageAttribute.Class].Span, StringComparison.Ordinal) : 0);

    private static void Sum<TKey>(Dictionary<TKey, Totals> sums, TKey key, TextBlock block, bool isGood)
        where TKey : notnull
    {
        ref var totals = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _);
        totals.Blocks++;
        totals.Chars += block.Text.Length;
        totals.LinkChars += block.LinkChars;
        if (isGood) totals.GoodChars += block.Text.Length;
    }

    private struct Totals
    {
        public int Blocks;
        public int Chars;
        public int LinkChars;
        public int GoodChars;
    }

    private readonly record struct Look(PageTag Tag, int Class, PageTag ParentTag, int ParentClass);
}
