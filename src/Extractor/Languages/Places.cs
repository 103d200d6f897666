using System.Text.Json;
using Extractor.Text;

namespace Extractor.Languages;

/// <summary>Names of places that stories are filed from: countries, capitals, cities. Case and accents do not matter.</summary>
internal static class Places
{
    private const int LongestName = 80;

    /// <summary>About how many bytes of the file are a name.</summary>
    private const int BytesAName = 16;

    private static readonly Lazy<(HashSet<string> Names, HashSet<string> Regions)> Data = new(Load);

    /// <summary>Whether the whole text is the name of a known place.</summary>
    public static bool IsPlace(ReadOnlySpan<char> name) => Has(Data.Value.Names, name);

    /// <summary>Whether the text is a region as it stands after a city, such as <c>Wis.</c> or <c>Wisconsin</c>.</summary>
    public static bool IsRegionSuffix(ReadOnlySpan<char> name) => Has(Data.Value.Regions, name);

    /// <summary>Reads the names, where that is not done yet.</summary>
    public static void ReadAhead() => _ = Data.Value;

    private static bool Has(HashSet<string> names, ReadOnlySpan<char> name)
    {
        if (name.Length > LongestName)
            return false;
        Span<char> key = stackalloc char[LongestName];
        var length = Fold.Into(name, key, [], out _);
        var folded = key[..length].TrimEnd(' ');
        return names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded);
    }

    private static (HashSet<string> Names, HashSet<string> Regions) Load() => LibraryData.Read("Data/places.json", Read);

    /// <summary>
    /// Names by country or script, folded as they are read: as texts of their own they would be most of what a process that reads one page
    /// takes new memory for.
    /// </summary>
    private static (HashSet<string> Names, HashSet<string> Regions) Read(ReadOnlySpan<byte> utf8Json)
    {
        var names = new HashSet<string>(utf8Json.Length / BytesAName, StringComparer.Ordinal);
        var regions = new HashSet<string>(StringComparer.Ordinal);
        HashSet<string>? list = null;
        var reader = new Utf8JsonReader(utf8Json);
        Span<char> text = stackalloc char[LongestName];
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
            {
                list = reader.ValueTextEquals("names"u8) ? names : reader.ValueTextEquals("regionSuffixes"u8) ? regions : throw Unknown();
            }
            else if (reader.TokenType == JsonTokenType.String)
            {
                var name = text[..reader.CopyString(text)];
                // Folding takes no more room than the text, and is done with a character before it writes one.
                list!.GetAlternateLookup<ReadOnlySpan<char>>().Add(name[..Fold.Into(name, name, [], out _)].TrimEnd(' '));
            }
        }

        return (names, regions);

        static InvalidDataException Unknown() => new("The file of places names a list that is not known.");
    }
}
