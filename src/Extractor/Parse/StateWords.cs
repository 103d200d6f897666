using System.Collections.Frozen;
using System.Text.Json;
using Extractor.Text;

namespace Extractor.Parse;

/// <summary>What an element of a story is, as a state names it by its type.</summary>
internal enum StateElementKind
{
    Unknown,
    Paragraph,
    Markup,
    Heading,
    Quote,
    List,
    OrderedList,
    Item,
    Picture,
    Group,
    Link,
}

/// <summary>How frameworks name the elements of a story in their state, and their properties, from <c>Data/state-elements.json</c>.</summary>
internal static class StateWords
{
    private static readonly FrozenDictionary<string, StateElementKind> Kinds;

    static StateWords()
    {
        Names = LibraryData.Read("Data/state-elements.json", StateWordJson.Default.StateWordData);
        (string[] Words, StateElementKind Kind)[] kinds =
        [
            (Names.Paragraphs, StateElementKind.Paragraph), (Names.Markup, StateElementKind.Markup), (Names.Headings, StateElementKind.Heading),
            (Names.Quotes, StateElementKind.Quote), (Names.Lists, StateElementKind.List), (Names.OrderedLists, StateElementKind.OrderedList),
            (Names.Items, StateElementKind.Item), (Names.Pictures, StateElementKind.Picture), (Names.Groups, StateElementKind.Group),
            (Names.Links, StateElementKind.Link),
        ];
        Kinds = kinds.SelectMany(kind => kind.Words, (kind, word) => KeyValuePair.Create(word, kind.Kind)).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The names of properties.</summary>
    public static StateWordData Names { get; }

    public static StateElementKind KindOf(StateValue element) =>
        element["type"].Text is { Length: > 0 } type && Kinds.TryGetValue(type, out var kind) ? kind : StateElementKind.Unknown;

    /// <summary>The first of some properties that has a value of a kind.</summary>
    public static StateValue? Find(StateValue element, string[] names, JsonValueKind kind)
    {
        foreach (var name in names)
            if (element[name] is var value && value.Kind == kind) return value;
        return null;
    }

    /// <summary>The first of some properties that is a string and says something; empty where none does.</summary>
    public static string Text(StateValue element, string[] names)
    {
        foreach (var name in names)
            if (element[name].Text is var text && !string.IsNullOrWhiteSpace(text)) return text;
        return "";
    }
}

/// <summary>The file as it is written: types of elements, names of properties.</summary>
internal sealed class StateWordData
{
    public required string[] Paragraphs { get; init; }

    public required string[] Markup { get; init; }

    public required string[] Headings { get; init; }

    public required string[] Quotes { get; init; }

    public required string[] Lists { get; init; }

    public required string[] OrderedLists { get; init; }

    public required string[] Items { get; init; }

    public required string[] Pictures { get; init; }

    /// <summary>Types that are but the elements in them.</summary>
    public required string[] Groups { get; init; }

    /// <summary>Types of links to other stories.</summary>
    public required string[] Links { get; init; }

    /// <summary>Where an element has its text.</summary>
    public required string[] Content { get; init; }

    /// <summary>Where an element has elements of its own.</summary>
    public required string[] Parts { get; init; }

    public required string[] Levels { get; init; }

    /// <summary>Where a list says whether it is numbered.</summary>
    public required string[] Orders { get; init; }

    /// <summary>What a numbered list says there.</summary>
    public required string[] Ordered { get; init; }

    public required string[] Citations { get; init; }

    public required string[] Addresses { get; init; }

    public required string[] Captions { get; init; }

    public required string[] Alternatives { get; init; }

    public required string[] Credits { get; init; }

    /// <summary>The lists of makers in a credit.</summary>
    public required string[] Makers { get; init; }

    public required string[] Names { get; init; }

    public required string[] Headlines { get; init; }

    public required string[] Standfirsts { get; init; }

    /// <summary>Where a story has the picture above it.</summary>
    public required string[] Leads { get; init; }

    /// <summary>Which one is meant where a property is given for several editions.</summary>
    public required string[] Editions { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(StringListConverter)])]
[JsonSerializable(typeof(StateWordData))]
internal sealed partial class StateWordJson : JsonSerializerContext;
