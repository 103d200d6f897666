using Extractor.Parse;

namespace Extractor.Clean;

/// <summary>Walks the nodes of one block's run, in document order and without recursion.</summary>
internal static class BlockNodes
{
    /// <summary>A step of the walk.</summary>
    internal readonly record struct Step(PageNode Node, bool IsEnd);

    /// <summary>
    /// The nodes from the run's first to its last text: elements at their start and at their end, those that were open already
    /// when the run began first.
    /// </summary>
    public static IEnumerable<Step> Of(TextBlock block)
    {
        var open = new Stack<PageElement>();
        for (var up = block.First.Parent; up is not null && up != block.Element; up = up.Parent) open.Push(up);
        var depth = open.Count;
        foreach (var element in open) yield return new Step(element, IsEnd: false);

        var node = block.First;
        while (true)
        {
            yield return new Step(node, IsEnd: false);
            if (node is PageElement { FirstChild: { } child } element && TagFacts.Flow(element.Tag) == TagFlow.Inline)
            {
                depth++;
                node = child;
                continue;
            }
            if (node is PageElement leaf) yield return new Step(leaf, IsEnd: true);
            if (node == block.Last) break;
            while (node.Next is null)
            {
                if (node.Parent is not { } parent || parent == block.Element) yield break;
                depth--;
                yield return new Step(parent, IsEnd: true);
                node = parent;
                if (node == block.Last) yield break;
            }
            node = node.Next;
        }
        for (var up = node.Parent; up is not null && up != block.Element && depth-- > 0; up = up.Parent)
            yield return new Step(up, IsEnd: true);
    }

    /// <summary>The links of a block with their texts.</summary>
    public static List<(PageElement Link, string Text)> Links(TextBlock block, PageBudget budget)
    {
        var links = new List<(PageElement, string)>();
        AddLinks(block, links, budget);
        return links;
    }

    /// <summary>Adds the links of a block with their texts to an empty list.</summary>
    public static void AddLinks(TextBlock block, List<(PageElement Link, string Text)> links, PageBudget budget)
    {
        // The whole block may stand inside a link.
        for (PageElement? up = block.Element; up is not null; up = up.Parent)
        {
            if (up.Tag != PageTag.A || !up.Has(PageAttribute.Href)) continue;
            links.Add((up, block.Text));
            return;
        }
        // As Of goes, without a step for each node.
        for (var up = block.First.Parent; up is not null && up != block.Element; up = up.Parent)
            if (IsLink(up)) links.Insert(0, (up, PageTextReader.Fold(up, block.Text)));
        var node = block.First;
        while (true)
        {
            budget.Check();
            if (node is PageElement element)
            {
                if (IsLink(element)) links.Add((element, PageTextReader.Fold(element, block.Text)));
                if (element.FirstChild is { } child && TagFacts.Flow(element.Tag) == TagFlow.Inline)
                {
                    node = child;
                    continue;
                }
            }
            while (node != block.Last && node.Next is null && node.Parent is { } parent && parent != block.Element) node = parent;
            if (node == block.Last || node.Next is null) return;
            node = node.Next;
        }

        static bool IsLink(PageElement element) => element.Tag == PageTag.A && element.Has(PageAttribute.Href);
    }
}
