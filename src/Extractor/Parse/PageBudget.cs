using System.Globalization;
using Extractor.Telemetry;

namespace Extractor.Parse;

/// <summary>
/// What one page may cost: elements, depth, time and memory, and the caller's cancellation. Belongs to the thread that makes it.
/// </summary>
internal sealed class PageBudget
{
    /// <summary>How many checks go by between two looks at the clock.</summary>
    private const int ClockInterval = 16;

    /// <summary>How many parts of a step count as one.</summary>
    private const int PartsOfStep = 8;

    private readonly CancellationToken cancellation;
    private readonly TimeProvider time;
    private readonly TimeSpan duration;
    private readonly long started;
    private readonly long memory;
    private readonly long allocated;
    private int untilClock = ClockInterval * PartsOfStep;

    public PageBudget(ExtractorOptions options, TimeProvider time, CancellationToken cancellation, StageClock? stages = null)
    {
        Stages = stages;
        MaxElements = options.MaxElements;
        MaxDepth = options.MaxDepth;
        duration = options.MaxDuration;
        memory = options.MaxMemory;
        allocated = GC.GetAllocatedBytesForCurrentThread();
        this.time = time;
        this.cancellation = cancellation;
        started = time.GetTimestamp();
    }

    /// <summary>Times the stages; null where nobody listens.</summary>
    public StageClock? Stages { get; }

    /// <summary>The most elements that the page may make.</summary>
    public int MaxElements { get; }

    /// <summary>The depth at which further nesting is flattened.</summary>
    public int MaxDepth { get; }

    /// <summary>
    /// To be called at every small step of work. Cheap: the caller's token is looked at each time, clock and memory now and then.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    /// <exception cref="PageTooComplexException">The time is over, or the memory used up.</exception>
    public void Check() => CheckParts(PartsOfStep);

    /// <summary>As <see cref="Check"/>, for steps that are far smaller than others: the clock is looked at after eight times as many.</summary>
    public void CheckPart() => CheckParts(1);

    /// <summary>As <see cref="Check"/>, and looks at clock and memory in any case: for the start of a stage or a large step.</summary>
    public void CheckNow()
    {
        cancellation.ThrowIfCancellationRequested();
        CheckClock();
    }

    /// <summary>As <see cref="Check"/>, for a step whose work grows with a text: long texts bring the next look at the clock nearer.</summary>
    /// <param name="length">The text's length.</param>
    public void CheckText(int length) => CheckParts(PartsOfStep * (1 + (length >> 11)));

    private void CheckParts(int parts)
    {
        cancellation.ThrowIfCancellationRequested();
        untilClock -= parts;
        if (untilClock <= 0)
        {
            CheckClock();
        }
    }

    private void CheckClock()
    {
        untilClock = ClockInterval * PartsOfStep;
        if (time.GetElapsedTime(started) > duration)
        {
            throw new PageTooComplexException(string.Create(
                CultureInfo.InvariantCulture, $"The page took longer than MaxDuration ({duration})."));
        }

        if (GC.GetAllocatedBytesForCurrentThread() - allocated > memory)
        {
            throw new PageTooComplexException(string.Create(
                CultureInfo.InvariantCulture, $"The page needs more memory than MaxMemory ({memory} bytes)."));
        }
    }
}
