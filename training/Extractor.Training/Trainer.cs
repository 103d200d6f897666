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

/// <summary>Learns the tree ensemble (Microsoft.ML FastTree, fixed seed) and writes the model file.</summary>
internal static class Trainer
{
    public static byte[] Train(IEnumerable<Example> examples, int columns, int trees, int leaves, int leastExamples, double rate) =>
        Export([Fit(examples, columns, new FastTreeBinaryTrainer.Options
        {
            NumberOfTrees = trees,
            NumberOfLeaves = leaves,
            MinimumExampleCountPerLeaf = leastExamples,
            LearningRate = rate,
            FeatureFraction = 0.5,
            Seed = 1,
        })], columns);

    /// <summary>
    /// Several ensembles, each of other examples and features, that vote as one: where examples are few, one alone leans on chance.
    /// </summary>
    public static byte[] TrainVoters(IEnumerable<Example> examples, int columns, int voters, int trees, int leaves, int leastExamples)
    {
        var all = examples.ToList();
        return Export([.. Enumerable.Range(0, voters).Select(voter => Fit(all, columns, new FastTreeBinaryTrainer.Options
        {
            NumberOfTrees = trees,
            NumberOfLeaves = leaves,
            MinimumExampleCountPerLeaf = leastExamples,
            LearningRate = 0.1,
            FeatureFraction = 0.3,
            Seed = 1 + voter,
            FeatureSelectionSeed = 123 + voter,
            BaggingSize = 1,
            BaggingExampleFraction = 0.7,
        }))], columns);
    }

    private static RegressionTreeEnsemble Fit(IEnumerable<Example> examples, int columns, FastTreeBinaryTrainer.Options options)
    {
        var ml = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, columns);
        options.NumberOfThreads = 2;
        options.ExampleWeightColumnName = nameof(Example.Weight);
        options.MemoryStatistics = false;
        var model = ml.BinaryClassification.Trainers.FastTree(options).Fit(ml.Data.LoadFromEnumerable(examples, schema));
        return model.Model.SubModel.TrainedTreeEnsemble;
    }

    private static byte[] Export(IReadOnlyList<RegressionTreeEnsemble> ensembles, int columns)
    {
        var roots = new List<int>();
        var nodes = new List<TreeModel.Node>();
        foreach (var ensemble in ensembles)
        {
            var trees = ensemble.Trees.ToList();
            for (var t = 0; t < trees.Count; t++)
            {
                var tree = trees[t];
                var weight = ensemble.TreeWeights[t] / ensembles.Count;
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
