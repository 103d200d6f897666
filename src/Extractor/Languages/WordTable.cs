namespace Extractor.Languages;

/// <summary>
/// Words and what each stands for, found by their keys (<see cref="Fold.Key(ReadOnlySpan{char})"/>). Most words of a page start as none
/// of the table does, and are told so before they are folded. Does not change once built.
/// </summary>
internal sealed class WordTable<T>
{
    private const int MaxWord = 48;

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
        Span<char> key = stackalloc char[MaxWord];
        var length = Fold.Key(word, key);
        return length > 0 && _values.TryGetValue(key[..length], out value);
    }
}

/// <summary>Makes tables of words that stand for nothing but themselves.</summary>
internal static class WordTables
{
    /// <summary>The words of all lists; one that is null has none.</summary>
    public static WordTable<bool> Of(IEnumerable<IEnumerable<string>?> lists)
    {
        var keys = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var list in lists)
        {
            foreach (var word in list ?? [])
                keys[Fold.Key(word)] = true;
        }

        return new(keys);
    }
}
