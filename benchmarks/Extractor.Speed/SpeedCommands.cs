using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using Extractor.Speed.Corpus;
using Extractor.Speed.Measure;
using Extractor.Speed.Operations;
using Extractor.Speed.Report;

namespace Extractor.Speed;

/// <summary>What each command of the program does.</summary>
internal static class SpeedCommands
{
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(15);
    private static readonly int[] Sizes = [64_000, 256_000, 1_000_000, 4_000_000, 8_000_000];

    /// <summary>Ours beside the stock parse and SmartReader, in one process.</summary>
    public static int Ratios(SpeedSettings settings, TextWriter output, CancellationToken token)
    {
        var times = SideBySide.Run(Warm(settings, token), settings.Rounds, token);
        if (settings.SmartReader) times = SideBySide.WithSmartReader(times, settings.Rounds, token);
        var allocated = Printing.Ratios(output, times);
        Printing.SlowestPages(output, times);
        if (settings.MostAllocated is not { } most || allocated <= most) return ExitCode.Success;
        Printing.Line(output, $"More is allocated than {most:0.00} bytes for each byte of input.");
        return ExitCode.Failed;
    }

    /// <summary>Where the time of an extraction goes.</summary>
    public static int StageShares(SpeedSettings settings, TextWriter output, CancellationToken token)
    {
        var pages = Warm(settings, token);
        var stages = new Stages();
        for (var round = 0; round < 3; round++) Round();
        stages.Clear();
        for (var round = 0; round < settings.Rounds; round++) Round();
        var stock = SideBySide.Run(pages, settings.Rounds, token).Sum(t => t.Stock);
        Printing.StageShares(output, stages, pages.Count, stock);
        return ExitCode.Success;

        void Round()
        {
            foreach (var page in pages)
            {
                token.ThrowIfCancellationRequested();
                stages.Run(page);
            }
        }
    }

    /// <summary>Whether the time for each byte stays as pages grow.</summary>
    public static int Growth(SpeedSettings settings, TextWriter output, CancellationToken token)
    {
        var pages = Warm(settings, token);
        var seed = GrownPage.Seed(pages, Sizes[0], Sizes[^1]);
        var grown = Sizes.Select(size => GrownPage.Grow(seed, size)).ToList();
        SideBySide.Run(grown, 1, token);
        var times = SideBySide.Run(grown, settings.Rounds, token);
        var alike = SideBySide.OfAlikeBytes(grown, settings.Rounds, token);
        Printing.Growth(output, [.. times.Zip(alike, (t, seconds) => (t.Page, seconds, t.Ours, t.Stock))]);
        return ExitCode.Success;
    }

    /// <summary>What a second thread adds.</summary>
    public static int TwoThreads(SpeedSettings settings, TextWriter output, CancellationToken token)
    {
        var (extract, spin) = Threads.Run(Warm(settings, token), settings.Rounds, token);
        Printing.Line(output, $"two threads / one: extract {extract:0.00}, spinning {spin:0.00}, of it {extract / spin:0.00}");
        return ExitCode.Success;
    }

    /// <summary>How long the console takes from its start for one page.</summary>
    public static async Task<int> ColdAsync(string page, int rounds, TextWriter output, CancellationToken token)
    {
        if (!File.Exists(page)) throw new UsageException($"There is no page '{page}'.");
        var folder = Directory.CreateTempSubdirectory("extractor-cold-");
        try
        {
            var times = await new ColdStart(folder.FullName).RunAsync(
                Path.GetFullPath(page), rounds, build => Printing.Line(output, $"building: {build}"), token);
            Printing.ColdStart(output, times);
            return ExitCode.Success;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Extracts over and over, for a sampling profiler to look at.</summary>
    public static int Repeat(SpeedSettings settings, CancellationToken token)
    {
        var pages = Load(settings);
        for (var round = 0; round < settings.Rounds; round++)
        {
            foreach (var page in pages)
            {
                token.ThrowIfCancellationRequested();
                Contestants.Extract(page);
            }
        }
        return ExitCode.Success;
    }

    /// <summary>BenchmarkDotNet over the single operations.</summary>
    public static int Single(SpeedSettings settings)
    {
        Load(settings with { Pages = 1 });
        Environment.SetEnvironmentVariable(PageBenchmarks.ManifestVariable, Path.GetFullPath(settings.Manifest));
        return BenchmarkRunner.Run<PageBenchmarks>(DefaultConfig.Instance).HasCriticalValidationErrors ? ExitCode.Failed : ExitCode.Success;
    }

    private static List<SpeedPage> Warm(SpeedSettings settings, CancellationToken token)
    {
        var pages = Load(settings);
        SideBySide.WarmUp(pages, WarmUpTime, token);
        return pages;
    }

    private static List<SpeedPage> Load(SpeedSettings settings) => SpeedPage.Load(settings.Manifest, settings.Pages);
}
