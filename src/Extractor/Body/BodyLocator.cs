namespace Extractor.Body;

/// <summary>For each block of a page, how likely it is part of the story and whether it is counted among it.</summary>
internal sealed record LocatedBody(IReadOnlyList<double> Probabilities, IReadOnlyList<bool> IsBody);

/// <summary>Locates the story among a page's blocks: the learned model judges each, then the sequence is smoothed.</summary>
internal static class BodyLocator
{
    /// <summary>The probability from which a block counts as story.</summary>
    public const double Threshold = 0.5;

    private static readonly Lazy<TreeModel> Model = new(() => TreeModel.Load("Data/model/body.bin.gz"));

    /// <param name="page">The page.</param>
    /// <param name="model">The model; null for the built-in one.</param>
    public static LocatedBody Locate(PageContext page, TreeModel? model)
    {
        model ??= Model.Value;
        var features = BlockFeatures.Of(page);
        if (features.Columns != model.Columns) throw new InvalidDataException("The body model was trained on other features.");
        var probabilities = new double[features.Rows];
        for (var i = 0; i < features.Rows; i++) probabilities[i] = model.Probability(features.Row(i));
        return new LocatedBody(probabilities, BodySmoother.Smooth(page, probabilities));
    }
}
