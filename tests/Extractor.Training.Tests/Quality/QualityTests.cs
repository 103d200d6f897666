using System.Text.Json;
using Extractor.Quality;
using Extractor.Quality.Peers;
using Extractor.Quality.Report;
using Extractor.Quality.Run;
using Extractor.Tests.Support;

namespace Extractor.Training.Tests.Quality;

public sealed class QualityTests
{
    private const string Json = """
        {"suites": {"news": {"counts": {"pages": 3, "missing": 0, "errors": 1, "empty": 1},
          "metrics": {"body.f1": {"value": 0.9001, "n": 3}, "promo.leak": {"value": 0.2, "n": 5}, "authors.f1": {"value": 0.5, "n": 3},
                      "authors.precision": {"value": 0.75, "n": 3}, "authors.recall": {"value": 0.375, "n": 3}}}},
         "unknownIds": 0, "repeatedIds": 0, "worst": {"field": "authors", "pages": [{"id": "news-a", "score": 0.0}, {"id": "news-b", "score": 0.5}, {"id": "news-c", "score": 1.0}]}}
        """;

    private static readonly PeerFigures Peers = PeerFigures.Parse(
        """{"source": "measured elsewhere", "peers": [{"key": "x", "name": "Peer X"}], "figures": {"news": {"body.f1": {"x": 0.95}, "promo.leak": {"x": 0.3}}}}""");

