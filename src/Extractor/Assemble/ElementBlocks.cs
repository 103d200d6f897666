using Extractor.Parse;

namespace Extractor.Assemble;

/// <summary>Which blocks of a page stand inside which of some elements.</summary>
internal sealed class ElementBlocks
{
    private readonly Dictionary<PageElement, List<int>> inside = [];
    private readonly ILookup<PageElement, TextBlock> ofElement;

    public ElementBlocks(PageSurvey survey, IEnumerable<PageElement> elements, PageBudget budget)
    {
        foreach (var element in elements) inside.TryAdd(element, []);
        ofElement = survey.Blocks.ToLookup(block => block.Element);
        foreach (var block in survey.Blocks)
        {
            budget.Check();
            for (var up = block.First as PageElement ?? block.First.Parent; up is not null; up = up.Parent)
                if (inside.TryGetValue(up, out var blocks) && IsUnder(block.Last, up)) blocks.Add(block.Index);
        }
    }

    /// <summary>The blocks that stand in the element as a whole.</summary>
    public IReadOnlyList<int> Inside(PageElement element) => inside.TryGetValue(element, out var blocks) ? blocks : [];

    /// <summary>Those, or the block that is little more than the element: a link after its marker.</summary>
    public IReadOnlyList<int> OfLink(PageElement link)
    {
        if (Inside(link) is { Count: > 0 } whole) return whole;
        PageElement? block = link;
        while (block is not null && TagFacts.Flow(block.Tag) != TagFlow.Block) block = block.Parent;
        return block is null ? [] : [.. ofElement[block].Where(b => b.LinkDensity >= 0.5).Select(b => b.Index)];
    }

    private static bool IsUnder(PageNode node, PageElement ancestor)
    {
        for (PageNode? up = node; up is not null; up = up.Parent)
            if (up == ancestor) return true;
        return false;
    }
}
