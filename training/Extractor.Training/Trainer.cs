using System.Buffers.Binary;
using System.IO.Compression;
using Extractor.Trees;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
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

/// <summary>Learns the tree ensemble (Microsoft.ML FastTree, fixed seed) and writes the model file.</summary>
internal static class Trainer
{
    public static TrainedPass Train(IEnumerable<Example> examples, PassSettings settings)
    {
        var ml = new MLContext(seed: 1);
        var data = Data(ml, examples, settings.Columns);
        var models = Enumerable.Range(0, settings.Voters).Select(voter => ml.BinaryClassification.Trainers.FastTree(Options(settings, voter)).Fit(data)).ToList();
        return new TrainedPass(
            Export([.. models.Select(model => model.Model.SubModel.TrainedTreeEnsemble)], settings.Columns),
            rows => Scores(ml, models, [.. rows], settings.Columns));
    }

    private static FastTreeBinaryTrainer.Options Options(PassSettings settings, int voter)
    {
        var options = new FastTreeBinaryTrainer.Options
        {
            NumberOfTrees = settings.Trees,
            NumberOfLeaves = settings.Leaves,
            MinimumExampleCountPerLeaf = settings.LeastExamples,
            LearningRate = settings.Rate,
            FeatureFraction = settings.ColumnShare,
            Seed = 1 + voter,
            FeatureSelectionSeed = 123 + voter,
            NumberOfThreads = 2,
            ExampleWeightColumnName = nameof(Example.Weight),
            MemoryStatistics = false,
        };
        if (settings.ExampleShare >= 1) return options;
        options.BaggingSize = 1;
        options.BaggingExampleFraction = settings.ExampleShare;
        return options;
    }

    /// <summary>What Microsoft.ML itself says of rows: the sum of the trees, before it is made a probability; of voters, the mean.</summary>
    private static float[] Scores(
        MLContext ml, List<BinaryPredictionTransformer<CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator>>> models,
        List<float[]> rows, int columns)
    {
        var data = Data(ml, rows.Select(row => new Example { Features = row }), columns);
        var scores = models.ConvertAll(model => model.Transform(data).GetColumn<float>("Score").ToArray());
        return [.. Enumerable.Range(0, rows.Count).Select(i => scores.Average(score => score[i]))];
    }

    private static IDataView Data(MLContext ml, IEnumerable<Example> examples, int columns)
    {
        var schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, columns);
        return ml.Data.LoadFromEnumerable(examples, schema);
    }

    private static byte[] Export(List<RegressionTreeEnsemble> ensembles, int columns)
    {
        var roots = new List<int>();
        var nodes = new List<TreeModel.Node>();
        foreach (var ensemble in ensembles)
            for (var t = 0; t < ensemble.Trees.Count; t++) Add(ensemble.Trees[t], ensemble.TreeWeights[t] / ensembles.Count, roots, nodes);
        return Pack(roots, nodes, columns);
    }

    private static void Add(RegressionTree tree, double weight, List<int> roots, List<TreeModel.Node> nodes)
    {
        var first = nodes.Count;
        var firstLeaf = first + tree.NumberOfNodes;
        int Target(int child) => child >= 0 ? first + child : ~(firstLeaf + ~child);
        roots.Add(tree.NumberOfNodes == 0 ? ~firstLeaf : first);
        for (var n = 0; n < tree.NumberOfNodes; n++)
        {
            nodes.Add(new TreeModel.Node(
                (short)tree.NumericalSplitFeatureIndexes[n], tree.NumericalSplitThresholds[n], Target(tree.LeftChild[n]), Target(tree.RightChild[n])));
        }
        foreach (var value in tree.LeafValues) nodes.Add(new TreeModel.Node(-1, (float)(value * weight), 0, 0));
    }

    private static byte[] Pack(List<int> roots, List<TreeModel.Node> nodes, int columns)
    {
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
}
