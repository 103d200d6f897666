using System.Collections.Concurrent;
using Extractor.Telemetry;

namespace Extractor.Fetch;

/// <summary>Hosts that are left alone for now: those that asked for it, and those whose breaker is open.</summary>
internal sealed class HostPauses : IOpenBreakers, IDisposable
{
    /// <summary>More entries than this are searched for those that are over.</summary>
    private const int Crowded = 1_024;

    /// <summary>However long a site asks for, it is asked again after a day.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, HostPause> pauses = new(StringComparer.Ordinal);
    private readonly TimeProvider timeProvider;

    /// <summary>Begins with no pause.</summary>
    /// <param name="timeProvider">The clock.</param>
    internal HostPauses(TimeProvider timeProvider)
    {
        this.timeProvider = timeProvider;
        Instruments.Watch(this);
    }

    /// <inheritdoc/>
    int IOpenBreakers.Open
    {
        get
        {
            var now = timeProvider.GetUtcNow();
            return pauses.Count(known => known.Value.IsBroken && known.Value.Until > now);
        }
    }

    /// <summary>Leaves a host alone.</summary>
    /// <param name="url">An address of the host.</param>
    /// <param name="pause">Until when, and why.</param>
    internal void Pause(Uri url, HostPause pause)
    {
        var now = timeProvider.GetUtcNow();
        pause = pause.Until - now > Longest ? pause with { Until = now + Longest } : pause;
        if (pauses.Count >= Crowded)
        {
            foreach (var known in pauses)
            {
                if (known.Value.Until <= now)
                {
                    pauses.TryRemove(known);
                }
            }
        }

        pauses.AddOrUpdate(HostName.Key(url), pause, (_, known) => known.Until > pause.Until ? known : pause);
    }

    /// <summary>Says whether a host is to be left alone.</summary>
    /// <param name="url">An address of the host.</param>
    /// <returns>The pause; null when the host may be asked.</returns>
    internal HostPause? Of(Uri url)
    {
        if (!pauses.TryGetValue(HostName.Key(url), out var pause))
        {
            return null;
        }

        if (pause.Until > timeProvider.GetUtcNow())
        {
            return pause;
        }

        pauses.TryRemove(new KeyValuePair<string, HostPause>(HostName.Key(url), pause));
        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => Instruments.Forget(this);
}

/// <summary>A time in which a host is not asked.</summary>
/// <param name="Until">When it ends.</param>
/// <param name="IsBroken">True when the host failed too often, false when it asked for the pause.</param>
internal readonly record struct HostPause(DateTimeOffset Until, bool IsBroken);
