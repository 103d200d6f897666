namespace Extractor.Fetch;

/// <summary>What one fetch knows, carried by its requests to the handlers: its budget of time, and the body once read.</summary>
internal sealed class FetchContext(TimeSpan budget, TimeProvider timeProvider) : IDisposable
{
    private static readonly HttpRequestOptionsKey<FetchContext> Key = new("Extractor.Fetch");

    private readonly long started = timeProvider.GetTimestamp();

    /// <summary>What is left of the budget; never less than a millisecond, so that it stays a limit.</summary>
    internal TimeSpan Remaining
    {
        get
        {
            var left = budget - timeProvider.GetElapsedTime(started);
            return left > TimeSpan.FromMilliseconds(1) ? left : TimeSpan.FromMilliseconds(1);
        }
    }

    /// <summary>The body of the last answer; null until one was read.</summary>
    internal BodyOutcome? Body { get; private set; }

    /// <summary>Finds the fetch that a request belongs to.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The fetch; null for a request that is not of this library.</returns>
    internal static FetchContext? Of(HttpRequestMessage? request) =>
        request is not null && request.Options.TryGetValue(Key, out var context) ? context : null;

    /// <summary>Marks a request as one of this fetch.</summary>
    /// <param name="request">The request.</param>
    internal void Attach(HttpRequestMessage request) => request.Options.Set(Key, this);

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
