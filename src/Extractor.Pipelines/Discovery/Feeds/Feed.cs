namespace Extractor.Pipelines;

/// <summary>What a feed says: of itself, and of the stories that it names.</summary>
public sealed class Feed
{
    /// <summary>The feed's address, after redirects; null where it was not given.</summary>
    public Uri? Url { get; init; }

    /// <summary>The title, as plain text.</summary>
    public string? Title { get; init; }

    /// <summary>The address of the site that the feed belongs to.</summary>
    public Uri? HomePage { get; init; }

    /// <summary>The language, as a tag (BCP 47) or however it is stated.</summary>
    public string? Language { get; init; }

    /// <summary>
    /// How long the feed asks to wait until it is asked for again (<c>ttl</c> of RSS 2.0, <c>sy:updatePeriod</c> of the RSS syndication
    /// module); null where it says nothing.
    /// </summary>
    public TimeSpan? UpdateInterval { get; init; }

    /// <summary>
    /// The stories, in the order of the feed. An entry without a usable address is left out. Where <see cref="Fault"/> is set, those that
    /// stand before the fault.
    /// </summary>
    public IReadOnlyList<StoryLink> Stories { get; init; } = [];

    /// <summary>
    /// What is wrong with the feed; null for nothing. <see cref="FailureKind.InvalidInput"/>: it is no feed;
    /// <see cref="FailureKind.Unreadable"/>: its XML or JSON is broken or cut; <see cref="FailureKind.TooLarge"/> and
    /// <see cref="FailureKind.TooComplex"/>: it goes beyond a limit of <see cref="FeedOptions"/>. A feed that is fetched may also have what
    /// can go wrong with any page.
    /// </summary>
    public ArticleFailure? Fault { get; init; }

    internal static Feed Failed(Uri? url, FailureKind kind, string message) =>
        new() { Url = url, Fault = new ArticleFailure { Kind = kind, Message = message, Url = url } };
}
