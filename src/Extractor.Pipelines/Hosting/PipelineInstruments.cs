using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace Extractor.Pipelines.Hosting;

/// <summary>What pipelines measure, each under its name.</summary>
internal static class PipelineInstruments
{
    private const string Name = "extractor.pipeline.name";

    private static readonly Meter Meter = new(
        PipelineTelemetry.MeterName, typeof(PipelineInstruments).Assembly.GetName().Version?.ToString(3));

    private static readonly Counter<long> Taken = Meter.CreateCounter<long>(
        "extractor.pipeline.taken", "{page}", "Pages taken from the source.");

    private static readonly Counter<long> Passed = Meter.CreateCounter<long>(
        "extractor.pipeline.passed", "{page}", "Pages passed over, since an earlier run wrote them.");

    private static readonly Counter<long> Written = Meter.CreateCounter<long>(
        "extractor.pipeline.written", "{result}", "Results that the sink took, by kind of failure.");

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "extractor.pipeline.duration", "s", "The time of a page from the source to the sink, waits included.");

    private static readonly ConditionalWeakTable<PipelineMonitor, PipelineMonitor?> Watched = [];

    /// <summary>Made with the class, and read by whoever listens.</summary>
    private static readonly ObservableUpDownCounter<long> Waiting = Meter.CreateObservableUpDownCounter(
        "extractor.pipeline.waiting", CountWaiting, "{page}", "Pages taken and not yet written.");

    internal static void RecordTaken(string pipeline) => Taken.Add(1, new KeyValuePair<string, object?>(Name, pipeline));

    internal static void RecordPassed(string pipeline) => Passed.Add(1, new KeyValuePair<string, object?>(Name, pipeline));

    /// <summary>Counts a result that the sink took.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="failure">The kind of failure; null for an article.</param>
    /// <param name="seconds">The time since the page was taken.</param>
    internal static void RecordWritten(string pipeline, FailureKind? failure, double seconds)
    {
        var tags = new TagList { { Name, pipeline } };
        if (failure is { } kind)
        {
            tags.Add("error.type", kind.ToString());
        }

        Written.Add(1, tags);
        Duration.Record(seconds, tags);
    }

    /// <summary>Counts the waiting pages of a pipeline from now on; it is kept alive by nobody here.</summary>
    internal static void Watch(PipelineMonitor monitor) => Watched.AddOrUpdate(monitor, null);

    private static IEnumerable<Measurement<long>> CountWaiting() => Watched.Select(
        static watched => new Measurement<long>(watched.Key.Waiting, new KeyValuePair<string, object?>(Name, watched.Key.Name)));
}
