using System.Text.Json;

namespace Extractor.Quality.Run;

/// <summary>What the scorer says of one set of results.</summary>
internal sealed record Scores(
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Suites,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Counts,
    IReadOnlyList<(string Page, double Score)> Worst)
{
    public double? Find(string suite, string metric) => Suites.TryGetValue(suite, out var metrics) && metrics.TryGetValue(metric, out var value) ? value : null;

    public int Pages(string suite) => Counts.TryGetValue(suite, out var counts) ? counts.GetValueOrDefault("pages") : 0;

    /// <summary>Pages that gave no article.</summary>
    public int Failures(string suite) =>
        Counts.TryGetValue(suite, out var counts) ? counts.GetValueOrDefault("missing") + counts.GetValueOrDefault("errors") + counts.GetValueOrDefault("empty") : 0;

    /// <summary>Reads what <c>score.py --json</c> prints.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static Scores Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var suites = new Dictionary<string, IReadOnlyDictionary<string, double>>(StringComparer.Ordinal);
        var counts = new Dictionary<string, IReadOnlyDictionary<string, int>>(StringComparer.Ordinal);
        if (!document.RootElement.TryGetProperty("suites", out var read)) throw new JsonException("The scorer printed no suites.");
        foreach (var suite in read.EnumerateObject())
        {
            suites[suite.Name] = suite.Value.GetProperty("metrics").EnumerateObject()
                .ToDictionary(metric => metric.Name, metric => metric.Value.GetProperty("value").GetDouble(), StringComparer.Ordinal);
            counts[suite.Name] = suite.Value.GetProperty("counts").EnumerateObject()
                .ToDictionary(count => count.Name, count => count.Value.GetInt32(), StringComparer.Ordinal);
        }
        var worst = document.RootElement.TryGetProperty("worst", out var pages)
            ? pages.GetProperty("pages").EnumerateArray().Select(page => (page.GetProperty("id").GetString()!, page.GetProperty("score").GetDouble())).ToList()
            : [];
        return new Scores(suites, counts, worst);
    }
}
