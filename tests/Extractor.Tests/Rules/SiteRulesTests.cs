using System.Text;
using Extractor.Tests.Fetch;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Extractor.Tests.Rules;

/// <summary>Rules at work: what they find goes before everything else, and what they do not find is read as ever.</summary>
public sealed class SiteRulesTests
{
    private const string Page = """
        <!DOCTYPE html><html lang="en"><head><title>Harbour bridge opens | The Gazette</title>
        <meta property="og:title" content="Harbour bridge opens"><meta property="article:published_time" content="2024-06-19T08:00:00+02:00">
        <meta name="author" content="Wrong Person"><meta property="og:image" content="https://gazette.example/og.jpg"></head><body>
        <header><a href="/">The Gazette</a></header>
        <main><div class="flag">Waterfront</div><h1><span class="mark">Live</span> Harbour bridge opens</h1><div class="big">Big read</div>
        <p class="sum">After three years of works the bridge over the harbour opens to walkers.</p>
        <div class="who"><span class="n">ADA QUILL</span> <span class="n">Tom Reed</span></div><span class="when">Uploaded 03/04/2024 at 10:05</span><span class="chg">5 Juni 2024, 07:30</span>
        <div class="story" data-role="copy">
        <p><b class="dl"><span class="c">Northwick</span> / <span class="ag">Coastwire</span></b> The new bridge over the harbour of Northwick opened on Tuesday, the council said after three years of works.</p>
        <div class="pic"><img src="/bridge.jpg" width="800" height="400"><div class="t">The bridge seen from the north bank.</div><div class="cr">Picture: Lena Ott</div></div>
        <p>"We kept our word," said the mayor, Ada Quill, and thanked the crews who had worked through two winters to finish in time.</p>
        <p class="hint">Go on with <a href="/tolls">Tolls stay away from the bridge</a></p>
        <p>Some 12,000 people are expected to cross it each day, which would halve the way to work for those who live on the north bank.</p>
        <p class="end">aq/tr</p></div>
        <div class="ad"><p>Buy a boat today: the finest boats of the coast, with sails and without, at prices that nobody has seen before in Northwick.</p></div>
        <ul class="other"><li><a href="/ferry">The ferry retires</a></li><li><a href="/quay">A quay is sold</a></li></ul>
        <div class="words"><a>Bridges</a> <a>#Harbour</a></div></main></body></html>
        """;

    private static readonly Uri Url = new("https://www.gazette.example/bridge");

