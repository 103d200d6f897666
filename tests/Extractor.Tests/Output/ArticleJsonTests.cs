using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Extractor.Tests.Output;

public sealed class ArticleJsonTests
{
    private static readonly Article Full = new()
    {
        Url = new Uri("https://rivers.example/news/1"),
        CanonicalUrl = new Uri("https://rivers.example/news/1?page=all"),
        FetchedAt = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.FromHours(7)),
        SiteName = "Rivers",
        Section = "Harbour",
        Language = "id",
        Kicker = "Port",
        Title = "Ferry “Merak” docks & leaves 🚢",
        Standfirst = "Two hours late.",
        Byline = new Byline { Text = "Oleh: Rina", Authors = [new Author { Name = "Rina", Url = new Uri("https://rivers.example/rina"), Role = "Reporter", Kind = AuthorKind.Initials }] },
        Published = ArticleTime.Parse("2024-06-19T17:41:00"),
        Modified = ArticleTime.Parse("2024-06-20"),
        Dateline = new Dateline { Text = "MERAK, Rivers —", Place = "MERAK", Source = "Rivers", Date = "19/6" },
        Body =
        [
            new ArticleBlock { Kind = BlockKind.ListItem, Text = "One", Level = 1, Html = "<em>One</em>" },
            new ArticleBlock { Kind = BlockKind.Table, Text = "a b", Rows = [["a", "b"]] },
            new ArticleBlock { Kind = BlockKind.Figure, Caption = 0, Url = new Uri("https://rivers.example/1.jpg") },
        ],
        Captions = [new Caption { Text = "The ferry.", Credit = "A. Example", Image = new Uri("https://rivers.example/1.jpg"), Alt = "Ferry" }],
        RelatedLinks = [new RelatedLink { Url = new Uri("https://rivers.example/2"), Title = "Fog", Placement = LinkPlacement.Inline }],
        Topics = ["ferries"],
        LeadImage = new Uri("https://rivers.example/1.jpg"),
        EndCredit = "WIL",
        Access = new ArticleAccess { Free = true, Robots = ["noindex"] },
        Sources = new Dictionary<string, FieldSource> { ["title"] = FieldSource.JsonLd, ["published"] = FieldSource.SiteRule },
    };

    [Test]
    public void An_article_has_the_documented_shape()
    {
        const string expected = """
            {
              "url": "https://rivers.example/news/1",
              "canonicalUrl": "https://rivers.example/news/1?page=all",
              "fetchedAt": "2026-03-01T08:00:00+07:00",
              "siteName": "Rivers",
              "section": "Harbour",
              "language": "id",
              "kicker": "Port",
              "title": "Ferry “Merak” docks & leaves 🚢",
              "standfirst": "Two hours late.",
              "byline": {
                "text": "Oleh: Rina",
                "authors": [
                  {
                    "name": "Rina",
                    "url": "https://rivers.example/rina",
                    "role": "Reporter",
                    "kind": "initials"
                  }
                ]
              },
              "published": "2024-06-19T17:41:00",
              "modified": "2024-06-20",
              "dateline": {
                "text": "MERAK, Rivers —",
                "place": "MERAK",
                "source": "Rivers",
                "date": "19/6"
              },
              "body": [
                {
                  "kind": "listItem",
                  "text": "One",
                  "html": "<em>One</em>",
                  "level": 1
                },
                {
                  "kind": "table",
                  "text": "a b",
                  "rows": [
                    [
                      "a",
                      "b"
                    ]
                  ]
                },
                {
                  "kind": "figure",
                  "text": "",
                  "caption": 0,
                  "url": "https://rivers.example/1.jpg"
                }
              ],
              "captions": [
                {
                  "text": "The ferry.",
                  "credit": "A. Example",
                  "image": "https://rivers.example/1.jpg",
                  "alt": "Ferry"
                }
              ],
              "relatedLinks": [
                {
                  "url": "https://rivers.example/2",
                  "title": "Fog",
                  "placement": "inline"
                }
              ],
              "topics": [
                "ferries"
              ],
              "leadImage": "https://rivers.example/1.jpg",
              "endCredit": "WIL",
              "access": {
                "free": true,
                "robots": [
                  "noindex"
                ]
              },
              "sources": {
                "title": "jsonLd",
                "published": "siteRule"
              }
            }
            """;
        var json = Full.ToJson(indented: true);
        using (Assert.EnterMultipleScope())
        {
            // The encoder may write a character beyond the BMP as an escape: the same JSON.
            Assert.That(json.Replace("\\uD83D\\uDEA2", "🚢", StringComparison.Ordinal), Is.EqualTo(expected.ReplaceLineEndings("\n")));
            Assert.That(Article.FromJson(json), Is.EqualTo(Full));
            Assert.That(Full.ToJson(), Does.Not.Contain("\n"));
            Assert.That(JsonNode.DeepEquals(JsonNode.Parse(Full.ToJson()), JsonNode.Parse(json)), Is.True);
        }
    }

    [Test]
    public void An_empty_article_keeps_its_lists()
    {
        const string expected = """{"body":[],"captions":[],"relatedLinks":[],"topics":[],"access":{"robots":[]},"sources":{}}""";
        Assert.That(new Article().ToJson(), Is.EqualTo(expected));
    }

    [Test]
    public void A_result_always_says_error_and_article()
    {
        var good = new ArticleResult { Id = "7", Url = new Uri("https://rivers.example/7"), Article = new Article(), Seconds = 0.25 };
        var bad = ArticleResult.Failed(FailureKind.NotFound, new Uri("https://rivers.example/8"), "404", 404);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(good.ToJson(), Does.StartWith("""{"id":"7","url":"https://rivers.example/7","error":null,"article":{""").And.EndsWith(""","seconds":0.25}"""));
            Assert.That(bad.ToJson(), Is.EqualTo(
                """{"url":"https://rivers.example/8","error":{"kind":"NotFound","message":"404","url":"https://rivers.example/8","status":404},"article":null}"""));
            Assert.That((good with { Doubts = [PageDoubt.LooksLikeWall] }).ToJson(), Does.Contain(""","doubts":["looksLikeWall"],"""));
        }
    }

    [Test]
    public void Articles_and_results_survive_the_round_trip([Range(1, 20)] int seed)
    {
        var random = new RandomArticles(seed);
        for (var round = 0; round < 25; round++)
        {
            var article = random.Next();
            foreach (var indented in new[] { false, true })
            {
                var json = article.ToJson(indented);
                var read = Article.FromJson(json);
                Assert.That(read, Is.EqualTo(article));
                Assert.That(read.ToJson(indented), Is.EqualTo(json));
            }
            var result = random.NextResult();
            var line = result.ToJson();
            Assert.That(line.AsSpan().IndexOfAny("\n\r\u0085\u2028\u2029"), Is.Negative, "a result is one line");
            Assert.That(ArticleResult.FromJson(line), Is.EqualTo(result));
            Assert.That(ArticleResult.FromJson(line).ToJson(), Is.EqualTo(line));
            Assert.That(ArticleResult.FromJson(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(line))), Is.EqualTo(result));
        }
    }

    [Test]
    public void Fragments_of_addresses_survive()
    {
        // Uri's own equality does not see them.
        var article = new Article { Url = new Uri("https://rivers.example/a#b") };
        Assert.That(Article.FromJson(article.ToJson()).Url!.Fragment, Is.EqualTo("#b"));
    }

    [Test]
    public void Half_a_surrogate_pair_becomes_the_replacement_character()
    {
        var json = new Article { Title = "a\uD83Db", Kicker = "\uDE00" }.ToJson();
        var read = Article.FromJson(json);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(read.Title, Is.EqualTo("a\uFFFDb"));
            Assert.That(read.Kicker, Is.EqualTo("\uFFFD"));
            Assert.That(read.ToJson(), Is.EqualTo(Article.FromJson(read.ToJson()).ToJson()));
        }
    }

    [Test]
    public void Absent_fields_are_empty_and_unknown_ones_are_passed_over()
    {
        var read = Article.FromJson("""{"title":"T","future":{"x":[1]},"byline":{},"body":[{"kind":"paragraph"}],"access":{}}""");
        Assert.That(read, Is.EqualTo(new Article { Title = "T", Byline = new Byline(), Body = [new ArticleBlock { Kind = BlockKind.Paragraph }] }));
    }

    [Test]
    public void A_list_left_out_equals_an_empty_one() =>
        Assert.That(new Article { Topics = [], Body = new List<ArticleBlock>(), Sources = new Dictionary<string, FieldSource>() }, Is.EqualTo(new Article()));

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("\"text\"")]
    [TestCase("{")]
    [TestCase("{} {}")]
    [TestCase("""{"title":5}""")]
    [TestCase("""{"title":"\ud83d"}""")]
    [TestCase("""{"url":5}""")]
    [TestCase("""{"published":"yesterday"}""")]
    [TestCase("""{"published":5}""")]
    [TestCase("""{"fetchedAt":"yesterday"}""")]
    [TestCase("""{"body":null}""")]
    [TestCase("""{"body":[null]}""")]
    [TestCase("""{"body":[{"text":"no kind"}]}""")]
    [TestCase("""{"body":[{"kind":"poem"}]}""")]
    [TestCase("""{"body":[{"kind":7}]}""")]
    [TestCase("""{"body":[{"kind":"paragraph","text":null}]}""")]
    [TestCase("""{"body":[{"kind":"table","rows":[null]}]}""")]
    [TestCase("""{"body":[{"kind":"table","rows":[[null]]}]}""")]
    [TestCase("""{"topics":[null]}""")]
    [TestCase("""{"access":null}""")]
    [TestCase("""{"access":{"robots":null}}""")]
    [TestCase("""{"sources":null}""")]
    [TestCase("""{"sources":{"title":"guess"}}""")]
    [TestCase("""{"captions":[{}]}""")]
    [TestCase("""{"relatedLinks":[{"url":null,"placement":"inline"}]}""")]
    [TestCase("""{"byline":{"authors":[{"name":null}]}}""")]
    public void What_is_no_article_is_refused(string json) =>
        Assert.That(() => Article.FromJson(json), Throws.InstanceOf<JsonException>());

    [TestCase("{}")]
    [TestCase("""{"error":null,"article":null}""")]
    [TestCase("""{"error":{"kind":"Lost","message":"m"},"article":null}""")]
    [TestCase("""{"error":{"kind":0,"message":"m"},"article":null}""")]
    [TestCase("""{"error":{"kind":"Gone"},"article":null}""")]
    [TestCase("""{"article":{},"doubts":null}""")]
    [TestCase("""{"article":{},"seconds":"soon"}""")]
    public void What_is_no_result_is_refused(string json) =>
        Assert.That(() => ArticleResult.FromJson(json), Throws.InstanceOf<JsonException>());

    [Test]
    public void Deep_nesting_is_refused() =>
        Assert.That(() => Article.FromJson("""{"x":""" + new string('[', 100_000)), Throws.InstanceOf<JsonException>());

    [TestCase("ar-SA")]
    [TestCase("fa-IR")]
    [TestCase("th-TH")]
    [TestCase("tr-TR")]
    public void The_current_culture_does_not_count(string culture)
    {
        var expected = Full.ToJson() + Full.ToMarkdown() + Full.ToHtml() + Full.Text;
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.That(Full.ToJson() + Full.ToMarkdown() + Full.ToHtml() + Full.Text, Is.EqualTo(expected));
            Assert.That(Article.FromJson(Full.ToJson()), Is.EqualTo(Full));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void A_callers_own_serializer_writes_the_same_values()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        var json = JsonSerializer.Serialize(Full, options);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(json, Does.Contain("\"published\":\"2024-06-19T17:41:00\"").And.Contain("\"kind\":\"listItem\"").And.Contain("\"title\":\"jsonLd\""));
            Assert.That(JsonSerializer.Deserialize<Article>(json, options), Is.EqualTo(Full));
        }
    }
}
