using System.Diagnostics;
using System.Diagnostics.Metrics;
using Extractor.Fuzz.Constructions;
using Extractor.Tests.Support;

namespace Extractor.Fuzz.Probing;

/// <summary>Extracts pages and measures each by itself. A page before them takes the start of the runtime upon itself.</summary>
internal sealed class Probe : IDisposable
{
    private static readonly Uri Address = new("https://post.example/2024/05/04/ferry-returns");

    private readonly GapClock clock = new();
    private readonly ArticleExtractor extractor;
    private readonly MeterListener listener = new();
    private readonly Dictionary<string, double> stages = new(StringComparer.Ordinal);

    /// <param name="options">How to extract.</param>
    /// <param name="withStages">Whether the stages are timed too; that looks at the clock between them, which shortens gaps.</param>
    public Probe(ExtractorOptions options, bool withStages = false)
    {
        extractor = new ArticleExtractor(options, clock, null);
        listener.InstrumentPublished = (instrument, meters) =>
        {
            if (withStages && instrument.Name == "extractor.stage.duration") meters.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) =>
        {
            foreach (var (_, stage) in tags) stages[stage as string ?? ""] = Math.Round(seconds * 1_000, 1);
        });
        listener.Start();
        foreach (var name in (ReadOnlySpan<string>)["charset: windows-1251 without label", "charset: GBK said to be UTF-8", "state: strings of markup", "json-ld: broken at the end"])
            extractor.Extract(Construction.All[name].OfSize(20_000), Address);
        // What is made when it is first needed is no part of a page's cost: words of all languages for a page that prints no time,
        // tables of encodings for one that names none.
        foreach (var page in (ReadOnlySpan<string>)[Markup.Story(Markup.Repeat(Markup.Paragraph, 20)), Markup.Repeat(Markup.Paragraph, 20)])
            extractor.Extract(System.Text.Encoding.UTF8.GetBytes(page), Address);
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
        clock.Start();
        var result = extractor.Extract(page, Address);
        clock.Stop();
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
            GapMs = Math.Round(clock.Longest.TotalMilliseconds, 1),
            GapPlace = clock.Place,
            Stages = stages.Count > 0 ? new Dictionary<string, double>(stages, StringComparer.Ordinal) : null,
        };
    }

    public void Dispose() => listener.Dispose();
}
