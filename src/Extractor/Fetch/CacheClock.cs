using Microsoft.Extensions.Internal;

namespace Extractor.Fetch;

/// <summary>The client's clock for the cache in memory, which knows clocks of an older kind.</summary>
internal sealed class CacheClock(TimeProvider timeProvider) : ISystemClock
{
    /// <inheritdoc/>
    public DateTimeOffset UtcNow => timeProvider.GetUtcNow();
}
