using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.Intrinsics;

namespace Extractor.Trees;

/// <summary>
/// A learned ensemble of decision trees: the sum of one leaf a tree. The data file is written by <c>training/</c>; its form is
/// described in <c>docs/model.md</c>.
/// </summary>
internal sealed class TreeModel
{
    /// <summary>The first bytes of a model file.</summary>
    public const uint Magic = 0x31_4C_44_4D; // "MDL1"

    private readonly int[] roots;
    private readonly Node[] nodes;
    private readonly TreeMasks? masks;

    private TreeModel(int[] roots, Node[] nodes, int columns)
    {
        this.roots = roots;
        this.nodes = nodes;
        masks = Vector128.IsHardwareAccelerated ? TreeMasks.Of(roots, nodes) : null;
        Columns = columns;
    }

    /// <summary>How many features a row must have.</summary>
    public int Columns { get; }

    /// <summary>The probability that the row is one of those sought.</summary>
    public double Probability(ReadOnlySpan<float> row)
    {
        double sum = 0;
        foreach (var root in roots)
        {
            var node = root;
            while (node >= 0)
            {
                ref readonly var split = ref nodes[node];
                node = row[split.Feature] <= split.Value ? split.Left : split.Right;
            }
            sum += nodes[~node].Value;
        }
        return Logistic(sum);
    }

    /// <summary>The probabilities of all rows of a table: the very ones that <see cref="Probability"/> gives.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="check">Called at every few rows; it may throw to end the work.</param>
    /// <exception cref="InvalidDataException">The model was trained on other features.</exception>
    public double[] Probabilities(FeatureTable table, Action? check = null)
    {
        if (table.Columns != Columns) throw new InvalidDataException("The model was trained on other features.");
        var probabilities = new double[table.Rows];
        if (masks is null)
        {
            for (var row = 0; row < probabilities.Length; row++)
            {
                check?.Invoke();
                probabilities[row] = Probability(table.Row(row));
            }
            return probabilities;
        }
        var reached = ArrayPool<uint>.Shared.Rent(masks.Room);
        Span<double> sums = stackalloc double[FeatureTable.Lanes];
        for (var group = 0; group < table.Groups; group++)
        {
            check?.Invoke();
            masks.Sum(table.Group(group), reached.AsSpan(0, masks.Room), sums);
            var first = group * FeatureTable.Lanes;
            for (var row = first; row < Math.Min(first + FeatureTable.Lanes, probabilities.Length); row++)
                probabilities[row] = Logistic(sums[row - first]);
        }
        ArrayPool<uint>.Shared.Return(reached);
        return probabilities;
    }

    public static TreeModel Load(string resource)
    {
        using var stream = typeof(TreeModel).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The library was built without {resource}.");
        return Read(stream);
    }

    /// <summary>Reads a gzipped model file.</summary>
    public static TreeModel Read(Stream stream)
    {
        using var gzip = new GZipStream(stream, CompressionMode.Decompress);
        using var buffer = new MemoryStream();
        gzip.CopyTo(buffer);
        var data = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        if (BinaryPrimitives.ReadUInt32LittleEndian(data) != Magic) throw new InvalidDataException("Not a model file.");
        var columns = BinaryPrimitives.ReadInt32LittleEndian(data[4..]);
        var roots = new int[BinaryPrimitives.ReadInt32LittleEndian(data[8..])];
        var nodes = new Node[BinaryPrimitives.ReadInt32LittleEndian(data[12..])];
        data = data[16..];
        foreach (ref var root in roots.AsSpan())
        {
            root = BinaryPrimitives.ReadInt32LittleEndian(data);
            data = data[4..];
        }
        foreach (ref var node in nodes.AsSpan())
        {
            node = new Node(
                BinaryPrimitives.ReadInt16LittleEndian(data),
                BinaryPrimitives.ReadSingleLittleEndian(data[2..]),
                BinaryPrimitives.ReadInt32LittleEndian(data[6..]),
                BinaryPrimitives.ReadInt32LittleEndian(data[10..]));
            data = data[14..];
        }
        return new TreeModel(roots, nodes, columns);
    }

    private static double Logistic(double sum) => 1 / (1 + Math.Exp(-sum));

    /// <summary>A split (feature, threshold, where to go) or, when pointed to by a complemented index, a leaf (value only).</summary>
    internal readonly record struct Node(short Feature, float Value, int Left, int Right);
}
