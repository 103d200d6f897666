using System.Diagnostics.Metrics;

namespace Extractor.Pipelines;

/// <summary>The names under which pipelines can be watched from outside; docs/telemetry.md lists the instruments.</summary>
public static class PipelineTelemetry
{
    /// <summary>The name of the <see cref="Meter"/>: <c>Extractor.Pipelines</c>. Pages themselves are measured by <see cref="ExtractorTelemetry.MeterName"/>.</summary>
    public const string MeterName = "Extractor.Pipelines";
}
