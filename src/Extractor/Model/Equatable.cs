using System.Collections;

namespace Extractor;

/// <summary>A read-only copy of a list that compares by its items, so that records holding it compare by value.</summary>
internal sealed class EquatableList<T>(T[] items) : IReadOnlyList<T>, IEquatable<EquatableList<T>>
{
    public static EquatableList<T> Empty { get; } = new([]);

    public int Count => items.Length;

    public T this[int index] => items[index];

    public bool Equals(EquatableList<T>? other) => other is not null && items.AsSpan().SequenceEqual(other.AsSpan(), null);

    public override bool Equals(object? obj) => Equals(obj as EquatableList<T>);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in items) hash.Add(item);
        return hash.ToHashCode();
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

    private ReadOnlySpan<T> AsSpan() => items;
}

internal static class EquatableList
{
    /// <summary>A copy; an empty one for null, which is what source-generated readers set for a list that the JSON leaves out.</summary>
    public static IReadOnlyList<T> Copy<T>(IEnumerable<T>? items)
    {
        if (items is null) return EquatableList<T>.Empty;
        if (items is EquatableList<T> copy) return copy;
        T[] copied = [.. items];
        foreach (var item in copied)
        {
            if (item is null) throw new ArgumentException("A list of a record cannot hold null.", nameof(items));
        }
        return new EquatableList<T>(copied);
    }
}

/// <summary>A read-only copy of a dictionary that keeps the order it was given and compares by its entries.</summary>
internal sealed class EquatableMap<TKey, TValue>(OrderedDictionary<TKey, TValue> entries)
    : IReadOnlyDictionary<TKey, TValue>, IEquatable<EquatableMap<TKey, TValue>>
    where TKey : notnull
{
    public int Count => entries.Count;

    public IEnumerable<TKey> Keys => entries.Keys;

    public IEnumerable<TValue> Values => entries.Values;

    public TValue this[TKey key] => entries[key];

    public bool ContainsKey(TKey key) => entries.ContainsKey(key);

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value) => entries.TryGetValue(key, out value);

    public bool Equals(EquatableMap<TKey, TValue>? other) =>
        other is not null && other.Count == Count
        && entries.All(e => other.TryGetValue(e.Key, out var value) && EqualityComparer<TValue>.Default.Equals(value, e.Value));

    public override bool Equals(object? obj) => Equals(obj as EquatableMap<TKey, TValue>);

    // Order does not count for equality, so it must not count here.
    public override int GetHashCode() => entries.Aggregate(Count, (hash, e) => hash ^ HashCode.Combine(e.Key, e.Value));

    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

internal static class EquatableMap
{
    /// <summary>A copy; an empty one for null, as for lists.</summary>
    public static IReadOnlyDictionary<TKey, TValue> Copy<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>>? entries)
        where TKey : notnull =>
        entries as EquatableMap<TKey, TValue> ?? new EquatableMap<TKey, TValue>(new OrderedDictionary<TKey, TValue>(entries ?? []));
}
