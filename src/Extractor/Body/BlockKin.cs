using System.Buffers;
using Extractor.Parse;

namespace Extractor.Body;

/// <summary>
/// Which blocks of a page belong together: those under one parent, under one grandparent, those that look alike (tag and class of
/// element and parent), and those of one make (tag and class under one parent). Each group has a number, so that sums over groups
/// are arrays.
/// </summary>
internal sealed class BlockKin
{
    public BlockKin(PageSurvey survey)
    {
        var blocks = survey.Blocks;
        var room = survey.Room;
        Parents = new Grouping(room, blocks.Count);
        Grandparents = new Grouping(room, blocks.Count);
        Looks = new Grouping(room, blocks.Count);
        Makes = new Grouping(room, blocks.Count);
        // One more than the number of an element's group, by its ordinal, and the hash of its class; 0 where it is not known yet.
        var elements = survey.Tree.ElementCount;
        var pooled = ArrayPool<int>.Shared.Rent(3 * elements);
        pooled.AsSpan(0, 3 * elements).Clear();
        var parents = pooled.AsSpan(0, elements);
        var grandparents = pooled.AsSpan(elements, elements);
        var classes = pooled.AsSpan(2 * elements, elements);
        var looks = new KeyNumbers<(PageTag, int, PageTag, int)>(room, blocks.Count);
        var makes = new KeyNumbers<(PageTag, int, int)>(room, blocks.Count);
        for (var i = 0; i < blocks.Count; i++)
        {
            var element = blocks[i].Element;
            var parent = element.Parent;
            Parents.Put(i, parents, parent ?? element);
            Grandparents.Put(i, grandparents, parent?.Parent ?? parent ?? element);
            var own = ClassOf(element, classes);
            Looks.Put(i, looks, (element.Tag, own, parent?.Tag ?? PageTag.Other, parent is null ? 0 : ClassOf(parent, classes)));
            Makes.Put(i, makes, (element.Tag, own, parent?.Ordinal ?? -1));
        }
        ArrayPool<int>.Shared.Return(pooled);
    }

    public Grouping Parents { get; }

    public Grouping Grandparents { get; }

    public Grouping Looks { get; }

    public Grouping Makes { get; }

    private static int ClassOf(PageElement element, Span<int> known)
    {
        ref var hash = ref known[element.Ordinal];
        if (hash == 0) hash = string.GetHashCode(element[PageAttribute.Class].Span, StringComparison.Ordinal);
        return hash;
    }

    /// <summary>The number of each block's group.</summary>
    internal sealed class Grouping(PageRoom room, int blocks)
    {
        private readonly Strip<int> numbers = room.Take<int>(blocks);

        /// <summary>How many groups there are.</summary>
        public int Count { get; private set; }

        public int this[int block] => numbers[block];

        internal void Put(int block, Span<int> known, PageElement element)
        {
            ref var number = ref known[element.Ordinal];
            if (number == 0) number = ++Count;
            numbers[block] = number - 1;
        }

        internal void Put<TKey>(int block, KeyNumbers<TKey> known, TKey key)
            where TKey : IEquatable<TKey>
        {
            numbers[block] = known.Of(key);
            Count = known.Count;
        }
    }
}
