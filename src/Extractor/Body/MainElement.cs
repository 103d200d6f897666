using System.Runtime.InteropServices;
using Extractor.Parse;

namespace Extractor.Body;

/// <summary>Finds the element whose blocks are worth most in sum: what is good counts for it, what is not counts against it.</summary>
internal static class MainElement
{
    /// <param name="survey">The page.</param>
    /// <param name="worth">What a block is worth, in characters; may be negative.</param>
    /// <returns>The best element, the deepest of equals; null when no element is worth more than nothing.</returns>
    public static PageElement? Of(PageSurvey survey, Func<TextBlock, int, double> worth)
    {
        var blocks = survey.Blocks;
        var sums = new Dictionary<PageElement, double>();
        for (var i = 0; i < blocks.Count; i++)
        {
            survey.Budget.Check();
            var value = worth(blocks[i], i);
            for (PageElement? up = blocks[i].Element; up is not null; up = up.Parent)
                CollectionsMarshal.GetValueRefOrAddDefault(sums, up, out _) += value;
        }
        PageElement? best = null;
        var bestSum = 0.0;
        var bestDepth = -1;
        foreach (var (element, sum) in sums)
        {
            if (sum <= 0 || sum < bestSum) continue;
            var depth = Depth(element);
            if (sum == bestSum && depth <= bestDepth) continue;
            best = element;
            bestSum = sum;
            bestDepth = depth;
        }
        return best;
    }

    public static bool IsUnder(PageElement element, PageElement ancestor)
    {
        for (PageElement? up = element; up is not null; up = up.Parent)
            if (up == ancestor) return true;
        return false;
    }

    private static int Depth(PageElement element)
    {
        var depth = 0;
        for (var up = element.Parent; up is not null; up = up.Parent) depth++;
        return depth;
    }
}
