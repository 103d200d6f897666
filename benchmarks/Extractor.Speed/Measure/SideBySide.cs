using Extractor.Speed.Corpus;

namespace Extractor.Speed.Measure;

/// <summary>One page: the medians over the rounds, in seconds, and what an extraction allocates, in bytes.</summary>
/// <param name="Page">The page.</param>
/// <param name="Ours">Bytes to the record.</param>
/// <param name="Metadata">Bytes to what the page's data says.</param>
/// <param name="Stock">The stock parse.</param>
/// <param name="Peer">Ours and the stock parse again, in turns with SmartReader; null where that was left out.</param>
/// <param name="Allocated">The bytes that an extraction allocates.</param>
internal sealed record PageTimes(SpeedPage Page, double Ours, double Metadata, double Stock, PeerTimes? Peer, long Allocated);

/// <summary>The medians of one page where SmartReader runs between the others.</summary>
internal sealed record PeerTimes(double Ours, double Stock, double SmartReader);

/// <summary>
/// Times the contestants on each page in turn, so that what else the machine does meets all of them alike; every round starts
/// with another one.
/// </summary>
internal static class SideBySide
{
    /// <summary>Ours beside the stock parse.</summary>
    public static List<PageTimes> Run(IReadOnlyList<SpeedPage> pages, int rounds, CancellationToken cancellationToken)
    {
        var times = InTurns(pages, [Contestants.Extract, Contestants.ExtractMetadata, Contestants.Parse], rounds, cancellationToken);
        return [.. pages.Zip(times, (page, medians) => new PageTimes(page, medians[0], medians[1], medians[2], null, Allocated(page)))];
    }

    /// <summary>
    /// Adds rounds in which SmartReader runs as well. They come last: it takes so much memory and compiled code of the parser's that both others take
    /// another time beside it.
    /// </summary>
    public static List<PageTimes> WithSmartReader(IReadOnlyList<PageTimes> before, int rounds, CancellationToken cancellationToken)
    {
        var pages = before.Select(times => times.Page).ToList();
        foreach (var page in pages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Contestants.Read(page);
        }
        var times = InTurns(pages, [Contestants.Extract, Contestants.Parse, Contestants.Read], rounds, cancellationToken);
        return [.. before.Zip(times, (page, medians) => page with { Peer = new(medians[0], medians[1], medians[2]) })];
    }

    /// <summary>
    /// The median time of each page where every page is extracted until as many bytes have been read as the largest one has: what another page left in
    /// the processor's memories weighs alike on all then.
    /// </summary>
    public static List<double> OfAlikeBytes(IReadOnlyList<SpeedPage> pages, int rounds, CancellationToken cancellationToken)
    {
        var most = pages.Max(page => page.Bytes.Length);
        var times = new double[pages.Count, rounds];
        for (var round = 0; round < rounds; round++)
        {
            for (var p = 0; p < pages.Count; p++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (page, repeats) = (pages[p], most / pages[p].Bytes.Length);
                times[p, round] = Clock.Time(() => { for (var i = 0; i < repeats; i++) Contestants.Extract(page); }) / repeats;
            }
        }
        return [.. pages.Select((_, p) => Clock.Median(Enumerable.Range(0, rounds).Select(round => times[p, round])))];
    }

    /// <summary>The medians of each page, by contestant.</summary>
    private static List<double[]> InTurns(IReadOnlyList<SpeedPage> pages, Action<SpeedPage>[] contestants, int rounds, CancellationToken cancellationToken)
    {
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
        return Enumerable.Range(0, pages.Count).Select(page => Enumerable.Range(0, contestants.Length)
            .Select(contestant => Clock.Median(Enumerable.Range(0, rounds).Select(round => times[page, contestant, round]))).ToArray()).ToList();
    }

    /// <summary>Lets the just-in-time compiler see everything until it has settled.</summary>
    public static void WarmUp(IReadOnlyList<SpeedPage> pages, TimeSpan least, CancellationToken cancellationToken)
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
