using System.Text.Json;
using Extractor.Tests.Support;

namespace Extractor.CommandLine.Tests.Quality;

/// <summary>
/// One suite of the corpus, run through <c>batch</c> and scored. Beside the scorer's metrics there are <c>errors</c>, the number of
/// pages without an article, and <c>seconds</c>, the time of the slowest page.
/// </summary>
internal sealed record SuiteRun(string Suite, int Pages, IReadOnlyDictionary<string, double> Metrics, IReadOnlyList<string> Remarks)
{
    /// <summary>The time from which a page is run again alone: beside others it may just have waited for a core.</summary>
    private const double Suspicious = 1.5;

    public static async Task<SuiteRun> RunAsync(string suite, Workspace files)
    {
        var folder = SharedFolder.RequireOrIgnore($"corpus/{suite}");
        var manifest = Path.Combine(folder, "manifest.jsonl");
        var output = files.PathOf($"{suite}.jsonl");
        var run = await ConsoleRun.RunAsync("batch", "--manifest", manifest, "--output", output);
        Assert.That(run.Code, Is.EqualTo(ExitCode.Success).Or.EqualTo(ExitCode.SomeFailed), run.Error);

        var results = ConsoleRun.ParseLines(await File.ReadAllTextAsync(output));
        var remarks = results.Where(Failed)
            .Select(r => $"{suite}: {Id(r)}: {r.ErrorKind()} {r.GetProperty("error").GetProperty("message").GetString()}").ToList();
        var metrics = await Scorer.ScoreAsync(suite, Path.Combine(folder, "truth.jsonl"), output);
        metrics["errors"] = remarks.Count;
        var seconds = results.ToDictionary(Id, Seconds, StringComparer.Ordinal);
        await TimeAloneAsync(suite, manifest, seconds, files);
        var slowest = seconds.MaxBy(entry => entry.Value);
        metrics["seconds"] = slowest.Value;
        if (slowest.Value > Suspicious) remarks.Add($"{suite}: {slowest.Key} is the slowest page");
        return new SuiteRun(suite, results.Count, metrics, remarks);
    }

    private static async Task TimeAloneAsync(string suite, string manifest, Dictionary<string, double> seconds, Workspace files)
    {
        var slow = seconds.Where(entry => entry.Value > Suspicious).Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        if (slow.Count == 0) return;

        var folder = Path.GetDirectoryName(manifest)!;
        var lines = ConsoleRun.ParseLines(await File.ReadAllTextAsync(manifest)).Where(line => slow.Contains(Id(line))).Select(line =>
            JsonSerializer.Serialize(new
            {
                id = Id(line),
                url = line.GetProperty("url").GetString(),
                path = Path.Combine(folder, line.GetProperty("path").GetString()!),
            }));
        var again = files.Write($"{suite}-slow.jsonl", string.Join('\n', lines) + "\n");
        var run = await ConsoleRun.RunAsync("batch", "--manifest", again, "--parallel", "1");
        foreach (var result in run.Results) seconds[Id(result)] = Seconds(result);
    }

    private static bool Failed(JsonElement result) => result.GetProperty("article").ValueKind != JsonValueKind.Object;

    private static string Id(JsonElement line) => line.GetProperty("id").GetString()!;

    private static double Seconds(JsonElement result) => result.GetProperty("seconds").GetDouble();
}
