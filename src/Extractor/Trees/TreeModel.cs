using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
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

    /// <summary>
    /// Rows that are judged by walking before masks are made, which takes about as long: a process that reads one page has no use for them.
    /// </summary>
    private const int FirstRows = 1_000;

    /// <summary>How many rows are made before they are judged: few enough for the processor's near memory.</summary>
    private const int PartRows = 8 * FeatureTable.Lanes;

    /// <summary>How many bytes of the file a node takes.</summary>
    private const int NodeBytes = 14;

    private readonly int[] roots;
    private readonly Node[] nodes;
    private readonly Lazy<TreeMasks?> masks;
    private long judged;

    private TreeModel(int[] roots, Node[] nodes, int columns)
    {
        this.roots = roots;
        this.nodes = nodes;
        masks = new(() => Vector128.IsHardwareAccelerated ? TreeMasks.Of(roots, nodes) : null);
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
            var place = root;
            while (place >= 0)
            {
                ref readonly var split = ref nodes[place];
                place = Node.Place(place, row[split.Feature] <= split.Value ? split.Left : split.Right);
            }
            sum += nodes[~place].Value;
        }
        return Logistic(sum);
    }

    /// <summary>The probabilities of all rows: the very ones that <see cref="Probability"/> gives.</summary>
    /// <param name="rows">The rows, which are made a few at a time.</param>
    /// <param name="check">Called at every few rows; it may throw to end the work.</param>
    /// <exception cref="InvalidDataException">The model was trained on other features.</exception>
    public double[] Probabilities(IFeatureRows rows, Action? check = null)
    {
        var probabilities = new double[rows.Rows];
        using var part = new FeatureTable(Math.Min(rows.Rows, PartRows), rows.Columns);
        for (var done = 0; done < probabilities.Length;)
        {
            check?.Invoke();
            var count = part.Fill(rows, done);
            Judge(part, probabilities.AsSpan(done, count));
            done += count;
        }
        return probabilities;
    }

    /// <inheritdoc cref="Probabilities(IFeatureRows, Action?)"/>
    public double[] Probabilities(FeatureTable table)
    {
        var probabilities = new double[table.Rows];
        Judge(table, probabilities);
        return probabilities;
    }

    private void Judge(FeatureTable table, Span<double> probabilities)
    {
        if (table.Columns != Columns) throw new InvalidDataException("The model was trained on other features.");
        if (Interlocked.Add(ref judged, probabilities.Length) <= FirstRows || masks.Value is not { } own)
        {
            var values = new float[Columns];
            for (var row = 0; row < probabilities.Length; row++)
            {
                table.Copy(row, values);
                probabilities[row] = Probability(values);
            }
            return;
        }
        var reached = ArrayPool<uint>.Shared.Rent(own.Room);
        Span<double> sums = stackalloc double[FeatureTable.Lanes];
        for (var first = 0; first < probabilities.Length; first += FeatureTable.Lanes)
        {
            own.Sum(table.Group(first / FeatureTable.Lanes), reached.AsSpan(0, own.Room), sums);
            for (var row = first; row < Math.Min(first + FeatureTable.Lanes, probabilities.Length); row++)
                probabilities[row] = Logistic(sums[row - first]);
        }
        ArrayPool<uint>.Shared.Return(reached);
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
        // A few hundred nodes at a time: the file as a whole would be one more large piece of memory, each time a process starts.
        var buffer = new byte[NodeBytes * 512];
        var data = Next(16);
        if (BinaryPrimitives.ReadUInt32LittleEndian(data) != Magic) throw new InvalidDataException("Not a model file.");
        var columns = BinaryPrimitives.ReadInt32LittleEndian(data[4..]);
        var roots = new int[BinaryPrimitives.ReadInt32LittleEndian(data[8..])];
        var nodes = new Node[BinaryPrimitives.ReadInt32LittleEndian(data[12..])];
        foreach (ref var root in roots.AsSpan()) root = BinaryPrimitives.ReadInt32LittleEndian(Next(sizeof(int)));
        for (var done = 0; done < nodes.Length;)
        {
            var count = Math.Min(buffer.Length / NodeBytes, nodes.Length - done);
            data = Next(count * NodeBytes);
            for (var end = done + count; done < end; done++)
            {
                var (feature, value) = (BinaryPrimitives.ReadInt16LittleEndian(data), BinaryPrimitives.ReadSingleLittleEndian(data[2..]));
                nodes[done] = feature < 0
                    ? new Node(feature, 0, 0, value)
                    : new Node(
                        feature, Node.Step(done, BinaryPrimitives.ReadInt32LittleEndian(data[6..])), Node.Step(done, BinaryPrimitives.ReadInt32LittleEndian(data[10..])), value);
                data = data[NodeBytes..];
            }
        }
        return new TreeModel(roots, nodes, columns);

        ReadOnlySpan<byte> Next(int count)
        {
            gzip.ReadExactly(buffer, 0, count);
            return buffer.AsSpan(0, count);
        }
    }

    private static double Logistic(double sum) => 1 / (1 + Math.Exp(-sum));

    /// <summary>A split or a leaf, small: new memory is what costs a process that reads one page.</summary>
    /// <param name="Feature">The column that a split looks at; negative for a leaf.</param>
    /// <param name="Left">How many nodes further on the left side stands; complemented where it is a leaf.</param>
    /// <param name="Right">The same of the right side.</param>
    /// <param name="Value">The threshold of a split, the value of a leaf.</param>
    [StructLayout(LayoutKind.Sequential, Pack = sizeof(short))]
    internal readonly record struct Node(short Feature, short Left, short Right, float Value)
    {
        /// <summary>The place of a side, complemented where it is a leaf.</summary>
        /// <param name="place">The place of the split.</param>
        /// <param name="step">Its <see cref="Left"/> or <see cref="Right"/>.</param>
        public static int Place(int place, short step) => step >= 0 ? place + step : ~(place + ~step);

        /// <summary>What <see cref="Place"/> makes of the place of a side again.</summary>
        public static short Step(int place, int side)
        {
            var step = (side >= 0 ? side : ~side) - place;
            if (step is <= 0 or > short.MaxValue) throw new InvalidDataException("A side of a split stands before it or too far from it.");
            return (short)(side >= 0 ? step : ~step);
        }
    }
}
