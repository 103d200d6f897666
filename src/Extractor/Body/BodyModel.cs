using Extractor.Trees;

namespace Extractor.Body;

/// <summary>The sieve and the two learned passes of the body locator.</summary>
/// <param name="Sieve">Says which blocks are judged at all (<see cref="BlockSieve"/>).</param>
/// <param name="Blocks">Judges each block by itself and its surroundings.</param>
/// <param name="Sequence">Judges each block again by what the first pass thought of the others; null to stop after the first pass.</param>
internal sealed record BodyModel(TreeModel Sieve, TreeModel Blocks, TreeModel? Sequence)
{
    private static readonly Lazy<BodyModel> Shipped =
        new(() => new BodyModel(TreeModel.Load("Data/model/sieve.bin.gz"), TreeModel.Load("Data/model/body.bin.gz"), TreeModel.Load("Data/model/sequence.bin.gz")));

    public static BodyModel BuiltIn => Shipped.Value;
}
