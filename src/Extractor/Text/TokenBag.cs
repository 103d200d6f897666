using System.Runtime.InteropServices;

namespace Extractor.Text;

/// <summary>The tokens of one text, counted, for many others to be held against it. For one thread at a time.</summary>
internal sealed class TokenBag
{
    private const int FilterBits = 1024;

    private readonly Dictionary<string, Tally> tallies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Tally>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly int all;

    /// <summary>A bit for each token's ends and length: most tokens of other texts are told by it alone.</summary>
    private readonly ulong[] filter = new ulong[FilterBits / 64];
    private int turn;

    public TokenBag(string? text)
        : this(TextFold.Fold(text).AsSpan())
    {
    }

    private TokenBag(ReadOnlySpan<char> key)
    {
        lookup = tallies.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var token in TextFold.Tokens(key))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(lookup, token, out _).Count++;
            filter[Place(token) / 64] |= 1UL << (Place(token) % 64);
            all++;
        }
    }

    /// <summary>The tokens of a text whose key is made already (<see cref="TextFold.Into"/>).</summary>
    public static TokenBag OfKey(ReadOnlySpan<char> key) => new(key);

    /// <summary>As <see cref="TextFold.Similarity"/>, for a text whose key is made already.</summary>
    /// <param name="key">The text's key (<see cref="TextFold.Into"/>).</param>
    public double Similarity(ReadOnlySpan<char> key)
    {
        turn++;
        int tokens = 0, common = 0;
        foreach (var token in TextFold.Tokens(key))
        {
            tokens++;
            if ((filter[Place(token) / 64] & (1UL << (Place(token) % 64))) == 0) continue;
            ref var tally = ref CollectionsMarshal.GetValueRefOrNullRef(lookup, token);
            if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref tally)) continue;
            // Each token of the one text answers to one of the other.
            if (tally.Turn != turn) (tally.Turn, tally.Met) = (turn, 0);
            if (tally.Met == tally.Count) continue;
            tally.Met++;
            common++;
        }
        return all + tokens == 0 ? 0 : 2.0 * common / (all + tokens);
    }

    private static int Place(ReadOnlySpan<char> token) => ((token.Length * 37) + (token[0] * 5) + (token[^1] * 67)) % FilterBits;

    private struct Tally
    {
        public int Count;
        public int Turn;
        public int Met;
    }
}
