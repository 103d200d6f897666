namespace Extractor.CommandLine.Tests;

public sealed class UsageTests
{
    [TestCase("--help")]
    [TestCase("demo", "--help")]
    [TestCase("get", "--help")]
    [TestCase("extract", "-h")]
    [TestCase("batch", "-?")]
    [TestCase("warc", "--help")]
    [TestCase("sitemap", "--help")]
    [TestCase("feed", "--help")]
    [TestCase("watch", "--help")]
    public async Task Help_has_examples_and_exit_codes(params string[] args)
    {
        var run = await ConsoleRun.RunAsync(args);

        var examples = run.Output[run.Output.IndexOf("Examples:", StringComparison.Ordinal)..];
        var command = args.Length > 1 ? args[0] : "batch";
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(examples, Does.Contain($"extractor {command}"));
        Assert.That(examples, Does.Match(@"0 +all well\n +1 +some pages failed\n +2 +wrong usage\n +130 +stopped"));
        Assert.That(run.Error, Is.Empty);
    }

    [Test]
    public async Task Version_is_that_of_the_console()
    {
        var run = await ConsoleRun.RunAsync("--version");

        var version = typeof(ConsoleApp).Assembly.GetName().Version!;
        Assert.That(run.Output.Trim(), Does.StartWith($"{version.Major}.{version.Minor}.{version.Build}"));
    }

    [TestCase("nonsense")]
    [TestCase("get")]
    [TestCase("get", "https://news.example/", "--format", "pdf")]
    [TestCase("get", "https://news.example/", "--timeout", "soon")]
    [TestCase("get", "https://news.example/", "--timeout", "0")]
    [TestCase("get", "https://news.example/", "--timeout", "NaN")]
    [TestCase("extract")]
    [TestCase("extract", "a.html", "b.html")]
    [TestCase("extract", "a.html", "--url", "stories/1")]
    [TestCase("extract", "a.html", "--url", "/stories/1")]
    [TestCase("batch")]
    [TestCase("batch", "--manifest", "a.jsonl", "--parallel", "0")]
    [TestCase("batch", "--manifest", "a.jsonl", "--parallel", "many")]
    [TestCase("batch", "--manifest", "a.jsonl", "--parallel", "1000000")]
    [TestCase("warc")]
    [TestCase("warc", "a.warc", "--parallel", "0")]
    [TestCase("warc", "a.warc", "--format", "pdf")]
    [TestCase("get", "https://news.example/", "--format", "markdown-files")]
    [TestCase("batch", "--manifest", "a.jsonl", "--fields", "body")]
    [TestCase("batch", "--manifest", "a.jsonl", "--fields", "metadata", "--require-article")]
    [TestCase("extract", "a.html", "--fields", "metadata", "--require-article")]
    [TestCase("get", "https://news.example/", "--fields", "metadata", "--require-article")]
    [TestCase("demo", "--quickly")]
    public async Task Wrong_usage_is_told_on_standard_error(params string[] args)
    {
        var run = await ConsoleRun.RunAsync(args);

        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Error, Does.StartWith("error: ").And.Contain("--help"));
    }
}
