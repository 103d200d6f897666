using System.Buffers;
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
        // By the elements' ordinals; the largest number stands for an element that has not been met.
        var sums = ArrayPool<double>.Shared.Rent(survey.Tree.ElementCount);
        Array.Fill(sums, double.MaxValue, 0, survey.Tree.ElementCount);
        var met = ArrayPool<PageElement>.Shared.Rent(survey.Tree.ElementCount);
        var count = 0;
        for (var i = 0; i < survey.Blocks.Count; i++)
        {
            survey.Budget.Check();
            var value = worth(survey.Blocks[i], i);
            for (PageElement? up = survey.Blocks[i].Element; up is not null; up = up.Parent)
            {
                ref var sum = ref sums[up.Ordinal];
                if (sum == double.MaxValue)
                {
                    sum = 0;
                    met[count++] = up;
                }
                sum += value;
            }
        }
        PageElement? best = null;
        var bestSum = 0.0;
        var bestDepth = -1;
        foreach (var element in met.AsSpan(0, count))
        {
            var sum = sums[element.Ordinal];
            if (sum <= 0 || sum < bestSum) continue;
            var depth = Depth(element);
            if (sum == bestSum && depth <= bestDepth) continue;
            best = element;
            bestSum = sum;
            bestDepth = depth;
        }
        ArrayPool<double>.Shared.Return(sums);
        met.AsSpan(0, count).Clear();
        ArrayPool<PageElement>.Shared.Return(met);
        return best;
    }

    private static int Depth(PageElement element)
    {
        var depth = 0;
        for (var up = element.Parent; up is not null; up = up.Parent) depth++;
        return depth;
    }
}
