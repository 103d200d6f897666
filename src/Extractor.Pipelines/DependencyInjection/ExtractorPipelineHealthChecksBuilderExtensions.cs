using Extractor.Pipelines;
using Extractor.Pipelines.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the health of pipelines to a host's health checks.</summary>
public static class ExtractorPipelineHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check of a pipeline: healthy while it runs and once it is complete; degraded before it starts, when it was stopped, when
    /// nothing moves for <see cref="ExtractorPipelineOptions.StallTime"/> while pages are under way, and when too many pages fail on the
    /// network; unhealthy after source or sink failed. Its data are the counts of <see cref="PipelineMonitor"/>.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The pipeline's name; null for the one without a name.</param>
    /// <param name="tags">The check's tags; null for none.</param>
    /// <returns>The health checks.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    public static IHealthChecksBuilder AddExtractorPipeline(this IHealthChecksBuilder builder, string? name = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var pipeline = name ?? ExtractorPipelineServiceCollectionExtensions.DefaultName;
        return builder.Add(new HealthCheckRegistration(
            name is null ? "extractor-pipeline" : $"extractor-pipeline-{name}",
            provider => new PipelineHealthCheck(
                provider.GetRequiredKeyedService<PipelineMonitor>(pipeline),
                provider.GetRequiredService<IOptionsMonitor<ExtractorPipelineOptions>>().Get(pipeline)),
            HealthStatus.Unhealthy,
            tags));
    }
}
