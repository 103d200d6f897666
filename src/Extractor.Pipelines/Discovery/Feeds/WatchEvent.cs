using Extractor.Pipelines.Discovery.Feeds.Watching;

namespace Extractor.Pipelines;

/// <summary>What came of following a feed: a story that was not there before, or what went wrong with the feed. One of the two is set.</summary>
public sealed class WatchEvent
{
    /// <summary>The feed's address, as it was given to the watcher.</summary>
    public required Uri Feed { get; init; }

    /// <summary>The new story; null for a fault.</summary>
    public StoryLink? Story { get; init; }

    /// <summary>What is wrong with the feed; null for a story.</summary>
    public ArticleFailure? Fault { get; init; }

    internal PendingStory? Pending { get; init; }
}
