namespace Extractor.Languages;

/// <summary>The words of dates and clocks of one language, or of all, compiled. Does not change once built.</summary>
internal sealed class TimeTables
{
    /// <summary>Compiles packs; earlier ones win over later ones.</summary>
    /// <param name="own">The packs whose words and phrases count.</param>
    /// <param name="all">All packs, for the signs that are read alike on pages of any language.</param>
    /// <param name="dropClashes">Whether a word that two packs read differently is left out, rather than read as the first does.</param>
    public TimeTables(LanguagePack[] own, LanguagePack[] all, bool dropClashes)
    {
        // Of one language the whole pack is needed anyway.
        var packs = Array.ConvertAll(own, p => dropClashes ? p.Times : p.Data);
        PublishedLabels = PhraseSet.Of(Array.ConvertAll(packs, p => p.PublishedLabels));
        UpdatedLabels = PhraseSet.Of(Array.ConvertAll(packs, p => p.UpdatedLabels));
        TimeWords = WordTables.Of(packs.Select(p => p.TimeWords));
        Weekdays = WordTables.Of(packs.Select(p => p.Weekdays?.SelectMany(day => day)));
        Months = new(Map(packs.Select(p => Numbered(p.Months)), dropClashes));
        CalendarMonths = new(Map(packs.Select(p => Numbered(p.CalendarMonths)), dropClashes));
        var meridiems = Map(packs.Select(p => (p.Am ?? []).Select(w => (w, false)).Concat((p.Pm ?? []).Select(w => (w, true)))), dropClashes);

        // English "am" is a German preposition.
        if (packs.Length > 0 && !dropClashes)
        {
            foreach (var word in packs[0].TimeWords ?? [])
                meridiems.Remove(Fold.Key(word));
        }

        Meridiems = new(meridiems);
        Zones = new(ZonesOf(packs, dropClashes));
        var marks = Array.ConvertAll(all, p => p.DateMarks);
        DateMarks =
        [
            WordTables.Of(marks.Select(m => m?.Year)), WordTables.Of(marks.Select(m => m?.Month)), WordTables.Of(marks.Select(m => m?.Day)),
            WordTables.Of(marks.Select(m => m?.Hour)), WordTables.Of(marks.Select(m => m?.Minute)), WordTables.Of(marks.Select(m => m?.Second)),
        ];
    }

    public PhraseSet PublishedLabels { get; }

    public PhraseSet UpdatedLabels { get; }

    public WordTable<bool> TimeWords { get; }

    public WordTable<bool> Weekdays { get; }

    public WordTable<int> Months { get; }

    public WordTable<int> CalendarMonths { get; }

    public WordTable<bool> Meridiems { get; }

    public WordTable<Zone> Zones { get; }

    /// <summary>The signs that are each <see cref="DateMark"/>.</summary>
    public WordTable<bool>[] DateMarks { get; }

    private static IEnumerable<(string, int)> Numbered(string[][]? table) =>
        (table ?? []).SelectMany((names, i) => names.Select(name => (name, i + 1)));

    private static Dictionary<string, T> Map<T>(IEnumerable<IEnumerable<(string Word, T Value)>> packs, bool dropClashes)
        where T : struct
    {
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        var clashes = new HashSet<string>(StringComparer.Ordinal);
        var byKey = map.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> key = stackalloc char[WordTables.LongestKey];
        foreach (var (word, value) in packs.SelectMany(p => p))
        {
            if (Fold.Key(word, key) is not (> 0 and var length)) continue;
            // Languages share many words: a key that is there already is no text of its own.
            if (!byKey.TryAdd(key[..length], value) && !byKey[key[..length]].Equals(value))
                clashes.Add(key[..length].ToString());
        }

        if (dropClashes)
        {
            foreach (var clash in clashes)
                map.Remove(clash);
        }

        return map;
    }

    private static Dictionary<string, Zone> ZonesOf(LanguageTimeData[] packs, bool dropClashes)
    {
        var zones = new Dictionary<string, Zone>(StringComparer.Ordinal);
        foreach (var (name, value) in packs.SelectMany(p => p.Zones ?? []))
        {
            var zone = new Zone(name, value);
            var key = Fold.Key(name);
            if (!zones.TryAdd(key, zone) && dropClashes)
                zones[key] = zones[key].Merge(zone);
        }

        return zones;
    }
}
