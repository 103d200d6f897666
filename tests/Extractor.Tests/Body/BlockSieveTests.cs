using System.Text.Json;
using Extractor.Assemble;
using Extractor.Body;
using Extractor.Languages;
using Extractor.Parse;
using Extractor.Tests.Support;
using Extractor.Trees;

namespace Extractor.Tests.Body;

/// <summary>The sieve over the invented pages: it leaves every line of the story and little else.</summary>
internal sealed class BlockSieveTests
{
    /// <summary>Shorter lines, such as the times of a live blog, come back with their neighbours (<see cref="BodySmoother"/>).</summary>
    private const int ShortLine = 20;

    private static IEnumerable<TestCaseData> Pages() =>
        Directory.EnumerateFiles(Repository.PathOf("tests", "Extractor.Tests", "Fixtures", "Pages"), "*.html").Order(StringComparer.Ordinal)
            .Select(path => new TestCaseData(path).SetArgDisplayNames(Path.GetFileNameWithoutExtension(path)));

    private static PageContext Read(string path)
    {
        var budget = new PageBudget(new ExtractorOptions(), TimeProvider.System, CancellationToken.None);
        // The tree is let go with the test; the context reads from it.
        var survey = PageSurveyor.Survey(PageParser.Parse(File.ReadAllText(path).AsMemory(), budget), budget);
        return new ArticleAssembler(LanguageCatalog.BuiltIn).Context(survey, new Uri("https://page.example/story"));
    }

    [TestCaseSource(nameof(Pages))]
    public void The_lines_of_the_story_are_left(string path)
    {
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.ChangeExtension(path, ".expected.json")));
        if (!expected.RootElement.TryGetProperty("body", out var body)) Assert.Ignore("No record is expected of this page.");
        var lines = body.EnumerateArray().Where(block => block.TryGetProperty("text", out _)).Select(block => block.GetProperty("text").GetString()!)
            .Where(line => line.Length >= ShortLine).ToHashSet();
        var page = Read(path);
        var open = BlockSieve.Open(page, BodyModel.BuiltIn.Sieve);
        var blocks = page.Survey.Blocks;
        Assert.That(blocks.Where(block => lines.Contains(block.Text) && !open.Contains(block.Index)).Select(block => block.Text), Is.Empty);
    }

    [Test]
    public void Much_of_a_page_is_taken_away()
    {
        var (left, all) = (0, 0);
        foreach (var path in Pages().Select(test => (string)test.Arguments[0]!))
        {
            var page = Read(path);
            left += BlockSieve.Open(page, BodyModel.BuiltIn.Sieve).Count;
            all += page.Survey.Blocks.Count;
        }
        Assert.That(left, Is.LessThan(all * 0.75));
    }

    [Test]
    public void Rows_that_are_not_chosen_have_no_chance()
    {
        var page = Read(Repository.PathOf("tests", "Extractor.Tests", "Fixtures", "Pages", "de-dpa.html"));
        using var features = new BlockFeatures(page);
        var all = BodyModel.BuiltIn.Blocks.Probabilities(features);
        List<int> chosen = [1, 4, 5];
        var some = ChosenRows.Probabilities(BodyModel.BuiltIn.Blocks, features, chosen);
        Assert.That(some, Is.EqualTo(all.Select((probability, i) => chosen.Contains(i) ? probability : 0)));
    }
}
