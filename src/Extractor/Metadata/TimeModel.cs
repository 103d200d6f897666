using Extractor.Trees;

namespace Extractor.Metadata;

/// <summary>The learned judge of times: the trees of <c>Data/model/times.bin.gz</c> over the rows of <see cref="TimeFeatures"/>.</summary>
internal sealed class TimeModel(TreeModel trees) : ITimeJudge
{
    private static readonly Lazy<TimeModel> Shipped = new(() => new TimeModel(TreeModel.Load("Data/model/times.bin.gz")));

    public static TimeModel BuiltIn => Shipped.Value;

    public double Probability(ReadOnlySpan<float> row) => trees.Probability(row);
}
