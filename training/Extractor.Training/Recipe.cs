using Extractor.Body;
using Extractor.Clean;
using Extractor.Metadata;

namespace Extractor.Training;

/// <summary>How one pass is learned.</summary>
/// <param name="Columns">The columns of a row.</param>
/// <param name="Trees">How many trees an ensemble has.</param>
/// <param name="Leaves">The most leaves of a tree.</param>
/// <param name="LeastExamples">The fewest examples that a leaf stands for.</param>
/// <param name="Rate">The learning rate.</param>
/// <param name="ColumnShare">The share of the columns that each tree sees.</param>
/// <param name="ExampleShare">The share of the examples that each tree sees: no publisher's habits get into all of them.</param>
/// <param name="IsForest">Trees that are grown each for itself and vote, rather than each for what those before got wrong: where publishers are few, these hold to what is common to them.</param>
/// <param name="Beside">Another ensemble, learned from the same rows, whose say counts as much; null for none.</param>
/// <param name="Seed">What the draws of columns and examples start from.</param>
internal sealed record PassSettings(
    int Columns, int Trees, int Leaves, int LeastExamples, double Rate, double ColumnShare, double ExampleShare, bool IsForest = false,
    PassSettings? Beside = null, int Seed = 1)
{
    /// <summary>The ensembles that the pass is made of.</summary>
    public IReadOnlyList<PassSettings> Ensembles() => Beside is null ? [this] : [this, .. Beside.Ensembles()];
}

/// <summary>How all files are learned.</summary>
/// <param name="Seed">What all draws start from.</param>
/// <param name="Twins">What the blind twin of a page counts for beside the page when the body models learn; 0 for no twins.</param>
internal sealed record Recipe(int Seed, double Twins)
{
    public const string SieveFile = "sieve.bin.gz";

    public const string BlocksFile = "body.bin.gz";

    public const string SequenceFile = "sequence.bin.gz";

    public const string LinkSieveFile = "link-sieve.bin.gz";

    public const string LinksFile = "links.bin.gz";

    public const string TimesFile = "times.bin.gz";

    /// <summary>From which probability on, of either pass, a block has a chance, so that the sieve has to leave it.</summary>
    public const double Chance = 0.05;

    /// <summary>From which score on a link has a chance, so that the sieve has to leave its block.</summary>
    public const double LinkChance = 0.02;

    /// <summary>The settings of the shipped files. A change takes effect with the next training, and the tests ask for it.</summary>
    public static Recipe Shipped { get; } = new(Seed: 1, Twins: 0);

    public PassSettings Sieve { get; init; } = new(BlockSieve.Count, Trees: 80, Leaves: 16, LeastExamples: 30, Rate: 0.15, ColumnShare: 0.5, ExampleShare: 0.7, Seed: Seed);

    public PassSettings Blocks { get; init; } = new(BlockFeatures.Count, Trees: 400, Leaves: 12, LeastExamples: 10, Rate: 0.1, ColumnShare: 0.3, ExampleShare: 0.7, Seed: Seed);

    public PassSettings Sequence { get; init; } = new(
        SequenceFeatures.Count, Trees: 200, Leaves: 10, LeastExamples: 20, Rate: 0.1, ColumnShare: 0.3, ExampleShare: 0.7, Seed: Seed,
        Beside: new(SequenceFeatures.Count, Trees: 200, Leaves: 32, LeastExamples: 20, Rate: 1, ColumnShare: 0.2, ExampleShare: 0.7, IsForest: true, Seed: Seed));

    public PassSettings LinkSieve { get; init; } = new(
        Clean.LinkSieve.Count, Trees: 60, Leaves: 12, LeastExamples: 30, Rate: 0.1, ColumnShare: 0.3, ExampleShare: 0.7, Seed: Seed);

    public PassSettings Links { get; init; } = new(
        LinkFeatures.Count, Trees: 450, Leaves: 30, LeastExamples: 10, Rate: 1, ColumnShare: 0.2, ExampleShare: 0.7, IsForest: true, Seed: Seed);

    public PassSettings Times { get; init; } = new(
        TimeFeatures.Count, Trees: 200, Leaves: 40, LeastExamples: 3, Rate: 1, ColumnShare: 0.2, ExampleShare: 0.7, IsForest: true, Seed: Seed);
}
