using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Extractor.Pipelines.Hosting;

/// <summary>Tells how a pipeline is.</summary>
internal sealed class PipelineHealthCheck(PipelineMonitor monitor, ExtractorPipelineOptions options) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (status, words) = Judge();
        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["state"] = monitor.State.ToString(),
            ["taken"] = monitor.Taken,
            ["passed"] = monitor.Passed,
            ["fetched"] = monitor.Fetched,
            ["extracted"] = monitor.Extracted,
            ["failed"] = monitor.Failed,
            ["written"] = monitor.Written,
            ["waiting"] = monitor.Waiting,
        };

        // The exception stays in the log: what it says of paths and hosts is not for whoever asks.
        return Task.FromResult(new HealthCheckResult(status, words, exception: null, data));
    }

    private (HealthStatus Status, string Words) Judge() => monitor.State switch
    {
        PipelineState.Faulted => (HealthStatus.Unhealthy, "The source or the sink failed."),
        PipelineState.Completed => (HealthStatus.Healthy, "All is written."),
        PipelineState.NotStarted => (HealthStatus.Degraded, "It has not started."),
        PipelineState.Running when monitor.Waiting > 0 && monitor.Still >= options.StallTime =>
            (HealthStatus.Degraded, string.Create(CultureInfo.InvariantCulture, $"Nothing has moved for {monitor.Still.TotalSeconds:F0} s.")),
        PipelineState.Running when monitor.BrokenShare >= options.DegradedFailureShare =>
            (HealthStatus.Degraded, string.Create(CultureInfo.InvariantCulture, $"Of the latest pages {monitor.BrokenShare * 100:F0} % failed on the network.")),
        PipelineState.Running => (HealthStatus.Healthy, "It runs."),
        _ => (HealthStatus.Degraded, "It was stopped."),
    };
}
