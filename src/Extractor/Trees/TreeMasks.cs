using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Extractor.Trees;

/// <summary>
/// The trees of a model in a form that judges a group of rows at once, without walking: each tree keeps the set of leaves that it can
/// still end in, and each split that a row goes right at takes the leaves on its left out. What is left first is the leaf
/// (QuickScorer: Lucchese and others, SIGIR 2015). The sums are those of the walk, in the same order.
/// </summary>
internal sealed class TreeMasks
{
    /// <summary>The most leaves of a tree: bits of a set.</summary>
    public const int MostLeaves = 32;

    /// <summary>Half of the rows of a group.</summary>
    private const int Half = FeatureTable.Lanes / 2;

    private readonly int trees;
    private readonly int[] columns;
    private readonly int[] starts;
    private readonly Step[] steps;
    private readonly float[] leaves;
    private readonly int leafBits;

    private TreeMasks(int trees, List<Split> splits, List<float>[] leavesByTree)
    {
        this.trees = trees;
        // The lowest threshold of a column first: where no row passes it, none passes those after it.
        splits.Sort((a, b) => a.Column != b.Column ? a.Column.CompareTo(b.Column) : a.Threshold.CompareTo(b.Threshold));
        var places = Enumerable.Range(0, splits.Count).Where(i => i == 0 || splits[i].Column != splits[i - 1].Column).ToArray();
        columns = [.. places.Select(place => splits[place].Column)];
        starts = [.. places, splits.Count];
        steps = [.. splits.Select(split => new Step(split.Threshold, split.Tree * FeatureTable.Lanes, split.Left))];
        leafBits = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, leavesByTree.Select(list => list.Count).DefaultIfEmpty(1).Max())));
        leaves = new float[trees << leafBits];
        for (var tree = 0; tree < trees; tree++) leavesByTree[tree].CopyTo(leaves, tree << leafBits);
    }

    /// <summary>Null where a tree has more leaves than a set has bits.</summary>
    public static TreeMasks? Of(int[] roots, TreeModel.Node[] nodes)
    {
        var splits = new List<Split>();
        var leaves = new List<float>[roots.Length];
        for (var tree = 0; tree < roots.Length; tree++)
        {
            leaves[tree] = [];
            if (!Add(roots[tree], tree, nodes, splits, leaves[tree])) return null;
        }
        return new TreeMasks(roots.Length, splits, leaves);
    }

    /// <summary>Sums up the leaves of each row of a group.</summary>
    /// <param name="group">The rows, column after column.</param>
    /// <param name="reached">Room for a set of leaves for each tree and row: <see cref="Room"/>.</param>
    /// <param name="sums">Where the sums go, one a row.</param>
    public void Sum(ReadOnlySpan<float> group, Span<uint> reached, Span<double> sums)
    {
        reached.Fill(uint.MaxValue);
        ref var sets = ref MemoryMarshal.GetReference(reached);
        if (Vector512.IsHardwareAccelerated) Strike(group, ref sets);
        for (var lane = 0; lane < FeatureTable.Lanes; lane += Half)
        {
            if (!Vector512.IsHardwareAccelerated && Vector256.IsHardwareAccelerated) StrikeHalf(group, ref sets, lane);
            else if (!Vector256.IsHardwareAccelerated) StrikeQuarters(group, ref sets, lane);
            AddLeaves(ref Unsafe.Add(ref sets, lane), sums[lane..]);
        }
    }

    private void Strike(ReadOnlySpan<float> group, ref uint sets)
    {
        for (var c = 0; c < columns.Length; c++)
        {
            var values = Vector512.Create(group.Slice(columns[c] * FeatureTable.Lanes, FeatureTable.Lanes));
            foreach (ref readonly var step in steps.AsSpan(starts[c]..starts[c + 1]))
            {
                var goesRight = ~Vector512.LessThanOrEqual(values, Vector512.Create(step.Threshold)).AsUInt32();
                if (goesRight == Vector512<uint>.Zero) break;
                ref var own = ref Unsafe.Add(ref sets, step.Place);
                Vector512.AndNot(Vector512.LoadUnsafe(ref own), goesRight & Vector512.Create(step.Left)).StoreUnsafe(ref own);
            }
        }
    }

    /// <summary>The same for half of the rows, from a lane on, where vectors are half as long.</summary>
    private void StrikeHalf(ReadOnlySpan<float> group, ref uint sets, int lane)
    {
        for (var c = 0; c < columns.Length; c++)
        {
            var values = Vector256.Create(group.Slice((columns[c] * FeatureTable.Lanes) + lane, Half));
            foreach (ref readonly var step in steps.AsSpan(starts[c]..starts[c + 1]))
            {
                var goesRight = ~Vector256.LessThanOrEqual(values, Vector256.Create(step.Threshold)).AsUInt32();
                if (goesRight == Vector256<uint>.Zero) break;
                ref var own = ref Unsafe.Add(ref sets, step.Place + lane);
                Vector256.AndNot(Vector256.LoadUnsafe(ref own), goesRight & Vector256.Create(step.Left)).StoreUnsafe(ref own);
            }
        }
    }

    /// <summary>The same by two quarters: on ARM, and in native code that is made for every processor.</summary>
    private void StrikeQuarters(ReadOnlySpan<float> group, ref uint sets, int lane)
    {
        for (var c = 0; c < columns.Length; c++)
        {
            var values = group.Slice((columns[c] * FeatureTable.Lanes) + lane, Half);
            var low = Vector128.Create(values);
            var high = Vector128.Create(values[Vector128<float>.Count..]);
            foreach (ref readonly var step in steps.AsSpan(starts[c]..starts[c + 1]))
            {
                var threshold = Vector128.Create(step.Threshold);
                var lowRight = ~Vector128.LessThanOrEqual(low, threshold).AsUInt32();
                var highRight = ~Vector128.LessThanOrEqual(high, threshold).AsUInt32();
                if ((lowRight | highRight) == Vector128<uint>.Zero) break;
                var left = Vector128.Create(step.Left);
                ref var lowSets = ref Unsafe.Add(ref sets, step.Place + lane);
                ref var highSets = ref Unsafe.Add(ref lowSets, Vector128<uint>.Count);
                Vector128.AndNot(Vector128.LoadUnsafe(ref lowSets), lowRight & left).StoreUnsafe(ref lowSets);
                Vector128.AndNot(Vector128.LoadUnsafe(ref highSets), highRight & left).StoreUnsafe(ref highSets);
            }
        }
    }

    /// <summary>
    /// Adds up the first leaf of each set, tree after tree, of half of the rows: their additions do not wait for each other.
    /// </summary>
    private void AddLeaves(ref uint sets, Span<double> sums)
    {
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        ref var own = ref MemoryMarshal.GetArrayDataReference(leaves);
        for (var tree = 0; tree < trees; tree++)
        {
            s0 += Leaf(ref own, sets);
            s1 += Leaf(ref own, Unsafe.Add(ref sets, 1));
            s2 += Leaf(ref own, Unsafe.Add(ref sets, 2));
            s3 += Leaf(ref own, Unsafe.Add(ref sets, 3));
            s4 += Leaf(ref own, Unsafe.Add(ref sets, 4));
            s5 += Leaf(ref own, Unsafe.Add(ref sets, 5));
            s6 += Leaf(ref own, Unsafe.Add(ref sets, 6));
            s7 += Leaf(ref own, Unsafe.Add(ref sets, 7));
            own = ref Unsafe.Add(ref own, 1 << leafBits);
            sets = ref Unsafe.Add(ref sets, FeatureTable.Lanes);
        }
        ((ReadOnlySpan<double>)[s0, s1, s2, s3, s4, s5, s6, s7]).CopyTo(sums);

        static float Leaf(ref float own, uint set) => Unsafe.Add(ref own, BitOperations.TrailingZeroCount(set));
    }

    /// <summary>How many sets <see cref="Sum"/> needs.</summary>
    public int Room => trees * FeatureTable.Lanes;

    /// <summary>Numbers the leaves of a tree from left to right; false where there are too many.</summary>
    private static bool Add(int root, int tree, TreeModel.Node[] nodes, List<Split> splits, List<float> leaves)
    {
        // Where to go on, with the split whose left side is done then. Until then a split notes its first leaf in Left.
        var open = new Stack<(int Node, int Split)>();
        open.Push((root, -1));
        while (open.TryPop(out var at))
        {
            var (node, closes) = at;
            if (closes >= 0)
            {
                // The left side is done: its leaves are those made since.
                var split = splits[closes];
                splits[closes] = split with { Left = Below(leaves.Count) & ~Below((int)split.Left) };
            }
            if (node < 0)
            {
                if (leaves.Count == MostLeaves) return false;
                leaves.Add(nodes[~node].Value);
                continue;
            }
            ref readonly var inner = ref nodes[node];
            open.Push((TreeModel.Node.Place(node, inner.Right), splits.Count));
            open.Push((TreeModel.Node.Place(node, inner.Left), -1));
            splits.Add(new Split(inner.Feature, inner.Value, tree, (uint)leaves.Count));
        }
        return true;
    }

    private static uint Below(int count) => count >= MostLeaves ? uint.MaxValue : (1u << count) - 1;

    /// <summary>A split as it is judged: rows above the threshold lose the leaves on its left in the sets of its tree.</summary>
    private readonly record struct Step(float Threshold, int Place, uint Left);

    /// <param name="Column">The column looked at.</param>
    /// <param name="Threshold">Rows up to this value go left.</param>
    /// <param name="Tree">The tree.</param>
    /// <param name="Left">The leaves on its left side, as bits.</param>
    private readonly record struct Split(int Column, float Threshold, int Tree, uint Left);
}
