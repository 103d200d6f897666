using System.Collections.Frozen;
using Extractor.Languages;
using Extractor.Parse;
using Extractor.Text;

namespace Extractor.Clean;

/// <summary>Lines of the site rather than of its story, told by where they lead: addresses to write to, tables of contents, offers to sign up (<c>Data/offers.json</c>).</summary>
internal static class ServiceLinks
{
    private const int LongestLine = 200;
    private const int LongestAddress = 80;
    private const int MostSegments = 8;

    /// <summary>A segment of more hyphens is the headline of a story.</summary>
    private const int LeastSlug = 3;

    private static readonly FrozenSet<string> Offers = Load();

    /// <param name="block">A block among the story's.</param>
    /// <param name="page">What addresses are relative to.</param>
    public static bool Is(TextBlock block, Uri? page)
    {
        if (block.Text.Length > LongestLine || block.Shape is BlockShape.Table or BlockShape.Preformatted) return false;
        if (block.Shape == BlockShape.Text && IsAddress(block.Text)) return true;
        if (block.Link?.Get(PageAttribute.Href) is not { } href) return false;
        if (IsContents(block)) return true;
        return IsOffer(block, href, page);
    }

    /// <summary>An item that leads to another place of its own page and says nothing else.</summary>
    public static bool IsContents(TextBlock block) =>
        block is { Shape: BlockShape.ListItem, IsLink: true } && block.Link?.Get(PageAttribute.Href) is ['#', ..];

    /// <summary>A mail address alone: nothing that a story says.</summary>
    private static bool IsAddress(ReadOnlySpan<char> line)
    {
        var at = line.IndexOf('@');
        return at > 0 && line.Length <= LongestAddress && line[(at + 1)..].IndexOf('.') > 0 && !line.ContainsAny(" \n\t/(") && char.IsLetterOrDigit(line[^1]);
    }

    /// <summary>A line with words of service whose link leads to where one signs up.</summary>
    private static bool IsOffer(TextBlock block, string href, Uri? page) =>
        ServiceWords.Count(block.Text) > 0 && Urls.Resolve(page, href) is { } url && LeadsToOffer(url.AbsolutePath.Trim('/'));

    /// <summary>Whether a path ends in the word for an offer, or in one more segment that is no headline's.</summary>
    private static bool LeadsToOffer(string path)
    {
        var segments = path.Split('/', MostSegments);
        return Offers.Contains(segments[^1]) || (segments.Length > 1 && Offers.Contains(segments[^2]) && segments[^1].Count(c => c == '-') < LeastSlug);
    }

    private static FrozenSet<string> Load() =>
        LibraryData.Read("Data/offers.json", OfferJson.Default.OfferData).Paths.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}

/// <summary>The file as it is written.</summary>
internal sealed class OfferData
{
    public required string[] Paths { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(StringListConverter)])]
[JsonSerializable(typeof(OfferData))]
internal sealed partial class OfferJson : JsonSerializerContext;
