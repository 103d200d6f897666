namespace Extractor.Fetch;

/// <summary>
/// Keeps the client polite: no more requests to a host at once than allowed, and their starts at least the interval apart. Waiting
/// holds no thread, and those who wait are let in as they came.
/// </summary>
internal sealed class HostGates(int most, TimeSpan interval, TimeProvider timeProvider)
{
    private readonly Lock access = new();
    private readonly Dictionary<string, HostGate> gates = new(StringComparer.Ordinal);

    /// <summary>The hosts that are known at present: those with requests under way, waiting, or too recent for the next one.</summary>
    internal int Count
    {
        get
        {
            lock (access)
            {
                return gates.Count;
            }
        }
    }

    /// <summary>Waits for the host's turn.</summary>
    /// <param name="url">An address of the host.</param>
    /// <param name="isClosed">Asked before and during the wait: true ends it, since the request will not be sent.</param>
    /// <param name="isPaced">False for a request that need not keep the interval.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="isReady">
    /// Asked when the turn has come: false lets the next one in, since the request cannot be sent yet. Null for always.
    /// </param>
    /// <returns>The turn, to be disposed of when the answer was read; null when the host is closed or the caller was not ready.</returns>
    internal async ValueTask<HostTurn?> EnterAsync(
        Uri url, Func<bool> isClosed, bool isPaced, CancellationToken cancellationToken, Func<bool>? isReady = null)
    {
        var gate = Take(url);
        var isIn = false;
        try
        {
            await gate.Places.WaitAsync(cancellationToken).ConfigureAwait(false);
            isIn = true;
            if (!(isPaced ? await PaceAsync(gate, MayStart, isClosed, cancellationToken).ConfigureAwait(false) : MayStart()))
            {
                Leave(gate, isIn);
                return null;
            }

            return new HostTurn(this, gate);
        }
        catch
        {
            Leave(gate, isIn);
            throw;
        }

        bool MayStart() => !isClosed() && isReady?.Invoke() != false;
    }

    /// <summary>Takes the host's turn where that needs no waiting.</summary>
    /// <param name="url">An address of the host.</param>
    /// <param name="isClosed">True when the request will not be sent.</param>
    /// <param name="isPaced">False for a request that need not keep the interval.</param>
    /// <returns>The turn; null when others are at the host, the interval is not over, or the host is closed.</returns>
    internal HostTurn? TryEnter(Uri url, Func<bool> isClosed, bool isPaced)
    {
        var gate = Take(url);
        var isIn = gate.Places.Wait(0);
        if (isIn && !isClosed() && !isPaced)
        {
            return new HostTurn(this, gate);
        }

        if (isIn && isPaced && !isClosed() && gate.Pace.Wait(0))
        {
            try
            {
                if (Missing(gate) <= TimeSpan.Zero)
                {
                    gate.Started = timeProvider.GetTimestamp();
                    return new HostTurn(this, gate);
                }
            }
            finally
            {
                gate.Pace.Release();
            }
        }

        Leave(gate, isIn);
        return null;
    }

