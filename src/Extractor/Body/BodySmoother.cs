using Extractor.Parse;

namespace Extractor.Body;

/// <summary>Turns the probabilities of single blocks into one story.</summary>
internal static class BodySmoother
{
    public static bool[] Smooth(PageContext page, double[] probabilities)
    {
        var blocks = page.Survey.Blocks;
        var isBody = new bool[blocks.Count];
        for (var i = 0; i < isBody.Length; i++) isBody[i] = probabilities[i] >= BodyLocator.Threshold;
        KeepSiblings(blocks, probabilities, isBody);
        return isBody;
    }

    /// <summary>A doubtful block between two of the story with the same parent and make belongs to it.</summary>
    private static void KeepSiblings(List<TextBlock> blocks, double[] probabilities, bool[] isBody)
    {
        for (var i = 1; i + 1 < isBody.Length; i++)
        {
            if (isBody[i] || probabilities[i] < 0.3 || !isBody[i - 1] || !isBody[i + 1]) continue;
            if (Alike(blocks[i], blocks[i - 1]) && Alike(blocks[i], blocks[i + 1])) isBody[i] = true;
        }
    }

    private static bool Alike(TextBlock a, TextBlock b) => a.Element.Parent == b.Element.Parent && a.Element.Tag == b.Element.Tag;
}
