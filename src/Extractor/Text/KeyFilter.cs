namespace Extractor.Text;

/// <summary>
/// Tells of most keys that they are not among those given, without a look-up: a Bloom filter of one hash. May say yes of a key that is not
/// among them, never no of one that is.
/// </summary>
internal sealed class KeyFilter
{
    private const int Bits = 12;

    private readonly ulong[] filter = new ulong[(1 << Bits) / 64];

    public KeyFilter(IEnumerable<long> keys)
    {
        foreach (var key in keys) filter[Place(key) / 64] |= 1UL << (Place(key) % 64);
    }

    public bool MayHold(long key) => (filter[Place(key) / 64] & (1UL << (Place(key) % 64))) != 0;

    /// <summary>Fibonacci hashing: the upper bits of the product depend on all of the key's.</summary>
    private static int Place(long key) => (int)(unchecked((ulong)key * 0x9E3779B97F4A7C15UL) >> (64 - Bits));
}