    /// <summary>Waits for the interval alone: for a repeated request, whose turn goes on.</summary>
    /// <param name="url">An address of the host.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal async ValueTask PaceAsync(Uri url, CancellationToken cancellationToken)
    {
        var gate = Take(url);
        try
        {
            await PaceAsync(gate, static () => true, static () => false, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Leave(gate, isIn: false);
        }
    }

    /// <summary>Says how long the host's interval lasts from now, whoever else waits for it aside.</summary>
    /// <param name="url">An address of the host.</param>
    /// <returns>The wait; zero when the host may be asked at once.</returns>
    internal TimeSpan Wait(Uri url)
    {
        lock (access)
        {
            return gates.TryGetValue(HostName.Key(url), out var gate) && Missing(gate) is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        }
    }

    /// <summary>Widens a host's interval, or sets it back: its robots.txt asks for it.</summary>
    /// <param name="url">An address of the host.</param>
    /// <param name="delay">The least time between the starts of two requests; the client's own interval where that is longer.</param>
    internal void Slow(Uri url, TimeSpan delay)
    {
        var gate = Take(url);
        gate.Interval = delay > interval ? delay : interval;
        Leave(gate, isIn: false);
    }

    /// <summary>Lets nobody start at a host for a while: it asked for that.</summary>
    /// <param name="url">An address of the host.</param>
    /// <param name="wait">How long.</param>
    internal void Hold(Uri url, TimeSpan wait)
    {
        var gate = Take(url);
        var until = timeProvider.GetTimestamp() + (long)(wait.TotalSeconds * timeProvider.TimestampFrequency);
        gate.HeldUntil = Math.Max(gate.HeldUntil, until);
        Leave(gate, isIn: false);
    }

    internal void Leave(HostGate gate, bool isIn)
    {
        if (isIn)
        {
            gate.Places.Release();
        }

        lock (access)
        {
            gate.Users--;
            // A gate that nobody waits at and whose interval is over knows nothing that a new one would not.
            if (gate.Users == 0 && gate.Interval == interval && IsOver(gate))
            {
                gates.Remove(gate.Key);
            }

            Sweep();
        }
    }

    private HostGate Take(Uri url)
    {
        var key = HostName.Key(url);
        lock (access)
        {
            if (!gates.TryGetValue(key, out var gate))
            {
                gates[key] = gate = new HostGate(key, most, interval);
            }

            gate.Users++;
            return gate;
        }
    }

    /// <summary>Waits for the interval, and begins the next one if the request may start then.</summary>
    private async Task<bool> PaceAsync(HostGate gate, Func<bool> mayStart, Func<bool> isClosed, CancellationToken cancellationToken)
    {
        await gate.Pace.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (isClosed())
            {
                return false;
            }

            if (Missing(gate) is var wait && wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, timeProvider, cancellationToken).ConfigureAwait(false);
            }

            // A request that is not sent begins no interval.
            if (!mayStart())
            {
                return false;
            }

            gate.Started = timeProvider.GetTimestamp();
            return true;
        }
        finally
        {
            gate.Pace.Release();
        }
    }

    /// <summary>What is missing of the host's interval and of the time for which it is held; not more than zero when both are over.</summary>
    private TimeSpan Missing(HostGate gate)
    {
        var interval = gate.Started == 0 ? TimeSpan.Zero : gate.Interval - timeProvider.GetElapsedTime(gate.Started);
        var held = gate.HeldUntil == 0 ? TimeSpan.Zero : timeProvider.GetElapsedTime(timeProvider.GetTimestamp(), gate.HeldUntil);
        return held > interval ? held : interval;
    }

    private bool IsOver(HostGate gate) => Missing(gate) <= TimeSpan.Zero;

    /// <summary>Forgets idle hosts once they are many, so that a run over a million hosts does not remember them all.</summary>
    private void Sweep()
    {
        const int Crowded = 4_096;
        if (gates.Count < Crowded || gates.Count < sweepAt)
        {
            return;
        }

        foreach (var (key, gate) in gates)
        {
            if (gate.Users == 0 && IsOver(gate))
            {
                gates.Remove(key);
            }
        }

        // Not again until it has grown well: sweeping at each leave would be quadratic.
        sweepAt = gates.Count * 2;
    }

    private int sweepAt;
}

/// <summary>One host's gate.</summary>
internal sealed class HostGate(string key, int most, TimeSpan interval)
{
    /// <summary>The host.</summary>
    internal string Key { get; } = key;

    /// <summary>As many places as requests may run at once.</summary>
    internal SemaphoreSlim Places { get; } = new(most, most);

    /// <summary>Held by the one who waits for the interval.</summary>
    internal SemaphoreSlim Pace { get; } = new(1, 1);

    /// <summary>The least time between two starts.</summary>
    internal TimeSpan Interval { get; set; } = interval;

    /// <summary>When the last request started; 0 before the first.</summary>
    internal long Started { get; set; }

    /// <summary>Until when nobody may start; 0 where the host did not ask for that.</summary>
    internal long HeldUntil { get; set; }

    /// <summary>How many hold or wait for it.</summary>
    internal int Users { get; set; }
}

/// <summary>A place at a host's gate, given back when disposed of.</summary>
internal sealed class HostTurn(HostGates gates, HostGate gate) : IDisposable
{
    private bool left;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!left)
        {
            left = true;
            gates.Leave(gate, isIn: true);
        }
    }
}
