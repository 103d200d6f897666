using Extractor.Trees;

namespace Extractor.Clean;

/// <summary>The two learned passes of the judge of related links.</summary>
/// <param name="Links">Judges each link by itself and its surroundings.</param>
/// <param name="Sequence">Judges each link again by what the first pass thought of the others.</param>
internal sealed record LinkModel(TreeModel Links, TreeModel Sequence)
{
    /// <summary>The probability from which a link counts as one to a related story.</summary>
    public const double Threshold = 0.1;

    private static readonly Lazy<LinkModel> Shipped =
        new(() => new LinkModel(TreeModel.Load("Data/model/links.bin.gz"), TreeModel.Load("Data/model/links-sequence.bin.gz")));

    public static LinkModel BuiltIn => Shipped.Value;

    /// <summary>For each link of a page, how likely it leads to a related story.</summary>
    public double[] Judge(LinkMap map, FeatureTable features)
    {
        var budget = map.Story.Survey.Budget;
        var first = Links.Probabilities(features, budget.Check);
        budget.CheckNow();
        using var sequence = LinkSequence.Of(map, features, first);
        return Sequence.Probabilities(sequence, budget.Check);
    }
}
