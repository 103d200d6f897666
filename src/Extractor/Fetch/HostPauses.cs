using System.Collections.Concurrent;

namespace Extractor.Fetch;

/// <summary>The hosts that asked to be left alone for longer than a fetch may take, and until when.</summary>
internal sealed class HostPauses(TimeProvider timeProvider)
{
    /// <summary>More entries than this are searched for those that are over.</summary>
    private const int Crowded = 1_024;

    private readonly ConcurrentDictionary<string, DateTimeOffset> pauses = new(StringComparer.Ordinal);

    /// <summary>Leaves a host alone.</summary>
    /// <param name="url">An address of the host.</param>
    /// <param name="until">Until when.</param>
    internal void Pause(Uri url, DateTimeOffset until)
    {
        if (pauses.Count >= Crowded)
        {
            var now = timeProvider.GetUtcNow();
            foreach (var pause in pauses)
            {
                if (pause.Value <= now)
                {
                    pauses.TryRemove(pause);
                }
            }
        }

        pauses.AddOrUpdate(url.Authority, until, (_, known) => known > until ? known : until);
    }

    /// <summary>Says until when a host is to be left alone.</summary>
    /// <param name="url">An address of the host.</param>
    /// <returns>The instant; null when the host may be asked.</returns>
    internal DateTimeOffset? Until(Uri url)
    {
        if (!pauses.TryGetValue(url.Authority, out var until))
        {
            return null;
        }

        if (until > timeProvider.GetUtcNow())
        {
            return until;
        }

        pauses.TryRemove(new KeyValuePair<string, DateTimeOffset>(url.Authority, until));
        return null;
    }
}
