using System.Text;

namespace Extractor.CommandLine.Tests;

public sealed class FeedTests
{
    private const string Xml = """
        <rss version="2.0"><channel><title>Gazette</title><item><title>Pool &amp; towels</title><link>/a</link><pubDate>Wed, 04 Mar 2026 09:15:00 GMT</pubDate></item>
        <item><title>Two</title><link>/b</link></item></channel></rss>
        """;

    [Test]
    public async Task A_feed_is_listed_as_lines_of_JSON_and_on_a_terminal_for_people()
    {
        await using var site = await StartAsync();
        string[] args = ["feed", site.Address + "/feed", "--allow-private-addresses"];

        var lines = await ConsoleRun.RunAsync(args);
        var people = await ConsoleRun.RunAsync(new ConsoleSetup { OutputIsTerminal = true }, args);

        Assert.That((lines.Code, lines.Error), Is.EqualTo((0, "")));
        Assert.That(lines.Results.Select(static link => $"{link.GetProperty("url")} {link.GetProperty("title")} {link.GetProperty("siteName")}"), Is.EqualTo(new[]
        {
            $"{site.Address}/a Pool & towels Gazette", $"{site.Address}/b Two Gazette",
        }));
        Assert.That(people.Output, Does.Contain("2026-03-04T09:15:00+00:00  Pool & towels").And.Contain(site.Address + "/b"));
    }

    [Test]
    public async Task A_page_that_announces_a_feed_leads_to_it()
    {
        await using var site = await StartAsync();

        var run = await ConsoleRun.RunAsync("feed", site.Address + "/", "--allow-private-addresses");

        Assert.That((run.Code, run.Results.Count), Is.EqualTo((0, 2)));
        Assert.That(run.Error, Does.Contain("/feed").And.Contain("/other"));
    }

    [Test]
    public async Task A_feed_is_read_from_a_file_and_from_standard_input()
    {
        using var files = new Workspace();
        var path = files.Write("feed.xml.gz", Workspace.Gzip(Encoding.UTF8.GetBytes(Xml)));
        var output = files.PathOf("links.jsonl");

        var file = await ConsoleRun.RunAsync("feed", path, "--url", "https://gazette.example/rss/", "--output", output);
        var input = await ConsoleRun.RunAsync(new ConsoleSetup { Input = Encoding.UTF8.GetBytes(Xml) }, "feed", "-", "--url", "https://gazette.example/", "--format", "text");

        Assert.That((file.Code, file.Output), Is.EqualTo((0, "")));
        Assert.That(ConsoleRun.ParseLines(await File.ReadAllTextAsync(output))[0].GetProperty("url").GetString(), Is.EqualTo("https://gazette.example/a"));
        Assert.That((input.Code, input.Output.Contains("https://gazette.example/b", StringComparison.Ordinal)), Is.EqualTo((0, true)));
    }

    [Test]
    public async Task What_is_wrong_is_told_and_the_others_are_listed()
    {
        await using var site = await StartAsync();

        var run = await ConsoleRun.RunAsync("feed", site.Address + "/gone", site.Address + "/empty", "no-such-file.xml", site.Address + "/feed", "--allow-private-addresses");

        Assert.That((run.Code, run.Results.Count), Is.EqualTo((1, 2)));
        Assert.That(run.Error, Does.Contain("/gone: Gone (410)").And.Contain("/empty: InvalidInput: This is no feed. It is an HTML page.").And.Contain("no-such-file.xml: InvalidInput"));
    }

    private static Task<LoopbackSite> StartAsync() => LoopbackSite.StartAsync(static async context =>
    {
        switch (context.Request.Path.Value)
        {
            case "/":
                await LoopbackSite.SendAsync(context, "<!doctype html><link rel=alternate type=application/rss+xml href=feed><link rel=alternate type=application/atom+xml href=/other>");
                break;
            case "/empty":
                await LoopbackSite.SendAsync(context, "<html></html>");
                break;
            case "/feed":
                await LoopbackSite.SendAsync(context, Xml);
                break;
            case "/gone":
                context.Response.StatusCode = 410;
                break;
            default:
                context.Response.StatusCode = 404;
                break;
        }
    });
}
