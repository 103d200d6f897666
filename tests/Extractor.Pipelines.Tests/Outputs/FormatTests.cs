using System.Globalization;
using CsvHelper;
using YamlDotNet.Serialization;

namespace Extractor.Pipelines.Tests.Outputs;

/// <summary>The forms, read back by programs that know nothing of them.</summary>
public sealed class FormatTests
{
    /// <summary>Text that a page may hold to break out of whatever it is put into.</summary>
    private const string Hostile = "\u2014 \"quoted\", 'single'\n---\nkey: [value] # \\ {a: b}\r\n\u2028\u0085\tTürme – 灯台 🚢";

    private static readonly ArticleResult Rich = new()
    {
        Id = "7",
        Url = new Uri("https://gazette.example/7?a=1,2"),
        Seconds = 0.125,
        Doubts = [PageDoubt.LooksLikeIndex],
        Article = new Article
        {
            Url = new Uri("https://gazette.example/final"),
            FetchedAt = new DateTimeOffset(2025, 3, 10, 12, 0, 0, TimeSpan.Zero),
            Title = Hostile,
            Kicker = "=HYPERLINK(\"https://bad.example\")",
            Standfirst = "@SUM(A1)",
            Byline = new Byline { Text = "By A. Doe and B. Roe", Authors = [new Author { Name = "A. Doe" }, new Author { Name = "B. Roe" }] },
            Published = ArticleTime.Parse("2025-03-10T09:00:00+01:00"),
            Body = [new ArticleBlock { Kind = BlockKind.Paragraph, Text = "One." }, new ArticleBlock { Kind = BlockKind.Paragraph, Text = "Two." }],
            Captions = [new Caption { Text = "The ferry", Credit = "J. Poe" }, new Caption { Text = "The pier" }],
            Topics = ["Harbour", "Ferries"],
            Access = new ArticleAccess { Free = false, Robots = ["noarchive"] },
        },
    };

    [Test]
    public void A_table_is_read_back_field_by_field()
    {
        var rows = Table(Rich, Results.Of(5));
        var (names, rich, failed) = (rows[0], rows[1], rows[2]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows.Select(static row => row.Length), Is.All.EqualTo(names.Length));
            Assert.That(Field(rich, "id"), Is.EqualTo("7"));
            Assert.That(Field(rich, "url"), Is.EqualTo("https://gazette.example/7?a=1,2"));
            Assert.That(Field(rich, "title"), Is.EqualTo(Hostile));
            Assert.That(Field(rich, "kicker"), Is.EqualTo("'=HYPERLINK(\"https://bad.example\")"));
            Assert.That(Field(rich, "standfirst"), Is.EqualTo("'@SUM(A1)"));
            Assert.That(Field(rich, "authors"), Is.EqualTo("A. Doe; B. Roe"));
            Assert.That(Field(rich, "published"), Is.EqualTo("2025-03-10T09:00:00+01:00"));
            Assert.That(Field(rich, "fetched"), Is.EqualTo("2025-03-10T12:00:00.0000000+00:00"));
            Assert.That(Field(rich, "body"), Is.EqualTo("One.\n\nTwo."));
            Assert.That(Field(rich, "captions"), Is.EqualTo("The ferry (J. Poe)\nThe pier"));
            Assert.That(Field(rich, "topics"), Is.EqualTo("Harbour; Ferries"));
            Assert.That(Field(rich, "free"), Is.EqualTo("false"));
            Assert.That(Field(rich, "doubts"), Is.EqualTo("looksLikeIndex"));
            Assert.That(Field(rich, "seconds"), Is.EqualTo("0.125"));
            Assert.That(Field(rich, "error"), Is.Empty);
            Assert.That((Field(failed, "error"), Field(failed, "error_status"), Field(failed, "error_message")), Is.EqualTo(("NotFound", "404", "Gone, \"for good\"")));
            Assert.That(Field(failed, "title"), Is.Empty);
        }

        string Field(string[] row, string name) => row[Array.IndexOf(names, name)];
    }

    [Test]
    public void A_table_is_the_same_under_any_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.That(Table(Rich)[1][^1], Is.EqualTo("0.125"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void Front_matter_is_read_back_by_a_reader_of_YAML()
    {
        using var results = new Results();
        using (var file = results.Open("stories", ResultFormat.MarkdownFiles))
        {
            file.Write(Rich);
            file.Write(Results.Of(5));
            file.Write(Results.Of(6));
            file.Complete();
        }

        var files = Directory.EnumerateFiles(results.PathOf("stories")).Order(StringComparer.Ordinal).ToList();
        var text = File.ReadAllText(files[0]);
        var end = text.IndexOf("\n---\n\n", StringComparison.Ordinal);
        var facts = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(text[4..end]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(files.Select(Path.GetFileName), Is.EqualTo(new[] { "00000001-quoted-single-key-value-a-b-türme-灯台.md", "00000003-story-6.md" }));
            Assert.That(text, Does.StartWith("---\ntitle: \""));
            Assert.That(facts["title"], Is.EqualTo(Hostile));
            Assert.That(facts["id"], Is.EqualTo("7"));
            Assert.That(facts["url"], Is.EqualTo("https://gazette.example/final"));
            Assert.That(facts["authors"], Is.EqualTo(new[] { "A. Doe", "B. Roe" }));
            Assert.That(facts["topics"], Is.EqualTo(new[] { "Harbour", "Ferries" }));
            Assert.That(facts["published"], Is.EqualTo("2025-03-10T09:00:00+01:00"));
            Assert.That(facts["doubts"], Is.EqualTo(new[] { "looksLikeIndex" }));
            Assert.That(facts.Keys, Does.Not.Contain("key").And.Not.Contain("section"));
            Assert.That(text[(end + 6)..], Is.EqualTo(Rich.Article!.ToMarkdown()));
        }
    }

    [TestCase("../../etc/passwd", "00000001-etc-passwd.md")]
    [TestCase("", "00000001.md")]
    [TestCase("---", "00000001.md")]
    [TestCase("CON: a\0b", "00000001-con-a-b.md")]
    public void A_title_cannot_lead_a_file_elsewhere(string title, string name)
    {
        using var results = new Results();
        using (var file = results.Open("stories", ResultFormat.MarkdownFiles))
        {
            file.Write(new ArticleResult { Article = new Article { Title = title } });
            file.Complete();
        }

        Assert.That(Directory.EnumerateFiles(results.PathOf("stories")).Select(Path.GetFileName), Is.EqualTo(new[] { name }));
        Assert.That(results.Names(), Is.EqualTo(new[] { "stories" }));
    }

    [TestCase("a")]
    [TestCase("灯")]
    [TestCase("𒀀")]
    public void A_long_title_makes_a_name_that_file_systems_take(string letter)
    {
        using var results = new Results();
        using (var file = results.Open("stories", ResultFormat.MarkdownFiles))
        {
            file.Write(new ArticleResult { Article = new Article { Title = string.Concat(Enumerable.Repeat(letter, 5_000)) } });
            file.Complete();
        }

        Assert.That(Directory.EnumerateFiles(results.PathOf("stories")).Count(), Is.EqualTo(1));
    }

    private static List<string[]> Table(params ArticleResult[] results)
    {
        using var text = new StringWriter();
        using (var table = new CsvResultWriter(text))
        {
            foreach (var result in results) table.Write(result);
        }

        using var reader = new StringReader(text.ToString());
        using var csv = CsvReader.Create(reader, CsvReaderOptions.Default with { HasHeader = false });
        var rows = new List<string[]>();
        while (csv.Read()) rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i))]);
        return rows;
    }
}
