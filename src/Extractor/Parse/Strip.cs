namespace Extractor.Parse;

/// <summary>A stretch of an array that a page has for itself (<see cref="PageRoom"/>). It is used as an array is.</summary>
internal readonly struct Strip<T>(T[] array, int start, int length)
{
    public int Length => length;

    public Memory<T> Memory => array.AsMemory(start, length);

    public Span<T> Span => array.AsSpan(start, length);

    public ref T this[int index]
    {
        get
        {
            // What lies behind it is another reader's.
            if ((uint)index >= (uint)length) throw new ArgumentOutOfRangeException(nameof(index));
            return ref array[start + index];
        }
    }
}
