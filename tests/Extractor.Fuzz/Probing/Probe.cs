using System.Diagnostics;
using System.Diagnostics.Metrics;
using Extractor.Fuzz.Constructions;

namespace Extractor.Fuzz.Probing;

/// <summary>Extracts pages and measures each by itself. A page before them takes the start of the runtime upon itself.</summary>
internal sealed class Probe : IDisposable
{
    private static readonly Uri Address = new("https://post.example/2024/05/04/ferry-returns");

    private readonly ArticleExtractor extractor;
    private readonly MeterListener listener = new();
    private readonly Dictionary<string, double> stages = new(StringComparer.Ordinal);

    /// <param name="options">How to extract.</param>
    public Probe(ExtractorOptions options)
    {
        extractor = new ArticleExtractor(options);
        listener.InstrumentPublished = (instrument, meters) =>
        {
            if (instrument.Name == "extractor.stage.duration") meters.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) =>
        {
            foreach (var (_, stage) in tags) stages[stage as string ?? ""] = Math.Round(seconds * 1_000, 1);
        });
        listener.Start();
        extractor.Extract(System.Text.Encoding.UTF8.GetBytes(Markup.Story(Markup.Repeat(Markup.Paragraph, 20))), Address);
    }

    /// <summary>Measures a page.</summary>
    /// <param name="name">What the report calls it.</param>
    /// <param name="page">Its bytes.</param>
    public ProbeReport Run(string name, byte[] page)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        PeakMemory.Reset();
        stages.Clear();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var cpu = ThreadClock.Now;
        var started = Stopwatch.GetTimestamp();
        var result = extractor.Extract(page, Address);
        var wall = Stopwatch.GetElapsedTime(started);
        cpu = ThreadClock.Now - cpu;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        return new ProbeReport
        {
            Page = name,
            Bytes = page.Length,
            Outcome = result.Error?.Kind.ToString() ?? "article",
            Message = result.Error?.Message,
            WallMs = Math.Round(wall.TotalMilliseconds, 1),
            CpuMs = Math.Round(cpu.TotalMilliseconds, 1),
            AllocatedBytes = allocated,
            PeakBytes = PeakMemory.Read(),
            Stages = new Dictionary<string, double>(stages, StringComparer.Ordinal),
        };
    }

    public void Dispose() => listener.Dispose();
}
