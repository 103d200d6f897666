using System.Buffers.Binary;
using System.IO.Compression;
using Extractor.Trees;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace Extractor.Training;

/// <summary>A block as the trainer sees it.</summary>
internal sealed class Example
{
    public float[] Features { get; set; } = [];

    public bool Label { get; set; }

    public float Weight { get; set; }
}

/// <summary>A pass as it was learned.</summary>
/// <param name="File">The model file.</param>
/// <param name="Scores">Gives for rows of features what Microsoft.ML's own model says, which the file has to agree with.</param>
internal sealed record TrainedPass(byte[] File, Func<IEnumerable<float[]>, float[]> Scores)
{
    public TreeModel Model => TreeModel.Read(new MemoryStream(File));
}

/// <summary>Learns the tree ensemble (Microsoft.ML FastTree and FastForest, fixed seed, one thread) and writes the model file.</summary>
internal static class Trainer
{
    /// <summary>What the mean vote of a forest is multiplied with, so that the probabilities made of it reach from about 0 to about 1.</summary>
    private const double ForestSpread = 4;

    /// <summary>Columns and examples are drawn apart.</summary>
    private const int ColumnSeed = 122;

    public static TrainedPass Train(IEnumerable<Example> examples, PassSettings settings)
    {
        var ml = new MLContext(settings.Seed);
        var data = Data(ml, examples, settings.Columns);
        var ensembles = settings.Ensembles();
        var parts = ensembles.Select(ensemble => Train(ml, data, ensemble, 1.0 / ensembles.Count)).ToList();
        return new TrainedPass(
            Pack([.. parts.SelectMany(part => part.Trees)], settings.Columns),
            rows =>
            {
                var scores = parts.ConvertAll(part => Scores(ml, part.Model, [.. rows], settings.Columns, part.Weight));
                return [.. scores[0].Select((_, i) => scores.Sum(score => score[i]))];
            });
    }

    private static TrainedPart Train(MLContext ml, IDataView data, PassSettings settings, double weight)
    {
        if (settings.IsForest)
        {
            weight *= ForestSpread / settings.Trees;
            var forest = ml.BinaryClassification.Trainers.FastForest(Forest(settings)).Fit(data);
            return new TrainedPart(forest, Trees(forest.Model.TrainedTreeEnsemble, weight), weight);
        }

        var boosted = ml.BinaryClassification.Trainers.FastTree(Options(settings)).Fit(data);
        return new TrainedPart(boosted, Trees(boosted.Model.SubModel.TrainedTreeEnsemble, weight), weight);
    }

    private static FastForestBinaryTrainer.Options Forest(PassSettings settings) => new()
    {
        NumberOfTrees = settings.Trees,
        NumberOfLeaves = settings.Leaves,
        MinimumExampleCountPerLeaf = settings.LeastExamples,
        FeatureFractionPerSplit = settings.ColumnShare,
        FeatureFraction = 1,
        BaggingExampleFraction = settings.ExampleShare,
        Seed = settings.Seed,
        FeatureSelectionSeed = ColumnSeed + settings.Seed,
        NumberOfThreads = 1,
        ExampleWeightColumnName = nameof(Example.Weight),
        MemoryStatistics = false,
    };

    private static FastTreeBinaryTrainer.Options Options(PassSettings settings)
    {
        var options = new FastTreeBinaryTrainer.Options
        {
            NumberOfTrees = settings.Trees,
            NumberOfLeaves = settings.Leaves,
            MinimumExampleCountPerLeaf = settings.LeastExamples,
            LearningRate = settings.Rate,
            FeatureFraction = settings.ColumnShare,
            Seed = settings.Seed,
            FeatureSelectionSeed = ColumnSeed + settings.Seed,
            NumberOfThreads = 1,
            ExampleWeightColumnName = nameof(Example.Weight),
            MemoryStatistics = false,
        };
        if (settings.ExampleShare >= 1) return options;
        options.BaggingSize = 1;
        options.BaggingExampleFraction = settings.ExampleShare;
        return options;
    }

    /// <summary>What Microsoft.ML itself says of rows: the sum of the trees, before it is made a probability.</summary>
    private static float[] Scores(MLContext ml, ITransformer model, List<float[]> rows, int columns, double share) =>
        [.. model.Transform(Data(ml, rows.Select(row => new Example { Features = row }), columns)).GetColumn<float>("Score").Select(score => (float)(score * share))];

    private static IDataView Data(MLContext ml, IEnumerable<Example> examples, int columns)
    {
        var schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, columns);
        return ml.Data.LoadFromEnumerable(examples, schema);
    }

    private static List<(RegressionTreeBase Tree, double Weight)> Trees<TTree>(TreeEnsemble<TTree> ensemble, double weight)
        where TTree : RegressionTreeBase =>
        [.. ensemble.Trees.Select((tree, t) => ((RegressionTreeBase)tree, ensemble.TreeWeights[t] * weight))];

    private static void Add(RegressionTreeBase tree, double weight, List<int> roots, List<FileNode> nodes)
    {
        var first = nodes.Count;
        var firstLeaf = first + tree.NumberOfNodes;
        int Target(int child) => child >= 0 ? first + child : ~(firstLeaf + ~child);
        roots.Add(tree.NumberOfNodes == 0 ? ~firstLeaf : first);
        for (var n = 0; n < tree.NumberOfNodes; n++)
        {
            nodes.Add(new FileNode(
                (short)tree.NumericalSplitFeatureIndexes[n], tree.NumericalSplitThresholds[n], Target(tree.LeftChild[n]), Target(tree.RightChild[n])));
        }
        foreach (var value in tree.LeafValues) nodes.Add(new FileNode(-1, (float)(value * weight), 0, 0));
    }

    private static byte[] Pack(List<(RegressionTreeBase Tree, double Weight)> trees, int columns)
    {
        var roots = new List<int>();
        var nodes = new List<FileNode>();
        foreach (var (tree, weight) in trees) Add(tree, weight, roots, nodes);
        var data = new byte[16 + (4 * roots.Count) + (14 * nodes.Count)];
        var rest = data.AsSpan();
        BinaryPrimitives.WriteUInt32LittleEndian(rest, TreeModel.Magic);
        BinaryPrimitives.WriteInt32LittleEndian(rest[4..], columns);
        BinaryPrimitives.WriteInt32LittleEndian(rest[8..], roots.Count);
        BinaryPrimitives.WriteInt32LittleEndian(rest[12..], nodes.Count);
        rest = rest[16..];
        foreach (var root in roots)
        {
            BinaryPrimitives.WriteInt32LittleEndian(rest, root);
            rest = rest[4..];
        }
        foreach (var node in nodes)
        {
            BinaryPrimitives.WriteInt16LittleEndian(rest, node.Feature);
            BinaryPrimitives.WriteSingleLittleEndian(rest[2..], node.Value);
            BinaryPrimitives.WriteInt32LittleEndian(rest[6..], node.Left);
            BinaryPrimitives.WriteInt32LittleEndian(rest[10..], node.Right);
            rest = rest[14..];
        }
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) gzip.Write(data);
        return packed.ToArray();
    }

    /// <summary>A node as the file says it: places of the sides in the whole file, complemented where they are leaves.</summary>
    private readonly record struct FileNode(short Feature, float Value, int Left, int Right);

    /// <summary>One ensemble of a pass.</summary>
    private sealed record TrainedPart(ITransformer Model, List<(RegressionTreeBase Tree, double Weight)> Trees, double Weight);
}
