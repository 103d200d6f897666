using System.Numerics;
using Extractor.Parse;

namespace Extractor.Rules;

/// <summary>The one walk over a page that finds what all selectors of a program match. Depth is data, not stack.</summary>
internal sealed class SelectorWalk
{
    /// <summary>How many elements one list of a field may match; the rest of the page is not looked at for it.</summary>
    public const int MostMatches = 20_000;

    private readonly SelectorProgram program;
    private readonly PageBudget budget;
    private readonly List<FoundElement>[] found;
    private readonly int words;
    private readonly int most;
    private readonly ulong[] none;
    private readonly List<Level> levels = [];
    private int depth = -1;
    private int number;

    private SelectorWalk(SelectorProgram program, PageBudget budget, int most)
    {
        this.most = most;
        this.program = program;
        this.budget = budget;
        words = program.Words;
        none = new ulong[words];
        found = [.. program.Lists.Select(_ => new List<FoundElement>())];
    }

    /// <summary>The elements that each list of the program matches, in document order.</summary>
    /// <param name="root">Where the walk starts; an element without parent.</param>
    /// <param name="program">The selectors.</param>
    /// <param name="budget">Asked at every element.</param>
    /// <param name="most">How many elements a list may match.</param>
    public static IReadOnlyList<IReadOnlyList<FoundElement>> Find(PageElement root, SelectorProgram program, PageBudget budget, int most = MostMatches)
    {
        var walk = new SelectorWalk(program, budget, most);
        if (program.Steps.Length > 0) walk.Walk(root);
        return walk.found;
    }

    private void Walk(PageElement root)
    {
        Open();
        PageNode? node = root;
        while (node is not null)
        {
            budget.Check();
            if (node is PageElement element)
            {
                Enter(element);
                if (element.FirstChild is { } child)
                {
                    Open();
                    node = child;
                    continue;
                }
            }
            while (node != root && node.Next is null)
            {
                node = node.Parent!;
                Close();
            }
            node = node == root ? null : node.Next;
        }
    }

    /// <summary>Goes down into the element that was entered last.</summary>
    private void Open()
    {
        if (++depth == levels.Count) levels.Add(new Level(words));
        var level = levels[depth];
        level.Clear();
        if (depth == 0) return;
        var above = levels[depth - 1];
        for (var w = 0; w < words; w++) level.Ancestors[w] = above.Ancestors[w] | above.Last[w];
    }

    /// <summary>Goes up again: what was matched at the element of the level above ends here.</summary>
    private void Close()
    {
        var match = levels[--depth].Match;
        if (match is not null) match.End = number - 1;
    }

    private void Enter(PageElement element)
    {
        var level = levels[depth];
        var parent = depth == 0 ? none : levels[depth - 1].Last;
        level.Match = null;
        // The root is nobody's child.
        if (depth > 0) level.Number++;
        var carries = (Descendant: 0UL, Child: 0UL, Adjacent: 0UL, Sibling: 0UL);
        for (var w = 0; w < words; w++)
        {
            // A step is open where the step before it was matched by the element that its combinator points to.
            var open = program.Starts[w]
                | (Shift(level.Ancestors[w], ref carries.Descendant) & program.After[0][w])
                | (Shift(parent[w], ref carries.Child) & program.After[1][w])
                | (Shift(level.Last[w], ref carries.Adjacent) & program.After[2][w])
                | (Shift(level.Earlier[w], ref carries.Sibling) & program.After[3][w]);
            level.Own[w] = Matched(element, level, w, open);
        }
        for (var w = 0; w < words; w++)
        {
            level.Last[w] = level.Own[w];
            level.Earlier[w] |= level.Own[w];
        }
        number++;
    }

    private ulong Matched(PageElement element, Level level, int word, ulong open)
    {
        budget.Check();
        var matched = 0UL;
        for (; open != 0; open &= open - 1)
        {
            var bit = BitOperations.TrailingZeroCount(open);
            ref readonly var step = ref program.Steps[(word << 6) + bit];
            if (!Passes(element, level.Number, step.Tests)) continue;
            matched |= 1UL << bit;
            if (step.List >= 0) Add(element, level, found[step.List]);
        }
        return matched;
    }

    private static bool Passes(PageElement element, int number, ElementTest[] tests)
    {
        foreach (var test in tests)
            if (!test.Passes(element, number)) return false;
        return true;
    }

    private void Add(PageElement element, Level level, List<FoundElement> matches)
    {
        // Two alternatives of a list may match the same element.
        if (matches.Count >= most || (matches.Count > 0 && matches[^1].Element == element)) return;
        matches.Add(level.Match ??= new FoundElement(element, number));
    }

    private static ulong Shift(ulong bits, ref ulong carry)
    {
        var shifted = (bits << 1) | carry;
        carry = bits >> 63;
        return shifted;
    }

    /// <summary>What is known of the elements beside each other at one depth of the walk.</summary>
    private sealed class Level(int words)
    {
        /// <summary>Matched by any ancestor.</summary>
        public ulong[] Ancestors { get; } = new ulong[words];

        /// <summary>Matched by the element entered last.</summary>
        public ulong[] Last { get; } = new ulong[words];

        /// <summary>Matched by any element so far.</summary>
        public ulong[] Earlier { get; } = new ulong[words];

        public ulong[] Own { get; } = new ulong[words];

        public int Number { get; set; }

        /// <summary>The match of the element entered last.</summary>
        public FoundElement? Match { get; set; }

        public void Clear()
        {
            Array.Clear(Ancestors);
            Array.Clear(Last);
            Array.Clear(Earlier);
            Number = 0;
            Match = null;
        }
    }
}
