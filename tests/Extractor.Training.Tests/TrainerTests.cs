using System.Text.Json;
using Extractor.Body;
using Extractor.Tests.Support;

namespace Extractor.Training.Tests;

/// <summary>Trains on a small corpus of invented pages.</summary>
public sealed class TrainerTests
{
    private static readonly PassSettings Small = Recipe.Shipped.Blocks with { Trees = 20, Leaves = 8, LeastExamples = 5 };

    private static readonly Lazy<List<PageExamples>> Pages = new(() => [.. Corpus().Select(PageExamples.Of)]);

    [Test]
    public void The_same_pages_give_the_same_file()
    {
        var (once, again) = (Train(), Train());
        Assert.That(again.File, Is.EqualTo(once.File));
    }

    [Test]
    public void The_file_agrees_with_the_model_that_it_was_written_from()
    {
        var trained = Train();
        var rows = Pages.Value.SelectMany(page => Enumerable.Range(0, page.Features.Rows).Select(i => page.Features.Row(i))).ToList();
        var scores = trained.Scores(rows);
        var model = trained.Model;
        Assert.That(rows, Has.Count.GreaterThan(300));
        for (var i = 0; i < rows.Count; i++)
            Assert.That(model.Probability(rows[i]), Is.EqualTo(1 / (1 + Math.Exp(-scores[i]))).Within(1e-6), $"row {i}");
        Assert.That(scores.Max() - scores.Min(), Is.GreaterThan(1), "The model tells nothing apart.");
    }

    [Test]
    public void The_second_pass_is_written_alike()
    {
        var first = Train().Model;
        var opinions = Pages.Value.ConvertAll(page => first.Probabilities(page.Features));
        var trained = Trainer.Train(
            Pages.Value.SelectMany((page, p) => page.Sequence(opinions[p])), Recipe.Shipped.Sequence with { Trees = 10, Leaves = 6, LeastExamples = 5 });
        var rows = Pages.Value.SelectMany((page, p) => Enumerable.Range(0, page.Features.Rows).Select(i => SequenceFeatures.Of(page.Context, opinions[p]).Row(i))).Take(300).ToList();
        var scores = trained.Scores(rows);
        for (var i = 0; i < rows.Count; i++)
            Assert.That(trained.Model.Probability(rows[i]), Is.EqualTo(1 / (1 + Math.Exp(-scores[i]))).Within(1e-6), $"row {i}");
    }

    [Test]
    public void A_receipt_reads_back()
    {
        var trained = Train();
        var rows = Enumerable.Range(0, 3).Select(i => Pages.Value[0].Features.Row(i)).ToList();
        var path = Path.GetTempFileName();
        try
        {
            Receipt.Of(("a.bin.gz", Small, trained, rows)).Write(path);
            var pass = Receipt.Read(path).Passes.Single();
            using (Assert.EnterMultipleScope())
            {
                Assert.That(pass.Settings, Is.EqualTo(Small));
                Assert.That(pass.Hash, Is.EqualTo(Receipt.HashOf(trained.File)));
                Assert.That(Enumerable.Range(0, 3).Select(pass.Row), Is.EqualTo(rows));
                Assert.That(pass.Scores, Is.EqualTo(trained.Scores(rows)));
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static TrainedPass Train() => Trainer.Train(Pages.Value.SelectMany(page => page.Blocks()), Small);

    /// <summary>The fixture pages, whose expected records are their truths.</summary>
    private static IEnumerable<CorpusPage> Corpus()
    {
        var folder = Repository.PathOf("tests", "Extractor.Tests", "Fixtures", "Pages");
        foreach (var path in Directory.EnumerateFiles(folder, "*.html").Order(StringComparer.Ordinal).Take(12))
        {
            using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.ChangeExtension(path, ".expected.json")));
            if (!expected.RootElement.TryGetProperty("body", out var body)) continue;
            var text = string.Join('\n', body.EnumerateArray().Select(TextOf).Where(line => line.Length > 0));
            yield return new CorpusPage(Path.GetFileNameWithoutExtension(path), "fixtures", new Uri("https://page.example/story"), path, text, [], []);
        }
    }

    private static string TextOf(JsonElement block) => block.ValueKind switch
    {
        JsonValueKind.String => block.GetString()!,
        JsonValueKind.Object when block.TryGetProperty("text", out var text) => text.GetString() ?? "",
        _ => "",
    };
}
