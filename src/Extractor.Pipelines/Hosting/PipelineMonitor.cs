using Extractor.Pipelines.Hosting;

namespace Extractor.Pipelines;

/// <summary>
/// What a pipeline is at, and how many pages it has seen. The container has one for each pipeline, keyed by its name; that of the pipeline
/// without a name also without a key. For any number of threads.
/// </summary>
public sealed class PipelineMonitor
{
    private const int WindowLength = 100;
    private const int LeastJudged = 20;

    private readonly TimeProvider clock;
    private readonly Lock gate = new();
    private readonly bool[] latest = new bool[WindowLength];
    private int judged;
    private int broken;
    private long taken;
    private long passed;
    private long left;
    private long fetched;
    private long extracted;
    private long failed;
    private long written;
    private long moved;

    internal PipelineMonitor(string name, TimeProvider clock)
    {
        (Name, this.clock) = (name, clock);
        moved = clock.GetTimestamp();
        PipelineInstruments.Watch(this);
    }

    /// <summary>The pipeline's name.</summary>
    public string Name { get; }

    /// <summary>What it is at.</summary>
    public PipelineState State { get; private set; }

    /// <summary>What source or sink failed with; null unless <see cref="State"/> is <see cref="PipelineState.Faulted"/>.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Pages that were taken from the source.</summary>
    public long Taken => Interlocked.Read(ref taken);

    /// <summary>Those among them that an earlier run wrote, which are passed over.</summary>
    public long Passed => Interlocked.Read(ref passed);

    /// <summary>Addresses that were fetched, with whatever success.</summary>
    public long Fetched => Interlocked.Read(ref fetched);

    /// <summary>Stored pages that were extracted, with whatever success.</summary>
    public long Extracted => Interlocked.Read(ref extracted);

    /// <summary>Results that were written and are failures.</summary>
    public long Failed => Interlocked.Read(ref failed);

    /// <summary>Results that were written, failures among them.</summary>
    public long Written => Interlocked.Read(ref written);

    /// <summary>Pages that were taken and are neither written nor passed over; those that are lost, once the pipeline was aborted or failed.</summary>
    public long Waiting => Math.Max(0, Taken - Interlocked.Read(ref left) - Written);

    /// <summary>How long nothing has moved.</summary>
    internal TimeSpan Still => clock.GetElapsedTime(Interlocked.Read(ref moved));

    /// <summary>The share of the latest pages that failed on the network; 0 while there are too few to judge by.</summary>
    internal double BrokenShare
    {
        get
        {
            lock (gate)
            {
                return judged < LeastJudged ? 0 : (double)broken / Math.Min(judged, WindowLength);
            }
        }
    }

    internal void Enter(PipelineState state)
    {
        State = state;
        Move();
    }

    internal void Fail(Exception fault)
    {
        Fault = fault;
        State = PipelineState.Faulted;
    }

    internal void Take()
    {
        Interlocked.Increment(ref taken);
        PipelineInstruments.RecordTaken(Name);
        Move();
    }

    internal void Pass()
    {
        Interlocked.Increment(ref passed);
        PipelineInstruments.RecordPassed(Name);
    }

    /// <summary>A page that is passed over is no longer under way.</summary>
    internal void Leave()
    {
        Interlocked.Increment(ref left);
        Move();
    }

    internal void Fetch()
    {
        Interlocked.Increment(ref fetched);
        Move();
    }

    internal void Extract()
    {
        Interlocked.Increment(ref extracted);
        Move();
    }

    internal void Write(ArticleResult result, TimeSpan time)
    {
        if (!result.Success)
        {
            Interlocked.Increment(ref failed);
        }

        Interlocked.Increment(ref written);
        PipelineInstruments.RecordWritten(Name, result.Error?.Kind, time.TotalSeconds);
        var isBroken = result.Error?.Kind is FailureKind.ConnectionFailed or FailureKind.TimedOut or FailureKind.ServerError;
        lock (gate)
        {
            var place = judged % WindowLength;
            broken += (isBroken ? 1 : 0) - (judged >= WindowLength && latest[place] ? 1 : 0);
            latest[place] = isBroken;
            judged = judged == 2 * WindowLength - 1 ? WindowLength : judged + 1;
        }

        Move();
    }

    private void Move() => Interlocked.Exchange(ref moved, clock.GetTimestamp());
}
