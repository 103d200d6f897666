using Extractor.Parse;
using Extractor.Trees;

namespace Extractor.Body;

/// <summary>For each block of a page, how likely it is part of the story and whether it is counted among it.</summary>
internal sealed record LocatedBody(IReadOnlyList<double> Probabilities, IReadOnlyList<bool> IsBody);

/// <summary>
/// Locates the story among a page's blocks in two learned passes: the first judges each block by itself, the second by the
/// sequence that the first one saw.
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
        var probabilities = Judge(model.Blocks, BlockFeatures.Of(page), page.Survey.Budget);
        if (model.Sequence is { } sequence) probabilities = Judge(sequence, SequenceFeatures.Of(page, probabilities), page.Survey.Budget);
        var isBody = Array.ConvertAll(probabilities, p => p >= Threshold);
        BodySmoother.Smooth(page.Survey.Blocks, isBody);
        OtherStories.Drop(page.Survey.Blocks, page.TitleIndex, isBody);
        return new LocatedBody(probabilities, isBody);
    }

    public static double[] Judge(TreeModel model, FeatureTable features, PageBudget? budget = null)
    {
        if (features.Columns != model.Columns) throw new InvalidDataException("The body model was trained on other features.");
        var probabilities = new double[features.Rows];
        for (var i = 0; i < features.Rows; i++)
        {
            budget?.Check();
            probabilities[i] = model.Probability(features.Row(i));
        }
        return probabilities;
    }
}
