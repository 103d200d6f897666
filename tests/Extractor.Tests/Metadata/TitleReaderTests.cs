using Extractor.Metadata;
using Extractor.Parse;

namespace Extractor.Tests.Metadata;

[TestFixture]
internal sealed class TitleReaderTests
{
    private const string Title = "Harbour wall to be mended";

    [TestCase("<h1><span>Works</span> Harbour wall to be mended</h1>", TestName = "line before the title")]
    [TestCase("<h1>Harbour wall to be mended <small>12 replies</small></h1>", TestName = "count behind the title")]
    [TestCase("<h1><span class=kicker>Works:</span> Harbour wall to be mended</h1>", TestName = "kicker by its class")]
    public void What_metadata_leaves_out_of_a_heading_is_no_part_of_the_title(string heading) => Assert.That(Read(heading, Title), Is.EqualTo(Title));

    [TestCase("<h1><span>Works:</span> Harbour wall to be mended</h1>", "Works: Harbour wall to be mended", TestName = "sign that joins")]
    [TestCase("<h1><em>Works</em> Harbour wall to be mended</h1>", "Works Harbour wall to be mended", "Works Harbour wall to be mended", TestName = "title with its first word set apart")]
    [TestCase("<h1>Harbour wall <em>to be mended</em></h1>", "Harbour wall to be mended", TestName = "title with its end set apart")]
    [TestCase("<h1>Harbour wall to be mended <em>in May</em> by hand</h1>", "Harbour wall to be mended in May by hand", TestName = "text behind the last element")]
    public void Other_parts_of_a_heading_belong_to_it(string heading, string title, string? stated = null) =>
        Assert.That(Read(heading, stated ?? Title), Is.EqualTo(title));

    [Test]
    public void The_heading_of_the_comments_is_no_title() => Assert.That(
        Read($"<p>{Title}</p><div class=comments><h2 class=comments-title>3 thoughts on “{Title}”</h2></div>", Title), Is.EqualTo(Title));

    private static string? Read(string body, string stated)
    {
        var budget = new PageBudget(new ExtractorOptions(), TimeProvider.System, CancellationToken.None);
        using var tree = PageParser.Parse($"<html><head><meta property='og:title' content='{stated}'></head><body><article>{body}</article></body></html>".AsMemory(), budget);
        var survey = PageSurveyor.Survey(tree, budget);
        var url = new Uri("https://harbour.example/news/wall");
        return TitleReader.Read(survey, JsonLdReader.Read(survey, url), "Harbour Post", url, out _)?.Value;
    }
}
