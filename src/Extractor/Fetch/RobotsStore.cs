namespace Extractor.Fetch;

/// <summary>
/// Remembers what the robots.txt files say, each for the scheme, host and port that it stands at. One fetch at a time asks for a file;
/// others wait for what it hears. The hosts that were not asked for longest are forgotten once there are many.
/// </summary>
/// <param name="read">Fetches the robots.txt for the address where a fetch stands.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class RobotsStore(Func<FetchRun, CancellationToken, Task<RobotsAnswer>> read, TimeProvider timeProvider)
{
    /// <summary>The most hosts that are remembered.</summary>
    internal const int MostHosts = 4_096;

    /// <summary>The most memory that their rules take, in bytes.</summary>
    internal const long MostBytes = 32 * 1024 * 1024;

    /// <summary>
    /// How long after its time a file is used on while a new one is not to be had. RFC 9309 section 2.4 allows that, and 2.3.1.4 even more.
    /// </summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(24);

    private readonly Lock access = new();
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private long bytes;

    /// <summary>How many hosts are remembered.</summary>
    internal int Count
    {
        get
        {
            lock (access)
            {
                return entries.Count;
            }
        }
    }

    /// <summary>Says what the robots.txt says that is for the address where a fetch stands; fetches it if need be.</summary>
    /// <param name="run">The fetch. Waiting for another one's answer does not count towards its time.</param>
    /// <param name="cancellationToken">Ends the wait or the fetch. Whoever waits then fetches in its place.</param>
    /// <returns>The file, or why it is not known.</returns>
    /// <exception cref="OperationCanceledException">The caller ended it.</exception>
    internal async ValueTask<RobotsAnswer> GetAsync(FetchRun run, CancellationToken cancellationToken)
    {
        var entry = Take(run.Current);
        try
        {
            var asked = entry.Asked;
            return entry.Known is { } known && IsFresh(known) ? known : await AskAsync(entry, asked, run, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Leave(entry);
        }
    }

    /// <summary>Takes an answer that came without being asked for here. Where somebody is asking, theirs will be the newer one.</summary>
    /// <param name="url">An address of the site.</param>
    /// <param name="answer">The answer.</param>
    internal void Note(Uri url, RobotsAnswer answer)
    {
        var entry = Take(url);
        try
        {
            if (!entry.Turn.Wait(0))
            {
                return;
            }

            entry.Known = Keep(entry, answer);
            entry.Asked++;
            entry.Turn.Release();
        }
        finally
        {
            Leave(entry);
        }
    }

    private async Task<RobotsAnswer> AskAsync(Entry entry, int asked, FetchRun run, CancellationToken cancellationToken)
    {
        run.LeavePages();
        run.Context.StopClock();
        try
        {
            await entry.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            run.Context.StartClock();
        }

        try
        {
            if (entry.Known is { } known && (IsFresh(known) || entry.Asked != asked))
            {
                return known;
            }

            var answer = Keep(entry, await read(run, cancellationToken).ConfigureAwait(false));
            // A fetch that came here by redirects may have had no time left, which is nothing that the others should hear.
            if (answer.Fault?.Kind != FailureKind.TimedOut || run.Redirects.Count == 0)
            {
                entry.Known = answer;
                entry.Asked++;
            }

            return answer;
        }
        finally
        {
            entry.Turn.Release();
        }
    }

    private RobotsAnswer Keep(Entry entry, RobotsAnswer answer)
    {
        var now = timeProvider.GetUtcNow();
        if (answer.File is not null)
        {
            entry.Good = answer;
        }
        else if (entry.Good is { } good && now < good.FreshUntil + Grace)
        {
            return RobotsAnswer.Known(good.File!, now + RobotsReader.Shortest);
        }

        return answer;
    }

    private bool IsFresh(RobotsAnswer answer) => answer.FreshUntil > timeProvider.GetUtcNow();

    private Entry Take(Uri url)
    {
        var key = url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
        lock (access)
        {
            if (!entries.TryGetValue(key, out var entry))
            {
                entries[key] = entry = new Entry(key);
            }

            entry.Users++;
            return entry;
        }
    }

    private void Leave(Entry entry)
    {
        lock (access)
        {
            entry.Users--;
            entry.Used = timeProvider.GetTimestamp();
            var size = entry.Good?.File?.Size ?? 0;
            bytes += size - entry.Size;
            entry.Size = size;
            if (entry.Known is null && entry.Users == 0)
            {
                Forget(entry);
            }

            if (entries.Count > MostHosts || bytes > MostBytes)
            {
                Sweep();
            }
        }
    }

    /// <summary>Forgets so many at once that sweeping is rare.</summary>
    private void Sweep()
    {
        var idle = new List<Entry>();
        foreach (var entry in entries.Values)
        {
            if (entry.Users == 0)
            {
                idle.Add(entry);
            }
        }

        idle.Sort(static (a, b) => a.Used.CompareTo(b.Used));
        foreach (var entry in idle)
        {
            if (entries.Count <= MostHosts * 3 / 4 && bytes <= MostBytes * 3 / 4)
            {
                break;
            }

            Forget(entry);
        }
    }

    private void Forget(Entry entry)
    {
        if (entries.Remove(entry.Key))
        {
            bytes -= entry.Size;
        }
    }

    /// <summary>What is remembered of one host.</summary>
    private sealed class Entry(string key)
    {
        private volatile RobotsAnswer? known;
        private volatile int asked;

        internal string Key { get; } = key;

        /// <summary>Held by the one who asks for the file.</summary>
        internal SemaphoreSlim Turn { get; } = new(1, 1);

        /// <summary>The last answer, or what stands in for it.</summary>
        internal RobotsAnswer? Known
        {
            get => known;
            set => known = value;
        }

        /// <summary>How often an answer came: whoever waited for one takes it, however short it holds.</summary>
        internal int Asked
        {
            get => asked;
            set => asked = value;
        }

        /// <summary>The last file that was read.</summary>
        internal RobotsAnswer? Good { get; set; }

        internal int Users { get; set; }

        internal long Used { get; set; }

        internal int Size { get; set; }
    }
}
