using System.Runtime.InteropServices;

namespace Extractor.Languages;

/// <summary>
/// The phrases of a set by their first two letters. A phrase is only taken apart once a text starts as it does: of thousands most never
/// are, and a process that reads one page would spend its time on them. Thread-safe.
/// </summary>
internal sealed class PhraseTable
{
    private const int None = -1;

    private readonly string[] _phrases;

    /// <summary>For each phrase the next one that starts as it does.</summary>
    private readonly int[] _following;

    /// <summary>For each start the number of its group.</summary>
    private readonly Dictionary<int, int> _groups;

    private readonly List<(int First, int Last)> _ends = [];
    private readonly PhrasePattern[]?[] _ready;

    public PhraseTable(string[] phrases)
    {
        _phrases = phrases;
        _following = new int[phrases.Length];
        _groups = new(phrases.Length);
        var open = new List<PhrasePattern>();
        for (var place = 0; place < phrases.Length; place++)
        {
            if (Start(phrases[place]) is { } start)
            {
                Add(start, place);
            }
            else if (PhrasePattern.Parse(phrases[place]) is { } pattern)
            {
                if (pattern.OpenStart) open.Add(pattern);
                else Add(KeyOf(pattern.First), place);
            }
        }

        _ready = new PhrasePattern[_ends.Count][];
        Open = Distinct(open);
        Starts = new PhraseStarts(_groups.Keys);
    }

    /// <summary>Which starts there are.</summary>
    public PhraseStarts Starts { get; }

    /// <summary>The phrases that anything may stand before, in the order in which they were given.</summary>
    public PhrasePattern[] Open { get; }

    /// <summary>The phrases that may start a folded text.</summary>
    public Candidates Of(ReadOnlySpan<char> folded) => folded.IsEmpty
        ? default
        : new Candidates(Find(KeyOf(folded)), folded.Length > 1 ? Find(PhraseStarts.Key(folded[0], '\0')) : []);

    private static int KeyOf(ReadOnlySpan<char> folded) => PhraseStarts.Key(folded[0], folded.Length > 1 ? folded[1] : '\0');

    /// <summary>The key of a phrase that starts with two letters or digits, as nearly all do: told without folding the rest.</summary>
    private static int? Start(string phrase)
    {
        var first = '\0';
        foreach (var raw in phrase)
        {
            var c = Fold.Of(raw);
            if (c == Fold.Dropped || (c == ' ' && first == '\0')) continue;
            if (!char.IsLetterOrDigit(c)) return null;
            if (first != '\0') return PhraseStarts.Key(first, c);
            first = c;
        }

        return null;
    }

    private void Add(int key, int place)
    {
        _following[place] = None;
        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(_groups, key, out var exists);
        if (exists)
        {
            var (first, last) = _ends[group];
            _following[last] = place;
            _ends[group] = (first, place);
            return;
        }

        group = _ends.Count;
        _ends.Add((place, place));
    }

    private PhrasePattern[] Find(int key) => _groups.TryGetValue(key, out var group) ? Volatile.Read(ref _ready[group]) ?? Make(group) : [];

    /// <summary>Takes the phrases of a group apart: the longest first, in the order given where equal.</summary>
    private PhrasePattern[] Make(int group)
    {
        var patterns = new List<PhrasePattern>();
        for (var place = _ends[group].First; place != None; place = _following[place])
        {
            if (PhrasePattern.Parse(_phrases[place]) is { } pattern) patterns.Add(pattern);
        }

        // Two threads may both make it; what they make is the same.
        var made = Distinct(patterns).OrderByDescending(pattern => pattern.First.Length).ToArray();
        Volatile.Write(ref _ready[group], made);
        return made;
    }

    private static PhrasePattern[] Distinct(List<PhrasePattern> patterns) =>
        [.. patterns.DistinctBy(p => (p.First, string.Join('…', p.Rest), p.OpenStart, p.OpenEnd, p.NeedsSeparator))];

    /// <summary>The phrases of two groups, longest first within each.</summary>
    public readonly struct Candidates(PhrasePattern[]? first, PhrasePattern[]? second)
    {
        public Enumerator GetEnumerator() => new(first ?? [], second ?? []);

        public struct Enumerator(PhrasePattern[] first, PhrasePattern[] second)
        {
            private int _index = -1;

            public readonly PhrasePattern Current => _index < first.Length ? first[_index] : second[_index - first.Length];

            public bool MoveNext() => ++_index < first.Length + second.Length;
        }
    }
}
