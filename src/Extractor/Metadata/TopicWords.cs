using Extractor.Languages;
using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>The words of <c>Data/topics.json</c>: what addresses, headings and scripts call the tags of a story.</summary>
internal static class TopicWords
{
    private const int LongestHeading = 40;
    private const int MostLabelTries = 20;
    private const string Around = " :：-–■#•>»|/·.";

    private static readonly Lazy<Words> Data = new(Load);

    /// <summary>Whether one of the path's folders is that of tags: <c>/tag/harbour</c>, <c>/de/thema/hafen-123</c>.</summary>
    public static bool IsTagAddress(string? href)
    {
        if (href is null || href.Length > 300) return false;
        var path = href.AsSpan();
        if (path.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme)
        {
            path = path[(scheme + 3)..];
            if (path.IndexOf('/') is >= 0 and var slash) path = path[slash..];
            else return false;
        }
        if (path.IndexOfAny('?', '#') is >= 0 and var end) path = path[..end];
        var lookup = Data.Value.Paths.GetAlternateLookup<ReadOnlySpan<char>>();
        // The folder itself is the list of all tags: a name has to follow.
        while (path.IndexOf('/') is >= 0 and var at)
        {
            if (at > 0 && at < path.Length - 1 && lookup.Contains(path[..at])) return true;
            path = path[(at + 1)..];
        }
        return false;
    }

    /// <summary>Whether a query asks for the stories of a topic or a category: <c>?content_topic=7</c>.</summary>
    public static bool HasTopicQuery(ReadOnlySpan<char> query)
    {
        foreach (var range in query.TrimStart('?').Split('&'))
        {
            var pair = query.TrimStart('?')[range];
            if (pair.IndexOf('=') is not (> 0 and var equals)) continue;
            var key = pair[..equals];
            key = key[(key.LastIndexOfAny('_', '-') + 1)..];
            if (Data.Value.Paths.GetAlternateLookup<ReadOnlySpan<char>>().Contains(key) || IsCategoryPath(key)) return true;
        }
        return false;
    }

    /// <summary>Whether a line heads a list of tags.</summary>
    public static bool IsHeading(string line)
    {
        if (line.Length > LongestHeading) return false;
        return Data.Value.Headings.Contains(Fold.Text(line).Trim(' ', ':', '：', '-', '–', '■', '#', '•', '>', '»'));
    }

    /// <summary>
    /// Whether the words right before a link, of its own line, say that tags follow. Before links that are marked as tags the last words
    /// of a sentence do as well: <c>This entry was posted in Boats and tagged</c>.
    /// </summary>
    public static bool IsLineLabel(ReadOnlySpan<char> words, bool mayOpenWithMore)
    {
        var folded = Fold.Text(words.ToString()).AsSpan().Trim(Around);
        var lookup = Data.Value.LineLabels.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var tries = 0; tries < MostLabelTries && !folded.IsEmpty; tries++)
        {
            if (folded.Length <= LongestHeading && lookup.Contains(folded)) return true;
            if (!mayOpenWithMore || folded.IndexOf(' ') is not (> 0 and var space)) return false;
            folded = folded[(space + 1)..].TrimStart(Around);
        }
        return false;
    }

    /// <summary>Whether a level of a trail names no section: the front page, a search, a list of all.</summary>
    public static bool IsNoSection(string name) => name.Length <= LongestHeading && Data.Value.NoSections.Contains(Fold.Text(name).Trim());

    /// <summary>Whether a keyword says no more than that the page is news.</summary>
    public static bool IsNoTopic(string topic) => topic.Length <= LongestHeading && Data.Value.NoTopics.Contains(Fold.Text(topic).Trim());

    /// <summary>Whether a folder of an address says no more than that its pages are news or entries.</summary>
    public static bool IsNoFolder(string folder) => Data.Value.NoFolders.Contains(folder);

    /// <summary>Whether a folder of an address is that of the site's categories.</summary>
    public static bool IsCategoryPath(ReadOnlySpan<char> folder) => Data.Value.Categories.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folder);

    /// <summary>Whether the word before a colon only says that a topic follows.</summary>
    public static bool IsLabel(string word) => Data.Value.Labels.Contains(word.Trim());

    private static Words Load()
    {
        var data = LibraryData.Read("Data/topics.json", TopicJson.Default.TopicData);
        return new Words(
            new HashSet<string>(data.Paths, StringComparer.OrdinalIgnoreCase),
            new HashSet<string>(data.Headings.Select(heading => Fold.Text(heading)), StringComparer.Ordinal),
            new HashSet<string>(data.Headings.Concat(data.LineLabels).Select(label => Fold.Text(label)), StringComparer.Ordinal),
            new HashSet<string>(data.NoSections.Select(name => Fold.Text(name)), StringComparer.Ordinal),
            new HashSet<string>(data.Labels, StringComparer.OrdinalIgnoreCase),
            new HashSet<string>(data.NoTopics.Select(topic => Fold.Text(topic)), StringComparer.Ordinal),
            new HashSet<string>(data.Categories, StringComparer.OrdinalIgnoreCase),
            new HashSet<string>(data.NoFolders, StringComparer.OrdinalIgnoreCase));
    }

    private sealed record Words(HashSet<string> Paths, HashSet<string> Headings, HashSet<string> LineLabels, HashSet<string> NoSections, HashSet<string> Labels, HashSet<string> NoTopics, HashSet<string> Categories, HashSet<string> NoFolders);
}

/// <summary>The file of topic words.</summary>
internal sealed class TopicData
{
    public required string[] Paths { get; init; }

    public required string[] Headings { get; init; }

    /// <summary>Words that stand before tags in their line, and are too common elsewhere to head a list.</summary>
    public required string[] LineLabels { get; init; }

    /// <summary>What the levels of a trail are called that are no section.</summary>
    public required string[] NoSections { get; init; }

    public required string[] Labels { get; init; }

    /// <summary>Keywords that say no more than that the page is news.</summary>
    public required string[] NoTopics { get; init; }

    /// <summary>What the folders of all news or entries are called.</summary>
    public required string[] NoFolders { get; init; }

    /// <summary>What the folders of a site's categories are called.</summary>
    public required string[] Categories { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, Converters = [typeof(StringListConverter)])]
[JsonSerializable(typeof(TopicData))]
internal sealed partial class TopicJson : JsonSerializerContext;
