using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Extractor.Tests.Support;

namespace Extractor.CommandLine.Tests.Quality;

/// <summary>The corpus's own scorer, <c>score.py</c>.</summary>
internal static class Scorer
{
    /// <summary>Skips the running test where there is no Python to run the scorer.</summary>
    public static void RequireOrIgnore()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("python3", ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.WaitForExit();
            if (process.ExitCode != 0) Assert.Ignore("python3 does not run; this test needs it to score.");
        }
        catch (Win32Exception)
        {
            Assert.Ignore("python3 is not there; this test needs it to score.");
        }
    }

    /// <summary>The suite's metrics by name; one that nothing was counted for is absent.</summary>
    public static async Task<Dictionary<string, double>> ScoreAsync(string suite, string truth, string results)
    {
        var start = new ProcessStartInfo("python3", [SharedFolder.RequireOrIgnore("tools/score.py"), truth, results, "--json"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, await error);

        using var document = JsonDocument.Parse(output);
        var scored = document.RootElement.GetProperty("suites").GetProperty(suite);
        Assert.That(scored.GetProperty("counts").GetProperty("missing").GetInt32(), Is.Zero, $"{suite}: pages without a result line");
        return scored.GetProperty("metrics").EnumerateObject()
            .Where(metric => metric.Value.GetProperty("value").ValueKind == JsonValueKind.Number)
            .ToDictionary(metric => metric.Name, metric => metric.Value.GetProperty("value").GetDouble(), StringComparer.Ordinal);
    }
}
