using System.Buffers;
using System.Numerics;

namespace Extractor.Text;

/// <summary>
/// How often numbers, such as the hashes of words, were counted. Its memory is pooled: dispose of it once it is not asked any more. For
/// one thread at a time.
/// </summary>
internal sealed class NumberTally : IDisposable
{
    private const int LeastRoom = 256;
    private const int MostExpected = 1 << 14;

    private readonly int firstRoom;
    private Entry[] entries = [];
    private int shift;
    private int turn = 1;

    /// <param name="expected">How many different numbers are likely to come; more may.</param>
    public NumberTally(int expected = 0) =>
        firstRoom = Math.Max(LeastRoom, (int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(expected, MostExpected) * 2));

    /// <summary>How many different numbers were counted.</summary>
    public int Count { get; private set; }

    /// <summary>How often a number was counted.</summary>
    public int this[int number] => entries.Length == 0 ? 0 : Find(number) is var at && entries[at].Turn == turn ? entries[at].Count : 0;

    /// <summary>Whether a number was counted.</summary>
    public bool Contains(int number) => this[number] > 0;

    /// <summary>Counts a number; true where it is the first time.</summary>
    public bool Add(int number)
    {
        if (Count * 2 >= (entries.Length == 0 ? 0 : 1 << (32 - shift))) Grow();
        ref var entry = ref entries[Find(number)];
        if (entry.Turn == turn)
        {
            entry.Count++;
            return false;
        }
        entry = new Entry { Number = number, Count = 1, Turn = turn };
        Count++;
        return true;
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        turn++;
        Count = 0;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (entries.Length > 0) ArrayPool<Entry>.Shared.Return(entries);
        entries = [];
        Count = 0;
    }

    /// <summary>The place of a number, or the free one where it belongs.</summary>
    private int Find(int number)
    {
        var mask = (1 << (32 - shift)) - 1;
        // Fibonacci hashing: the upper bits of the product depend on all of the number's.
        var at = (int)(unchecked((uint)number * 0x9E3779B1u) >> shift);
        while (entries[at].Turn == turn && entries[at].Number != number) at = (at + 1) & mask;
        return at;
    }

    private void Grow()
    {
        var old = entries;
        var room = old.Length == 0 ? firstRoom : 2 << (32 - shift);
        var used = old.Length == 0 ? 0 : room / 2;
        entries = ArrayPool<Entry>.Shared.Rent(room);
        entries.AsSpan(0, room).Clear();
        shift = 32 - BitOperations.Log2((uint)room);
        for (var i = 0; i < used; i++)
            if (old[i].Turn == turn) entries[Find(old[i].Number)] = old[i];
        if (old.Length > 0) ArrayPool<Entry>.Shared.Return(old);
    }

    private struct Entry
    {
        public int Number;
        public int Count;

        /// <summary>The turn in which it was counted; others are forgotten.</summary>
        public int Turn;
    }
}
