using System.Buffers;

namespace Extractor.Fetch;

/// <summary>The rules of a robots.txt that are for one agent, the weightiest first. Packed tightly, since a client remembers many.</summary>
internal sealed class RobotsRules
{
    private readonly byte[] patterns;
    private readonly RobotsRule[] rules;

    private RobotsRules(byte[] patterns, RobotsRule[] rules)
    {
        this.patterns = patterns;
        this.rules = rules;
    }

    /// <summary>No rule: everything is allowed.</summary>
    internal static RobotsRules None { get; } = new([], []);

    /// <summary>How many rules there are.</summary>
    internal int Count => rules.Length;

    /// <summary>The memory taken, in bytes.</summary>
    internal int Size => patterns.Length + (rules.Length * 16);

    /// <summary>Says whether a path is allowed: the weightiest rule for it decides, allowing ones before others of the same weight; no rule allows.</summary>
    /// <param name="path">The path in the form of <see cref="RobotsPath"/>.</param>
    /// <returns>True when it is allowed.</returns>
    internal bool Allow(ReadOnlySpan<byte> path)
    {
        foreach (var rule in rules)
        {
            if (RobotsPath.Matches(patterns.AsSpan(rule.Start, rule.Length), rule.IsAnchored, path))
            {
                return rule.IsAllowing;
            }
        }

        return true;
    }

    /// <summary>Gathers rules.</summary>
    internal sealed class Builder
    {
        private readonly ArrayBufferWriter<byte> patterns = new();
        private readonly List<RobotsRule> rules = [];

        /// <summary>Adds a rule.</summary>
        /// <param name="path">Its path as it stands in the file; an empty one is no rule (RFC 9309 section 2.2.2).</param>
        /// <param name="isAllowing">True for <c>Allow</c>, false for <c>Disallow</c>.</param>
        internal void Add(ReadOnlySpan<byte> path, bool isAllowing)
        {
            if (path.IsEmpty)
            {
                return;
            }

            var isAnchored = path[^1] == '$';
            path = isAnchored ? path[..^1] : path;
            var start = patterns.WrittenCount;
            var (length, weight) = RobotsPath.Write(path, patterns.GetSpan((path.Length * RobotsPath.MostGrowth) + 1), isPattern: true);
            patterns.Advance(length);
            rules.Add(new RobotsRule(start, length, weight + (isAnchored ? 1 : 0), isAnchored, isAllowing));
        }

        /// <summary>Makes the rules.</summary>
        /// <returns>The rules.</returns>
        internal RobotsRules Build()
        {
            rules.Sort(static (a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : b.IsAllowing.CompareTo(a.IsAllowing));
            return rules.Count == 0 ? None : new RobotsRules(patterns.WrittenSpan.ToArray(), [.. rules]);
        }
    }

    private readonly record struct RobotsRule(int Start, int Length, int Weight, bool IsAnchored, bool IsAllowing);
}
