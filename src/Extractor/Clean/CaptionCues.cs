using System.Collections.Frozen;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>What the classes around a picture say of it beyond the cues of the page: words from <c>Data/pictures.json</c>.</summary>
internal static class CaptionCues
{
    private const int LongestLicence = 60;

    private static readonly PictureData Data = Load();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Icons = Set(Data.Icons);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Controls = Set(Data.Controls);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Displays = Set(Data.Displays);

    /// <summary>
    /// Whether the element's class hides it from all who see. One that hides it on some screens only (<c>md:hidden</c>,
    /// <c>hidden md:flex</c>) does not.
    /// </summary>
    public static bool IsHidden(PageElement element)
    {
        var classes = element[PageAttribute.Class].Span;
        if (classes.IsEmpty || classes.Length > ClassWords.Longest || (CueWords.BuiltIn.Find(classes) & BlockCues.Hidden) == 0) return false;
        var hidden = false;
        foreach (var range in classes.SplitAny(" \t\n\r\f"))
        {
            var name = classes[range];
            var variant = name.LastIndexOf(':');
            if (variant >= 0)
            {
                if (Displays.Contains(name[(variant + 1)..])) return false;
            }
            else if (!name.IsEmpty) hidden |= (CueWords.BuiltIn.Find(name) & BlockCues.Hidden) != 0;
        }
        return hidden;
    }

    /// <summary>Whether a picture's class calls it an icon, a logo or an avatar.</summary>
    public static bool IsIcon(PageElement picture) => ClassWords.HasAny(picture, Icons);

    /// <summary>Whether an element of a caption is a control that closes, widens or enlarges it.</summary>
    public static bool IsControl(PageElement element) => element.Tag == PageTag.Button || ClassWords.HasAny(element, Controls);

    /// <summary>Whether the text of a link offers the right to use a picture, or a print of it.</summary>
    public static bool IsLicence(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestLicence) return false;
        foreach (var phrase in Data.Licences)
            if (text.StartsWith(phrase, StringComparison.OrdinalIgnoreCase) && (text.Length == phrase.Length || !char.IsLetterOrDigit(text[phrase.Length]))) return true;
        return false;
    }

    /// <summary>A caption without the word for one before it: <c>Legende: …</c></summary>
    public static string WithoutLabel(string text)
    {
        foreach (var label in Data.Labels)
            if (text.Length > label.Length && text.StartsWith(label, StringComparison.OrdinalIgnoreCase)) return text[label.Length..].TrimStart();
        return text;
    }

    /// <summary>Whether a path ends as those of pictures do.</summary>
    public static bool IsPictureFile(ReadOnlySpan<char> path)
    {
        foreach (var end in Data.Files)
            if (path.EndsWith(end, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string[] words) =>
        words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static PictureData Load() => LibraryData.Read("Data/pictures.json", PictureJson.Default.PictureData);
}

/// <summary>The file as it is written.</summary>
internal sealed class PictureData
{
    /// <summary>Words of the class of pictures that are no pictures of a story.</summary>
    public required string[] Icons { get; init; }

    /// <summary>Words of the class of what closes, widens or enlarges a caption.</summary>
    public required string[] Controls { get; init; }

    /// <summary>How links begin that sell pictures.</summary>
    public required string[] Licences { get; init; }

    /// <summary>Words for a caption that stand before one.</summary>
    public required string[] Labels { get; init; }

    /// <summary>How the addresses of pictures end.</summary>
    public required string[] Files { get; init; }

    /// <summary>Class names that show an element again where a screen is wide or narrow enough.</summary>
    public required string[] Displays { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(StringListConverter)])]
[JsonSerializable(typeof(PictureData))]
internal sealed partial class PictureJson : JsonSerializerContext;
