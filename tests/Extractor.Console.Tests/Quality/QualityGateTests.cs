using System.Globalization;
using System.Text;
using Extractor.Tests.Support;

namespace Extractor.CommandLine.Tests.Quality;

/// <summary>
/// Holds the extraction of the whole corpus to the bounds of <c>floors.json</c>, which are raised as quality rises and never
/// lowered in silence. What the metrics mean stands in <c>docs/quality.md</c>.
/// </summary>
[NonParallelizable]
[Category("Quality")]
public sealed class QualityGateTests
{
    [Test]
    public async Task Corpus_keeps_the_floors()
    {
        SharedFolder.RequireOrIgnore("corpus");
        Scorer.RequireOrIgnore();
        var bounds = QualityBound.Read(Repository.PathOf("tests", "Extractor.Console.Tests", "Quality", "floors.json"));
        using var files = new Workspace();
        var runs = new List<SuiteRun>();
        foreach (var suite in bounds.Select(bound => bound.Suite).Distinct(StringComparer.Ordinal)) runs.Add(await SuiteRun.RunAsync(suite, files));

        var table = Table(runs, bounds, out var broken);
        await TestContext.Out.WriteLineAsync(table);
        Assert.That(broken, Is.Zero, $"{broken} bounds of floors.json are broken:\n{table}");
    }

    [Test]
    public void A_bound_is_broken_by_a_worse_value_and_by_none()
    {
        var floor = new QualityBound("news", "body.f1", 0.9, IsCeiling: false);
        var ceiling = new QualityBound("news", "promo.leak", 0.1, IsCeiling: true);
        SuiteRun Measured(double body, double leak) =>
            new("news", 1, new Dictionary<string, double> { ["body.f1"] = body, ["promo.leak"] = leak }, ["news: a remark"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Broken([Measured(0.9, 0.1)], floor, ceiling), Is.Zero);
            Assert.That(Broken([Measured(0.89, 0.1)], floor, ceiling), Is.EqualTo(1));
            Assert.That(Broken([Measured(0.89, 0.11)], floor, ceiling), Is.EqualTo(2));
            Assert.That(Broken([Measured(0.9, 0.1)], floor with { Metric = "body.f2" }), Is.EqualTo(1));
            Assert.That(Broken([Measured(0.9, 0.1)], floor with { Suite = "articles" }), Is.EqualTo(1));
            Assert.That(Table([Measured(0.89, 0.1)], [floor], out _), Does.Match(@"news +body\.f1 +0\.8900 +at least 0\.9 +BROKEN").And.Contain("a remark"));
        }

        static int Broken(SuiteRun[] runs, params QualityBound[] bounds)
        {
            Table(runs, bounds, out var broken);
            return broken;
        }
    }

    /// <summary>Every metric of every suite with its bound, and every bound that has no metric.</summary>
    private static string Table(IReadOnlyList<SuiteRun> runs, IReadOnlyList<QualityBound> bounds, out int broken)
    {
        var table = new StringBuilder();
        Row("suite", "metric", "value", "bound", "");
        var left = bounds.ToList();
        foreach (var run in runs)
        {
            foreach (var (metric, value) in run.Metrics.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            {
                var bound = left.Find(bound => bound.Suite == run.Suite && bound.Metric == metric);
                if (bound is null || bound.Holds(value)) left.RemoveAll(other => other == bound);
                var verdict = bound is null ? "" : bound.Holds(value) ? "ok" : "BROKEN";
                Row(run.Suite, metric, value.ToString("0.0000", CultureInfo.InvariantCulture), $"{bound}", verdict);
            }
        }
        var names = runs.SelectMany(run => run.Metrics.Keys.Select(metric => (run.Suite, metric))).ToHashSet();
        foreach (var bound in left.Where(bound => !names.Contains((bound.Suite, bound.Metric))))
        {
            Row(bound.Suite, bound.Metric, "none", $"{bound}", "BROKEN");
        }
        foreach (var remark in runs.SelectMany(run => run.Remarks)) table.Append(remark).Append('\n');
        broken = left.Count;
        return table.ToString();

        void Row(string suite, string metric, string value, string bound, string verdict) =>
            table.Append($"{suite,-10}{metric,-28}{value,8}  {bound,-18}{verdict}".TrimEnd()).Append('\n');
    }
}
