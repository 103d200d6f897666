namespace Extractor.Pipelines;

/// <summary>How feeds are followed.</summary>
public sealed class FeedWatcherOptions
{
    /// <summary>
    /// How long a feed is left alone after it was asked for. To this comes up to a tenth of it, by the feed's address, so that many feeds do
    /// not come at once. A feed that asks for more gets it, up to <see cref="MaxInterval"/>, what <c>Retry-After</c> says without bound; one
    /// that fails is left alone longer each time, up to eight times as long.
    /// </summary>
    /// <value>15 minutes by default; 1 minute to 7 days.</value>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How long a feed is left alone at most because it says so itself: by <c>ttl</c>, <c>sy:updatePeriod</c>, <c>Cache-Control: max-age</c>
    /// or <c>Expires</c> (RFC 9111), the longest of which holds. Not longer than <see cref="Interval"/>, it has no effect: feeds are asked
    /// for at the interval whatever they say.
    /// </summary>
    /// <value>1 day by default; 1 minute to 7 days.</value>
    public TimeSpan MaxInterval { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Whether to ask for each feed once and then end, rather than to go on until the caller ends it.</summary>
    /// <value>False by default.</value>
    public bool Once { get; set; }

    /// <summary>
    /// Whether to pass over the stories that a feed has when it is asked for the first time by this state, rather than to give them all.
    /// </summary>
    /// <value>False by default.</value>
    public bool FromNow { get; set; }

    /// <summary>
    /// Whether the caller says by <see cref="FeedWatcher.Confirm"/> that a story is dealt with. Otherwise it is once the caller asks for the
    /// next event.
    /// </summary>
    /// <value>False by default.</value>
    public bool ConfirmEach { get; set; }

    /// <summary>
    /// The file that remembers over restarts which stories were given; null to remember them while the watcher is there. Beside it stands
    /// one of the same name with <c>.lock</c> behind it, which keeps a second watcher out.
    /// </summary>
    /// <value>Null by default.</value>
    public string? StatePath { get; set; }

    /// <summary>How long a story is remembered once no feed has it any more, in whole days.</summary>
    /// <value>30 days by default; 1 to 3,650 days.</value>
    public TimeSpan Memory { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How many feeds are asked for at once.</summary>
    /// <value>8 by default; 1 to 256.</value>
    public int MaxFeedsAtOnce { get; set; } = 8;

    /// <summary>The limits of each feed.</summary>
    public FeedOptions Feeds { get; set; } = new();

    /// <summary>The clock.</summary>
    /// <value>Null, the default, for the system's.</value>
    public TimeProvider? TimeProvider { get; set; }

    internal FeedWatcherOptions CheckedCopy()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Interval, TimeSpan.FromMinutes(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Interval, TimeSpan.FromDays(7));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxInterval, TimeSpan.FromMinutes(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxInterval, TimeSpan.FromDays(7));
        ArgumentOutOfRangeException.ThrowIfLessThan(Memory, TimeSpan.FromDays(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Memory, TimeSpan.FromDays(3_650));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxFeedsAtOnce, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxFeedsAtOnce, 256);
        ArgumentNullException.ThrowIfNull(Feeds);
        if (StatePath is not null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(StatePath);
        }

        var copy = (FeedWatcherOptions)MemberwiseClone();
        copy.Feeds = Feeds.CheckedCopy();
        return copy;
    }
}
