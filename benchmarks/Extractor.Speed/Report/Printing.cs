using System.Globalization;
using Extractor.Speed.Corpus;
using Extractor.Speed.Measure;

namespace Extractor.Speed.Report;

/// <summary>The figures as lines of text.</summary>
internal static class Printing
{
    private const int Slowest = 10;

    /// <summary>Prints the ratios over all pages and returns the allocated bytes for each byte of input.</summary>
    public static double Ratios(TextWriter output, IReadOnlyList<PageTimes> times)
    {
        double ours = times.Sum(t => t.Ours), stock = times.Sum(t => t.Stock);
        var bytes = times.Sum(t => (double)t.Page.Bytes.Length);
        var allocated = times.Sum(t => t.Allocated) / bytes;
        Line(output, $"{times.Count} pages, {bytes / times.Count / 1000:0} KB a page");
        Speed(output, "Extract(bytes)", ours, times.Count, bytes);
        Speed(output, "stock parse", stock, times.Count, bytes);
        Line(output, $"ours / stock parse {ours / stock,18:0.00}   median of pages {Clock.Median(times.Select(t => t.Ours / t.Stock)):0.00}");
        Line(output, $"metadata / ours    {times.Sum(t => t.Metadata) / ours,18:0.00}   median of pages {Clock.Median(times.Select(t => t.Metadata / t.Ours)):0.00}");
        Line(output, $"allocated / input  {allocated,18:0.00}");
        if (times.All(t => t.Peer is not null)) BesideSmartReader(output, [.. times.Select(t => t.Peer!)], bytes);
        return allocated;
    }

    private static void BesideSmartReader(TextWriter output, IReadOnlyList<PeerTimes> times, double bytes)
    {
        double ours = times.Sum(t => t.Ours), stock = times.Sum(t => t.Stock), smart = times.Sum(t => t.SmartReader);
        Line(output, $"\nin turns with SmartReader");
        Speed(output, "Extract(bytes)", ours, times.Count, bytes);
        Speed(output, "stock parse", stock, times.Count, bytes);
        Speed(output, "SmartReader", smart, times.Count, bytes);
        Line(output, $"SmartReader / ours {smart / ours,18:0.00}   median of pages {Clock.Median(times.Select(t => t.SmartReader / t.Ours)):0.00}");
        Line(output, $"ours / stock parse {ours / stock,18:0.00}   median of pages {Clock.Median(times.Select(t => t.Ours / t.Stock)):0.00}");
    }

    private static void Speed(TextWriter output, string contestant, double seconds, int pages, double bytes) =>
        Line(output, $"{contestant,-14} {seconds / pages * 1000,10:0.000} ms a page {bytes / seconds / 1e6,8:0.0} MB/s");

    public static void SlowestPages(TextWriter output, IReadOnlyList<PageTimes> times)
    {
        Line(output, $"\nslowest pages        ns/byte      ms      KB   / stock");
        foreach (var t in times.OrderByDescending(t => t.Ours / t.Page.Bytes.Length).Take(Slowest))
            Line(output, $"  {t.Page.Id,-34} {t.Ours * 1e9 / t.Page.Bytes.Length,8:0.0} {t.Ours * 1000,7:0.00} {t.Page.Bytes.Length / 1000.0,7:0} {t.Ours / t.Stock,8:0.00}");
    }

    public static void StageShares(TextWriter output, Stages stages, int pages, double stock)
    {
        // A stage whose name says that it holds others again is left out of the sum.
        var sum = stages.Sums.Where(s => !s.Stage.Contains('(', StringComparison.Ordinal)).Sum(s => s.Seconds);
        Line(output, $"\nstage                                  ms/page   share  / stock  KB alloc");
        foreach (var (stage, seconds, bytes) in stages.Sums)
            Line(output, $"  {stage,-36} {seconds / pages * 1000,7:0.000} {seconds / sum,7:0.0%} {seconds / stock,8:0.000} {bytes / 1000.0 / pages,9:0.0}");
    }

    public static void Growth(TextWriter output, IReadOnlyList<(SpeedPage Page, double Alike, double InTurns, double Stock)> sizes)
    {
        Line(output, $"\nns a byte         KB   as many bytes of each    one of each in turns    ours / stock, in turns");
        foreach (var (page, alike, inTurns, stock) in sizes)
            Line(output, $"  {page.Bytes.Length / 1000.0,18:0} {PerByte(page, alike),23:0.0} {PerByte(page, inTurns),23:0.0} {inTurns / stock,25:0.00}");
        Line(output, $"  {"most / least",18} {Spread(size => size.Alike),23:0.00} {Spread(size => size.InTurns),23:0.00}");

        double Spread(Func<(SpeedPage Page, double Alike, double InTurns, double Stock), double> time) =>
            sizes.Max(size => PerByte(size.Page, time(size))) / sizes.Min(size => PerByte(size.Page, time(size)));
    }

    public static void ColdStart(TextWriter output, IReadOnlyList<(string Build, double Median, double Least, double NoPage)> builds)
    {
        Line(output, $"\n  {"ms, start to end",-20} {"one page, median",20} {"least",11} {"no page (--version)",21}");
        foreach (var (build, median, least, noPage) in builds)
            Line(output, $"  {build,-20} {median * 1000,20:0} {least * 1000,11:0} {noPage * 1000,21:0}");
    }

    private static double PerByte(SpeedPage page, double seconds) => seconds * 1e9 / page.Bytes.Length;

    public static void Line(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
