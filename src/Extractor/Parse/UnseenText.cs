using System.Collections.Frozen;
using Extractor.Text;

namespace Extractor.Parse;

/// <summary>
/// What only those hear who have a page read to them, by the class names and styles of <c>Data/unseen.json</c>: inside a link, behind its
/// words, it says where the link opens or what kind of link it is.
/// </summary>
internal static class UnseenText
{
    private const int LongestValue = 500;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Classes;
    private static readonly string[] Styles;

    static UnseenText()
    {
        var data = LibraryData.Read("Data/unseen.json", UnseenJson.Default.UnseenData);
        Classes = data.Classes.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        Styles = data.Styles;
    }

    /// <summary>Whether an element's own class or style keeps it from all who see.</summary>
    public static bool Is(PageElement element)
    {
        var classes = element[PageAttribute.Class].Span;
        if (classes.Length <= LongestValue)
        {
            foreach (var range in classes.SplitAny(" \t\n\r\f"))
                if (Classes.Contains(classes[range])) return true;
        }
        var style = element[PageAttribute.Style].Span;
        return style.Length <= LongestValue && style.Contains("clip", StringComparison.OrdinalIgnoreCase) && IsClipped(style);
    }

    private static bool IsClipped(ReadOnlySpan<char> style)
    {
        Span<char> tight = stackalloc char[LongestValue];
        var length = 0;
        foreach (var c in style)
            if (!char.IsWhiteSpace(c)) tight[length++] = char.ToLowerInvariant(c);
        foreach (var hidden in Styles)
            if (tight[..length].Contains(hidden, StringComparison.Ordinal)) return true;
        return false;
    }
}

/// <summary>The file as it is written.</summary>
internal sealed class UnseenData
{
    public required string[] Classes { get; init; }

    public required string[] Styles { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(StringListConverter)])]
[JsonSerializable(typeof(UnseenData))]
internal sealed partial class UnseenJson : JsonSerializerContext;
