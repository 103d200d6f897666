using System.Buffers;

namespace Extractor.Languages;

/// <summary>A calendar besides the Gregorian one that a language's newsrooms date by.</summary>
internal enum PackCalendar
{
    /// <summary>None.</summary>
    None,

    /// <summary>Years counted 543 ahead.</summary>
    ThaiBuddhist,

    /// <summary>The solar Hijri calendar.</summary>
    Persian,
}

/// <summary>What a sign after figures says of them.</summary>
internal enum DateMark
{
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
}

/// <summary>The compiled data of one language, or of all. Does not change once built.</summary>
internal sealed class LexiconTables
{
    private readonly Lazy<SearchValues<string>> openLines;

    /// <summary>Compiles packs; earlier ones win over later ones.</summary>
    /// <param name="code">The language, or an empty string.</param>
    /// <param name="packs">The packs whose words and phrases count.</param>
    /// <param name="all">All packs, for the signs that are read alike on pages of any language.</param>
    /// <param name="dropClashes">Whether a word that two packs read differently is left out, rather than read as the first does.</param>
    public LexiconTables(string code, IReadOnlyList<LanguagePackData> packs, IReadOnlyCollection<LanguagePackData> all, bool dropClashes)
    {
        Code = code;
        InlineMarkers = Phrases(packs, p => p.InlineMarkers);
        RelatedHeadings = Phrases(packs, p => p.RelatedHeadings);
        MoreHeadings = Phrases(packs, p => p.MoreHeadings);
        CommentHeadings = Phrases(packs, p => p.CommentHeadings);
        Boilerplate = Phrases(packs, p => p.Boilerplate);
        ServiceLines = Phrases(packs, p => p.ServiceLines);
        ClosingLines = Phrases(packs, p => p.ClosingLines);
        openLines = new(() => SearchValues.Create(
            [.. new[] { RelatedHeadings, MoreHeadings, CommentHeadings, Boilerplate, ServiceLines }.SelectMany(set => set.OpenFirsts)], StringComparison.Ordinal));
        KickerNoise = Phrases(packs, p => p.KickerNoise);
        BylinePrefixes = Phrases(packs, p => p.BylinePrefixes);
        RoleWords = Phrases(packs, p => p.RoleWords);
        DeskWords = Phrases(packs, p => p.DeskWords);
        BylineNoise = Phrases(packs, p => p.BylineNoise);
        CreditLabels = Phrases(packs, p => p.CreditLabels);
        FigureLabels = Phrases(packs, p => p.FigureLabels);
        EndCreditLabels = Phrases(packs, p => p.EndCreditLabels);
        DatelineMarks = Phrases(packs, p => p.DatelineMarks);
        PublishedLabels = Phrases(packs, p => p.PublishedLabels);
        UpdatedLabels = Phrases(packs, p => p.UpdatedLabels);
        NameJoiners = Words(packs, p => p.NameJoiners);
        TimeWords = Words(packs, p => p.TimeWords);
        Weekdays = Words(packs, p => p.Weekdays?.SelectMany(day => day));
        Months = new(Map(packs.Select(p => Numbered(p.Months)), dropClashes));
        CalendarMonths = new(Map(packs.Select(p => Numbered(p.CalendarMonths)), dropClashes));
        var meridiems = Map(packs.Select(p => (p.Am ?? []).Select(w => (w, false)).Concat((p.Pm ?? []).Select(w => (w, true)))), dropClashes);

        // English "am" is a German preposition.
        if (packs.Count > 0 && !dropClashes)
        {
            foreach (var word in packs[0].TimeWords ?? [])
                meridiems.Remove(Fold.Key(word));
        }

        Meridiems = new(meridiems);
        Zones = new(ZonesOf(packs, dropClashes));
        DateMarks =
        [
            Words(all, p => p.DateMarks?.Year), Words(all, p => p.DateMarks?.Month), Words(all, p => p.DateMarks?.Day),
            Words(all, p => p.DateMarks?.Hour), Words(all, p => p.DateMarks?.Minute), Words(all, p => p.DateMarks?.Second),
        ];
        Calendar = (packs.Count > 0 && !dropClashes ? packs[0].Calendar : null) switch
        {
            "thaiBuddhist" => PackCalendar.ThaiBuddhist,
            "persian" => PackCalendar.Persian,
            _ => PackCalendar.None,
        };
        OrderByCountry = (packs.Count > 0 && !dropClashes ? packs[0].DateOrderByCountry ?? [] : [])
            .ToDictionary(p => p.Key, p => LanguagePackCheck.ParseOrder(p.Value)!.Value, StringComparer.OrdinalIgnoreCase);
    }

