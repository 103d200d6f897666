using System.Collections.Frozen;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>What newsrooms call the summary under a headline in their own languages, from <c>Data/heads.json</c>.</summary>
internal static class HeadWords
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Standfirst = Load();

    /// <summary>Whether a word of the element's class means standfirst and nothing else.</summary>
    public static bool IsStandfirst(PageElement element) => ClassWords.HasAny(element, Standfirst);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Load()
    {
        var data = LibraryData.Read("Data/heads.json", HeadJson.Default.HeadData);
        return data.Standfirst.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}

/// <summary>The file as it is written.</summary>
internal sealed class HeadData
{
    public required string[] Standfirst { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(StringListConverter)])]
[JsonSerializable(typeof(HeadData))]
internal sealed partial class HeadJson : JsonSerializerContext;
