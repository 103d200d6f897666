using System.Buffers.Binary;
using System.IO.Compression;

namespace Extractor.Training.Tests;

/// <summary>A model file as <c>docs/model.md</c> describes it, read by the description rather than by the library's reader.</summary>
internal sealed record ModelFile(int Columns, IReadOnlyList<int> Roots, IReadOnlyList<(short Feature, float Value, int Left, int Right)> Nodes, int Length)
{
    public static ModelFile Read(byte[] file)
    {
        using var gzip = new GZipStream(new MemoryStream(file), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        gzip.CopyTo(unpacked);
        var data = unpacked.ToArray();
        Assert.That(BinaryPrimitives.ReadUInt32LittleEndian(data), Is.EqualTo(0x314C444D));
        int Number(int at) => BinaryPrimitives.ReadInt32LittleEndian(data.AsSpan(at));
        var (columns, trees, nodes) = (Number(4), Number(8), Number(12));
        var start = 16 + (4 * trees);
        return new ModelFile(
            columns,
            [.. Enumerable.Range(0, trees).Select(t => Number(16 + (4 * t)))],
            [.. Enumerable.Range(0, nodes).Select(n => start + (14 * n)).Select(at =>
                (BinaryPrimitives.ReadInt16LittleEndian(data.AsSpan(at)), BinaryPrimitives.ReadSingleLittleEndian(data.AsSpan(at + 2)), Number(at + 6), Number(at + 10)))],
            data.Length);
    }

    /// <summary>How many leaves a tree has; every split of it is checked on the way.</summary>
    public int LeavesOf(int tree)
    {
        var leaves = 0;
        var open = new Stack<int>([Roots[tree]]);
        var steps = 0;
        while (open.TryPop(out var node))
        {
            Assert.That(++steps, Is.LessThanOrEqualTo(Nodes.Count), "The tree runs in a circle.");
            if (node < 0)
            {
                Assert.That(~node, Is.InRange(0, Nodes.Count - 1));
                leaves++;
                continue;
            }
            var (feature, value, left, right) = Nodes[node];
            Assert.That(feature, Is.InRange(0, Columns - 1));
            Assert.That(float.IsNaN(value), Is.False);
            open.Push(left);
            open.Push(right);
        }
        return leaves;
    }
}
