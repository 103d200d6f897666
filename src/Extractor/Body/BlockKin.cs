using Extractor.Parse;

namespace Extractor.Body;

/// <summary>
/// Which blocks of a page belong together: those under one parent, under one grandparent, those that look alike (tag and class of
/// element and parent), and those of one make (tag and class under one parent). Each group has a number, so that sums over groups
/// are arrays.
/// </summary>
internal sealed class BlockKin
{
    public BlockKin(List<TextBlock> blocks)
    {
        Parents = new Grouping(blocks.Count);
        Grandparents = new Grouping(blocks.Count);
        Looks = new Grouping(blocks.Count);
        Makes = new Grouping(blocks.Count);
        var classes = new Dictionary<PageElement, int>();
        var parents = new Dictionary<PageElement, int>();
        var grandparents = new Dictionary<PageElement, int>();
        var looks = new Dictionary<(PageTag, int, PageTag, int), int>();
        var makes = new Dictionary<(PageTag, int, PageElement?), int>();
        for (var i = 0; i < blocks.Count; i++)
        {
            var element = blocks[i].Element;
            var parent = element.Parent;
            Parents.Put(i, parents, parent ?? element);
            Grandparents.Put(i, grandparents, parent?.Parent ?? parent ?? element);
            var own = ClassOf(element);
            Looks.Put(i, looks, (element.Tag, own, parent?.Tag ?? PageTag.Other, parent is null ? 0 : ClassOf(parent)));
            Makes.Put(i, makes, (element.Tag, own, parent));
        }

        int ClassOf(PageElement element)
        {
            if (!classes.TryGetValue(element, out var hash))
                classes[element] = hash = string.GetHashCode(element[PageAttribute.Class].Span, StringComparison.Ordinal);
            return hash;
        }
    }

    public Grouping Parents { get; }

    public Grouping Grandparents { get; }

    public Grouping Looks { get; }

    public Grouping Makes { get; }

    /// <summary>The number of each block's group.</summary>
    internal sealed class Grouping(int blocks)
    {
        private readonly int[] numbers = new int[blocks];

        /// <summary>How many groups there are.</summary>
        public int Count { get; private set; }

        public int this[int block] => numbers[block];

        internal void Put<TKey>(int block, Dictionary<TKey, int> known, TKey key)
            where TKey : notnull
        {
            if (!known.TryGetValue(key, out var number)) known[key] = number = Count++;
            numbers[block] = number;
        }
    }
}
