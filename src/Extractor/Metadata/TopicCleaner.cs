using Extractor.Text;

namespace Extractor.Metadata;

/// <summary>Takes out of stated keywords what is no topic: the marks of analytics, identifiers, hosts, and lists of the site's sections.</summary>
internal static class TopicCleaner
{
    /// <summary>So many keywords that stand in the site's navigation are a list of its sections.</summary>
    private const int SiteWords = 4;

    /// <summary>A list of which more than one in so many is of the site is the site's as a whole.</summary>
    private const int MostOwnShare = 4;

    /// <summary>So many keywords of the form <c>name: value</c> are a list for machines.</summary>
    private const int MachineWords = 2;

    /// <summary>Keywords that are the words of a headline of fewer words may be topics.</summary>
    private const int LeastTitleWords = 5;

    /// <param name="topics">The keywords as stated, each once.</param>
    /// <param name="site">The texts that stand on every page of the site.</param>
    /// <param name="source">Where they are stated: JSON-LD is the story's own, a list there is never the site's as a whole.</param>
    /// <param name="isForSearch">Whether the list is one for search engines, in which many systems write that the page is news.</param>
    public static List<string> Clean(List<string> topics, HashSet<string> site, FieldSource source, bool isForSearch = false)
    {
        var isForMachines = topics.Count(IsPair) >= MachineWords;
        var ofSite = topics.Count(site.Contains);
        if (source == FieldSource.JsonLd && ofSite < topics.Count) ofSite = 0;
        var cleaned = new List<string>(topics.Count);
        foreach (var topic in topics)
        {
            if (IsIdentifier(topic) || IsHost(topic) || (isForSearch && TopicWords.IsNoTopic(topic))) continue;
            if (ofSite >= SiteWords && site.Contains(topic)) continue;
            if (isForMachines && IsPair(topic))
            {
                var colon = topic.IndexOf(':', StringComparison.Ordinal);
                if (TopicWords.IsLabel(topic[..colon]) && topic[(colon + 1)..].Trim() is { Length: > 0 } value) cleaned.Add(value);
                continue;
            }
            cleaned.Add(topic);
        }
        // What is left of a list of sections names the site.
        return ofSite >= SiteWords && ofSite * MostOwnShare > topics.Count ? [] : cleaned;
    }

    /// <summary>Whether keywords are the headline cut at its spaces, "is" and "of" among them, as some systems fill them in.</summary>
    public static bool AreWordsOf(string? title, List<string> topics)
    {
        if (title is null || topics.Count < LeastTitleWords) return false;
        var words = TextFold.Fold(title).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < LeastTitleWords) return false;
        var stated = new HashSet<string>(topics.Count, StringComparer.Ordinal);
        foreach (var topic in topics) stated.Add(TextFold.Fold(topic));
        return Array.TrueForAll(words, word => !word.Any(char.IsLetter) || stated.Contains(word));
    }

    /// <summary>Takes out the names of the story's authors, which some systems state as keywords too.</summary>
    public static void DropAuthors(List<string> topics, Byline? byline)
    {
        if (topics.Count == 0 || byline is null) return;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var author in byline.Authors)
            if (author.Kind == AuthorKind.Person) names.Add(TextFold.Letters(author.Name));
        topics.RemoveAll(topic => names.Contains(TextFold.Letters(topic)));
    }

    private static bool IsPair(string topic) => topic.IndexOf(':', StringComparison.Ordinal) is > 1 and < 24 and var colon && colon < topic.Length - 1;

    /// <summary>Eight hexadecimal digits, four, four, four, twelve.</summary>
    private static bool IsIdentifier(string topic) => Guid.TryParseExact(topic, "D", out _) || (topic.Length >= 5 && topic.All(char.IsAsciiDigit));

    private static bool IsHost(string topic)
    {
        var dot = topic.LastIndexOf('.');
        return dot > 2 && topic.Length - dot is 3 or 4 && !topic.Contains(' ', StringComparison.Ordinal) && topic.AsSpan(dot + 1).IndexOfAnyExceptInRange('a', 'z') < 0
            && topic.AsSpan(0, dot).IndexOfAnyExceptInRange('-', 'z') < 0;
    }
}
