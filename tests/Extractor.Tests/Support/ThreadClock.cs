using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Extractor.Tests.Support;

/// <summary>
/// The processor time of the calling thread: what something costs, however busy the machine is. Where the system does not tell it, the
/// time that has gone by.
/// </summary>
internal static class ThreadClock
{
    /// <summary>CLOCK_THREAD_CPUTIME_ID of Linux and of macOS.</summary>
    private static readonly int Id = OperatingSystem.IsMacOS() ? 16 : 3;

    /// <summary>A point in time.</summary>
    public static TimeSpan Now =>
        !OperatingSystem.IsWindows() && GetTime(Id, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / 100)
            : Stopwatch.GetElapsedTime(0);

    /// <summary>How long some work takes on this thread.</summary>
    public static TimeSpan Time(Action work)
    {
        var started = Now;
        work();
        return Now - started;
    }

    /// <summary>The shortest of three times, which what happens once, such as compiling, is not part of.</summary>
    public static TimeSpan ShortestTime(Action work)
    {
        var shortest = TimeSpan.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            var time = Time(work);
            if (time < shortest) shortest = time;
        }

        return shortest;
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
