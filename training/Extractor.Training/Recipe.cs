using Extractor.Body;

namespace Extractor.Training;

/// <summary>How one pass is learned.</summary>
internal sealed record PassSettings(int Columns, int Trees, int Leaves, int LeastExamples, double Rate, double ColumnShare, double ExampleShare);

/// <summary>The settings of the shipped files. A change takes effect with the next training, and the tests ask for it.</summary>
internal static class Recipe
{
    public const string BlocksFile = "body.bin.gz";

    public const string SequenceFile = "sequence.bin.gz";

    public static PassSettings Blocks { get; } = new(BlockFeatures.Count, Trees: 400, Leaves: 12, LeastExamples: 10, Rate: 0.1, ColumnShare: 0.3, ExampleShare: 0.7);

    public static PassSettings Sequence { get; } = new(SequenceFeatures.Count, Trees: 200, Leaves: 10, LeastExamples: 20, Rate: 0.1, ColumnShare: 0.3, ExampleShare: 0.7);
}
