using Extractor.Parse;

namespace Extractor.Assemble;

/// <summary>Which blocks of a page stand inside which of some elements: a run of blocks for each, since both are in document order.</summary>
internal sealed class ElementBlocks
{
    private readonly Dictionary<PageElement, Run> inside = [];
    private readonly ILookup<PageElement, TextBlock> ofElement;

    public ElementBlocks(PageSurvey survey, IEnumerable<PageElement> elements, PageBudget budget)
    {
        foreach (var element in elements) inside.TryAdd(element, new Run());
        ofElement = survey.Blocks.ToLookup(block => block.Element);
        foreach (var block in survey.Blocks)
        {
            budget.Check();
            // What holds the whole block is held as a whole by everything around it.
            var isWhole = false;
            for (var up = block.First as PageElement ?? block.First.Parent; up is not null; up = up.Parent)
            {
                isWhole = isWhole || block.Last.IsIn(up);
                if (isWhole && inside.TryGetValue(up, out var run)) run.Add(block.Index);
            }
        }
    }

    /// <summary>The blocks that stand in the element as a whole.</summary>
    public IReadOnlyList<int> Inside(PageElement element) => inside.TryGetValue(element, out var run) && run.Count > 0 ? [.. Enumerable.Range(run.First, run.Count)] : [];

    /// <summary>The first of them; -1 where there is none.</summary>
    public int FirstInside(PageElement element) => inside.TryGetValue(element, out var run) && run.Count > 0 ? run.First : -1;

    /// <summary>The blocks inside any of some elements, which are in document order: each block once.</summary>
    public IEnumerable<int> InsideAny(IEnumerable<PageElement> elements)
    {
        var next = 0;
        foreach (var element in elements)
        {
            if (!inside.TryGetValue(element, out var run)) continue;
            for (var i = Math.Max(next, run.First); i < run.First + run.Count; i++) yield return i;
            next = Math.Max(next, run.First + run.Count);
        }
    }

    /// <summary>The blocks inside a link, or the block that is little more than the link: one after a marker.</summary>
    public IReadOnlyList<int> OfLink(PageElement link)
    {
        if (Inside(link) is { Count: > 0 } whole) return whole;
        PageElement? block = link;
        while (block is not null && TagFacts.Flow(block.Tag) != TagFlow.Block) block = block.Parent;
        return block is null ? [] : [.. ofElement[block].Where(b => b.LinkDensity >= 0.5).Select(b => b.Index)];
    }

    private sealed class Run
    {
        public int First { get; private set; }

        public int Count { get; private set; }

        public void Add(int block)
        {
            if (Count == 0) First = block;
            Count = block - First + 1;
        }
    }
}
