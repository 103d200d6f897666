using Extractor.Trees;

namespace Extractor.Body;

/// <summary>For each block of a page, how likely it is part of the story and whether it is counted among it.</summary>
internal sealed record LocatedBody(IReadOnlyList<double> Probabilities, IReadOnlyList<bool> IsBody);

/// <summary>
/// Locates the story among a page's blocks in two learned passes: the first judges each block by itself, the second by the
/// sequence that the first one saw. A sieve before them takes away what cannot be story at a small part of their cost.
/// </summary>
internal static class BodyLocator
{
    /// <summary>The probability from which a block counts as story.</summary>
    public const double Threshold = 0.5;

    /// <param name="page">The page.</param>
    /// <param name="model">The model; null for the built-in one.</param>
    public static LocatedBody Locate(PageContext page, BodyModel? model)
    {
        model ??= BodyModel.BuiltIn;
        var open = BlockSieve.Open(page, model.Sieve);
        var probabilities = First(page, model.Blocks, open);
        if (model.Sequence is not null) probabilities = Second(page, model.Sequence, probabilities, open);
        return new LocatedBody(probabilities, Decide(page, probabilities));
    }

    /// <summary>What the first pass thinks of each block that is open; 0 for the others.</summary>
    public static double[] First(PageContext page, TreeModel blocks, List<int> open)
    {
        using var features = new BlockFeatures(page);
        return ChosenRows.Probabilities(blocks, features, open, page.Survey.Budget.Check);
    }

    /// <summary>What the second pass thinks of each block that is open; 0 for the others.</summary>
    public static double[] Second(PageContext page, TreeModel sequence, double[] first, List<int> open)
    {
        using var features = new SequenceFeatures(page, first);
        return ChosenRows.Probabilities(sequence, features, open, page.Survey.Budget.Check);
    }

    /// <summary>Makes a decision of each probability and mends what the learned passes leave ragged.</summary>
    public static bool[] Decide(PageContext page, double[] probabilities)
    {
        var isBody = Array.ConvertAll(probabilities, p => p >= Threshold);
        var blocks = page.Survey.Blocks;
        BodySmoother.Smooth(blocks, isBody);
        BodySmoother.FillHoles(blocks, probabilities, isBody);
        StoryColumn.KeepCode(blocks, probabilities, isBody);
        StoryColumn.KeepLists(blocks, isBody);
        StoryColumn.KeepRecipes(blocks, isBody);
        StoryColumn.KeepIntroductions(blocks, probabilities, isBody);
        StoryColumn.KeepEnd(blocks, probabilities, isBody);
        OtherStories.Drop(blocks, page.TitleIndex, isBody);
        StoryEdges.Trim(blocks, page.TitleIndex, isBody);
        StatedQuestions.Keep(blocks, page.Questions, isBody);
        return isBody;
    }
}
