using System.Text.Json.Nodes;
using Extractor.Tests.Support;

namespace Extractor.Parquet.Tests;

/// <summary>What is written, as DuckDB reads it.</summary>
public sealed class ColumnTests
{
    private TableFile table = null!;

    [SetUp]
    public void SetUp() => table = new TableFile();

    [TearDown]
    public void TearDown() => table.Dispose();

    [Test]
    public async Task All_none_and_a_failure_over_several_row_groups_are_what_the_JSON_says()
    {
        ArticleResult[] results = [TableFile.Full, TableFile.Empty, TableFile.Failure, TableFile.Empty with { Id = "e" }, TableFile.Full with { Id = "again" }];

        await table.WriteAsync(results, new() { MaxGroupRows = 2 });

        Compare(results);
        Assert.That(Duck.Ask("select count(distinct row_group_id) from parquet_metadata(FILE)", table.Path), Is.EqualTo(new object[] { 3L }));
    }

    [Test]
    public async Task The_fixtures_are_what_their_JSON_says()
    {
        var extractor = new ArticleExtractor();
        var results = Directory.GetFiles(Repository.PathOf("tests", "Extractor.Tests", "Fixtures", "Pages"), "*.html").Order(StringComparer.Ordinal)
            .Select(path => extractor.Extract(File.ReadAllBytes(path), new Uri("https://gazette.example/" + Path.GetFileName(path))) with { Id = Path.GetFileName(path) }).ToList();
        Assert.That(results.Count(static result => result is { Article.Body.Count: > 3 }), Is.GreaterThan(15));

        await table.WriteAsync(results, new() { MaxGroupRows = 7 });

        Compare(results);
    }

    [Test]
    public async Task Texts_of_every_kind_are_read_back()
    {
        string[] texts = ["", " ", "a\0b", "half \ud800 a pair", "灯 ☂ 𒀀 العربية हिन्दी", new string('é', 300_000), "line\nline\r\n\u2028", "'; drop table"];
        ArticleResult[] results = [.. texts.Select(static text => new ArticleResult { Id = "t", Article = new() { Title = text, Topics = [text, "x"] } })];

        await table.WriteAsync(results);

        Compare(results);
        Assert.That(Duck.Ask("select title from FILE", table.Path), Is.EqualTo(texts.Select(static text => text.Replace('\ud800', '\ufffd'))));
    }

    [Test]
    public async Task Missing_and_empty_lists_are_kept_apart()
    {
        await table.WriteAsync([TableFile.Empty with { Article = new() { Byline = new() { Text = "By nobody" } } }, TableFile.Empty, TableFile.Failure]);

        Assert.That(Duck.Ask("select authors is null from FILE", table.Path), Is.EqualTo(new object[] { false, true, true }));
        Assert.That(Duck.Ask("select len(topics) from FILE", table.Path), Is.EqualTo(new object?[] { 0L, 0L, null }));
        Assert.That(Duck.Ask("select len(doubts) from FILE", table.Path), Is.EqualTo(new object?[] { 0L, 0L, 0L }));
    }

    [TestCase("2024-06-19", "2024-06-19", null)]
    [TestCase("2024-06-19T23:30:00", "2024-06-19", null)]
    [TestCase("2024-06-20T01:41:00+07:00", "2024-06-20", "2024-06-19 18:41:00+00")]
    [TestCase("1911-01-01T00:00:00-05:00", "1911-01-01", "1911-01-01 05:00:00+00")]
    public async Task No_zone_is_guessed(string stated, string day, string? instant)
    {
        await table.WriteAsync([new() { Article = new() { Published = ArticleTime.Parse(stated) } }]);

        var row = Duck.Rows(table.Path)[0];
        Assert.That(row.GetProperty("published_text").GetString(), Is.EqualTo(stated));
        Assert.That(row.GetProperty("published_date").GetString(), Is.EqualTo(day));
        Assert.That(row.GetProperty("published").GetString(), Is.EqualTo(instant));
    }

    [Test]
    public async Task Times_are_found_by_what_the_groups_say_of_themselves()
    {
        // A reader passes over groups whose least and greatest value leave nothing to find.
        await table.WriteAsync([.. Enumerable.Range(0, 6).Select(static i => TableFile.Full with { Id = $"{i}", Article = TableFile.Full.Article! with { FetchedAt = DateTimeOffset.UnixEpoch.AddDays(20_000 + i) } })], new() { MaxGroupRows = 2 });

        var found = Duck.Ask("select id from FILE where fetched >= '2024-10-07 00:00:00+00' and fetched < '2024-10-08 00:00:00+00' and seconds > 0 and error_status is null", table.Path);

        Assert.That(found, Is.EqualTo(new object[] { "3" }));
    }

    [TestCase("\U0001f600 glad")]
    [TestCase("\uff01 loud")]
    [TestCase("plain")]
    public async Task Texts_are_found_whatever_the_groups_say_of_themselves(string title)
    {
        // UTF-16 has U+FF01 behind U+1F600, UTF-8 before it.
        string[] titles = ["\U0001f600 glad", "\uff01 loud", "plain"];
        await table.WriteAsync([.. titles.Select(static title => TableFile.Full with { Id = title, Article = TableFile.Full.Article! with { Title = title } })]);

        Assert.That(Duck.Ask($"select id from FILE where title = '{title}'", table.Path), Is.EqualTo(new object[] { title }));
        Assert.That(Duck.Ask($"select id from FILE where title >= '{title}' and title <= '{title}'", table.Path), Is.EqualTo(new object[] { title }));
    }

    [Test]
    public async Task The_file_says_who_made_it_and_is_packed()
    {
        await table.WriteAsync([TableFile.Full]);

        Assert.That(Duck.Ask("select decode(key) || '=' || decode(value) from parquet_kv_metadata(FILE)", table.Path), Has.Some.EqualTo("extractor.schema=1").And.Some.StartsWith("extractor.version=0."));
        Assert.That(Duck.Ask("select distinct compression from parquet_metadata(FILE)", table.Path), Is.EqualTo(new object[] { "ZSTD" }));
    }

    private void Compare(IReadOnlyList<ArticleResult> results)
    {
        var rows = Duck.Rows(table.Path);
        Assert.That(rows, Has.Count.EqualTo(results.Count));
        for (var i = 0; i < rows.Count; i++)
        {
            var expected = ExpectedRow.Of(results[i]);
            var found = JsonNode.Parse(rows[i].GetRawText())!.AsObject();
            Assert.That(found.Select(static field => field.Key), Is.EqualTo(expected.Select(static field => field.Key)));
            foreach (var (name, value) in expected)
            {
                Assert.That(JsonNode.DeepEquals(found[name], value), Is.True, $"{results[i].Id}, {name}: {found[name]?.ToJsonString()} rather than {value?.ToJsonString()}");
            }
        }
    }
}
