namespace Extractor.Pipelines;

/// <summary>What a pipeline is at.</summary>
public enum PipelineState
{
    /// <summary>The host has not started it yet.</summary>
    NotStarted,

    /// <summary>It takes pages from its source.</summary>
    Running,

    /// <summary>The host stops: the pages that were taken are finished, no more are taken.</summary>
    Draining,

    /// <summary>The source came to its end, and all is written.</summary>
    Completed,

    /// <summary>The host stopped it before the source came to its end; what was taken is written.</summary>
    Stopped,

    /// <summary>The host stopped it, and the time to finish what was taken was too short.</summary>
    Aborted,

    /// <summary>Source or sink failed.</summary>
    Faulted,
}
