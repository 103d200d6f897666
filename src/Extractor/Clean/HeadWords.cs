using System.Buffers;
using System.Collections.Frozen;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>What newsrooms call the summary under a headline in their own languages, from <c>Data/heads.json</c>.</summary>
internal static class HeadWords
{
    private const int MostUp = 3;

    private static readonly HeadData Data = LibraryData.Read("Data/heads.json", HeadJson.Default.HeadData);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Standfirst = Set(Data.Standfirst);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Badges = Set(Data.Badges);
    private static readonly SearchValues<string> DropCaps = SearchValues.Create(Data.DropCaps, StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> Machines = SearchValues.Create(Data.MadeByMachine, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a word of the element's class, or of one that holds nothing else, means standfirst and nothing else.</summary>
    public static bool IsStandfirst(PageElement element)
    {
        if (ClassWords.HasAny(element, Standfirst)) return true;
        return element.Parent is { } box && ClassWords.HasAny(box, Standfirst) && IsAllOf(element, box);
    }

    /// <summary>Whether the class says that the first letter is printed large: the text begins with such a paragraph.</summary>
    public static bool HasDropCap(PageElement element) => element[PageAttribute.Class].Span is { IsEmpty: false, Length: <= ClassWords.Longest } classes && classes.ContainsAny(DropCaps);

    private static bool IsAllOf(PageElement element, PageElement box)
    {
        for (var node = box.FirstChild; node is not null; node = node.Next)
            if (node != element && node is not PageText { IsBlank: true }) return false;
        return true;
    }

    /// <summary>Whether a word of the element's class says that it marks the story, as one for subscribers for one.</summary>
    public static bool IsBadge(PageElement element) => ClassWords.HasAny(element, Badges);

    /// <summary>Whether the class of the element or of one close around it says that a machine wrote what it holds.</summary>
    public static bool IsMadeByMachine(PageElement element)
    {
        PageElement? up = element;
        for (var steps = 0; up is not null && steps < MostUp; steps++, up = up.Parent)
        {
            var classes = up[PageAttribute.Class].Span;
            if (!classes.IsEmpty && classes.Length <= ClassWords.Longest && classes.ContainsAny(Machines) && SaysMachine(classes)) return true;
        }
        return false;
    }

    /// <summary>Whether one of the words stands by itself: "mumbai-summary" and "summary-aisle" are no machine's.</summary>
    private static bool SaysMachine(ReadOnlySpan<char> classes)
    {
        foreach (var word in Data.MadeByMachine)
        {
            for (var at = classes.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0;)
            {
                var end = at + word.Length;
                if ((at == 0 || !char.IsAsciiLetter(classes[at - 1])) && (end == classes.Length || !char.IsAsciiLetter(classes[end]))) return true;
                var next = classes[end..].IndexOf(word, StringComparison.OrdinalIgnoreCase);
                at = next < 0 ? -1 : end + next;
            }
        }
        return false;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string[] words) =>
        words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}

/// <summary>The file as it is written.</summary>
internal sealed class HeadData
{
    /// <summary>Words of the class of a standfirst.</summary>
    public required string[] Standfirst { get; init; }

    /// <summary>Words of the class of what marks a story beside its kicker.</summary>
    public required string[] Badges { get; init; }

    /// <summary>Parts of the class of a paragraph with a large first letter.</summary>
    public required string[] DropCaps { get; init; }

    /// <summary>Parts of the class of what a machine wrote of a story.</summary>
    public required string[] MadeByMachine { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(StringListConverter)])]
[JsonSerializable(typeof(HeadData))]
internal sealed partial class HeadJson : JsonSerializerContext;
