using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Extractor.Speed.Measure;

/// <summary>
/// The time that the thread has spent on a processor, where the system tells it (Linux): what else the machine does then counts
/// little. Elsewhere the time that has gone by.
/// </summary>
internal static class Clock
{
    private const int ThreadCpuTime = 3; // CLOCK_THREAD_CPUTIME_ID of linux/time.h

    /// <summary>A point in time, in seconds.</summary>
    public static double Now =>
        OperatingSystem.IsLinux() && ClockGetTime(ThreadCpuTime, out var time) == 0
            ? time.Seconds + (time.Nanoseconds * 1e-9)
            : Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;

    /// <summary>How long one call takes, in seconds.</summary>
    public static double Time(Action work)
    {
        var start = Now;
        work();
        return Now - start;
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0) return double.NaN;
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ClockGetTime(int clock, out TimeSpec time);

    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
