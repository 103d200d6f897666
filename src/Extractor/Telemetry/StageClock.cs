namespace Extractor.Telemetry;

/// <summary>Times the stages of one page. Made only where somebody listens, so that otherwise it costs nothing.</summary>
internal sealed class StageClock
{
    private readonly TimeProvider time;
    private readonly double[] seconds = new double[Instruments.StageNames.Length];
    private Stage current;
    private long started;

    private StageClock(TimeProvider time, Stage first)
    {
        this.time = time;
        current = first;
        started = time.GetTimestamp();
    }

    /// <summary>Starts a clock.</summary>
    /// <param name="time">The clock to read.</param>
    /// <param name="first">The stage that begins.</param>
    /// <returns>The clock; null where nobody listens.</returns>
    internal static StageClock? Start(TimeProvider time, Stage first) => Instruments.StageDuration.Enabled ? new(time, first) : null;

    /// <summary>Goes on to a stage, which may be one that ran before.</summary>
    /// <param name="stage">The stage that begins.</param>
    internal void Enter(Stage stage)
    {
        var now = time.GetTimestamp();
        seconds[(int)current] += time.GetElapsedTime(started, now).TotalSeconds;
        current = stage;
        started = now;
    }

    /// <summary>Tells the listeners.</summary>
    internal void Stop()
    {
        Enter(current);
        for (var stage = 0; stage < seconds.Length; stage++)
        {
            if (seconds[stage] > 0)
            {
                Instruments.RecordStage((Stage)stage, seconds[stage]);
            }
        }
    }
}
