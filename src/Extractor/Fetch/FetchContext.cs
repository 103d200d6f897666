namespace Extractor.Fetch;

/// <summary>What one fetch knows, carried by its requests to the handlers: its budget of time, and the body once read.</summary>
internal sealed class FetchContext(TimeSpan budget, TimeProvider timeProvider, FetchAim aim) : IDisposable
{
    private static readonly HttpRequestOptionsKey<FetchContext> Key = new("Extractor.Fetch");

    private long started = timeProvider.GetTimestamp();
    private TimeSpan spent;
    private bool isStopped;
    private HttpRequestMessage? begun;
    private int connections;

    /// <summary>What is left of the budget; never less than a millisecond, so that it stays a limit.</summary>
    internal TimeSpan Remaining
    {
        get
        {
            var left = budget - spent - (isStopped ? TimeSpan.Zero : timeProvider.GetElapsedTime(started));
            return left > TimeSpan.FromMilliseconds(1) ? left : TimeSpan.FromMilliseconds(1);
        }
    }

    /// <summary>What the fetch is after.</summary>
    internal FetchAim Aim { get; } = aim;

    /// <summary>The body of the last answer; null until one was read.</summary>
    internal BodyOutcome? Body { get; private set; }

    /// <summary>What shows that the last answer is a bot challenge, in words; null where nothing does.</summary>
    internal string? Challenge { get; set; }

    /// <summary>Finds the fetch that a request belongs to.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The fetch; null for a request that is not of this library.</returns>
    internal static FetchContext? Of(HttpRequestMessage? request) =>
        request is not null && request.Options.TryGetValue(Key, out var context) ? context : null;

    /// <summary>Marks a request as one of this fetch.</summary>
    /// <param name="request">The request.</param>
    internal void Attach(HttpRequestMessage request) => request.Options.Set(Key, this);

    /// <summary>Notes that a request is being sent.</summary>
    /// <param name="request">The request.</param>
    /// <returns>True for the first time.</returns>
    internal bool Begin(HttpRequestMessage request)
    {
        var isFirst = !ReferenceEquals(begun, request);
        begun = request;
        return isFirst;
    }

    /// <summary>Notes that a request is about to reach the wire.</summary>
    internal void BeginAttempt() => Volatile.Write(ref connections, 0);

    /// <summary>Asks for a connection of its own for the request on the wire.</summary>
    /// <returns>False when it had one already.</returns>
    internal bool TakeConnection() => Interlocked.Increment(ref connections) == 1;

    /// <summary>The time does not count from here: the fetch waits for its turn, which is not the site's doing.</summary>
    internal void StopClock()
    {
        if (!isStopped)
        {
            spent += timeProvider.GetElapsedTime(started);
            isStopped = true;
        }
    }

    /// <summary>The time counts again.</summary>
    internal void StartClock()
    {
        if (isStopped)
        {
            started = timeProvider.GetTimestamp();
            isStopped = false;
        }
    }

    /// <summary>Keeps the body of an attempt and drops that of the one before.</summary>
    /// <param name="body">The body; null at the start of an attempt.</param>
    internal void Replace(BodyOutcome? body)
    {
        Body?.Dispose();
        Body = body;
    }

    /// <inheritdoc/>
    public void Dispose() => Replace(null);
}
