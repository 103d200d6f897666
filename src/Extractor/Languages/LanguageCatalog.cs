using System.Collections.Concurrent;
using Extractor.Text;

namespace Extractor.Languages;

/// <summary>All languages that are known, each compiled when it is first asked for. Thread-safe.</summary>
internal sealed class LanguageCatalog
{
    private const string Folder = "Data/languages/";
    private const string English = "en";

    private static readonly Lazy<LanguageCatalog> LazyBuiltIn = new(LoadBuiltIn);

    private readonly Dictionary<string, LanguagePack> _packs;
    private readonly ConcurrentDictionary<string, Lazy<Lexicon>> _lexicons = new(StringComparer.Ordinal);
    private readonly Lazy<Lexicon> _any;
    private readonly Lazy<Lexicon> _neutral;

    private LanguageCatalog(Dictionary<string, LanguagePack> packs)
    {
        _packs = packs;
        _any = new(() => new Lexicon(new LexiconTables("", Ordered(), Ordered(), dropClashes: true), DateOrder.DayMonthYear));
        _neutral = new(() => new Lexicon(new LexiconTables("", WithEnglish(null), Ordered(), dropClashes: false), DateOrder.DayMonthYear));
    }

    /// <summary>The languages that come with the library.</summary>
    public static LanguageCatalog BuiltIn => LazyBuiltIn.Value;

    /// <summary>The packs, by code.</summary>
    public IReadOnlyDictionary<string, LanguagePack> Packs => _packs;

    /// <summary>
    /// The words and phrases of all languages together, for pages that declare the wrong one. Words on which languages differ
    /// are left out, and so are calendars of a language's own.
    /// </summary>
    public Lexicon Any => _any.Value;

    /// <summary>A catalog with further packs; one whose code is known already takes the place of the known one.</summary>
    public LanguageCatalog With(ICollection<LanguagePack> packs)
    {
        if (packs.Count == 0) return this;
        var all = new Dictionary<string, LanguagePack>(_packs, StringComparer.Ordinal);
        foreach (var pack in packs)
            all[pack.Code] = pack;
        return new LanguageCatalog(all);
    }

    /// <summary>The lexicon of a language tag. Only language and region of the tag count.</summary>
    /// <param name="bcp47">Such as <c>id</c>, <c>en-GB</c> or <c>zh_Hans_CN</c>; null or an unknown one gives English words.</param>
    /// <returns>The lexicon; dates in figures are read in the order of the region where the pack knows it.</returns>
    public Lexicon For(string? bcp47)
    {
        var tag = bcp47.AsSpan().Trim();
        if (CodeOf(tag) is not { } code)
            return tag.IsEmpty && _packs.ContainsKey(English) ? ForCode(English) : _neutral.Value;
        if (!_packs.TryGetValue(code, out var pack))
            return _neutral.Value;
        return Region(tag) is { } region && pack.Data.DateOrderByCountry?.ContainsKey(region) == true
            ? ForRegion(code, region)
            : ForCode(code);
    }

    /// <summary>The code of the pack that a language tag asks for, whether there is one or not; null where it names no language.</summary>
    public static string? CodeOf(ReadOnlySpan<char> tag)
    {
        tag = tag.Trim();
        var end = tag.IndexOfAny('-', '_');
        var primary = end < 0 ? tag : tag[..end];
        if (primary.Length is not (2 or 3))
            return null;
        Span<char> lower = stackalloc char[3];
        primary.ToLowerInvariant(lower);
        return lower[..primary.Length] switch
        {
            "nb" or "nn" => "no",
            "bs" or "sh" => "hr",
            "fil" => "tl",
            "in" => "id",
            "iw" => "he",
            var other => other.ToString(),
        };
    }

    private static string? Region(ReadOnlySpan<char> tag)
    {
        foreach (var range in tag.SplitAny('-', '_'))
        {
            var part = tag[range];
            if (part.Length == 2 && range.Start.Value > 0 && char.IsAsciiLetter(part[0]) && char.IsAsciiLetter(part[1]))
                return part.ToString().ToUpperInvariant();
        }

        return null;
    }

    private static LanguageCatalog LoadBuiltIn()
    {
        var packs = new Dictionary<string, LanguagePack>(StringComparer.Ordinal);
        foreach (var name in LibraryData.Under(Folder))
        {
            var code = Path.GetFileNameWithoutExtension(name);
            packs.Add(code, LanguagePack.BuiltIn(code, name));
        }

        return new LanguageCatalog(packs);
    }

    private Lexicon ForCode(string code) => _lexicons.GetOrAdd(code, key => new(() =>
    {
        var pack = _packs[key];
        var order = pack.Data.DateOrder is { } text ? LanguagePackCheck.ParseOrder(text)!.Value : DateOrder.DayMonthYear;
        return new Lexicon(new LexiconTables(key, WithEnglish(pack), Ordered(), dropClashes: false), order);
    })).Value;

    private Lexicon ForRegion(string code, string region) =>
        _lexicons.GetOrAdd($"{code}-{region}", _ => new(() => ForCode(code).InRegion(region))).Value;

    /// <summary>The pack given, if any, and English after it.</summary>
    private LanguagePack[] WithEnglish(LanguagePack? first)
    {
        var english = _packs.GetValueOrDefault(English);
        return (first, english) switch
        {
            (null, null) => [],
            (null, _) => [english],
            (_, null) => [first],
            _ => first == english ? [first] : [first, english],
        };
    }

    private LanguagePack[] Ordered() => [.. _packs.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value)];
}
