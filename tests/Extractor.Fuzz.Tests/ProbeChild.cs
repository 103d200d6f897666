using System.Collections.Concurrent;
using System.Diagnostics;
using Extractor.Fuzz.Constructions;
using Extractor.Fuzz.Probing;

namespace Extractor.Fuzz.Tests;

/// <summary>Runs the probe in processes of its own, some constructions in each, and keeps what they report.</summary>
internal static class ProbeChild
{
    private const int GroupSize = 20;

    /// <summary>A child that says nothing for so long hangs.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(10);

    private static readonly string[][] Groups = [.. Construction.All.Keys.Chunk(GroupSize)];
    private static readonly ConcurrentDictionary<int, Lazy<IReadOnlyDictionary<string, ProbeReport[]>>> Reports = new();

    /// <summary>The sizes, in bytes: the full ones for a library that was built to be shipped, less for one built to be debugged.</summary>
    public static int[] Sizes { get; } = IsOptimized ? [1_250_000, 5_000_000] : [250_000];

    /// <summary>Whether the library was built to be shipped: one built to be debugged takes times that say nothing.</summary>
    public static bool IsOptimized =>
        typeof(ArticleExtractor).Assembly.GetCustomAttributes(typeof(DebuggableAttribute), inherit: false) is not [DebuggableAttribute { IsJITOptimizerDisabled: true }];

    /// <summary>What a construction cost, by size.</summary>
    public static ProbeReport[] Of(string construction)
    {
        var group = Array.FindIndex(Groups, names => names.Contains(construction));
        var reports = Reports.GetOrAdd(group, g => new(() => Run(Groups[g]))).Value;
        return reports.TryGetValue(construction, out var found) && found.Length == Sizes.Length
            ? found
            : throw new AssertionException($"The process ended at or before '{construction}'.");
    }

    /// <summary>What a construction costs in a process of its own.</summary>
    public static ProbeReport[] Again(string construction) =>
        Run([construction]).TryGetValue(construction, out var found) && found.Length == Sizes.Length
            ? found
            : throw new AssertionException($"The process ended at '{construction}'.");

    private static Dictionary<string, ProbeReport[]> Run(string[] constructions)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Extractor.Fuzz.dll"));
        start.ArgumentList.Add("probe");
        foreach (var name in constructions)
        {
            start.ArgumentList.Add("--construction");
            start.ArgumentList.Add(name);
        }

        foreach (var size in Sizes)
        {
            start.ArgumentList.Add("--size");
            start.ArgumentList.Add(size.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(MostTime))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        TestContext.Out.WriteLine(errors.Result);
        return output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ProbeReport.Read)
            .GroupBy(report => report.Page, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }
}
