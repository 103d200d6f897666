using System.Text;
using Extractor.Tests.Fixtures;

namespace Extractor.Tests.Assemble;

/// <summary>Records of pages whose data alone is read.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class MetadataOnlyTests
{
    private static readonly ArticleExtractor Extractor = new(new ExtractorOptions { Fields = ArticleFields.Metadata });

    [TestCaseSource(typeof(FixturePage), nameof(FixturePage.Names))]
    public void What_is_printed_is_left_out(string name)
    {
        var page = FixturePage.Load(name);
        var result = Extractor.Extract(page.Content, page.Url);
        var article = result.Article!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(article.Body, Is.Empty);
            Assert.That(article.Captions, Is.Empty);
            Assert.That(article.RelatedLinks, Is.Empty);
            Assert.That((article.Dateline, article.Kicker, article.EndCredit, article.Byline?.Text), Is.EqualTo(default((Dateline?, string?, string?, string?))));
            Assert.That(result.Doubts, Is.Empty);
            // The language is that of the root element, which counts as the page's.
            Assert.That(article.Sources.Where(source => source.Value == FieldSource.Page && source.Key != "language"), Is.Empty);
        }
    }

    [TestCaseSource(typeof(FixturePage), nameof(FixturePage.Names))]
    public void What_the_whole_record_takes_from_data_is_the_same(string name)
    {
        var page = FixturePage.Load(name);
        var whole = page.Extract();
        var data = Extractor.Extract(page.Content, page.Url).Article!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(data.Language, Is.EqualTo(whole.Language));
            Assert.That(data.CanonicalUrl, Is.EqualTo(whole.CanonicalUrl));
            Assert.That(data.Access, Is.EqualTo(whole.Access));
            Same("siteName", a => a.SiteName);
            Same("section", a => a.Section);
            Same("leadImage", a => a.LeadImage);
            Same("modified", a => a.Modified);
            Same("topics", a => a.Topics);
            // The print may add the zone, and roles and links of authors.
            Same("published", a => a.Published?.Date);
            if (IsData(whole, "byline")) Assert.That(data.Byline?.Authors.Select(a => a.Name), Is.SubsetOf(whole.Byline!.Authors.Select(a => a.Name)));
        }

        void Same<T>(string field, Func<Article, T> value)
        {
            if (IsData(whole, field)) Assert.That(value(data), Is.EqualTo(value(whole)), field);
        }
    }

    [Test]
    public void All_fields_of_data_are_read_wherever_the_data_stands()
    {
        const string Page = """
            <!DOCTYPE html><html lang="en-GB"><head><title>Harbour bridge opens | The Gazette</title><meta property="og:site_name" content="The Gazette">
            <meta property="og:title" content="Harbour bridge opens"><meta name="description" content="After three &amp; a half years."><meta name="robots" content="noarchive">
            <meta property="og:image" content="/og.jpg"><link rel="canonical" href="/2026/bridge"></head><body><h1>Bridge!</h1><p>By Someone Else, 1 May 2020</p>
            <p>The bridge opened on Tuesday after years of works, the council said in a long statement to the press.</p>
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour bridge opens","author":{"@type":"Person","name":"Mara Lindqvist"},
            "datePublished":"2026-03-04T08:00:00+01:00","dateModified":"2026-03-04T09:30:00+01:00","articleSection":"Local","keywords":["Bridges","Northwick"],
            "isAccessibleForFree":false}</script></body></html>
            """;
        var article = Extractor.Extract(Page, new Uri("https://gazette.example/2026/bridge?from=front")).Article!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(article.Title, Is.EqualTo("Harbour bridge opens"));
            Assert.That(article.Standfirst, Is.EqualTo("After three & a half years."));
            Assert.That(article.Sources["standfirst"], Is.EqualTo(FieldSource.Meta));
            Assert.That(article.Byline?.Authors.Single().Name, Is.EqualTo("Mara Lindqvist"));
            Assert.That(article.Published?.ToString(), Is.EqualTo("2026-03-04T08:00:00+01:00"));
            Assert.That(article.Modified?.ToString(), Is.EqualTo("2026-03-04T09:30:00+01:00"));
            Assert.That((article.Section, article.Language, article.SiteName), Is.EqualTo(("Local", "en-GB", "The Gazette")));
            Assert.That(article.Topics, Is.EqualTo(["Bridges", "Northwick"]));
            Assert.That(article.CanonicalUrl, Is.EqualTo(new Uri("https://gazette.example/2026/bridge")));
            Assert.That(article.LeadImage, Is.EqualTo(new Uri("https://gazette.example/og.jpg")));
            Assert.That(article.Access.Free, Is.False);
            Assert.That(article.Access.Robots, Is.EqualTo(["noarchive"]));
        }
    }

    [TestCase("<p>Some text", null)]
    [TestCase("no tags at all", null)]
    [TestCase("<div>", null)]
    [TestCase(" \n", FailureKind.Unreadable)]
    [TestCase("", FailureKind.Unreadable)]
    public void A_page_without_data_is_an_empty_record(string page, FailureKind? failure)
    {
        var result = Extractor.Extract(page, null);
        Assert.That(result.Error?.Kind, Is.EqualTo(failure));
        Assert.That(result.Article?.Title, Is.Null);
    }

    [Test]
    public void Site_rules_still_give_what_they_select()
    {
        const string Rule = """{ "host": "gazette.example", "title": "h1", "authors": ".by", "body": ".story", "remove": ".old" }""";
        const string Page = """
            <html><head><title>Other</title></head><body><h1 class=old>No</h1><h1>Bridge opens</h1><p class=by>Mara Lindqvist</p><div class=story><p>Text of the story.</p></div>
            """;
        var extractor = new ArticleExtractor(new ExtractorOptions { Fields = ArticleFields.Metadata, SiteRules = SiteRules.Parse(Rule) });
        var ruled = extractor.Extract(Page, new Uri("https://gazette.example/a")).Article!;
        var other = extractor.Extract(Page, new Uri("https://herald.example/a")).Article!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ruled.Title, Is.EqualTo("Bridge opens"));
            Assert.That(ruled.Sources["title"], Is.EqualTo(FieldSource.SiteRule));
            Assert.That(ruled.Byline?.Authors.Single().Name, Is.EqualTo("Mara Lindqvist"));
            Assert.That(ruled.Body, Is.Empty);
            Assert.That(other.Title, Is.EqualTo("Other"));
        }
    }

    [Test]
    public void Bytes_and_streams_are_read_like_strings()
    {
        var bytes = Encoding.UTF8.GetBytes("<title>Über Brücken</title>");
        using var stream = new MemoryStream(bytes);
        Assert.That(Extractor.Extract(bytes, null).Article?.Title, Is.EqualTo("Über Brücken"));
        Assert.That(Extractor.Extract(stream, null).Article?.Title, Is.EqualTo("Über Brücken"));
    }

    [TestCase((ArticleFields)0, false, "Fields")]
    [TestCase((ArticleFields)2, false, "Fields")]
    [TestCase((ArticleFields)7, false, "Fields")]
    [TestCase(ArticleFields.Metadata, true, "RequireArticle")]
    public void What_cannot_be_read_is_refused(ArticleFields fields, bool requireArticle, string option) => Assert.That(
        () => new ArticleExtractor(new ExtractorOptions { Fields = fields, RequireArticle = requireArticle }),
        Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo(option));

    private static bool IsData(Article article, string field) =>
        article.Sources.TryGetValue(field, out var source) && source is FieldSource.JsonLd or FieldSource.OpenGraph or FieldSource.Meta;
}