    public string Code { get; }

    public PackCalendar Calendar { get; }

    public Dictionary<string, DateOrder> OrderByCountry { get; }

    public PhraseSet InlineMarkers { get; }

    public PhraseSet RelatedHeadings { get; }

    public PhraseSet MoreHeadings { get; }

    public PhraseSet CommentHeadings { get; }

    public PhraseSet Boilerplate { get; }

    public PhraseSet ServiceLines { get; }

    public PhraseSet ClosingLines { get; }

    /// <summary>What a line must hold for a phrase of <see cref="Lexicon.KindsOf(ReadOnlySpan{char}, ReadOnlySpan{char}, LineKinds)"/> that anything may stand before.</summary>
    public SearchValues<string> OpenLines => openLines.Value;

    public PhraseSet KickerNoise { get; }

    public PhraseSet BylinePrefixes { get; }

    public PhraseSet RoleWords { get; }

    public PhraseSet DeskWords { get; }

    public PhraseSet BylineNoise { get; }

    public PhraseSet CreditLabels { get; }

    public PhraseSet FigureLabels { get; }

    public PhraseSet EndCreditLabels { get; }

    public PhraseSet DatelineMarks { get; }

    public PhraseSet PublishedLabels { get; }

    public PhraseSet UpdatedLabels { get; }

    public WordTable<bool> NameJoiners { get; }

    public WordTable<bool> TimeWords { get; }

    public WordTable<bool> Weekdays { get; }

    public WordTable<int> Months { get; }

    public WordTable<int> CalendarMonths { get; }

    public WordTable<bool> Meridiems { get; }

    public WordTable<Zone> Zones { get; }

    public WordTable<bool>[] DateMarks { get; }

    private static PhraseSet Phrases(IReadOnlyList<LanguagePackData> packs, Func<LanguagePackData, string[]?> select)
    {
        var phrases = new string[packs.Sum(p => select(p)?.Length ?? 0)];
        var count = 0;
        foreach (var pack in packs)
        {
            if (select(pack) is not { } own)
                continue;
            own.CopyTo(phrases, count);
            count += own.Length;
        }

        return new(phrases);
    }

    private static WordTable<bool> Words(IEnumerable<LanguagePackData> packs, Func<LanguagePackData, IEnumerable<string>?> select) =>
        new(packs.SelectMany(p => select(p) ?? []).Select(w => Fold.Key(w)).Distinct().ToDictionary(key => key, _ => true, StringComparer.Ordinal));

    private static IEnumerable<(string, int)> Numbered(string[][]? table) =>
        (table ?? []).SelectMany((names, i) => names.Select(name => (name, i + 1)));

    private static Dictionary<string, T> Map<T>(IEnumerable<IEnumerable<(string Word, T Value)>> packs, bool dropClashes)
        where T : struct
    {
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        var clashes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (word, value) in packs.SelectMany(p => p))
        {
            var key = Fold.Key(word);
            if (!map.TryAdd(key, value) && !map[key].Equals(value))
                clashes.Add(key);
        }

        if (dropClashes)
        {
            foreach (var key in clashes)
                map.Remove(key);
        }

        return map;
    }

    private static Dictionary<string, Zone> ZonesOf(IEnumerable<LanguagePackData> packs, bool dropClashes)
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
