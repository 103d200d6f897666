using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Extractor.CommandLine.Tests;

/// <summary><c>warc</c>, and <c>get --warc</c> with what comes of its archive.</summary>
public sealed partial class WarcTests
{
    private Workspace _files = null!;

    [SetUp]
    public void SetUp() => _files = new Workspace();

    [TearDown]
    public void TearDown() => _files.Dispose();

    [TestCase("out.warc.gz")]
    [TestCase("out.warc")]
    public async Task What_get_stored_gives_the_same_records_again(string name)
    {
        await using var site = await LoopbackSite.StartAsync(AnswerAsync);
        var archive = _files.PathOf(name);
        string[] paths = ["/plain", "/brotli", "/cyrillic", "/tagged", "/no-type", "/moved"];

        var got = await ConsoleRun.RunAsync(
        [
            "get", .. paths.Select(path => site.Address + path), site.Address + "/missing", "--format", "jsonl", "--allow-private-addresses",
            "--user-agent", "deskbot/1.0", "--interval", "0", "--parallel", "1", "--warc", archive,
        ]);
        var replayed = await ConsoleRun.RunAsync("warc", archive, "--parallel", "2");

        Assert.That(got.Results.Select(result => result.ErrorKind()), Is.EqualTo(new string?[] { null, null, null, null, null, null, "NotFound" }), got.Error);
        Assert.That((got.Code, replayed.Code), Is.EqualTo((1, 0)), replayed.Error);
        // Pages stand in the archive in the order in which they came whole.
        Assert.That(Articles(replayed), Is.EquivalentTo(Articles(got).Take(paths.Length)));
        // Of pages that did not move the whole line is the same, but for the id, which get has none of, and the time it took.
        Assert.That(Lines(got).Take(5), Is.SubsetOf(Lines(replayed)));
        Assert.That(replayed.Results.Select(result => result.Id()), Is.All.StartsWith("urn:uuid:"));
        Assert.That(replayed.Results.Select(result => result.Id()), Is.Unique);
        Assert.That(Articles(got)[3], Does.Contain("\"noarchive\"").And.Contain("\"nosnippet\""));
        Assert.That(Articles(got)[2], Does.Contain("Мост"));
        Assert.That(_files.FileNames(), Is.EqualTo(new[] { name }));

        static List<string> Articles(ConsoleRun run) => [.. run.Results.Select(result => result.TryGetProperty("article", out var article) ? article.GetRawText() : "")];

        static IEnumerable<string> Lines(ConsoleRun run) => run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => OwnParts().Replace(line, ""));
    }

    [Test]
    public async Task Archives_come_from_files_and_standard_input_one_result_a_page()
    {
        var first = _files.Write("first.warc", Encoding.UTF8.GetBytes(Record("1", "The first story") + Record("2", "The second story")));
        var setup = new ConsoleSetup { Input = Workspace.Gzip(Encoding.UTF8.GetBytes(Record("3", "The third story"))) };

        var run = await ConsoleRun.RunAsync(setup, "warc", first, "-");

        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Results.Select(result => (result.Id(), result.Title())), Is.EqualTo(new (string?, string?)[]
        {
            ("urn:uuid:1", "The first story"), ("urn:uuid:2", "The second story"), ("urn:uuid:3", "The third story"),
        }));
        Assert.That(run.Results[0].GetProperty("url").GetString(), Is.EqualTo("https://gazette.example/1"));
        Assert.That(run.Results[0].GetProperty("article").GetProperty("fetchedAt").GetString(), Does.StartWith("2025-03-10T12:00:00"));
        Assert.That(run.Error, Does.Match(@"\A3 pages, 0 failures, [\d.]+ pages/s\n\z"));
    }

    [Test]
    public async Task A_bad_record_is_a_result_with_its_kind_and_the_rest_goes_on()
    {
        var archive = _files.Write("a.warc", Encoding.UTF8.GetBytes(
            Record("1", "The first story") + Record("2", "Too short", lengthChange: -9) + Record("3", "Cut", "WARC-Truncated: length\r\n") + Record("4", "The last story")));
        var output = _files.PathOf("results.jsonl");

        var run = await ConsoleRun.RunAsync(new ConsoleSetup { ErrorIsTerminal = true }, "warc", archive, "--output", output);
        var lenient = await ConsoleRun.RunAsync("warc", archive, "--accept-truncated");

        var results = ConsoleRun.ParseLines(await File.ReadAllTextAsync(output));
        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(results.Select(result => result.ErrorKind()), Is.EqualTo(new[] { null, "InvalidInput", "Unreadable", null }));
        Assert.That(results[1].ErrorMessage(), Does.Contain("longer than it says"));
        Assert.That(run.Error, Does.Contain("4 pages, 2 failures"));
        Assert.That(lenient.Results.Select(result => result.Title()), Is.EqualTo(new[] { "The first story", null, "Cut", "The last story" }));
    }

    [Test]
    public async Task Formats_and_strictness_are_those_of_the_other_commands()
    {
        var archive = _files.Write("a.warc", Encoding.UTF8.GetBytes(Record("1", "The first story") + Record("2", "Index", page: "<html><body><p>Log in")));

        var markdown = await ConsoleRun.RunAsync("warc", archive, "--format", "markdown");
        var strict = await ConsoleRun.RunAsync("warc", archive, "--require-article");

        Assert.That(markdown.Output, Does.StartWith("# The first story\n"));
        Assert.That(strict.Results.Select(result => result.ErrorKind()), Is.EqualTo(new[] { null, "NotArticle" }));
        Assert.That(strict.Code, Is.EqualTo(1));
    }

    [Test]
    public async Task A_missing_archive_or_an_impossible_one_is_wrong_usage()
    {
        var archive = _files.Write("a.warc", Encoding.UTF8.GetBytes(Record("1", "The first story")));

        var missing = await ConsoleRun.RunAsync("warc", archive, _files.PathOf("none.warc"), "--output", _files.PathOf("out.jsonl"));
        var impossible = await ConsoleRun.RunAsync("get", "https://gazette.example/", "--warc", _files.PathOf("none/out.warc"));

        Assert.That((missing.Code, impossible.Code), Is.EqualTo((2, 2)));
        Assert.That(missing.Error, Does.Contain("none.warc"));
        Assert.That(impossible.Error, Does.Contain("out.warc"));
        Assert.That(_files.FileNames(), Is.EqualTo(new[] { "a.warc" }));
    }

    [Test]
    public async Task A_get_that_is_stopped_leaves_no_archive()
    {
        using var stop = new CancellationTokenSource();
        await using var site = await LoopbackSite.StartAsync(async context =>
        {
            await stop.CancelAsync();
            await LoopbackSite.SendAsync(context, Workspace.Html("Late"));
        });

        var run = await ConsoleRun.RunAsync(
            new ConsoleSetup { Token = stop.Token }, "get", site.Address + "/a", "--allow-private-addresses", "--warc", _files.PathOf("out.warc.gz"));

        Assert.That(run.Code, Is.EqualTo(130));
        Assert.That(_files.FileNames(), Is.Empty);
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var response = context.Response;
        var path = context.Request.Path.Value!;
        var html = Encoding.UTF8.GetBytes(Workspace.Html($"Story of {path[1..]}"));
        response.ContentType = path == "/no-type" ? null : "text/html; charset=utf-8";
        switch (path)
        {
            case "/plain" or "/landed" or "/no-type":
                response.ContentLength = html.Length;
                break;
            case "/brotli":
                response.Headers.ContentEncoding = "br";
                var packed = new MemoryStream();
                await using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true)) await brotli.WriteAsync(html);
                html = packed.ToArray();
                break;
            case "/cyrillic":
                response.ContentType = "text/html; charset=windows-1251";
                Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
                html = Encoding.GetEncoding(1251).GetBytes(Workspace.Html("Мост открыт после шторма", "windows-1251"));
                break;
            case "/tagged":
                response.Headers["X-Robots-Tag"] = new[] { "noarchive", "deskbot: nosnippet", "otherbot: noindex" };
                break;
            case "/moved":
                response.Redirect("/landed");
                return;
            default:
                response.StatusCode = 404;
                break;
        }

        await response.Body.WriteAsync(html, context.RequestAborted);
    }

    private static string Record(string id, string title, string fields = "", int lengthChange = 0, string? page = null)
    {
        var http = $"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page ?? Workspace.Html(title)}";
        return $"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{id}>\r\nWARC-Date: 2025-03-10T12:00:00Z\r\n" +
            $"WARC-Target-URI: https://gazette.example/{id}\r\nContent-Type: application/http; msgtype=response\r\n{fields}" +
            FormattableString.Invariant($"Content-Length: {Encoding.UTF8.GetByteCount(http) + lengthChange}\r\n\r\n{http}\r\n\r\n");
    }

    [GeneratedRegex("\"(id\":\"[^\"]*\"|seconds\":[0-9.E+-]+),?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OwnParts();
}
