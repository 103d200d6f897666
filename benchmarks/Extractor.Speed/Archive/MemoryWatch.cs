using System.Globalization;
using System.Text.Json;

namespace Extractor.Speed.Archive;

/// <summary>The resident memory of a process on the way through a run, by what the run has on the disk.</summary>
internal sealed class MemoryWatch(int processId, string output, int records)
{
    /// <summary>How many times the memory of the first half the second may take: beyond it, memory grows with the records.</summary>
    internal const double MostGrowth = 1.2;

    /// <summary>A shorter run is over before its pools are full: its memory grows all along, and tells nothing.</summary>
    internal const int EnoughRecords = 10_000;

    /// <summary>The highest at each tenth of the records, in bytes.</summary>
    public long[] Tenths { get; } = new long[10];

    /// <summary>The highest of the conversion at the end, in bytes.</summary>
    public long Converting { get; private set; }

    /// <summary>Whether the second half of the records took hardly more memory than the first; null of too few records. A half that was never seen says no.</summary>
    public bool? LevelsOff => records < EnoughRecords ? null : Tenths[..5].Max() is > 0 and var first && Tenths[5..].Max() is > 0 and var second && second <= MostGrowth * first;

    /// <summary>Looks once. Nothing is noted where the process is gone.</summary>
    public void Look()
    {
        try
        {
            var line = File.ReadLines($"/proc/{processId}/status").FirstOrDefault(static line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            if (line is null) return;
            var resident = long.Parse(line.AsSpan(6).Trim().ToString().Split(' ')[0], CultureInfo.InvariantCulture) * 1024;
            using var progress = JsonDocument.Parse(File.ReadAllBytes(output + ".progress"));
            if (progress.RootElement.GetProperty("complete").GetBoolean())
            {
                Converting = Math.Max(Converting, resident);
                return;
            }

            var tenth = (int)Math.Min(progress.RootElement.GetProperty("results").GetInt64() * 10 / records, 9);
            Tenths[tenth] = Math.Max(Tenths[tenth], resident);
        }
        catch (IOException)
        {
            // Between two progress files, or at the end.
        }
    }
}
