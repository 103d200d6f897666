using System.Text.Json;
using Extractor.Pipelines.Discovery;

namespace Extractor.Pipelines;

/// <summary>
/// A story as a feed or a sitemap names it: where it is, and what is said about it there. All but the address may be missing; nothing is
/// guessed. What the page itself says, once it is fetched, is the <see cref="Article"/>.
/// </summary>
public sealed class StoryLink
{
    /// <summary>The story's address: absolute, http or https.</summary>
    public required Uri Url { get; init; }

    /// <summary>The feed's own name for the story (<c>guid</c>, <c>atom:id</c>, <c>id</c>), which stays when the address changes.</summary>
    public string? Id { get; init; }

    /// <summary>The title, as plain text.</summary>
    public string? Title { get; init; }

    /// <summary>The summary, as plain text.</summary>
    public string? Summary { get; init; }

    /// <summary>The authors' names, as stated.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>When the story was published, as precise as it is stated.</summary>
    public ArticleTime? Published { get; init; }

    /// <summary>When the story was last changed. In a sitemap without news tags it is the only time that is stated.</summary>
    public ArticleTime? Modified { get; init; }

    /// <summary>The language, as a tag (BCP 47) or however it is stated.</summary>
    public string? Language { get; init; }

    /// <summary>The name of the publication, or the title of the feed.</summary>
    public string? SiteName { get; init; }

    /// <summary>Categories, tags or keywords, as stated.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>The feed or sitemap that names the story; null where its address was not given.</summary>
    public Uri? Source { get; init; }

    /// <summary>Writes the link as one line of JSON: names in camel case, without what is missing.</summary>
    /// <returns>The JSON text.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, DiscoveryJsonContext.Compact.StoryLink);
}
