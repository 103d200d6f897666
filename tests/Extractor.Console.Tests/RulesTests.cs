namespace Extractor.CommandLine.Tests;

public sealed class RulesTests
{
    private const string Rule = """{ "host": "gazette.example", "section": { "value": "Pools" }, "remove": "article p:nth-child(3)" }""";

    private Workspace _files = null!;

    [SetUp]
    public void SetUp() => _files = new Workspace();

    [TearDown]
    public void TearDown() => _files.Dispose();

    [Test]
    public async Task Extract_heeds_the_rules_of_a_file()
    {
        var page = _files.Write("page.html", Workspace.Html("Pool stays open"));
        var run = await ConsoleRun.RunAsync(
            "extract", page, "--url", "https://www.gazette.example/pool", "--format", "jsonl", "--rules", _files.Write("rules.json", Rule));

        Assert.That(run.Code, Is.Zero, run.Error);
        var article = run.Results.Single().GetProperty("article");
        Assert.That(article.GetProperty("section").GetString(), Is.EqualTo("Pools"));
        Assert.That(article.GetProperty("sources").GetProperty("section").GetString(), Is.EqualTo("siteRule"));
        Assert.That(run.Output, Does.Not.Contain("carried towels").And.Contain("built in 1962"));
    }

    [Test]
    public async Task Batch_heeds_the_rules_of_several_files_and_folders()
    {
        Directory.CreateDirectory(_files.PathOf("rules"));
        _files.Write("rules/gazette.json", Rule);
        var other = _files.Write("other.json", """{ "host": "courier.example", "section": { "value": "Courier" } }""");
        var manifest = _files.Manifest(
            _files.Page("a", "One title"), _files.Page("b", "Another title").Replace("gazette.example", "courier.example", StringComparison.Ordinal));
        var run = await ConsoleRun.RunAsync("batch", "--manifest", manifest, "--rules", _files.PathOf("rules"), "--rules", other);

        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(
            run.Results.Select(result => result.GetProperty("article").GetProperty("section").GetString()), Is.EqualTo(new[] { "Pools", "Courier" }));
    }

    [TestCase("get", "https://gazette.example/pool")]
    [TestCase("extract", "page.html")]
    [TestCase("batch", "--manifest", "pages.jsonl")]
    public async Task Faults_are_told_with_file_and_line_and_nothing_is_done(params string[] command)
    {
        var rules = _files.Write("rules.json", "{ \"host\": \"gazette.example\",\n  \"title\": \"h1:hover\",\n  \"titel\": \"h1\" }");
        var run = await ConsoleRun.RunAsync([.. command, "--rules", rules, "--output", _files.PathOf("out.jsonl")]);

        Assert.That(run.Code, Is.EqualTo(ExitCode.WrongUsage));
        Assert.That(run.Error, Does.StartWith($"error: {rules}(2,15): 'title': :hover is not supported").And.Contain($"error: {rules}(3,3): 'titel' is no key"));
        Assert.That(run.OutputBytes, Is.Empty);
        Assert.That(File.Exists(_files.PathOf("out.jsonl")), Is.False);
    }

    [Test]
    public async Task Rules_that_are_not_there_are_wrong_usage()
    {
        Directory.CreateDirectory(_files.PathOf("empty"));
        var page = _files.Write("page.html", Workspace.Html("Pool stays open"));
        foreach (var path in new[] { "none.json", "empty" })
        {
            var run = await ConsoleRun.RunAsync("extract", page, "--rules", _files.PathOf(path));
            Assert.That(run.Code, Is.EqualTo(ExitCode.WrongUsage));
            Assert.That(run.Error, Does.StartWith("error: --rules: ").And.Contain(path));
        }
    }
}
