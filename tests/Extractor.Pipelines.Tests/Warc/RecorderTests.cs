using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using static Extractor.Pipelines.Tests.Warc.Records;

namespace Extractor.Pipelines.Tests.Warc;

/// <summary>The real client with its handlers, against a server on loopback.</summary>
public sealed class RecorderTests
{
    /// <summary>The SHA-1 of nothing, which stands in every index of web archives.</summary>
    private const string DigestOfNothing = "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ";

    private static readonly DateTimeOffset Noon = new DateTimeOffset(2025, 3, 10, 12, 0, 0, TimeSpan.Zero).AddTicks(1_234_567);

    private string folder = null!;

    private string ArchivePath => Path.Combine(folder, "out.warc.gz");

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("extractor-warc-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task What_came_is_stored_as_it_came_and_read_back_to_the_same_record()
    {
        var body = Brotli(Bytes(Page("Ferry")));
        await using var server = new RawServer(Join(
            Bytes("HTTP/1.1 200 Fine\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: br\r\nX-Robots-Tag: noarchive, deskbot: nosnippet\r\nTransfer-Encoding: chunked\r\n\r\n"),
            Chunked(body, 20)));

        var result = (await RecordAsync(server.Url("/ferry?a=1"))).Single();
        var page = (await ReadArchiveAsync()).Single();
        var replayed = new ArticleExtractor().Extract(page.Page!);
        var text = await UnpackedAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Success, Is.True, result.Error?.Message);
            Assert.That(replayed.Article!.ToJson(), Is.EqualTo(result.Article!.ToJson()));
            Assert.That(result.Article.FetchedAt, Is.EqualTo(Noon));
            Assert.That(result.Article.Access.Robots, Is.EqualTo(new[] { "noarchive", "nosnippet" }));
            Assert.That(text, Does.Contain("WARC-Date: 2025-03-10T12:00:00.1234567Z\r\n"));
            Assert.That(text, Does.Contain("HTTP/1.1 200 Fine\r\n").And.Contain("X-Crawl-Transfer-Encoding: chunked\r\n").And.Contain("Content-Encoding: br\r\n"));
            Assert.That(text, Does.Contain("\r\n\r\n" + Encoding.Latin1.GetString(body) + "\r\n\r\nWARC/1.1\r\n"));
            Assert.That(text, Does.Contain("GET /ferry?a=1 HTTP/1.1\r\nHost: 127.0.0.1:"));
            Assert.That(text, Does.Contain("http-header-user-agent: deskbot/1.0"));
            Assert.That(Types(text), Is.EqualTo(new[] { "warcinfo", "response", "request" }));
            Assert.That(Value(text, "WARC-Concurrent-To"), Is.EqualTo($"<{page.RecordId}>"));
            Assert.That(text, Does.Not.Contain("WARC-Truncated"));
        }
    }

    [Test]
    public async Task Each_attempt_is_stored_and_a_body_that_breaks_off_is_marked()
    {
        var page = Bytes(Page("Ferry"));
        await using var server = new RawServer(
            Join(Bytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n"), page),
            Bytes("HTTP/1.1 503 Busy\r\nContent-Type: text/html\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbusy"),
            Join(Bytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {page.Length}\r\nConnection: close\r\n\r\n"), page));

        var result = (await RecordAsync(server.Url("/ferry"))).Single();
        var text = await UnpackedAsync();

        Assert.That(result.Success, Is.True, result.Error?.Message);
        Assert.That(Types(text), Is.EqualTo(new[] { "warcinfo", "response", "request", "response", "request", "response", "request" }));
        Assert.That(text, Does.Contain("WARC-Truncated: disconnect\r\n"));
        var pages = await ReadArchiveAsync();
        Assert.That(pages.Select(static item => item.Fault?.Kind), Is.EqualTo(new FailureKind?[] { FailureKind.Unreadable, null }));
        Assert.That(pages[1].Page!.Content.ToArray(), Is.EqualTo(page));
    }

    [Test]
    public async Task A_redirect_is_stored_with_what_it_leads_to()
    {
        var page = Bytes(Page("Ferry"));
        await using var server = new RawServer(
            Bytes("HTTP/1.1 301 Moved\r\nLocation: /f\u00E4hre\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
            Join(Bytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {page.Length}\r\nConnection: close\r\n\r\n"), page));

        var result = (await RecordAsync(server.Url("/ferry"))).Single();
        var text = await UnpackedAsync();
        var replayed = new ArticleExtractor().Extract((await ReadArchiveAsync()).Single().Page!);

        Assert.That(replayed.Article!.ToJson(), Is.EqualTo(result.Article!.ToJson()));
        Assert.That(result.Article.Url, Is.EqualTo(server.Url("/f\u00E4hre")));
        Assert.That(text, Does.Contain("/f%C3%A4hre").And.Contain($"WARC-Payload-Digest: {DigestOfNothing}\r\n"));
        Assert.That(text, Does.Not.Contain("WARC-Truncated"));
    }

    [Test]
    public async Task Robots_txt_is_stored_as_well_and_a_replay_passes_over_it()
    {
        var page = Bytes(Page("Ferry"));
        await using var server = new RawServer(
            Bytes("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 26\r\nConnection: close\r\n\r\nUser-agent: *\nDisallow: /x\n"),
            Join(Bytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {page.Length}\r\nConnection: close\r\n\r\n"), page));

        var result = (await RecordAsync(respectRobots: true, server.Url("/ferry"))).Single();
        var text = await UnpackedAsync();

        Assert.That(result.Success, Is.True, result.Error?.Message);
        Assert.That(Types(text), Is.EqualTo(new[] { "warcinfo", "response", "request", "response", "request" }));
        Assert.That(text, Does.Contain("GET /robots.txt HTTP/1.1\r\n").And.Contain("Disallow: /x"));
        Assert.That((await ReadArchiveAsync()).Select(static item => item.Url), Is.EqualTo(new[] { server.Url("/ferry") }));
    }

    [Test]
    public async Task The_file_has_its_name_only_when_it_is_complete()
    {
        await File.WriteAllTextAsync(ArchivePath, "old");
        await using (var given = WarcRecorder.Create(ArchivePath))
        {
            Assert.That(Names(), Is.EquivalentTo(new[] { "out.warc.gz", "out.warc.gz.part" }));
        }

        Assert.That(Names(), Is.EqualTo(new[] { "out.warc.gz" }));
        Assert.That(await File.ReadAllTextAsync(ArchivePath), Is.EqualTo("old"));

        await using var completed = WarcRecorder.Create(ArchivePath);
        await completed.CompleteAsync();
        await completed.CompleteAsync();

        Assert.That(Names(), Is.EqualTo(new[] { "out.warc.gz" }));
        Assert.That(Types(await UnpackedAsync()), Is.EqualTo(new[] { "warcinfo" }));
        Assert.That(await ReadArchiveAsync(), Is.Empty);

        IEnumerable<string?> Names() => Directory.EnumerateFiles(folder).Select(Path.GetFileName);
    }

    [Test]
    public async Task A_plain_archive_is_written_by_its_name_and_a_folder_is_refused()
    {
        var path = Path.Combine(folder, "out.warc");
        await using (var recorder = WarcRecorder.Create(path)) await recorder.CompleteAsync();

        Assert.That(await File.ReadAllTextAsync(path), Does.StartWith("WARC/1.1\r\nWARC-Type: warcinfo\r\n"));
        Assert.That(() => WarcRecorder.Create(folder), Throws.InstanceOf<IOException>());
    }

    private static IEnumerable<string> Types(string text) =>
        text.Split("\r\n").Where(static line => line.StartsWith("WARC-Type: ", StringComparison.Ordinal)).Select(static line => line["WARC-Type: ".Length..]);

    private static string Value(string text, string name) => text.Split("\r\n").Single(line => line.StartsWith(name + ": ", StringComparison.Ordinal))[(name.Length + 2)..];

    private Task<List<ArticleResult>> RecordAsync(params Uri[] urls) => RecordAsync(respectRobots: false, urls);

    private async Task<List<ArticleResult>> RecordAsync(bool respectRobots, params Uri[] urls)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new NoonClock());
        await using var recorder = WarcRecorder.Create(ArchivePath, new NoonClock());
        services.AddExtractor(options =>
        {
            options.AllowPrivateAddresses = true;
            options.RespectRobots = respectRobots;
            options.UserAgent = "deskbot/1.0";
            options.MinHostInterval = TimeSpan.Zero;
            options.RetryDelay = TimeSpan.FromMilliseconds(1);
        }).AddWarcRecorder(recorder);
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<ArticleClient>();
        var results = new List<ArticleResult>();
        foreach (var url in urls) results.Add(await client.GetAsync(url));
        await recorder.CompleteAsync();
        return results;
    }

    private async Task<List<WarcPage>> ReadArchiveAsync()
    {
        await using var file = File.OpenRead(ArchivePath);
        return await ReadAsync(file);
    }

    private async Task<string> UnpackedAsync()
    {
        await using var file = new GZipStream(File.OpenRead(ArchivePath), CompressionMode.Decompress);
        using var text = new StreamReader(file, Encoding.Latin1);
        return await text.ReadToEndAsync();
    }

    /// <summary>It is always noon; waits, of a millisecond here, are real.</summary>
    private sealed class NoonClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Noon;
    }
}
