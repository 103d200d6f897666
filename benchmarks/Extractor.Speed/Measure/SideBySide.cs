using Extractor.Speed.Corpus;

namespace Extractor.Speed.Measure;

/// <summary>One page: the medians over the rounds, in seconds, and what an extraction allocates, in bytes.</summary>
internal sealed record PageTimes(SpeedPage Page, double Ours, double Metadata, double Stock, double? SmartReader, long Allocated);

/// <summary>
/// Times the contestants on each page in turn, so that what else the machine does meets all of them alike; every round starts
/// with another one.
/// </summary>
internal static class SideBySide
{
    public static List<PageTimes> Run(IReadOnlyList<SpeedPage> pages, int rounds, bool withSmartReader, CancellationToken cancellationToken)
    {
        Action<SpeedPage>[] contestants = [Contestants.Extract, Contestants.ExtractMetadata, Contestants.Parse, .. withSmartReader ? [Contestants.Read] : Array.Empty<Action<SpeedPage>>()];
        var times = new double[pages.Count, contestants.Length, rounds];
        for (var round = 0; round < rounds; round++)
        {
            for (var p = 0; p < pages.Count; p++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                for (var c = 0; c < contestants.Length; c++)
                {
                    var at = (c + round) % contestants.Length;
                    times[p, at, round] = Clock.Time(() => contestants[at](pages[p]));
                }
            }
        }
        return [.. pages.Select((page, p) => new PageTimes(page, Median(p, 0), Median(p, 1), Median(p, 2), withSmartReader ? Median(p, 3) : null, Allocated(page)))];

        double Median(int page, int contestant) => Clock.Median(Enumerable.Range(0, rounds).Select(round => times[page, contestant, round]));
    }

    /// <summary>Lets the just-in-time compiler see everything until it has settled.</summary>
    public static void WarmUp(IReadOnlyList<SpeedPage> pages, TimeSpan least, bool withSmartReader, CancellationToken cancellationToken)
    {
        var started = System.Diagnostics.Stopwatch.StartNew();
        for (var round = 0; round < 2 || started.Elapsed < least; round++)
        {
            foreach (var page in pages)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Contestants.Extract(page);
                Contestants.ExtractMetadata(page);
                Contestants.Parse(page);
                if (withSmartReader && round == 0) Contestants.Read(page);
                if (round >= 1 && started.Elapsed > least) break;
            }
        }
    }

    private static long Allocated(SpeedPage page)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Contestants.Extract(page);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
