namespace Extractor.Parse;

/// <summary>
/// What is known by a name, of a set of names that never changes. It is asked several times a tag, and a hash of the length and three
/// letters is cheaper than one of all.
/// </summary>
internal sealed class NameTable<T>
{
    private readonly string?[] names;
    private readonly T[] values;
    private readonly int mask;

    /// <param name="known">The names, each once and none empty.</param>
    public NameTable(IReadOnlyCollection<KeyValuePair<string, T>> known)
    {
        var room = 16;
        while (room < known.Count * 4) room *= 2;
        names = new string?[room];
        values = new T[room];
        mask = room - 1;
        foreach (var (name, value) in known)
        {
            var at = Hash(name) & mask;
            while (names[at] is not null) at = (at + 1) & mask;
            (names[at], values[at]) = (name, value);
        }
    }

    /// <summary>What is known by the name; the default where nothing is.</summary>
    public T? Find(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty) return default;
        for (var at = Hash(name) & mask; names[at] is { } known; at = (at + 1) & mask)
        {
            if (name.SequenceEqual(known)) return values[at];
        }

        return default;
    }

    private static int Hash(ReadOnlySpan<char> name) => (name.Length * 31) + (name[0] * 7) + (name[^1] * 61) + (name[name.Length / 2] * 5);
}
