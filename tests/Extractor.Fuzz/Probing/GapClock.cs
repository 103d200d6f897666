using System.Diagnostics;
using Extractor.Tests.Support;

namespace Extractor.Fuzz.Probing;

/// <summary>
/// A clock that notes how long the thread works between two looks at it. The extraction looks at the clock at every
/// sixteenth look at the caller's token: so no cancellation waits longer than the longest gap, whenever it comes. Collections of garbage, which run on the
/// thread that allocates and which no code can cut short, are not counted.
/// </summary>
internal sealed class GapClock : TimeProvider
{
    /// <summary>Shorter gaps are not worth to know the place of.</summary>
    private static readonly TimeSpan Notable = TimeSpan.FromMilliseconds(15);

    private TimeSpan last;
    private TimeSpan lastPauses;

    /// <summary>The longest gap, in processor time of the thread.</summary>
    public TimeSpan Longest { get; private set; }

    /// <summary>Where the clock was looked at after it: what took so long is just before that place.</summary>
    public string? Place { get; private set; }

    /// <summary>Starts anew.</summary>
    public void Start()
    {
        Longest = TimeSpan.Zero;
        Place = null;
        lastPauses = GC.GetTotalPauseDuration();
        last = ThreadClock.Now;
    }

    /// <summary>Counts the time since the last look as a gap too.</summary>
    public void Stop() => Note();

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        Note();
        return base.GetTimestamp();
    }

    private void Note()
    {
        var gap = ThreadClock.Now - last;
        var pauses = GC.GetTotalPauseDuration();
        gap -= pauses - lastPauses;
        lastPauses = pauses;
        if (gap > Longest)
        {
            Longest = gap;
            if (gap > Notable)
            {
                var frames = new StackTrace().GetFrames().Select(frame => frame.GetMethod()).Where(method => method?.DeclaringType?.Assembly == typeof(ArticleExtractor).Assembly);
                Place = string.Join(" < ", frames.Skip(2).Take(4).Select(method => $"{method!.DeclaringType!.Name}.{method.Name}"));
            }
        }

        last = ThreadClock.Now;
    }
}
