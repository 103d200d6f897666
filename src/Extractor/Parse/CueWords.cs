using System.Text.Json;
using Extractor.Text;

namespace Extractor.Parse;

/// <summary>
/// Finds the cue words of <c>Data/cues.json</c> in class and id values: one pass over the characters (Aho-Corasick).
/// Words of up to five letters must stand alone; longer ones may stand inside a longer name.
/// </summary>
internal sealed class CueWords
{
    private const int Letters = 38; // a-z, 0-9, boundary, other
    private const int Row = 40;
    private const int Boundary = 36;
    private const int OtherLetter = 37;
    private const int LongestShortWord = 5;

    /// <summary>The cues that words give, by their bits. The enumeration knows its names too, but asking it is dear in a process that reads one page.</summary>
    private static readonly string[] Roles =
    [
        "body", "title", "standfirst", "kicker", "byline", "time", "caption", "credit", "gallery", "lead", "related", "promo", "newsletter", "paywall", "share",
        "comment", "nav", "chrome", "side", "consent", "overlay", "tags", "bio", "list", "form", "live", "embed", "hidden", "meta", "quote",
    ];

    private static readonly byte[] LetterOf = MakeLetters();

    private readonly ushort[] next;
    private readonly BlockCues[] found;

    /// <param name="next">For each state and letter the state that follows; a row a state.</param>
    /// <param name="found">For each state the cues of the words that end there.</param>
    private CueWords(ushort[] next, BlockCues[] found)
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
        int state = next[Boundary];
        var cues = BlockCues.None;
        if (!value.ContainsAnyInRange('A', 'Z'))
        {
            foreach (var c in value)
            {
                state = next[(state * Row) + Letter(c)];
                cues |= found[state];
            }
            return cues | found[next[(state * Row) + Boundary]];
        }
        var lastLower = false;
        foreach (var c in value)
        {
            // A capital after a small letter starts a word of its own: articleBody.
            if (lastLower && char.IsAsciiLetterUpper(c))
            {
                state = next[(state * Row) + Boundary];
                cues |= found[state];
            }
            state = next[(state * Row) + Letter(c)];
            cues |= found[state];
            lastLower = char.IsAsciiLetterLower(c);
        }
        return cues | found[next[(state * Row) + Boundary]];
    }

    /// <summary>The cue of a name in the data file.</summary>
    internal static BlockCues CueOf(string role) =>
        Array.IndexOf(Roles, role) is >= 0 and var bit ? (BlockCues)(1UL << bit) : throw new InvalidOperationException($"There is no cue '{role}'.");

    private static int Letter(char c) => c < LetterOf.Length ? LetterOf[c] : OtherLetter;

    private static byte[] MakeLetters()
    {
        var letters = new byte[128];
        for (var c = 0; c < letters.Length; c++)
        {
            letters[c] = (byte)((char)c switch
            {
                >= 'a' and <= 'z' => c - 'a',
                >= 'A' and <= 'Z' => c - 'A',
                >= '0' and <= '9' => 26 + c - '0',
                _ => Boundary,
            });
        }
        return letters;
    }

    private static CueWords Load()
    {
        using var stream = LibraryData.Open("Data/cues.json");
        using var json = JsonDocument.Parse(stream);
        var words = new Builder();
        foreach (var role in json.RootElement.EnumerateObject())
        {
            var cue = CueOf(role.Name);
            foreach (var word in role.Value.EnumerateArray()) words.Add(word.GetString()!, cue);
        }
        return words.Build();
    }

    /// <summary>Makes the automaton: first a tree of the words, then the ways back. A state without a follower leads to the first.</summary>
    private sealed class Builder
    {
        private ushort[] next = new ushort[Row * 4_096];
        private BlockCues[] found = new BlockCues[4_096];
        private int count = 1;

        public void Add(string word, BlockCues cue)
        {
            var isShort = word.Length <= LongestShortWord;
            var state = isShort ? Follow(0, Boundary) : 0;
            foreach (var c in word) state = Follow(state, Letter(c));
            if (isShort) state = Follow(state, Boundary);
            found[state] |= cue;
        }

        public CueWords Build()
        {
            Link();
            return new CueWords(next, found);
        }

        private int Follow(int state, int letter)
        {
            if (next[(state * Row) + letter] is > 0 and var follower) return follower;
            if (count == found.Length)
            {
                Array.Resize(ref found, count * 2);
                Array.Resize(ref next, count * 2 * Row);
            }
            next[(state * Row) + letter] = checked((ushort)count);
            return count++;
        }

        /// <summary>Completes the automaton: where no word goes on, fall back to the longest suffix that starts one.</summary>
        private void Link()
        {
            var fallback = new int[count];
            var queue = new Queue<int>(count);
            for (var letter = 0; letter < Letters; letter++)
            {
                if (next[letter] > 0) queue.Enqueue(next[letter]);
            }
            while (queue.TryDequeue(out var state))
            {
                found[state] |= found[fallback[state]];
                var own = next.AsSpan(state * Row, Letters);
                var back = next.AsSpan(fallback[state] * Row, Letters);
                for (var letter = 0; letter < Letters; letter++)
                {
                    if (own[letter] == 0)
                    {
                        own[letter] = back[letter];
                        continue;
                    }
                    fallback[own[letter]] = back[letter];
                    queue.Enqueue(own[letter]);
                }
            }
        }
    }
}
