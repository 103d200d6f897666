using System.Text.Json;

namespace Extractor.CommandLine.Tests.Quality;

/// <summary>One line of <c>floors.json</c>: a number is the least that a metric may be, <c>{"max": number}</c> the most.</summary>
internal sealed record QualityBound(string Suite, string Metric, double Value, bool IsCeiling)
{
    public bool Holds(double? measured) => measured is { } value && (IsCeiling ? value <= Value : value >= Value);

    public override string ToString() => FormattableString.Invariant($"{(IsCeiling ? "at most" : "at least")} {Value}");

    /// <summary>Reads the bounds in the order of the file.</summary>
    public static IReadOnlyList<QualityBound> Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var bounds = new List<QualityBound>();
        foreach (var suite in document.RootElement.EnumerateObject())
        {
            foreach (var metric in suite.Value.EnumerateObject())
            {
                var isCeiling = metric.Value.ValueKind == JsonValueKind.Object;
                var value = isCeiling ? metric.Value.GetProperty("max") : metric.Value;
                bounds.Add(new QualityBound(suite.Name, metric.Name, value.GetDouble(), isCeiling));
            }
        }
        return bounds;
    }
}