    [Test]
    public void Each_field_can_be_given()
    {
        var article = Extract("""
            {
              "host": "gazette.example",
              "remove": [".ad", "h1 .mark"],
              "title": "main h1", "kicker": ".flag", "standfirst": ".sum", "authors": ".who .n",
              "published": { "select": ".when", "format": "'Uploaded' dd/MM/yyyy 'at' HH:mm", "offset": "+01:00" },
              "modified": { "select": ".chg", "language": "id" },
              "dateline": { "select": ".dl", "place": ".c", "source": ".ag" },
              "body": "[data-role=copy]",
              "captions": { "select": ".pic", "text": ".t", "credit": ".cr" },
              "relatedLinks": [{ "select": ".hint", "placement": "inline" }, { "select": ".other", "placement": "related" }],
              "topics": ".words a", "leadImage": ".pic img", "endCredit": ".end",
              "section": { "value": "Waterfront" }, "siteName": { "value": "The Northwick Gazette" }, "language": { "value": "en-gb" },
              "canonicalUrl": { "select": "header a", "attribute": "href" }
            }
            """);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(article.Title, Is.EqualTo("Harbour bridge opens"));
            Assert.That(article.Kicker, Is.EqualTo("Waterfront"));
            Assert.That(article.Standfirst, Is.EqualTo("After three years of works the bridge over the harbour opens to walkers."));
            Assert.That(article.Byline!.Authors.Select(author => author.Name), Is.EqualTo(new[] { "Ada Quill", "Tom Reed" }).IgnoreCase);
            Assert.That(article.Published!.ToString(), Is.EqualTo("2024-04-03T10:05:00+01:00"));
            Assert.That(article.Modified!.ToString(), Is.EqualTo("2024-06-05T07:30:00"));
            Assert.That((article.Dateline!.Place, article.Dateline.Source), Is.EqualTo(("Northwick", "Coastwire")));
            Assert.That(article.Body.Where(block => block.Kind == BlockKind.Paragraph).Select(block => block.Text[..9]), Is.EqualTo(new[] { "Northwick", "\"We kept ", "Some 12,0" }));
            Assert.That(article.Captions, Is.EqualTo(new[] { new Caption { Text = "The bridge seen from the north bank.", Credit = "Lena Ott", Image = new Uri("https://www.gazette.example/bridge.jpg") } }));
            Assert.That(article.RelatedLinks.Select(link => (link.Url.AbsolutePath, link.Title, link.Placement)), Is.EqualTo(new[]
            {
                ("/tolls", "Tolls stay away from the bridge", LinkPlacement.Inline), ("/ferry", "The ferry retires", LinkPlacement.Related), ("/quay", "A quay is sold", LinkPlacement.Related),
            }));
            Assert.That(article.Topics, Is.EqualTo(new[] { "Bridges", "Harbour" }));
            Assert.That(article.LeadImage, Is.EqualTo(new Uri("https://www.gazette.example/bridge.jpg")));
            Assert.That(article.EndCredit, Is.EqualTo("aq/tr"));
            Assert.That((article.Section, article.SiteName, article.Language), Is.EqualTo(("Waterfront", "The Northwick Gazette", "en-GB")));
            Assert.That(article.CanonicalUrl, Is.EqualTo(new Uri("https://www.gazette.example/")));
            Assert.That(article.Sources.Values, Is.All.EqualTo(FieldSource.SiteRule));
            Assert.That(article.Sources, Has.Count.EqualTo(17));
            Assert.That(article, Is.EqualTo(Article.FromJson(article.ToJson())));
        }
    }

    [Test]
    public void Without_rules_and_for_other_hosts_nothing_changes()
    {
        var usual = Extract(null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Extract("""{ "host": "courier.example", "title": ".flag", "remove": "p" }"""), Is.EqualTo(usual));
            Assert.That(Extract("""{ "host": "azette.example", "title": ".flag" }"""), Is.EqualTo(usual));
            Assert.That(Extract("""{ "host": "gazette.example", "subdomains": false, "title": ".flag" }"""), Is.EqualTo(usual));
            Assert.That(usual.Sources.Values, Has.None.EqualTo(FieldSource.SiteRule));
        }
    }

    [Test]
    public void What_a_rule_does_not_find_is_read_as_ever()
    {
        var usual = Extract(null);
        var ruled = Extract("""
            { "host": "gazette.example", "remove": ".nowhere", "title": ".none", "authors": "p.none", "published": { "select": ".flag" }, "body": ".none",
              "captions": ".none", "relatedLinks": ".none", "topics": ".none", "leadImage": ".flag", "language": { "value": "english please" } }
            """);
        Assert.That(ruled, Is.EqualTo(usual));
    }

    [Test]
    public void The_first_way_that_gives_a_value_counts()
    {
        var article = Extract("""
            { "host": "gazette.example", "title": [".none", { "select": "h1", "attribute": "title" }, ".big", "h1"],
              "published": [".flag", { "select": ".when", "format": "dd.MM.yyyy" }, { "select": "[property='article:published_time']" }] }
            """);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(article.Title, Is.EqualTo("Big read"));
            Assert.That(article.Published!.ToString(), Is.EqualTo("2024-06-19T08:00:00+02:00"));
            Assert.That(article.Sources["published"], Is.EqualTo(FieldSource.SiteRule));
        }
    }

    [Test]
    public void Null_leaves_a_field_empty()
    {
        var article = Extract("""
            { "host": "gazette.example", "authors": null, "published": null, "captions": null, "relatedLinks": null, "topics": null, "leadImage": null, "standfirst": null, "siteName": null }
            """);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(article.Byline, Is.Null);
            Assert.That(article.Published, Is.Null);
            Assert.That(article.Captions, Is.Empty);
            Assert.That(article.RelatedLinks, Is.Empty);
            Assert.That(article.Topics, Is.Empty);
            Assert.That(article.LeadImage, Is.Null);
            Assert.That(article.Standfirst, Is.Null);
            Assert.That(article.SiteName, Is.Null);
            Assert.That(article.Sources.Keys, Has.None.AnyOf("byline", "published", "captions", "relatedLinks", "topics", "leadImage", "standfirst", "siteName"));
            Assert.That(article.Text, Does.Contain("The new bridge"));
        }
    }

    [Test]
    public void The_body_of_a_rule_goes_before_the_located_one()
    {
        var article = Extract("""{ "host": "gazette.example", "body": ".ad" }""");
        Assert.That(article.Text, Is.EqualTo("Buy a boat today: the finest boats of the coast, with sails and without, at prices that nobody has seen before in Northwick."));
        Assert.That(article.Sources["body"], Is.EqualTo(FieldSource.SiteRule));
    }

    [Test]
    public void What_is_removed_is_read_by_nobody()
    {
        var article = Extract("""{ "host": "gazette.example", "remove": ["meta[name=author]", "meta[property^='og:']", ".who", "[property='article:published_time']", ".when", ".chg", "[data-role] p:nth-child(3)"] }""");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(article.Byline, Is.Null);
            Assert.That(article.Published, Is.Null);
            Assert.That(article.LeadImage, Is.Not.EqualTo(new Uri("https://gazette.example/og.jpg")));
            Assert.That(article.Text, Does.Not.Contain("We kept our word").And.Contain("Some 12,000"));
        }
    }

    [Test]
    public void Everything_may_be_removed()
    {
        var result = Result("""{ "host": "gazette.example", "remove": ["html", "head", "body", "*"] }""", Url);
        Assert.That(result.Success ? result.Article!.Body : [], Is.Empty);
    }

    [Test]
    public void The_rule_of_the_nearest_host_counts()
    {
        const string Rules = """
            [{ "host": "gazette.example", "title": ".flag" }, { "host": "sport.gazette.example", "title": ".big" },
             { "host": "old.sport.gazette.example", "until": "2001-01-01", "title": ".sum" }]
            """;
        string? TitleAt(string host) => Result(Rules, new Uri($"https://{host}/bridge")).Article!.Title;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(TitleAt("gazette.example"), Is.EqualTo("Waterfront"));
            Assert.That(TitleAt("news.gazette.example"), Is.EqualTo("Waterfront"));
            Assert.That(TitleAt("SPORT.gazette.example"), Is.EqualTo("Big read"));
            Assert.That(TitleAt("live.sport.gazette.example."), Is.EqualTo("Big read"));
            Assert.That(TitleAt("old.sport.gazette.example"), Is.EqualTo("Big read"));
        }
    }

    [TestCase("2024-06-19", "Big read")]
    [TestCase("2024-06-01", "Big read")]
    [TestCase("2024-05-31", "Waterfront")]
    [TestCase("1999-01-01", "Waterfront")]
    [TestCase(null, "Big read")]
    public void The_day_of_the_story_chooses_among_dated_rules(string? day, string title)
    {
        const string Rules = """[{ "host": "gazette.example", "until": "2024-05-31", "title": ".flag", "remove": ".sum" }, { "host": "gazette.example", "from": "2024-06-01", "title": ".big" }]""";
        var html = Page.Replace("2024-06-19T08:00:00+02:00", day ?? "", StringComparison.Ordinal);
        if (day is null) html = html.Replace("Uploaded 03/04/2024 at 10:05", "", StringComparison.Ordinal).Replace("5 Juni 2024, 07:30", "", StringComparison.Ordinal);
        var article = new ArticleExtractor(new ExtractorOptions { SiteRules = SiteRules.Parse(Rules) }).Extract(html, Url).Article!;
        Assert.That(article.Title, Is.EqualTo(title));
    }

    [Test]
    public void The_address_that_a_page_states_counts_where_none_is_known()
    {
        var rules = SiteRules.Parse("""{ "host": "gazette.example", "title": ".flag", "remove": ".big" }""");
        var html = Page.Replace("<head>", "<head><link rel=canonical href='https://gazette.example/bridge'>", StringComparison.Ordinal);
        var extractor = new ArticleExtractor(new ExtractorOptions { SiteRules = rules });
        Assert.That(extractor.Extract(html, null).Article!.Title, Is.EqualTo("Waterfront"));
        Assert.That(extractor.Extract(html, new Uri("https://courier.example/x")).Article!.Title, Is.Not.EqualTo("Waterfront"));
    }

    [TestCase("2024-05-31T23:59:00Z", "Old")]
    [TestCase("2024-06-01T00:00:00Z", "New")]
    public async Task The_time_of_fetching_chooses_among_dated_rules(string now, string title)
    {
        var rules = SiteRules.Parse("""
            [{ "host": "127.0.0.1", "until": "2024-05-31", "title": "b" }, { "host": "127.0.0.1", "from": "2024-06-01", "title": "i" }]
            """);
        await using var site = await TestSite.StartAsync();
        site.OnPage("/story", TestSite.Page(head: "<meta property='article:published_time' content='2010-01-01'>").Replace("<article>", "<article><b>Old</b><i>New</i>", StringComparison.Ordinal));
        using var client = new ArticleClient(
            TestClients.Quick(options => options.Extraction.SiteRules = rules), new FakeTimeProvider(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));
        var result = await client.GetAsync(site.Url("/story"));
        Assert.That(result.Article?.Title, Is.EqualTo(title), result.Error?.Message);
    }

    [Test]
    public void A_container_passes_the_rules_on()
    {
        var rules = SiteRules.Parse("""{ "host": "gazette.example", "title": ".flag" }""");
        using var services = new ServiceCollection().AddExtractor(options => options.Extraction.SiteRules = rules).Services.BuildServiceProvider();
        Assert.That(services.GetRequiredService<ArticleExtractor>().Extract(Page, Url).Article!.Title, Is.EqualTo("Waterfront"));
    }

    [Test]
    public void One_set_of_rules_serves_many_threads()
    {
        var extractor = new ArticleExtractor(new ExtractorOptions { SiteRules = SiteRules.Parse("""{ "host": "gazette.example", "title": ".flag", "remove": ".ad", "body": ".story" }""") });
        var expected = extractor.Extract(Page, Url).Article;
        Parallel.For(0, 40, _ => Assert.That(extractor.Extract(Page, Url).Article, Is.EqualTo(expected)));
    }

    [Test]
    public void Elements_inside_each_other_give_each_block_once()
    {
        var article = Extract("""{ "host": "gazette.example", "body": "main, .story, .story p", "remove": ".ad, .other, .words" }""");
        Assert.That(article.Text.Split("We kept our word"), Has.Length.EqualTo(2));
    }

    [Test]
    public void A_rule_that_selects_everything_of_a_deep_page_stays_bounded()
    {
        var html = string.Concat(Enumerable.Repeat("<div>", 200)) + string.Concat(Enumerable.Repeat("<p>A line of <a href=/x>text</a>.</p>", 2_000));
        string[] names = ["kicker", "standfirst", "authors", "published", "dateline", "body", "captions", "relatedLinks", "topics", "leadImage", "endCredit", "section"];
        var rule = $$"""{ "host": "gazette.example", {{string.Join(", ", names.Select(name => $"\"{name}\": \"*\""))}} }""";
        var result = new ArticleExtractor(new ExtractorOptions { SiteRules = SiteRules.Parse(rule), MaxDuration = TimeSpan.FromMinutes(1) }).Extract(html, Url);
        Assert.That(result.Success || result.Error!.Kind == FailureKind.TooComplex, Is.True);
    }

    [Test]
    public void Random_rules_on_random_pages_give_a_record()
    {
        var random = new Random(5);
        string[] selectors = ["p", "div", "a", "*", "b + i", "ul > li", "table td", "h1, h2", "figure", "img", "[class]", "svg", "html", "body"];
        string[] names = ["title", "kicker", "standfirst", "authors", "published", "modified", "dateline", "body", "captions", "relatedLinks", "topics", "leadImage", "endCredit", "section"];
        for (var seed = 0; seed < 300; seed++)
        {
            var rule = new StringBuilder("""{ "host": "gazette.example", "remove": """).Append('"').Append(selectors[random.Next(8)]).Append('"');
            foreach (var name in names)
                if (random.Next(2) == 0) rule.Append(", \"").Append(name).Append("\": \"").Append(selectors[random.Next(selectors.Length)]).Append('"');
            var html = new Parse.RandomMarkup(seed).Next();
            var result = new ArticleExtractor(new ExtractorOptions { SiteRules = SiteRules.Parse(rule.Append('}').ToString()) }).Extract(html, Url);
            Assert.That(result.Success || result.Error!.Kind == FailureKind.Unreadable, Is.True, $"{rule}\n{html}");
        }
    }

    private static ArticleResult Result(string? rules, Uri url) =>
        new ArticleExtractor(new ExtractorOptions { SiteRules = rules is null ? null : SiteRules.Parse(rules) }).Extract(Page, url);

    private static Article Extract(string? rules) => Result(rules, Url).Article!;
}
