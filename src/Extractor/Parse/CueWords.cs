using System.Text.Json;

namespace Extractor.Parse;

/// <summary>
/// Finds the cue words of <c>Data/cues.json</c> in class and id values: one pass over the characters (Aho-Corasick).
/// Words of up to five letters must stand alone; longer ones may stand inside a longer name.
/// </summary>
internal sealed class CueWords
{
    private const int Letters = 38; // a-z, 0-9, boundary, other
    private const int RowBits = 6;
    private const int Boundary = 36;
    private const int OtherLetter = 37;
    private const int LongestShortWord = 5;

    private readonly int[] next;
    private readonly BlockCues[] found;

    /// <param name="next">For each state and letter the state that follows, as the place of that state's row in this very table.</param>
    /// <param name="found">For each state the cues of the words that end there.</param>
    private CueWords(int[] next, BlockCues[] found)
    {
        this.next = next;
        this.found = found;
    }

    /// <summary>The built-in words.</summary>
    public static CueWords BuiltIn { get; } = Load();

    /// <summary>The cues of one attribute value.</summary>
    public BlockCues Find(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty) return BlockCues.None;
        var state = next[Boundary];
        var cues = BlockCues.None;
        var lastLower = false;
        foreach (var c in value)
        {
            // A capital after a small letter starts a word of its own: articleBody.
            if (lastLower && char.IsAsciiLetterUpper(c))
            {
                state = next[state + Boundary];
                cues |= found[state >> RowBits];
            }
            state = next[state + Letter(c)];
            cues |= found[state >> RowBits];
            lastLower = char.IsAsciiLetterLower(c);
        }
        return cues | found[next[state + Boundary] >> RowBits];
    }

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
        var words = new Builder();
        foreach (var role in json.RootElement.EnumerateObject())
        {
            var cue = Enum.Parse<BlockCues>(role.Name, ignoreCase: true);
            foreach (var word in role.Value.EnumerateArray()) words.Add(word.GetString()!, cue);
        }
        return words.Build();
    }

    /// <summary>Makes the automaton: first a tree of the words, then the ways back.</summary>
    private sealed class Builder
    {
        private readonly List<int[]> next = [];
        private readonly List<BlockCues> found = [];

        public Builder() => NewState();

        public void Add(string word, BlockCues cue)
        {
            var pattern = word.Length <= LongestShortWord ? $" {word} " : word;
            var state = 0;
            foreach (var c in pattern)
            {
                var letter = Letter(c);
                if (next[state][letter] < 0) next[state][letter] = NewState();
                state = next[state][letter];
            }
            found[state] |= cue;
        }

        public CueWords Build()
        {
            Link();
            return new CueWords([.. next.SelectMany(row => row).Select(state => state < 0 ? 0 : state << RowBits)], [.. found]);
        }

        private int NewState()
        {
            var row = new int[1 << RowBits];
            Array.Fill(row, -1);
            next.Add(row);
            found.Add(BlockCues.None);
            return next.Count - 1;
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
}
