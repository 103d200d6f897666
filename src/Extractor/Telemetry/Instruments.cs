using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace Extractor.Telemetry;

/// <summary>
/// What the library measures. Names, units and attributes are those of the OpenTelemetry semantic conventions where these have them
/// (<c>http.response.status_code</c>, <c>server.address</c>, <c>error.type</c>, <c>url.full</c>, <c>http.client.response.body.size</c>).
/// </summary>
internal static class Instruments
{
    internal static readonly ActivitySource Source = new(ExtractorTelemetry.ActivitySourceName, ArticleClientOptions.LibraryVersion);

    private static readonly Meter Meter = new(ExtractorTelemetry.MeterName, ArticleClientOptions.LibraryVersion);

    private static readonly Counter<long> Results = Meter.CreateCounter<long>(
        "extractor.results", "{result}", "Results given, by kind of failure.");

    private static readonly Histogram<double> PageDuration = Meter.CreateHistogram<double>(
        "extractor.page.duration", "s", "A page's whole time, from the call to the result, waits included.");

    private static readonly Counter<long> Downloads = Meter.CreateCounter<long>(
        "extractor.downloads", "{download}", "Downloads given, by kind of failure.");

    private static readonly Counter<long> Requests = Meter.CreateCounter<long>(
        "extractor.requests", "{request}", "Requests sent, repeated ones and those for robots.txt included.");

    private static readonly Counter<long> Retries = Meter.CreateCounter<long>("extractor.retries", "{retry}", "Requests repeated, by what went wrong.");

    private static readonly Counter<long> Redirects = Meter.CreateCounter<long>("extractor.redirects", "{redirect}", "Redirects followed.");

    private static readonly Counter<long> BreakerChanges = Meter.CreateCounter<long>(
        "extractor.breaker.changes", "{change}", "Changes of the state of a host's breaker.");

    private static readonly ObservableUpDownCounter<int> OpenBreakers = Meter.CreateObservableUpDownCounter(
        "extractor.breakers.open", CountOpen, "{breaker}", "Hosts that are left alone now because they failed too often.");

    private static readonly ConditionalWeakTable<IOpenBreakers, IOpenBreakers?> Watched = [];

    private static readonly Histogram<double> HostWait = Meter.CreateHistogram<double>(
        "extractor.host.wait", "s", "How long a request waited for its host's turn.");

    private static readonly Histogram<long> WireSize = Meter.CreateHistogram<long>(
        "http.client.response.body.size", "By", "The size of the body of a page or download on the wire.");

    private static readonly Histogram<long> ContentSize = Meter.CreateHistogram<long>("extractor.content.size", "By", "The size of the unpacked body of a page or download.");

    /// <summary>The time of each stage of a page; asked whether anybody listens.</summary>
    internal static Histogram<double> StageDuration { get; } = Meter.CreateHistogram<double>(
        "extractor.stage.duration", "s", "The time of one stage of a page.");

    /// <summary>The stages' names, by number.</summary>
    internal static string[] StageNames { get; } = Array.ConvertAll(Enum.GetNames<Stage>(), static name => name.ToLowerInvariant());

    /// <summary>Counts a result.</summary>
    /// <param name="failure">Its kind of failure; null for an article.</param>
    /// <param name="seconds">How long it took.</param>
    internal static void RecordResult(FailureKind? failure, double seconds)
    {
        var tags = default(TagList);
        if (failure is { } kind)
        {
            tags.Add("error.type", kind.ToString());
        }

        Results.Add(1, tags);
        PageDuration.Record(seconds, tags);
    }

    /// <summary>Counts a download.</summary>
    /// <param name="failure">Its kind of failure; null for a file.</param>
    internal static void RecordDownload(FailureKind? failure)
    {
        var tags = default(TagList);
        if (failure is { } kind)
        {
            tags.Add("error.type", kind.ToString());
        }

        Downloads.Add(1, tags);
    }

    /// <summary>Counts an answered or failed request.</summary>
    /// <param name="status">The status of the answer; null where none came.</param>
    /// <param name="errorType">What went wrong where no answer came: the type of the exception.</param>
    internal static void RecordRequest(int? status, string? errorType)
    {
        var tags = default(TagList);
        AddOutcome(ref tags, status, errorType);
        Requests.Add(1, tags);
    }

    /// <summary>Counts a request that is going to be repeated.</summary>
    /// <param name="status">The status of the answer; null where none came.</param>
    /// <param name="errorType">What went wrong where no answer came: the type of the exception.</param>
    internal static void RecordRetry(int? status, string? errorType)
    {
        var tags = default(TagList);
        AddOutcome(ref tags, status, errorType);
        Retries.Add(1, tags);
    }

    /// <summary>Counts a redirect.</summary>
    /// <param name="redirect">The redirect.</param>
    internal static void RecordRedirect(PageRedirect redirect)
    {
        var tags = default(TagList);
        if (redirect.Status is { } status)
        {
            tags.Add("http.response.status_code", status);
        }

        tags.Add("extractor.redirect.downgrade", redirect.IsDowngrade);
        Redirects.Add(1, tags);
    }

    /// <summary>Counts a change of a breaker.</summary>
    /// <param name="state">The new state: <c>open</c>, <c>half_open</c> or <c>closed</c>.</param>
    /// <param name="host">The host.</param>
    /// <param name="port">Its port.</param>
    internal static void RecordBreaker(string state, string? host, int? port) => BreakerChanges.Add(
        1, new KeyValuePair<string, object?>("extractor.breaker.state", state), new("server.address", host), new("server.port", port));

    /// <summary>Counts the open breakers of a client from now on.</summary>
    /// <param name="breakers">The client's breakers; kept alive by nobody here.</param>
    internal static void Watch(IOpenBreakers breakers) => Watched.AddOrUpdate(breakers, null);

    /// <summary>Counts the open breakers of a client no more.</summary>
    /// <param name="breakers">The client's breakers.</param>
    internal static void Forget(IOpenBreakers breakers) => Watched.Remove(breakers);

    /// <summary>Records a wait for a host.</summary>
    /// <param name="seconds">How long it took.</param>
    internal static void RecordHostWait(double seconds) => HostWait.Record(seconds);

    /// <summary>Records the size of a body.</summary>
    /// <param name="wire">Bytes on the wire.</param>
    /// <param name="content">Bytes unpacked.</param>
    internal static void RecordBody(long wire, long content)
    {
        WireSize.Record(wire);
        ContentSize.Record(content);
    }

    /// <summary>Records the time of a stage.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="seconds">How long it took.</param>
    internal static void RecordStage(Stage stage, double seconds) =>
        StageDuration.Record(seconds, new KeyValuePair<string, object?>("extractor.stage", StageNames[(int)stage]));

    private static int CountOpen() => Watched.Sum(static watched => watched.Key.Open);

    private static void AddOutcome(ref TagList tags, int? status, string? errorType)
    {
        if (status is { } code)
        {
            tags.Add("http.response.status_code", code);
        }

        if (errorType is not null)
        {
            tags.Add("error.type", errorType);
        }
    }
}
