using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Extractor.Tests.Fetch.Faults;

/// <summary>Counts at the site who is there at the same time, over all hosts and for each.</summary>
internal sealed class Visitors
{
    private readonly Lock access = new();
    private readonly Dictionary<string, int> there = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> most = new(StringComparer.Ordinal);

    /// <summary>How many are there.</summary>
    internal int Now { get; private set; }

    /// <summary>How many were there at once.</summary>
    internal int Most { get; private set; }

    /// <summary>How many came.</summary>
    internal int Total { get; private set; }

    /// <summary>How many were at the most visited host at once.</summary>
    internal int MostAtAHost => most.IsEmpty ? 0 : most.Values.Max();

    /// <summary>Lets a request be counted while it is answered.</summary>
    internal async Task CountAsync(HttpContext context, Func<Task> answer)
    {
        var host = context.Request.Host.Value ?? "";
        lock (access)
        {
            Total++;
            Most = Math.Max(Most, ++Now);
            var here = there[host] = there.GetValueOrDefault(host) + 1;
            most[host] = Math.Max(most.GetValueOrDefault(host), here);
        }

        try
        {
            await answer();
        }
        finally
        {
            lock (access)
            {
                Now--;
                there[host]--;
            }
        }
    }

    /// <summary>Waits until nobody has come for a while.</summary>
    internal async Task SettleAsync()
    {
        for (var (seen, quiet) = (-1, 0); quiet < 15; await Task.Delay(20))
        {
            quiet = seen == Total ? quiet + 1 : 0;
            seen = Total;
        }
    }
}
