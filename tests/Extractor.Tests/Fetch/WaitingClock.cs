using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Extractor.Tests.Fetch;

/// <summary>
/// A clock on which a wait is over as soon as it is begun, and time has passed by it: nobody sleeps. What cancels when time is over, a
/// limit, waits until somebody lets time pass: a slow site by <see cref="DawdleAsync"/>.
/// </summary>
internal sealed class WaitingClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly ConcurrentDictionary<TimeSpan, TaskCompletionSource> limits = new();

    /// <summary>Whether time stands still, so that waits do not end.</summary>
    internal bool IsStill { get; set; }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (state is CancellationTokenSource)
        {
            Limit(dueTime).TrySetResult();
        }
        else if (!IsStill && dueTime > TimeSpan.Zero && IsDelay(state))
        {
            var until = GetUtcNow() + dueTime;
            // Not here: whoever waits gets the timer first.
            ThreadPool.UnsafeQueueUserWorkItem(_ => PassUntil(until), null);
        }

        return timer;
    }

    /// <summary>Lets a site take its time: so much passes, in steps before which something may be sent; from then on only the client ends it.</summary>
    /// <param name="time">How much.</param>
    /// <param name="isGone">Says that the client is gone.</param>
    /// <param name="step">Sends something; null for silence.</param>
    /// <param name="steps">How many steps.</param>
    internal async Task DawdleAsync(TimeSpan time, CancellationToken isGone, Func<Task>? step = null, int steps = 1)
    {
        for (var i = 0; i < steps; i++)
        {
            if (step is not null)
            {
                await step();
            }

            Advance(time / steps);
        }

        await Task.Delay(Timeout.Infinite, isGone);
    }

    /// <summary>Waits until somebody has set a limit of just so much.</summary>
    internal Task LimitSetAsync(TimeSpan time) => Limit(time).Task;

    private TaskCompletionSource Limit(TimeSpan time) =>
        limits.GetOrAdd(time, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    /// <summary>Tells Task.Delay from Task.WaitAsync, which is a limit as well, by the runtime's own name for it.</summary>
    private static bool IsDelay(object? state) => state?.GetType().Name.StartsWith("DelayPromise", StringComparison.Ordinal) is true;

    /// <summary>Waits that overlap pass together.</summary>
    private void PassUntil(DateTimeOffset instant)
    {
        if (instant - GetUtcNow() is { Ticks: > 0 } ahead)
        {
            Advance(ahead);
        }
    }
}
