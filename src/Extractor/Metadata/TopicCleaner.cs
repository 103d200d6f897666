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

    /// <param name="topics">The keywords as stated, each once.</param>
    /// <param name="site">The texts that stand on every page of the site.</param>
    /// <param name="source">Where they are stated: JSON-LD is the story's own, a list there is never the site's as a whole.</param>
    public static List<string> Clean(List<string> topics, HashSet<string> site, FieldSource source)
    {
        var isForMachines = topics.Count(IsPair) >= MachineWords;
        var ofSite = topics.Count(site.Contains);
        if (source == FieldSource.JsonLd && ofSite < topics.Count) ofSite = 0;
        var cleaned = new List<string>(topics.Count);
        foreach (var topic in topics)
        {
            if (IsIdentifier(topic) || IsHost(topic)) continue;
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
