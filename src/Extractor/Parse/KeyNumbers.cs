using System.Numerics;

namespace Extractor.Parse;

/// <summary>Numbers different keys from 0 on, in the order in which they come. Its memory is the page's (<see cref="PageRoom"/>).</summary>
internal sealed class KeyNumbers<TKey>
    where TKey : IEquatable<TKey>
{
    private readonly PageRoom room;
    private Strip<Entry> entries;

    /// <summary>One more than the number of the key that was added last of those with these bits in their hash; 0 for none.</summary>
    private Strip<int> heads;

    /// <param name="room">The page's room.</param>
    /// <param name="expected">How many different keys are likely to come; more may.</param>
    public KeyNumbers(PageRoom room, int expected)
    {
        this.room = room;
        entries = room.Take<Entry>(Math.Max(1, expected));
        heads = room.Take<int>((int)BitOperations.RoundUpToPowerOf2((uint)entries.Length));
    }

    /// <summary>How many different keys have come.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a key.</summary>
    public int Of(TKey key) => Of(key, out _);

    /// <inheritdoc cref="Of(TKey)"/>
    /// <param name="key">The key.</param>
    /// <param name="isNew">Whether it has not come before.</param>
    public int Of(TKey key, out bool isNew)
    {
        var hash = key.GetHashCode();
        ref var head = ref heads[hash & (heads.Length - 1)];
        for (var next = head; next > 0; next = entries[next - 1].Next)
        {
            ref var entry = ref entries[next - 1];
            if (entry.Hash != hash || !entry.Key.Equals(key)) continue;
            isNew = false;
            return next - 1;
        }
        isNew = true;
        if (Count == entries.Length)
        {
            Grow();
            head = ref heads[hash & (heads.Length - 1)];
        }
        entries[Count] = new Entry { Key = key, Hash = hash, Next = head };
        head = ++Count;
        return Count - 1;
    }

    private void Grow()
    {
        var larger = room.Take<Entry>(2 * Count);
        entries.Span.CopyTo(larger.Span);
        entries = larger;
        heads = room.Take<int>((int)BitOperations.RoundUpToPowerOf2((uint)entries.Length));
        for (var i = 0; i < Count; i++)
        {
            ref var head = ref heads[entries[i].Hash & (heads.Length - 1)];
            entries[i].Next = head;
            head = i + 1;
        }
    }

    private struct Entry
    {
        public TKey Key;
        public int Hash;

        /// <summary>One more than the number of the one before with these bits; 0 for none.</summary>
        public int Next;
    }
}
