using System.Collections.Concurrent;
using System.Text.Json;

namespace Extractor.Parse;

/// <summary>
/// Finds the cue words of <c>Data/cues.json</c> in class and id values: one pass over the characters (Aho-Corasick).
/// Words of up to five letters must stand alone; longer ones may stand inside a longer name.
/// </summary>
internal sealed class CueWords
{
    private const int Letters = 38; // a-z, 0-9, boundary, other
    private const int Boundary = 36;
    private const int OtherLetter = 37;
    private const int LongestShortWord = 5;
    private const int CacheLimit = 20_000;

    private readonly List<short[]> next = [];
    private readonly List<BlockCues> found = [];
    private readonly ConcurrentDictionary<string, BlockCues> cache = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, BlockCues>.AlternateLookup<ReadOnlySpan<char>> lookup;

    private CueWords() => lookup = cache.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The built-in words.</summary>
    public static CueWords BuiltIn { get; } = Load();

    /// <summary>The cues of one attribute value.</summary>
    public BlockCues Find(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty) return BlockCues.None;
        // The same values come again on every page of a site; hostile values must not fill the memory.
        if (value.Length > 200) return Scan(value);
        if (lookup.TryGetValue(value, out var cues)) return cues;
        cues = Scan(value);
        if (cache.Count < CacheLimit) lookup.TryAdd(value, cues);
        return cues;
    }

    private BlockCues Scan(ReadOnlySpan<char> value)
    {
        var state = Step(0, Boundary);
        var cues = BlockCues.None;
        var lastLower = false;
        foreach (var c in value)
        {
            if (lastLower && char.IsAsciiLetterUpper(c))
            {
                state = Step(state, Boundary);
                cues |= found[state];
            }
            state = Step(state, Letter(c));
            cues |= found[state];
            lastLower = char.IsAsciiLetterLower(c);
        }
        return cues | found[Step(state, Boundary)];
    }

    private int Step(int state, int letter) => next[state][letter];

    private static int Letter(char c) => c switch
    {
        >= 'a' and <= 'z' => c - 'a',
        >= 'A' and <= 'Z' => c - 'A',
        >= '0' and <= '9' => 26 + c - '0',
        > '\u007f' => OtherLetter,
        _ => Boundary,
    };

    private static CueWords Load()
    {
        using var stream = typeof(CueWords).Assembly.GetManifestResourceStream("Data/cues.json")
            ?? throw new InvalidOperationException("The library was built without Data/cues.json.");
        using var json = JsonDocument.Parse(stream);
        var words = new CueWords();
        words.NewState();
        foreach (var role in json.RootElement.EnumerateObject())
        {
            var cue = Enum.Parse<BlockCues>(role.Name, ignoreCase: true);
            foreach (var word in role.Value.EnumerateArray()) words.Add(word.GetString()!, cue);
        }
        words.Link();
        return words;
    }

    private int NewState()
    {
        var row = new short[Letters];
        Array.Fill(row, (short)-1);
        next.Add(row);
        found.Add(BlockCues.None);
        return next.Count - 1;
    }

    private void Add(string word, BlockCues cue)
    {
        var pattern = word.Length <= LongestShortWord ? $" {word} " : word;
        var state = 0;
        foreach (var c in pattern)
        {
            var letter = Letter(c);
            if (next[state][letter] < 0) next[state][letter] = (short)NewState();
            state = next[state][letter];
        }
        found[state] |= cue;
    }

    /// <summary>Completes the automaton: where no word goes on, fall back to the longest suffix that starts one.</summary>
    private void Link()
    {
        var fallback = new int[next.Count];
        var queue = new Queue<int>();
        for (var letter = 0; letter < Letters; letter++)
        {
            if (next[0][letter] < 0) next[0][letter] = 0;
            else queue.Enqueue(next[0][letter]);
        }
        while (queue.TryDequeue(out var state))
        {
            found[state] |= found[fallback[state]];
            for (var letter = 0; letter < Letters; letter++)
            {
                var target = next[state][letter];
                if (target < 0)
                {
                    next[state][letter] = next[fallback[state]][letter];
                    continue;
                }
                fallback[target] = next[fallback[state]][letter];
                queue.Enqueue(target);
            }
        }
    }
}
