namespace Extractor.Pipelines.Hosting;

/// <summary>
/// The addresses that wait to be fetched, by host. Hosts take turns, and of one no more are under way than its site is asked at a time:
/// those behind would only wait in the client, and keep other hosts waiting.
/// </summary>
/// <param name="perHost">The most of one host that are under way.</param>
internal sealed class FetchQueue(int perHost) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Host> hosts = new(StringComparer.Ordinal);
    private readonly Queue<Host> ready = new();
    private readonly SemaphoreSlim signal = new(0);

    /// <summary>Adds an address. How many there are is bounded by whoever adds.</summary>
    /// <param name="job">The page.</param>
    internal void Add(PipelineJob job)
    {
        lock (gate)
        {
            var host = HostOf(job);
            host.Waiting.Enqueue(job);
            if (host.Active < perHost)
            {
                host.Active++;
                Ready(host);
            }
        }
    }

    /// <summary>Nothing is added any more.</summary>
    internal void Close() => signal.Release();

    /// <summary>Gives the next address. Whoever takes it says <see cref="Done"/> when it is fetched.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The page; null when the queue is closed and whoever fetches can do the rest.</returns>
    internal async ValueTask<PipelineJob?> NextAsync(CancellationToken cancellationToken)
    {
        await signal.WaitAsync(cancellationToken).ConfigureAwait(false);
        lock (gate)
        {
            if (ready.TryDequeue(out var host))
            {
                host.Ready--;
                return host.Waiting.Dequeue();
            }
        }

        // Closed. The signal wakes one after another.
        signal.Release();
        return null;
    }

    /// <summary>An address was fetched, and its host may be asked for the next.</summary>
    /// <param name="job">The page.</param>
    internal void Done(PipelineJob job)
    {
        lock (gate)
        {
            var host = HostOf(job);
            if (host.Waiting.Count > host.Ready)
            {
                Ready(host);
            }
            else if (--host.Active == 0)
            {
                hosts.Remove(host.Name);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => signal.Dispose();

    private void Ready(Host host)
    {
        host.Ready++;
        ready.Enqueue(host);
        signal.Release();
    }

    private Host HostOf(PipelineJob job)
    {
        var name = job.Page.Url is { IsAbsoluteUri: true } url ? url.Authority : "";
        if (!hosts.TryGetValue(name, out var host))
        {
            hosts.Add(name, host = new Host(name));
        }

        return host;
    }

    private sealed class Host(string name)
    {
        internal string Name { get; } = name;

        internal Queue<PipelineJob> Waiting { get; } = new();

        /// <summary>How many of those that wait may be taken.</summary>
        internal int Ready { get; set; }

        /// <summary>How many are under way or may be taken.</summary>
        internal int Active { get; set; }
    }
}
