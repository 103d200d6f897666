namespace Extractor.Pipelines.Discovery.Feeds.Watching;

/// <summary>A story that was given and is not confirmed yet.</summary>
internal sealed record PendingStory(WatchedFeed Feed, StoryKey Address, StoryKey? Id);
