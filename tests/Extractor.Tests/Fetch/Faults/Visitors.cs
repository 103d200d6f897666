using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Extractor.Tests.Fetch.Faults;

/// <summary>Counts at the site who is there at the same time, over all hosts and for each.</summary>
internal sealed class Visitors
{
    private readonly Lock access = new();
    private readonly Dictionary<string, int> there = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> most = new(StringComparer.Ordinal);
    private readonly List<(Func<bool> IsReached, TaskCompletionSource Reached)> awaited = [];

    /// <summary>How many are there.</summary>
    internal int Now { get; private set; }

    /// <summary>How many were there at once.</summary>
    internal int Most { get; private set; }

    /// <summary>How many came.</summary>
    internal int Total { get; private set; }

    /// <summary>Is told of each that comes.</summary>
    internal Action? Came { get; set; }

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
            Came?.Invoke();
            TellWhoWaits();
        }

        try
        {
            await answer();
        }
        finally
        {
            Leave(context);
        }
    }

    /// <summary>
    /// Counts a visitor as gone, once: at the end of its answer, or before the last of it is sent, since who has that may come again
    /// before this side goes on.
    /// </summary>
    internal void Leave(HttpContext context)
    {
        lock (access)
        {
            if (!context.Items.TryAdd(this, null)) return;
            Now--;
            there[context.Request.Host.Value ?? ""]--;
            TellWhoWaits();
        }
    }

    /// <summary>Waits for something that changes as visitors come and go, or when <see cref="Look"/> is called.</summary>
    internal Task UntilAsync(Func<bool> isReached)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (access)
        {
            awaited.Add((isReached, reached));
            TellWhoWaits();
        }

        return reached.Task;
    }

    /// <summary>Looks whether what somebody waits for has come.</summary>
    internal void Look()
    {
        lock (access)
        {
            TellWhoWaits();
        }
    }

    private void TellWhoWaits() => awaited.RemoveAll(static wait => wait.IsReached() && wait.Reached.TrySetResult());
}
