namespace Extractor.Pipelines;

/// <summary>How a pipeline runs. The values are checked at the start of the host.</summary>
public sealed class ExtractorPipelineOptions
{
    /// <summary>
    /// How many addresses are fetched, and extracted as they come, at a time. Of one host there are no more than
    /// <see cref="ArticleClientOptions.MaxRequestsPerHost"/> among them, so that a slow host does not hold up the others.
    /// </summary>
    /// <value>16 by default; 1 to 1,000.</value>
    public int ParallelFetches { get; set; } = 16;

    /// <summary>How many stored pages are extracted at a time. As many again, at most, wait for it in memory.</summary>
    /// <value>The number of processors by default; 1 to 1,000.</value>
    public int ParallelExtractions { get; set; } = Math.Clamp(Environment.ProcessorCount, 1, 1_000);

    /// <summary>
    /// How many pages there are between source and sink at most: taken and not yet written. It is also how many addresses are read ahead, so
    /// that other hosts go on while the pages of one wait.
    /// </summary>
    /// <value>200 by default; 1 to 100,000.</value>
    public int Capacity { get; set; } = 200;

    /// <summary>
    /// Whether results are written in the order of the source; then a slow page holds back those behind it, up to <see cref="Capacity"/>.
    /// A sink that goes on with an interrupted run always gets that order.
    /// </summary>
    /// <value>False by default: as they come.</value>
    public bool InOrder { get; set; }

    /// <summary>
    /// How long a host that stops waits for the pages that were taken. What is not written by then is not written any more, and its number is
    /// logged. The host's own <c>HostOptions.ShutdownTimeout</c> (30 seconds), which all services share, may end it before.
    /// </summary>
    /// <value>20 seconds by default; 0 to 1 hour.</value>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Whether the host is stopped when the pipeline is over: all is written, or source or sink failed.</summary>
    /// <value>False by default.</value>
    public bool StopHostWhenDone { get; set; }

    /// <summary>Whether the host is stopped when source or sink failed.</summary>
    /// <value>False by default: the pipeline is unhealthy, and the host goes on.</value>
    public bool StopHostOnFault { get; set; }

    /// <summary>How long nothing may move, while pages are under way, before the pipeline's health is degraded.</summary>
    /// <value>5 minutes by default; 1 second to 1 day.</value>
    public TimeSpan StallTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// From which share of the latest 100 pages on, judged from 20 on, failures of the network (<see cref="FailureKind.ConnectionFailed"/>,
    /// among them what a host's breaker refused, <see cref="FailureKind.TimedOut"/> and <see cref="FailureKind.ServerError"/>) make the
    /// pipeline's health degraded.
    /// </summary>
    /// <value>0.5 by default; more than 0, at most 1.</value>
    public double DegradedFailureShare { get; set; } = 0.5;
}
