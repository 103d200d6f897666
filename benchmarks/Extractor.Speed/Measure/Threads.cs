using System.Diagnostics;
using Extractor.Speed.Corpus;

namespace Extractor.Speed.Measure;

/// <summary>
/// How much more two threads do than one: of extraction, and of threads that only count, which is the most that the machine has
/// to give at the time.
/// </summary>
internal static class Threads
{
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(2);

    public static (double Extract, double Spin) Run(IReadOnlyList<SpeedPage> pages, int rounds, CancellationToken cancellationToken)
    {
        var extract = new List<double>();
        var spin = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = -1;
            void One() => Contestants.Extract(pages[(int)((uint)Interlocked.Increment(ref next) % (uint)pages.Count)]);
            extract.Add(Work(2, One) / Work(1, One));
            spin.Add(Work(2, Count) / Work(1, Count));
        }
        return (Clock.Median(extract), Clock.Median(spin));
    }

    private static double Work(int threads, Action one)
    {
        long done = 0;
        var started = Stopwatch.StartNew();
        var running = Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            while (started.Elapsed < Span)
            {
                one();
                Interlocked.Increment(ref done);
            }
        })).ToList();
        running.ForEach(thread => thread.Start());
        running.ForEach(thread => thread.Join());
        return done / started.Elapsed.TotalSeconds;
    }

    private static void Count()
    {
        var x = 1u;
        for (var i = 0; i < 1_000_000; i++) x = unchecked((x * 1664525) + 1013904223);
        GC.KeepAlive(x);
    }
}
