using System.Runtime.InteropServices;

namespace Extractor.Languages;

/// <summary>
/// The phrases of a set by their first two letters. A phrase is only taken apart once a text starts as it does: of thousands most never
/// are, and a process that reads one page would spend its time on them. Thread-safe.
/// </summary>
internal sealed class PhraseTable
{
    private const int None = -1;

    private readonly List<string> _phrases = [];
    private readonly List<int> _following = [];
    private readonly Dictionary<int, int> _groups = [];
    private readonly List<int> _last = [];
    private readonly int[] _first;
    private readonly PhrasePattern[]?[] _ready;

    public PhraseTable(IEnumerable<string> phrases)
    {
        var first = new List<int>();
        var open = new List<PhrasePattern>();
        foreach (var phrase in phrases)
        {
            if (Start(phrase) is { } start)
            {
                Add(first, start, phrase);
            }
            else if (PhrasePattern.Parse(phrase) is { } pattern)
            {
                if (pattern.OpenStart) open.Add(pattern);
                else Add(first, KeyOf(pattern.First), phrase);
            }
        }

        _first = [.. first];
        _ready = new PhrasePattern[first.Count][];
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

    private void Add(List<int> first, int key, string phrase)
    {
        var place = _phrases.Count;
        _phrases.Add(phrase);
        _following.Add(None);
        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(_groups, key, out var exists);
        if (exists)
        {
            _following[_last[group]] = place;
            _last[group] = place;
            return;
        }

        group = first.Count;
        first.Add(place);
        _last.Add(place);
    }

    private PhrasePattern[] Find(int key) => _groups.TryGetValue(key, out var group) ? Volatile.Read(ref _ready[group]) ?? Make(group) : [];

    /// <summary>Takes the phrases of a group apart: the longest first, in the order given where equal.</summary>
    private PhrasePattern[] Make(int group)
    {
        var patterns = new List<PhrasePattern>();
        for (var place = _first[group]; place != None; place = _following[place])
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
