namespace Extractor.Pipelines.Discovery.Sitemaps;

/// <summary>How new something may be, in ticks of UTC; no time that a site can write is out of range.</summary>
internal static class SitemapTimes
{
    private const long LastZone = 12 * TimeSpan.TicksPerHour;

    /// <summary>The latest instant that a time may mean.</summary>
    /// <param name="time">The time; null for none.</param>
    internal static long? Latest(ArticleTime? time) => time switch
    {
        null => null,
        { Time: { } clock, Offset: { } offset } => time.Date.ToDateTime(clock).Ticks - offset.Ticks,
        { Time: { } clock } => time.Date.ToDateTime(clock).Ticks + LastZone,
        _ => time.Date.ToDateTime(TimeOnly.MinValue).Ticks + TimeSpan.TicksPerDay + LastZone,
    };

    /// <summary>Whether a link is wanted.</summary>
    /// <param name="link">The link.</param>
    /// <param name="options">Say since when.</param>
    internal static bool Wants(StoryLink link, SitemapOptions options)
    {
        if (options.Since is not { } since)
        {
            return true;
        }

        var (published, modified) = (Latest(link.Published), Latest(link.Modified));
        return published is null && modified is null ? options.KeepUndated : published >= since.UtcTicks || modified >= since.UtcTicks;
    }

    /// <summary>Whether a sitemap that an index names is to be read.</summary>
    /// <param name="modified">When it was last changed; null where that is not said.</param>
    /// <param name="options">Say since when.</param>
    internal static bool Wants(ArticleTime? modified, SitemapOptions options) =>
        options.Since is not { } since || Latest(modified) is not { } latest || latest >= since.UtcTicks;
}
