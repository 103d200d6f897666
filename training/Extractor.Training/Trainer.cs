using System.Buffers.Binary;
using System.IO.Compression;
using Extractor.Body;
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
        var trainer = ml.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
        {
            NumberOfTrees = settings.Trees,
            NumberOfLeaves = settings.Leaves,
            MinimumExampleCountPerLeaf = settings.LeastExamples,
            LearningRate = settings.Rate,
            // Each tree sees a part of the columns and of the examples: no publisher's habits get into all of them.
            FeatureFraction = settings.ColumnShare,
            BaggingSize = 1,
            BaggingExampleFraction = settings.ExampleShare,
            Seed = 1,
            NumberOfThreads = 2,
            ExampleWeightColumnName = nameof(Example.Weight),
            MemoryStatistics = false,
        });
        var model = trainer.Fit(data);
        return new TrainedPass(Export(model.Model.SubModel.TrainedTreeEnsemble, settings.Columns), rows => Scores(ml, model, rows, settings.Columns));
    }

    /// <summary>What Microsoft.ML itself says of rows: the sum of the trees, before it is made a probability.</summary>
    private static float[] Scores(
        MLContext ml, BinaryPredictionTransformer<CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator>> model, IEnumerable<float[]> rows, int columns)
    {
        var scored = model.Transform(Data(ml, rows.Select(row => new Example { Features = row }), columns));
        return [.. scored.GetColumn<float>("Score")];
    }

    private static IDataView Data(MLContext ml, IEnumerable<Example> examples, int columns)
    {
        var schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, columns);
        return ml.Data.LoadFromEnumerable(examples, schema);
    }

    private static byte[] Export(RegressionTreeEnsemble ensemble, int columns)
    {
        var roots = new List<int>();
        var nodes = new List<TreeModel.Node>();
        var trees = ensemble.Trees.ToList();
        for (var t = 0; t < trees.Count; t++)
        {
            var tree = trees[t];
            var weight = ensemble.TreeWeights[t];
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
        return Pack(roots, nodes, columns);
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
