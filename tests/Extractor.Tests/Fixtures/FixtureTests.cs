using System.Text.Json;

namespace Extractor.Tests.Fixtures;

/// <summary>Each invented page gives the record written for it by hand.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class FixtureTests
{
    [TestCaseSource(typeof(FixturePage), nameof(FixturePage.Names))]
    public void Page_gives_its_expected_record(string name)
    {
        var page = FixturePage.Load(name);
        RecordComparer.AssertAgrees(name, page.Expected, page.Extract());
    }

    [TestCaseSource(typeof(FixturePage), nameof(FixturePage.Names))]
    public void Record_survives_json(string name)
    {
        var article = FixturePage.Load(name).Extract();
        var json = article.ToJson();
        var back = Article.FromJson(json);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(back, Is.EqualTo(article));
            Assert.That(back.ToJson(), Is.EqualTo(json));
            Assert.That(Article.FromJson(article.ToJson(indented: true)), Is.EqualTo(article));
        }
    }

    [TestCaseSource(typeof(FixturePage), nameof(FixturePage.Names))]
    public void Record_says_only_what_the_page_says(string name)
    {
        var page = FixturePage.Load(name);
        var text = new PageText(page.Content);
        using var record = JsonDocument.Parse(page.Extract().ToJson());
        Assert.That(RecordTexts.Of(record.RootElement).Where(said => !text.Says(said)), Is.Empty);
    }

    [TestCaseSource(typeof(FixturePage), nameof(FixturePage.Names))]
    public void Expected_record_says_only_what_the_page_says(string name)
    {
        var page = FixturePage.Load(name);
        var text = new PageText(page.Content);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ExpectedRecord.Faults(page.Expected), Is.Empty);
            Assert.That(RecordTexts.Of(page.Expected), Is.Not.Empty);
            Assert.That(RecordTexts.Of(page.Expected).Where(said => !text.Says(said)), Is.Empty);
        }
    }

    [TestCaseSource(typeof(FixturePage), nameof(FixturePage.Names))]
    public void Page_says_what_the_body_must_not_hold(string name)
    {
        // A phrase that the page does not hold would test nothing.
        var page = FixturePage.Load(name);
        var text = new PageText(page.Content);
        var forbidden = page.Expected.GetProperty("notInBody").EnumerateArray().Select(item => item.GetString()!);
        Assert.That(forbidden.Where(phrase => !text.Says(phrase)), Is.Empty);
    }
}
