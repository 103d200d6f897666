using System.Text.Json;

namespace Extractor.Text;

/// <summary>What a segment of an address says of the page behind it.</summary>
internal enum PathKind
{
    None,
    Topic,
    Author,
    Section,
    Service,
    Shop,
    Media,
}

/// <summary>The path words of <c>Data/links.json</c>; the property names there are the names of <see cref="PathKind"/>.</summary>
internal sealed class LinkPathWords
{
    private const int Longest = 24;
    private readonly Dictionary<string, PathKind> kinds = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PathKind>.AlternateLookup<ReadOnlySpan<char>> lookup;

    private LinkPathWords() => lookup = kinds.GetAlternateLookup<ReadOnlySpan<char>>();

    public static LinkPathWords BuiltIn { get; } = Load();

    /// <summary>The kind of one segment, without slashes.</summary>
    public PathKind Of(ReadOnlySpan<char> segment) =>
        segment.Length <= Longest && lookup.TryGetValue(segment, out var kind) ? kind : PathKind.None;

    private static LinkPathWords Load()
    {
        using var stream = LibraryData.Open("Data/links.json");
        using var json = JsonDocument.Parse(stream);
        var words = new LinkPathWords();
        foreach (var role in json.RootElement.EnumerateObject())
        {
            var kind = Enum.Parse<PathKind>(role.Name, ignoreCase: true);
            foreach (var word in role.Value.EnumerateArray()) words.kinds.Add(word.GetString()!, kind);
        }
        return words;
    }
}
