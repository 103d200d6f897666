using System.Text.Json;

using Extractor.Tests.Support;

namespace Extractor.Tests.Fixtures;

/// <summary>The seed story's pages give its record, with and without metadata, and so they do under another name.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class SeedTests
{
    [TestCase("medcom-rich.html")]
    [TestCase("medcom-bare.html")]
    public void Seed_page_gives_the_expected_record(string page)
    {
        var html = File.ReadAllText(SharedFolder.RequireOrIgnore("seed/" + page));
        AssertAgrees(page, html, ReadExpected());
    }

    [Test]
    public void Seed_page_under_another_host_and_wording_gives_the_same_fields(
        [Values("medcom-rich.html", "medcom-bare.html")] string page, [Values] SeedClasses classes)
    {
        var html = File.ReadAllText(SharedFolder.RequireOrIgnore("seed/" + page));
        var renamed = SeedRenamer.Page(html, classes);
        using (Assert.EnterMultipleScope())
        {
            // What the test stands on: nothing of the seed's own names is left for a rule to hold on to.
            Assert.That(renamed, Does.Not.Contain("medcom").IgnoreCase);
            Assert.That(renamed, Does.Not.Contain("articleBody").And.Not.Contain("gnews").And.Not.Contain("boxlist"));
            Assert.That(renamed, Does.Not.Contain("Pyongyang:").And.Not.Contain("Willy").And.Not.Contain("(WIL)"));
        }

        AssertAgrees($"{page}, {classes} classes", renamed, SeedRenamer.Text(ReadExpected()));
    }

    private static string ReadExpected() => File.ReadAllText(SharedFolder.RequireOrIgnore("seed/medcom.expected.json"));

    private static void AssertAgrees(string name, string html, string expectedJson)
    {
        using var expected = JsonDocument.Parse(expectedJson);
        var url = new Uri(expected.RootElement.GetProperty("url").GetString()!);
        var result = new ArticleExtractor().Extract(System.Text.Encoding.UTF8.GetBytes(html), url);
        Assert.That(result.Article, Is.Not.Null, () => $"{name}: {result.Error?.Message}");
        RecordComparer.AssertAgrees(name, expected.RootElement, result.Article!);
    }
}
