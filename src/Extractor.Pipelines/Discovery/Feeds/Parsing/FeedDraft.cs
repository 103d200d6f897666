namespace Extractor.Pipelines.Discovery.Feeds.Parsing;

/// <summary>What a feed has said so far. What holds for all its entries may stand behind them.</summary>
internal sealed class FeedDraft(Uri? url, int maxStories)
{
    private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(366);

    private readonly List<StoryDraft> stories = [];
    private TimeSpan? period;
    private int frequency = 1;

    internal string? Title { get; set; }

    internal Uri? HomePage { get; set; }

    internal string? Language { get; set; }

    internal List<string> Authors { get; } = [];

    internal ArticleFailure? Fault { get; private set; }

    private TimeSpan? Ttl { get; set; }

    /// <summary>Notes what is wrong; the first fault counts.</summary>
    internal void Fail(FailureKind kind, string message) => Fault ??= new ArticleFailure { Kind = kind, Message = message, Url = url };

    /// <summary>Adds a story.</summary>
    /// <returns>False where there is no room; then nothing more is to be read.</returns>
    internal bool Add(StoryDraft story)
    {
        if (stories.Count == maxStories)
        {
            Fail(FailureKind.TooLarge, FormattableString.Invariant($"The feed has more than {maxStories} stories; the first are given."));
            return false;
        }

        stories.Add(story);
        return true;
    }

    /// <summary>Takes <c>ttl</c> (RSS 2.0), in minutes.</summary>
    internal void ReadTtl(string text) => Ttl = int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var minutes) && minutes > 0
        ? TimeSpan.FromMinutes(minutes)
        : Ttl;

    /// <summary>Takes <c>sy:updatePeriod</c>.</summary>
    internal void ReadPeriod(string text) => period = text.ToLowerInvariant() switch
    {
        "hourly" => TimeSpan.FromHours(1),
        "daily" => TimeSpan.FromDays(1),
        "weekly" => TimeSpan.FromDays(7),
        "monthly" => TimeSpan.FromDays(30),
        "yearly" => TimeSpan.FromDays(365),
        _ => period,
    };

    /// <summary>Takes <c>sy:updateFrequency</c>: how often in the period.</summary>
    internal void ReadFrequency(string text) => frequency = int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var times) && times > 0
        ? times
        : frequency;

    /// <summary>Makes the feed.</summary>
    internal Feed Finish()
    {
        var asked = Ttl ?? period / frequency;
        return new Feed
        {
            Url = url,
            Title = Title,
            HomePage = HomePage,
            Language = Language,
            UpdateInterval = asked > LongestInterval ? LongestInterval : asked,
            Stories = [.. stories.Select(story => story.Finish(this, url)).OfType<StoryLink>()],
            Fault = Fault,
        };
    }
}
