namespace Extractor;

/// <summary>The names under which the library can be watched from outside.</summary>
/// <remarks>
/// With OpenTelemetry: <c>tracing.AddSource(ExtractorTelemetry.ActivitySourceName)</c> and <c>metrics.AddMeter(ExtractorTelemetry.MeterName)</c>.
/// The requests below are told by .NET itself: source and meter <c>System.Net.Http</c>. docs/telemetry.md lists all instruments.
/// </remarks>
public static class ExtractorTelemetry
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/>: <c>Extractor</c>.</summary>
    public const string ActivitySourceName = "Extractor";

    /// <summary>The name of the <see cref="System.Diagnostics.Metrics.Meter"/>: <c>Extractor</c>.</summary>
    public const string MeterName = "Extractor";
}
