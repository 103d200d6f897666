using System.Collections.Frozen;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Body;

/// <summary>What sites call the lists of a recipe, from <c>Data/recipes.json</c>.</summary>
internal static class RecipeWords
{
    private const int Reach = 4;
    private const int LongestClass = 300;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Parts = Load();

    /// <summary>Whether an element or a near one around it has a word of them in its class or as its property.</summary>
    public static bool IsPart(PageElement element)
    {
        PageElement? up = element;
        for (var depth = 0; up is not null && depth < Reach && up.Tag is not (PageTag.Body or PageTag.Main or PageTag.Article); depth++, up = up.Parent)
            if (Says(up[PageAttribute.Class].Span) || Says(up[PageAttribute.ItemProp].Span)) return true;
        return false;
    }

    private static bool Says(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > LongestClass) return false;
        foreach (var range in name.SplitAny(" \t\n\r-_"))
            if (Parts.Contains(name[range])) return true;
        return false;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Load() =>
        LibraryData.Read("Data/recipes.json", RecipeJson.Default.RecipeData).Parts.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}

/// <summary>The file as it is written.</summary>
internal sealed class RecipeData
{
    public required string[] Parts { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(StringListConverter)])]
[JsonSerializable(typeof(RecipeData))]
internal sealed partial class RecipeJson : JsonSerializerContext;
