using System.Runtime.CompilerServices;
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
    private int common;

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
            var place = Place(token);
            filter[place / 64] |= 1UL << (place % 64);
            all++;
        }
    }

    /// <summary>The tokens of a text whose key is made already (<see cref="TextFold.Into"/>).</summary>
    public static TokenBag OfKey(ReadOnlySpan<char> key) => new(key);

    /// <summary>As <see cref="TextFold.Similarity"/>, for a text whose key is made already.</summary>
    /// <param name="key">The text's key (<see cref="TextFold.Into"/>).</param>
    public double Similarity(ReadOnlySpan<char> key) => Similarities(this, null, key).First;

    /// <summary>How much a text shares with each of two others; nothing with one that is missing.</summary>
    /// <inheritdoc cref="Similarity"/>
    public static (double First, double Second) Similarities(TokenBag? first, TokenBag? second, ReadOnlySpan<char> key)
    {
        first?.Begin();
        second?.Begin();
        var tokens = 0;
        foreach (var token in TextFold.Tokens(key))
        {
            tokens++;
            var place = Place(token);
            first?.Meet(token, place);
            second?.Meet(token, place);
        }
        return (first?.Share(tokens) ?? 0, second?.Share(tokens) ?? 0);
    }

    private void Begin()
    {
        turn++;
        common = 0;
    }

    private void Meet(ReadOnlySpan<char> token, int place)
    {
        if ((filter[place / 64] & (1UL << (place % 64))) == 0) return;
        ref var tally = ref CollectionsMarshal.GetValueRefOrNullRef(lookup, token);
        if (Unsafe.IsNullRef(ref tally)) return;
        // Each token of the one text answers to one of the other.
        if (tally.Turn != turn) (tally.Turn, tally.Met) = (turn, 0);
        if (tally.Met == tally.Count) return;
        tally.Met++;
        common++;
    }

    private double Share(int tokens) => all + tokens == 0 ? 0 : 2.0 * common / (all + tokens);

    private static int Place(ReadOnlySpan<char> token) => ((token.Length * 37) + (token[0] * 5) + (token[^1] * 67)) & (FilterBits - 1);

    private struct Tally
    {
        public int Count;
        public int Turn;
        public int Met;
    }
}
