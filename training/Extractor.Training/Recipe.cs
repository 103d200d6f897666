using Extractor.Body;

namespace Extractor.Training;

/// <summary>How one pass is learned.</summary>
internal sealed record PassSettings(int Columns, int Trees, int Leaves, int LeastExamples, double Rate);

/// <summary>The settings of the shipped files. A change takes effect with the next training, and the tests ask for it.</summary>
internal static class Recipe
{
    public const string BlocksFile = "body.bin.gz";

    public const string SequenceFile = "sequence.bin.gz";

    public static PassSettings Blocks { get; } = new(BlockFeatures.Count, Trees: 300, Leaves: 24, LeastExamples: 30, Rate: 0.1);

    public static PassSettings Sequence { get; } = new(SequenceFeatures.Count, Trees: 150, Leaves: 16, LeastExamples: 50, Rate: 0.1);
}
