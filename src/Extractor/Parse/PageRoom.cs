using System.Runtime.CompilerServices;

namespace Extractor.Parse;

/// <summary>
/// Room for what readers note of the blocks, links and elements of a page. It goes to the next page with the nodes of the tree
/// (<see cref="NodeStore"/>), so that it is not made and collected anew for each: nothing in it may be used after the tree is disposed of.
/// For one thread at a time.
/// </summary>
internal sealed class PageRoom
{
    /// <summary>How many bytes are kept for the next page. The few pages that need more give it to the collector.</summary>
    internal const int MostKept = 4 * 1024 * 1024;

    private readonly List<Shelf> shelves = [];

    /// <summary>How many bytes the room has.</summary>
    internal long Size
    {
        get
        {
            var size = 0L;
            foreach (var shelf in shelves) size += shelf.Size;
            return size;
        }
    }

    /// <summary>A stretch of its own, all of it at its default as in a new array.</summary>
    public Strip<T> Take<T>(int length)
    {
        foreach (var shelf in shelves)
            if (shelf is Arrays<T> own) return own.Take(length);
        var first = new Arrays<T>();
        shelves.Add(first);
        return first.Take(length);
    }

    /// <summary>An empty list of its own.</summary>
    public List<T> List<T>()
    {
        foreach (var shelf in shelves)
            if (shelf is Lists<T> own) return own.Take();
        var first = new Lists<T>();
        shelves.Add(first);
        return first.Take();
    }

    /// <summary>An object of its own: a new one, or as <see cref="IReturned.Forget"/> leaves it.</summary>
    public T Make<T>()
        where T : class, IReturned, new()
    {
        foreach (var shelf in shelves)
            if (shelf is Objects<T> own) return own.Take();
        var first = new Objects<T>();
        shelves.Add(first);
        return first.Take();
    }

    /// <summary>Makes all of it free. Nothing of the page is held any more.</summary>
    internal void Clear()
    {
        foreach (var shelf in shelves) shelf.Clear();
        while (Size > MostKept) shelves.Remove(shelves.MaxBy(shelf => shelf.Size)!);
    }

    /// <summary>The room for one type.</summary>
    private abstract class Shelf
    {
        public abstract long Size { get; }

        public abstract void Clear();
    }

    private sealed class Arrays<T> : Shelf
    {
        private const int LeastLength = 256;

        private T[] array = [];
        private int used;

        public override long Size => (long)array.Length * Unsafe.SizeOf<T>();

        public Strip<T> Take(int length)
        {
            if (length > array.Length - used)
            {
                // What has been taken stays where it is, as long as its readers hold it; the next page finds a longer array.
                array = new T[Math.Max(length, Math.Max(LeastLength, 2 * array.Length))];
                used = 0;
            }
            else
            {
                array.AsSpan(used, length).Clear();
            }
            used += length;
            return new Strip<T>(array, used - length, length);
        }

        public override void Clear()
        {
            if (RuntimeHelpers.IsReferenceOrContainsReferences<T>()) array.AsSpan(0, used).Clear();
            used = 0;
        }
    }

    private sealed class Lists<T> : Shelf
    {
        private readonly List<List<T>> lists = [];
        private int used;

        public override long Size
        {
            get
            {
                var places = 0L;
                foreach (var list in lists) places += list.Capacity;
                return places * Unsafe.SizeOf<T>();
            }
        }

        public List<T> Take()
        {
            if (used == lists.Count) lists.Add([]);
            return lists[used++];
        }

        public override void Clear()
        {
            for (; used > 0; used--) lists[used - 1].Clear();
        }
    }

    private sealed class Objects<T> : Shelf
        where T : class, IReturned, new()
    {
        /// <summary>More than any object here takes.</summary>
        private const int SizeOfOne = 256;

        private readonly List<T> objects = [];
        private int used;

        public override long Size => (long)objects.Count * SizeOfOne;

        public T Take()
        {
            if (used == objects.Count) objects.Add(new T());
            return objects[used++];
        }

        public override void Clear()
        {
            for (; used > 0; used--) objects[used - 1].Forget();
        }
    }
}

/// <summary>What goes from page to page (<see cref="PageRoom.Make"/>).</summary>
internal interface IReturned
{
    /// <summary>Forgets all of its page.</summary>
    void Forget();
}
