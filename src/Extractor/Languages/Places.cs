using Extractor.Text;

namespace Extractor.Languages;

/// <summary>Names of places that stories are filed from: countries, capitals, cities. Case and accents do not matter.</summary>
internal static class Places
{
    private static readonly Lazy<(HashSet<string> Names, HashSet<string> Regions)> Data = new(Load);

    /// <summary>Whether the whole text is the name of a known place.</summary>
    public static bool IsPlace(ReadOnlySpan<char> name) => Has(Data.Value.Names, name);

    /// <summary>Whether the text is a region as it stands after a city, such as <c>Wis.</c> or <c>Wisconsin</c>.</summary>
    public static bool IsRegionSuffix(ReadOnlySpan<char> name) => Has(Data.Value.Regions, name);

    /// <summary>Reads the names, where that is not done yet.</summary>
    public static void ReadAhead() => _ = Data.Value;

    private static bool Has(HashSet<string> names, ReadOnlySpan<char> name)
    {
        if (name.Length > 80)
            return false;
        Span<char> key = stackalloc char[80];
        var length = Fold.Into(name, key, [], out _);
        var folded = key[..length].TrimEnd(' ');
        return names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded);
    }

    private static (HashSet<string> Names, HashSet<string> Regions) Load()
    {
        var data = LibraryData.Read("Data/places.json", LanguageJson.Default.PlacesData);
        return (Folded(data.Names.Values), Folded(data.RegionSuffixes.Values));
    }

    private static HashSet<string> Folded(IEnumerable<string[]> lists) =>
        new(lists.SelectMany(l => l).Select(n => Fold.Text(n)), StringComparer.Ordinal);
}

/// <summary>The file of places: names by country or script.</summary>
internal sealed class PlacesData
{
    public required Dictionary<string, string[]> Names { get; init; }

    public required Dictionary<string, string[]> RegionSuffixes { get; init; }
}