    [Test]
    public void What_the_scorer_prints_is_read()
    {
        var scores = Scores.Parse(Json);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(scores.Find("news", "body.f1"), Is.EqualTo(0.9001));
            Assert.That(scores.Find("news", "title.exact"), Is.Null);
            Assert.That(scores.Find("dates", "body.f1"), Is.Null);
            Assert.That((scores.Pages("news"), scores.Failures("news"), scores.Pages("dates")), Is.EqualTo((3, 2, 0)));
            Assert.That(scores.Worst, Is.EqualTo(new[] { ("news-a", 0.0), ("news-b", 0.5), ("news-c", 1.0) }));
            Assert.That(() => Scores.Parse("{}"), Throws.InstanceOf<JsonException>());
            Assert.That(() => Scores.Parse("news: 3 pages"), Throws.InstanceOf<JsonException>());
        }
    }

    [Test]
    public void The_report_sets_the_figures_side_by_side()
    {
        var text = ReportWriter.Write(Measured(), Peers, Notes.Parse("""{"authors": {"news-a": "truth: the byline names one | two"}}"""));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Contain("| Metric | in fold | out of fold | SmartReader 0.11.1 | Peer X |\n|---|---|---|---|---|\n"));
            Assert.That(text, Does.Contain("| `body.f1` | 0.900 | 0.900 | 0.900 | **0.950** |\n"));
            Assert.That(text, Does.Contain("| `promo.leak` | 0.200 | **0.200** | **0.200** | 0.300 |\n"));
            Assert.That(text, Does.Contain("| `authors.f1` | 0.500 | **0.500** | **0.500** | – |\n"));
            Assert.That(text, Does.Contain("without an article: 2 in fold, 2 out of fold, 2 of SmartReader"));
            Assert.That(text, Does.Contain("| authors | news | 0.750 | 0.375 |\n"));
            Assert.That(text, Does.Contain("| authors | none | 1 | 0.000 | 67 % |\n").And.Contain("| authors | jsonLd | 2 | 0.750 | 33 % |\n"));
            Assert.That(text, Does.Contain("| `news-a` | 0.000 | Truth wrong: the byline names one \\| two |\n| `news-b` | 0.500 | – |\n"));
            Assert.That(text, Does.Not.Contain("`news-c`"));
            Assert.That(text, Does.Contain("| en | 3 | 0.900 |").And.Contain("| others | 3 | 0.900 |"));
        }
    }

    [Test]
    public void Without_results_out_of_fold_the_report_says_so()
    {
        var text = ReportWriter.Write(Measured() with { OutOfFold = null }, Peers, Notes.Parse("{}"));
        Assert.That(text, Does.Contain("| `body.f1` | 0.900 | – | 0.900 | **0.950** |\n").And.Contain("In fold.").And.Not.Contain("\nOut of fold."));
    }

    [Test]
    public void Remarks_count_what_has_no_reason()
    {
        Assert.That(Measured().Remarks(Notes.Parse("{}")), Is.EqualTo(new[] { "2 of the worst pages have no reason in notes.json yet." }));
        Assert.That(Measured().Remarks(Notes.Parse("""{"authors": {"news-a": "x", "news-b": "y"}}""")), Is.Empty);
    }

    [TestCase("""{"autors": {}}""")]
    [TestCase("""{"authors": {"news-a": ""}}""")]
    [TestCase("""{"authors": {"news-a": "x", "news-a": "y"}}""")]
    [TestCase("[")]
    public void Wrong_notes_are_told(string json) => Assert.That(() => Notes.Parse(json), Throws.InstanceOf<JsonException>());

    [Test]
    public void The_notes_and_figures_of_the_repository_can_be_read()
    {
        Assert.That(() => Notes.Read(Repository.PathOf("benchmarks", "Extractor.Quality", "notes.json")), Throws.Nothing);
        var peers = PeerFigures.Read(Repository.PathOf("benchmarks", "Extractor.Quality", "Peers", "peers.json"));
        Assert.That(peers.Find("news", "body.f1", "trafilatura"), Is.EqualTo(0.959));
        Assert.That(() => FiguresSection.Check(Repository.PathOf("docs", "quality.md")), Throws.Nothing);
    }

    [Test]
    public void Only_what_stands_between_the_markers_is_replaced()
    {
        const string Document = "# Q\n\n<!-- figures -->\n\nold\n\n<!-- /figures -->\n\nby hand\n";
        var once = FiguresSection.Replace(Document, "\nnew\n", "q.md");
        Assert.That(once, Is.EqualTo("# Q\n\n<!-- figures -->\n\nnew\n\n<!-- /figures -->\n\nby hand\n"));
        Assert.That(FiguresSection.Replace(once, "new", "q.md"), Is.EqualTo(once));
        Assert.That(() => FiguresSection.Replace("# Q\n", "new", "q.md"), Throws.TypeOf<UsageException>());
    }

    [Test]
    public void Ids_of_all_suites_are_pooled_and_sources_are_read()
    {
        Assert.That(Measuring.Pooled("""{"id":"news-a","title":"Über"}"""), Does.StartWith("{\"id\":\"all-news-a\""));
        var article = new Article { Title = "T", Sources = new Dictionary<string, FieldSource> { ["title"] = FieldSource.JsonLd, ["byline"] = FieldSource.Page } };
        var lines = new[] { new ArticleResult { Id = "news-a", Article = article }.ToJson(), """{"id":"news-b","error":{"kind":"Unreadable","message":"x"},"article":null}""", "" };
        var sources = Measuring.SourcesOf(lines);
        Assert.That(sources["news-a"], Is.EqualTo(new Dictionary<string, string> { ["title"] = "jsonLd", ["byline"] = "page" }));
        Assert.That(sources["news-b"], Is.Empty);
    }

    [Test]
    public void What_SmartReader_gives_is_brought_into_our_form()
    {
        var (body, captions) = SmartReaderRun.Read("<div><p>One <b>bold</b>\n word</p><figure><img><figcaption>Seen</figcaption></figure><ul><li>Two</li></ul>Three<br>Four<script>x</script></div>");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(body.Select(block => block.Text), Is.EqualTo(new[] { "One bold word", "Two", "Three", "Four" }));
            Assert.That(captions.Select(caption => caption.Text), Is.EqualTo(new[] { "Seen" }));
            Assert.That(SmartReaderRun.Names("By Ada Quill, Tom Reed and Lena Ott").Select(author => author.Name), Is.EqualTo(new[] { "Ada Quill", "Tom Reed", "Lena Ott" }));
            Assert.That(SmartReaderRun.Names(" "), Is.Empty);
            Assert.That(SmartReaderRun.Time(new DateTime(2024, 6, 19))!.ToString(), Is.EqualTo("2024-06-19"));
            Assert.That(SmartReaderRun.Time(new DateTime(2024, 6, 19, 8, 0, 0, DateTimeKind.Utc))!.ToString(), Does.StartWith("2024-06-19T08:00:00").And.Not.EqualTo("2024-06-19T08:00:00"));
            Assert.That(SmartReaderRun.Time(null), Is.Null);
        }
    }

    [Test]
    public async Task A_corpus_that_is_not_there_is_told()
    {
        var error = new StringWriter();
        var code = await QualityApp.RunAsync(["--corpus", "/nowhere/corpus"], new StringWriter(), error, CancellationToken.None);
        Assert.That(code, Is.EqualTo(ExitCode.WrongUsage));
        Assert.That(error.ToString(), Does.Contain("The corpus is not there").And.Contain("--corpus"));
    }

    [TestCase("--suite", "sports")]
    [TestCase("--worst", "0")]
    [TestCase("--nonsense")]
    public async Task Wrong_arguments_are_told(params string[] args) =>
        Assert.That(await QualityApp.RunAsync(args, new StringWriter(), new StringWriter(), CancellationToken.None), Is.EqualTo(ExitCode.WrongUsage));

    [Test]
    public async Task Help_names_the_options()
    {
        var output = new StringWriter();
        Assert.That(await QualityApp.RunAsync(["--help"], output, new StringWriter(), CancellationToken.None), Is.Zero);
        Assert.That(output.ToString(), Does.Contain("--oof").And.Contain("--suite").And.Contain("--in-fold-only"));
    }

    private static Measured Measured()
    {
        var scores = Scores.Parse(Json);
        var pooled = Scores.Parse(Json.Replace("\"news\": {", "\"all\": {", StringComparison.Ordinal));
        return new Measured
        {
            Settings = new QualitySettings { Corpus = "c", Scorer = "s", Python = "p", Document = "d", Chosen = ["news"], Worst = 10 },
            InFold = scores,
            OutOfFold = scores,
            SmartReader = scores,
            Pooled = pooled,
            Languages = [("en", pooled), ("others", pooled)],
            Pages = new Dictionary<string, IReadOnlyList<(string, double)>> { ["authors"] = scores.Worst },
            Sources = new Dictionary<string, IReadOnlyDictionary<string, string>>
            {
                ["news-b"] = new Dictionary<string, string> { ["byline"] = "jsonLd" },
                ["news-c"] = new Dictionary<string, string> { ["byline"] = "jsonLd" },
            },
        };
    }
}
