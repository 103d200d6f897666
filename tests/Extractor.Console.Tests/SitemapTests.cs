using System.Text;

namespace Extractor.CommandLine.Tests;

public sealed class SitemapTests
{
    private const string News = """
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
        <url><loc>HOST/a</loc><lastmod>2025-03-10T11:00:00Z</lastmod><news:news><news:title>Story a</news:title></news:news></url>
        <url><loc>HOST/b</loc><lastmod>2025-03-01</lastmod></url></urlset>
        """;

    private LoopbackSite _site = null!;

    [OneTimeSetUp]
    public async Task StartSite() => _site = await LoopbackSite.StartAsync(context => context.Request.Path.Value switch
    {
        "/robots.txt" => LoopbackSite.SendAsync(context, $"Sitemap: {_site.Address}/news.xml\n"),
        "/news.xml" => LoopbackSite.SendAsync(context, News.Replace("HOST", _site.Address, StringComparison.Ordinal)),
        "/a" => LoopbackSite.SendAsync(context, Workspace.Html("Story a")),
        _ => NotFound(context),
    });

    [OneTimeTearDown]
    public async Task StopSite() => await _site.DisposeAsync();

    [Test]
    public async Task A_site_gives_its_links_a_line_of_json_each()
    {
        var run = await ConsoleRun.RunAsync("sitemap", _site.Address, "--allow-private-addresses");

        Assert.That((run.Code, run.Error), Is.EqualTo((0, "")));
        Assert.That(run.Results.Select(link => link.GetProperty("url").GetString()), Is.EqualTo(new[] { _site.Address + "/a", _site.Address + "/b" }));
        Assert.That(run.Results[0].GetProperty("title").GetString(), Is.EqualTo("Story a"));
    }

    [TestCase("2d", "/a")]
    [TestCase("24h", "/a")]
    [TestCase("2025-03-09", "/a")]
    [TestCase("2025-03-01T12:00:00Z", "/a /b")]
    [TestCase("30d", "/a /b")]
    public async Task Since_is_an_age_or_a_date(string since, string paths)
    {
        var run = await ConsoleRun.RunAsync("sitemap", _site.Address, "--since", since, "--format", "urls", "--allow-private-addresses");

        Assert.That(run.Output, Is.EqualTo(string.Concat(paths.Split(' ').Select(path => $"{_site.Address}{path}\n"))));
    }

    [Test]
    public async Task Its_addresses_are_what_get_reads()
    {
        var links = await ConsoleRun.RunAsync("sitemap", _site.Address, "--format", "urls", "--limit", "1", "--allow-private-addresses");
        var pages = await ConsoleRun.RunAsync(new ConsoleSetup { Input = links.OutputBytes }, "get", "-", "--format", "jsonl", "--allow-private-addresses");

        Assert.That(pages.Results.Select(result => result.Title()), Is.EqualTo(new[] { "Story a" }));
    }

    [Test]
    public async Task A_terminal_gets_a_list_and_a_file_lines_of_json()
    {
        using var workspace = new Workspace();
        var shown = await ConsoleRun.RunAsync(new ConsoleSetup { OutputIsTerminal = true }, "sitemap", _site.Address, "--allow-private-addresses");
        var stored = await ConsoleRun.RunAsync(
            new ConsoleSetup { OutputIsTerminal = true }, "sitemap", _site.Address, "--output", workspace.PathOf("links.jsonl"), "--allow-private-addresses");

        Assert.That(shown.Output, Does.StartWith($"2025-03-10T11:00:00+00:00  {_site.Address}/a  Story a\n"));
        Assert.That(stored.Output, Is.Empty);
        Assert.That(ConsoleRun.ParseLines(await File.ReadAllTextAsync(workspace.PathOf("links.jsonl"))), Has.Count.EqualTo(2));
        Assert.That(workspace.FileNames(), Is.EqualTo(new[] { "links.jsonl" }));
    }

    [Test]
    public async Task A_stored_sitemap_is_read_from_a_file_or_standard_input()
    {
        using var workspace = new Workspace();
        var bytes = Encoding.UTF8.GetBytes(News.Replace("HOST", "https://gazette.example", StringComparison.Ordinal));
        var file = await ConsoleRun.RunAsync("sitemap", workspace.Write("news.xml.gz", Workspace.Gzip(bytes)), "--format", "urls");
        var input = await ConsoleRun.RunAsync(new ConsoleSetup { Input = bytes }, "sitemap", "-", "--format", "urls");

        Assert.That((file.Code, file.Output), Is.EqualTo((0, "https://gazette.example/a\nhttps://gazette.example/b\n")));
        Assert.That((input.Code, input.Output), Is.EqualTo((0, file.Output)));
    }

    [Test]
    public async Task A_stored_index_says_that_nothing_is_fetched()
    {
        var index = Encoding.UTF8.GetBytes("<sitemapindex><sitemap><loc>https://gazette.example/1.xml</loc></sitemap></sitemapindex>");
        var run = await ConsoleRun.RunAsync(new ConsoleSetup { Input = index }, "sitemap", "-");

        Assert.That((run.Code, run.Output), Is.EqualTo((0, "")));
        Assert.That(run.Error, Does.Contain("names 1 other sitemaps"));
    }

    [Test]
    public async Task What_fails_is_told_on_standard_error()
    {
        var refused = await ConsoleRun.RunAsync("sitemap", _site.Address);
        var missing = await ConsoleRun.RunAsync("sitemap", _site.Address + "/none.xml", "--allow-private-addresses");
        var cut = await ConsoleRun.RunAsync(new ConsoleSetup { Input = "<urlset><url><loc>https://gazette.example/a</loc></url><url>"u8.ToArray() }, "sitemap", "-", "--format", "urls");

        Assert.That((refused.Code, refused.Output), Is.EqualTo((1, "")));
        Assert.That(refused.Error, Does.StartWith("RefusedAddress: "));
        Assert.That((missing.Code, missing.Error.Split(':')[0]), Is.EqualTo((1, "NotFound")));
        Assert.That((cut.Code, cut.Output), Is.EqualTo((1, "https://gazette.example/a\n")));
        Assert.That(cut.Error, Does.StartWith("InvalidInput: "));
    }

    [TestCase("--since", "soon")]
    [TestCase("--since", "2w")]
    [TestCase("--limit", "0")]
    [TestCase("--format", "csv")]
    [TestCase("--user-agent", "a\nb")]
    public async Task Wrong_usage_is_told(string option, string value)
    {
        var run = await ConsoleRun.RunAsync("sitemap", _site.Address, option, value, "--allow-private-addresses");

        Assert.That((run.Code, run.Output), Is.EqualTo((2, "")));
        Assert.That(run.Error, Does.StartWith("error: "));
    }

    [Test]
    public async Task A_file_that_is_not_there_is_wrong_usage()
    {
        var run = await ConsoleRun.RunAsync("sitemap", "no-such-file.xml");

        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("error: The sitemap 'no-such-file.xml' cannot be read"));
    }

    [Test]
    public async Task It_can_be_stopped_and_leaves_no_file()
    {
        using var workspace = new Workspace();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var run = await ConsoleRun.RunAsync(
            new ConsoleSetup { Token = stop.Token }, "sitemap", _site.Address, "--output", workspace.PathOf("links.jsonl"), "--allow-private-addresses");

        Assert.That(run.Code, Is.EqualTo(130));
        Assert.That(workspace.FileNames(), Is.Empty);
    }

    private static Task NotFound(Microsoft.AspNetCore.Http.HttpContext context)
    {
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }
}
