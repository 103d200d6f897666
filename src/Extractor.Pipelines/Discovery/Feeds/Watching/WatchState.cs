using System.Globalization;
using System.Text.Json;

namespace Extractor.Pipelines.Discovery.Feeds.Watching;

/// <summary>
/// Which stories were given, and what each feed said last; kept in a file where there is one. What a feed said last, by which it may
/// answer that nothing has changed, is kept only once all its stories are confirmed: else a restart would pass over the others. For
/// several threads at once.
/// </summary>
internal sealed class WatchState : IDisposable
{
    private const int MostKnown = 1_000_000;
    private const int MostAdded = 50_000;

    private static readonly TimeSpan SaveInterval = TimeSpan.FromSeconds(1);

    private readonly Lock door = new();
    private readonly Dictionary<StoryKey, DateOnly> known = [];
    private readonly HashSet<StoryKey> pending = [];
    private readonly Dictionary<string, WatchedFeed> feeds = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<WatchedFeed> followed;
    private readonly int memory;
    private readonly TimeProvider clock;
    private readonly StateFile? file;
    private long saved;

    internal WatchState(IEnumerable<Uri> urls, FeedWatcherOptions options)
    {
        clock = options.TimeProvider ?? TimeProvider.System;
        memory = (int)options.Memory.TotalDays;
        file = options.StatePath is null ? null : new StateFile(options.StatePath);
        try
        {
            file?.Read(ReadLine);
            followed = [.. urls.Select(FeedOf).Distinct()];
            Compact();
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    /// <summary>The feeds that are followed; others of an earlier run are remembered.</summary>
    internal IReadOnlyList<WatchedFeed> Followed => followed;

    /// <summary>How many addresses and ids are remembered.</summary>
    internal int Known => known.Count;

    internal DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>Notes that a feed has a story.</summary>
    /// <returns>The story, to be given; null where it was given before.</returns>
    internal PendingStory? Offer(WatchedFeed feed, StoryLink story, bool hasOwnId)
    {
        lock (door)
        {
            var found = new PendingStory(feed, StoryKey.OfAddress(story.Url), hasOwnId ? StoryKey.OfId(feed.Url, story.Id!) : null);
            if (pending.Contains(found.Address) || (found.Id is { } waiting && pending.Contains(waiting)))
            {
                return null;
            }

            if (known.ContainsKey(found.Address) || (found.Id is { } id && known.ContainsKey(id)))
            {
                // Both, so that it is known by each of them when the other changes.
                Note(found);
                return null;
            }

            pending.Add(found.Address);
            if (found.Id is { } own)
            {
                pending.Add(own);
            }

            feed.Pending++;
            return found;
        }
    }

    /// <summary>Notes that a story is dealt with. Once more has no effect.</summary>
    internal void Confirm(PendingStory story)
    {
        lock (door)
        {
            if (!pending.Remove(story.Address))
            {
                return;
            }

            if (story.Id is { } id)
            {
                pending.Remove(id);
            }

            Note(story);
            story.Feed.Pending--;
            SaveFeed(story.Feed);
            if (clock.GetElapsedTime(saved) >= SaveInterval)
            {
                Save();
            }
        }
    }

    /// <summary>Notes what a feed said, to be kept once its stories are confirmed.</summary>
    internal void Update(WatchedFeed feed)
    {
        lock (door)
        {
            feed.IsUnsaved = true;
            SaveFeed(feed);
        }
    }

    /// <summary>Ends a round: what was added comes onto the disk, what is no longer needed goes.</summary>
    internal void Settle()
    {
        lock (door)
        {
            if (file?.Added > MostAdded || known.Count > MostKnown)
            {
                Compact();
            }

            Save();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (door)
        {
            try
            {
                Save();
            }
            finally
            {
                file?.Dispose();
            }
        }
    }

    private void Save()
    {
        file?.Save();
        saved = clock.GetTimestamp();
    }

    private void Note(PendingStory story)
    {
        Note(story.Address);
        if (story.Id is { } id)
        {
            Note(id);
        }
    }

    private void Note(StoryKey key)
    {
        var today = Today;
        if (known.TryGetValue(key, out var seen) && seen >= today)
        {
            return;
        }

        known[key] = today;
        file?.Add(LineOf(key, today));
    }

    private void SaveFeed(WatchedFeed feed)
    {
        if (feed is { IsUnsaved: true, Pending: 0 })
        {
            feed.IsUnsaved = false;
            feed.SavedLine = LineOf(feed);
            file?.Add(feed.SavedLine);
        }
    }

    /// <summary>
    /// Writes the file anew without stories that are out of all feeds for long. That is known only of days on which every feed gave its
    /// content: a feed that is out of reach holds all back. Of too many stories the oldest go.
    /// </summary>
    private void Compact()
    {
        var sure = followed.Count == 0 ? DateOnly.MinValue : followed.Min(static feed => feed.Full ?? DateOnly.MinValue);
        foreach (var (key, seen) in known)
        {
            if (seen.DayNumber + memory < sure.DayNumber)
            {
                known.Remove(key);
            }
        }

        if (known.Count > MostKnown)
        {
            foreach (var (key, _) in known.OrderBy(static entry => entry.Value).Take(known.Count - (MostKnown * 9 / 10)).ToList())
            {
                known.Remove(key);
            }
        }

        file?.Replace([.. known.Select(static entry => LineOf(entry.Key, entry.Value)), .. feeds.Values.Select(static feed => feed.SavedLine).OfType<byte[]>()]);
    }

    private WatchedFeed FeedOf(Uri url)
    {
        if (!feeds.TryGetValue(url.AbsoluteUri, out var feed))
        {
            feeds.Add(url.AbsoluteUri, feed = new WatchedFeed(url));
        }

        return feed;
    }

    private void ReadLine(JsonElement line)
    {
        if (line.TryGetProperty("story", out var story))
        {
            known[StoryKey.TryParse(story.GetString(), out var key) ? key : throw new FormatException()] = StateLine.ReadDay(line.GetProperty("seen"));
            return;
        }

        var feed = FeedOf(new Uri(line.GetProperty("feed").GetString()!));
        feed.ETag = line.GetProperty("etag").GetString();
        feed.LastModified = line.GetProperty("lastModified").GetString();
        feed.IsBegun = line.GetProperty("begun").GetBoolean();
        feed.Full = line.GetProperty("full") is { ValueKind: JsonValueKind.String } day ? StateLine.ReadDay(day) : null;
        feed.NotBefore = line.GetProperty("notBefore") is { ValueKind: JsonValueKind.String } instant ? instant.GetDateTimeOffset() : null;
        feed.SavedLine = LineOf(feed);
    }

    private static byte[] LineOf(StoryKey key, DateOnly seen) => StateLine.Make(json =>
    {
        json.WriteString("story", key.ToString());
        json.WriteString("seen", StateLine.Write(seen));
    });

    private static byte[] LineOf(WatchedFeed feed) => StateLine.Make(json =>
    {
        json.WriteString("feed", feed.Url.AbsoluteUri);
        json.WriteString("etag", feed.ETag);
        json.WriteString("lastModified", feed.LastModified);
        json.WriteBoolean("begun", feed.IsBegun);
        json.WriteString("full", feed.Full is { } day ? StateLine.Write(day) : null);
        json.WriteString("notBefore", feed.NotBefore?.ToString("O", CultureInfo.InvariantCulture));
    });
}
