using System.Numerics;

namespace Extractor.Text;

/// <summary>
/// Tells of most keys that they are not among those given, without a look-up: a Bloom filter of one hash. May say yes of a key that is not
/// among them, never no of one that is.
/// </summary>
internal sealed class KeyFilter
{
    /// <summary>About so many bits stand for a key: one key in as many that are not among those given passes.</summary>
    private const uint BitsAKey = 16;

    private readonly ulong[] filter;
    private readonly int shift;

    public KeyFilter(IReadOnlyCollection<long> keys)
    {
        var bits = BitOperations.RoundUpToPowerOf2(Math.Max(64, BitsAKey * (uint)keys.Count));
        shift = 64 - BitOperations.Log2(bits);
        filter = new ulong[bits / 64];
        foreach (var key in keys) filter[Place(key) / 64] |= 1UL << (Place(key) % 64);
    }

    public bool MayHold(long key) => (filter[Place(key) / 64] & (1UL << (Place(key) % 64))) != 0;

    /// <summary>Fibonacci hashing: the upper bits of the product depend on all of the key's.</summary>
    private int Place(long key) => (int)(unchecked((ulong)key * 0x9E3779B97F4A7C15UL) >> shift);
}
