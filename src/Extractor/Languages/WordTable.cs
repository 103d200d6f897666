namespace Extractor.Languages;

/// <summary>
/// Words and what each stands for, found by their keys (<see cref="Fold.Key(ReadOnlySpan{char})"/>). Most words of a page start as none
/// of the table does, and are told so before they are folded. Does not change once built.
/// </summary>
internal sealed class WordTable<T>
{
    private readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> _values;
    private readonly PhraseStarts _starts;

    public WordTable(Dictionary<string, T> values)
    {
        _values = values.GetAlternateLookup<ReadOnlySpan<char>>();
        _starts = new PhraseStarts(values.Keys.Where(key => key.Length > 0).Select(key => PhraseStarts.Key(key[0], key.Length > 1 ? key[1] : '\0')));
    }

    /// <summary>Whether a word of the table may stand at the start of a text.</summary>
    public bool MayStart(ReadOnlySpan<char> text) => _starts.MayStartKey(text);

    public bool Has(ReadOnlySpan<char> word) => TryGet(word, out _);

    public bool TryGet(ReadOnlySpan<char> word, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (!MayStart(word))
            return false;
        Span<char> key = stackalloc char[WordTables.LongestKey];
        var length = Fold.Key(word, key);
        return length > 0 && _values.TryGetValue(key[..length], out value);
    }
}

/// <summary>Makes tables of words that stand for nothing but themselves.</summary>
internal static class WordTables
{
    /// <summary>A word with a longer key is never found.</summary>
    internal const int LongestKey = 48;

    /// <summary>The words of all lists; one that is null has none.</summary>
    public static WordTable<bool> Of(IEnumerable<IEnumerable<string>?> lists)
    {
        var keys = new Dictionary<string, bool>(StringComparer.Ordinal);
        var byKey = keys.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> key = stackalloc char[LongestKey];
        foreach (var list in lists)
        {
            // Languages share many words: a key that is there already is no text of its own.
            foreach (var word in list ?? [])
                if (Fold.Key(word, key) is > 0 and var length) byKey.TryAdd(key[..length], true);
        }

        return new(keys);
    }
}
