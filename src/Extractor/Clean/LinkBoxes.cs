using System.Buffers;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>What the classes of the boxes around a link say of the list that it stands in.</summary>
internal enum LinkBox : byte
{
    None,

    /// <summary>What many readers read, whatever it tells of: no editor put it beside this story.</summary>
    Popular,

    /// <summary>Stories that belong to this one.</summary>
    Related,
}

/// <summary>Reads the classes around links, by the words of <c>Data/link-boxes.json</c>. Each element is read once.</summary>
internal sealed class LinkBoxes
{
    private static readonly SearchValues<string> Popular;
    private static readonly SearchValues<string> Related;
    private readonly Strip<byte> known;

    static LinkBoxes()
    {
        var data = LibraryData.Read("Data/link-boxes.json", LinkBoxJson.Default.LinkBoxData);
        Popular = SearchValues.Create(data.Popular, StringComparison.OrdinalIgnoreCase);
        Related = SearchValues.Create(data.Related, StringComparison.OrdinalIgnoreCase);
    }

    public LinkBoxes(PageTree tree) => known = tree.Room.Take<byte>(tree.ElementCount);

    /// <summary>What the nearest telling class says between a link and the story; a link in the story's own text stands in no box.</summary>
    public LinkBox Of(LinkCandidate candidate)
    {
        if (candidate.Region is not { } region) return LinkBox.None;
        for (PageElement? up = candidate.Link; up is not null; up = up.Parent)
        {
            ref var box = ref known[up.Ordinal];
            if (box == 0) box = (byte)(1 + Of(up[PageAttribute.Class].Span));
            if (box > 1) return (LinkBox)(box - 1);
            if (up == region) break;
        }
        return LinkBox.None;
    }

    private static byte Of(ReadOnlySpan<char> classes)
    {
        if (classes.IsEmpty || classes.Length > ClassWords.Longest) return (byte)LinkBox.None;
        if (classes.ContainsAny(Popular)) return (byte)LinkBox.Popular;
        return (byte)(classes.ContainsAny(Related) ? LinkBox.Related : LinkBox.None);
    }
}

/// <summary>The file as it is written: parts of class names.</summary>
internal sealed class LinkBoxData
{
    public required string[] Popular { get; init; }

    public required string[] Related { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(StringListConverter)])]
[JsonSerializable(typeof(LinkBoxData))]
internal sealed partial class LinkBoxJson : JsonSerializerContext;
