using System.Runtime.InteropServices;

namespace Extractor.Fuzz.Probing;

/// <summary>The processor time of the calling thread: what a page costs, however busy the machine is.</summary>
internal static partial class ThreadClock
{
    /// <summary>CLOCK_THREAD_CPUTIME_ID of Linux and of macOS.</summary>
    private static readonly int Id = OperatingSystem.IsMacOS() ? 16 : 3;

    /// <summary>Reads it; on Windows it is that of the process.</summary>
    /// <exception cref="InvalidOperationException">The system does not tell.</exception>
    public static TimeSpan Now
    {
        get
        {
            if (OperatingSystem.IsWindows()) return Environment.CpuUsage.TotalTime;
            return GetTime(Id, out var time) == 0
                ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / 100)
                : throw new InvalidOperationException("The processor time of a thread cannot be read.");
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
