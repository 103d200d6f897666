using System.Text;
using static Extractor.Pipelines.Tests.Warc.Records;

namespace Extractor.Pipelines.Tests.Warc;

public sealed class ReaderTests
{
    private const string Minimal =
        "WARC/1.1\r\n" +
        "warc-type:response\r\n" +
        "WARC-Record-ID: <urn:uuid:1>\r\n" +
        "WARC-Target-URI: https://gazette.example/ferry?\r\n" +
        "  from=front\r\n" +
        "WARC-Date: 2025-03-10T12:00:00.123456789Z\r\n" +
        "Content-Type: application/http;\r\n" +
        "\tmsgtype=response\r\n" +
        "Content-Length: 154\r\n" +
        "\r\n" +
        "HTTP/1.1 200 OK\r\n" +
        "content-type: text/html;\r\n" +
        "  charset=utf-8\r\n" +
        "X-Robots-Tag: noarchive\r\n" +
        "X-Robots-Tag: otherbot: noindex\r\n" +
        "\r\n" +
        "<html><title>F\u00e4hre</title></html>" +
        "\r\n\r\n";

    [Test]
    public async Task A_record_made_by_hand_is_read_in_full()
    {
        var page = (await ReadAsync(Bytes(Minimal))).Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.Fault?.Message, Is.Null);
            Assert.That(page.RecordId, Is.EqualTo("urn:uuid:1"));
            Assert.That(page.Page!.FetchedAt, Is.EqualTo(new DateTimeOffset(2025, 3, 10, 12, 0, 0, TimeSpan.Zero).AddTicks(1_234_567)));
            Assert.That(page.Page.Status, Is.EqualTo(200));
            Assert.That(page.Page.ContentType, Is.EqualTo("text/html; charset=utf-8"));
            Assert.That(page.Page.RobotsTags, Is.EqualTo(new[] { "noarchive", "otherbot: noindex" }));
            Assert.That(Encoding.UTF8.GetString(page.Page.Content.Span), Is.EqualTo("<html><title>F\u00e4hre</title></html>"));
        }
    }

    private static IEnumerable<TestCaseData> Packings()
    {
        byte[][] records = [.. Enumerable.Range(1, 5).Select(static i => PageRecord($"{i}"))];
        var plain = Join(records);
        yield return new TestCaseData(plain).SetArgDisplayNames("plain");
        yield return new TestCaseData(Join([.. records.Select(static record => Gzip(record))])).SetArgDisplayNames("a member for each record");
        yield return new TestCaseData(Gzip(plain)).SetArgDisplayNames("one member for all");
        yield return new TestCaseData(Join([.. plain.Chunk(100).Select(static part => Gzip(part))])).SetArgDisplayNames("members cut anywhere");
        yield return new TestCaseData(Join(Gzip(records[0]), Gzip(), Gzip([.. records[1..]]), new byte[512])).SetArgDisplayNames("an empty member, and zeros behind");
        yield return new TestCaseData(Join([.. records.Select(static record => NamedMember(record))])).SetArgDisplayNames("members with names, comments and extra fields");
    }

    [TestCaseSource(nameof(Packings))]
    public async Task However_an_archive_is_packed_its_pages_are_the_same(byte[] archive) => Assert.That(
        Told(await ReadAsync(archive)), Is.EqualTo(new[] { "1 Story 1", "2 Story 2", "3 Story 3", "4 Story 4", "5 Story 5" }));

    private static IEnumerable<TestCaseData> Bodies()
    {
        var page = Bytes(Page("A page that is long enough to be worth packing " + new string('x', 3000)));
        const string Html = "Content-Type: text/html\r\n";
        yield return Body("as it is", Html, page);
        yield return Body("in chunks", Html + "Transfer-Encoding: chunked\r\n", Chunked(page, 100));
        yield return Body("chunks put together, header kept", Html + "Transfer-Encoding: chunked\r\n", page);
        yield return Body("gzip", Html + "Content-Encoding: gzip\r\n", Gzip(page));
        yield return Body("gzip, by its old name, in chunks", Html + "Content-Encoding: x-gzip\r\nTransfer-Encoding: chunked\r\n", Chunked(Gzip(page), 7));
        yield return Body("gzip of the transfer", Html + "Transfer-Encoding: gzip, chunked\r\n", Chunked(Gzip(page), 1));
        yield return Body("unpacked gzip, header kept", Html + "Content-Encoding: gzip\r\nContent-Length: 70\r\n", page);
        yield return Body("unpacked Brotli, header kept", Html + "Content-Encoding: br\r\n", page);
        yield return Body("Brotli", Html + "Content-Encoding: br\r\n", Brotli(page));
        yield return Body("zlib", Html + "Content-Encoding: deflate\r\n", Zlib(page));
        yield return Body("bare deflate", Html + "Content-Encoding: deflate\r\n", Deflate(page));
        yield return Body("gzip in gzip", Html + "Content-Encoding: gzip, gzip\r\n", Gzip(Gzip(page)));
        yield return Body("gzip in Brotli in chunks", Html + "Content-Encoding: gzip\r\nContent-Encoding: br\r\nTransfer-Encoding: chunked\r\n", Chunked(Brotli(Gzip(page)), 50));
        yield return Body("no type", "", page);
        yield return Body("plain text that is HTML", "Content-Type: text/plain\r\n", page);
        yield return Body("a wrong HTTP length", Html + "Content-Length: 9999999\r\n", page);

        TestCaseData Body(string name, string fields, byte[] body) => new TestCaseData(fields, body, page).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Bodies))]
    public async Task A_body_is_taken_out_of_chunks_and_packing(string fields, byte[] body, byte[] page)
    {
        var read = (await ReadAsync(Join(Response("1", Http(body, fields)), PageRecord("2")))).ToList();

        Assert.That(read.Select(static item => item.Fault?.Message), Is.EqualTo(new string?[] { null, null }));
        Assert.That(read[0].Page!.Content.ToArray(), Is.EqualTo(page));
    }

    private static IEnumerable<TestCaseData> Others()
    {
        var http = Http(Bytes(Page("x")));
        foreach (var type in new[] { "request", "metadata", "revisit", "conversion", "continuation", "warcinfo", "unheard-of" })
        {
            yield return new TestCaseData(Record(type, "1", http, "WARC-Target-URI: https://gazette.example/1\r\nContent-Type: application/http\r\n")).SetArgDisplayNames(type);
        }

        yield return Other("a picture", Response("1", Http([0xFF, 0xD8, 0xFF], "Content-Type: image/jpeg\r\n")));
        yield return Other("JSON said to be HTML", Response("1", Http(Bytes("{\"a\":1}"))));
        yield return Other("text", Response("1", Http(Bytes("User-agent: *"), "Content-Type: text/plain\r\n")));
        yield return Other("packed text", Response("1", Http(Gzip(Bytes("some text")), "Content-Encoding: gzip\r\n")));
        yield return Other("a redirect", Response("1", Http(Bytes(Page("moved")), status: "301 Moved Permanently")));
        yield return Other("an error", Response("1", Http(Bytes(Page("missing")), status: "404 Not Found")));
        yield return Other("a part", Response("1", Http(Bytes(Page("part")), "Content-Type: text/html\r\nContent-Range: bytes 0-99/500\r\n", "206 Partial Content")));
        yield return Other("robots.txt", Response("robots.txt", Http(Bytes(Page("rules")))));
        yield return Other("an answer of the DNS", Record("response", "1", Bytes("20250310 a.example"), "WARC-Target-URI: dns:a.example\r\nContent-Type: text/dns\r\n"));
        yield return Other("another resource", Record("resource", "1", Bytes("x"), "WARC-Target-URI: https://gazette.example/1\r\nContent-Type: text/css\r\n"));

        static TestCaseData Other(string name, byte[] record) => new TestCaseData(record).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Others))]
    public async Task Records_without_a_page_are_passed_over(byte[] record)
    {
        Assert.That(Told(await ReadAsync(Join(record, PageRecord("2")))), Is.EqualTo(new[] { "2 Story 2" }));
        Assert.That(Told(await ReadAsync(Join(Gzip(record), Gzip(PageRecord("2"))))), Is.EqualTo(new[] { "2 Story 2" }));
    }

    [Test]
    public async Task A_resource_and_a_whole_part_are_pages()
    {
        var archive = Join(
            Record("resource", "1", Bytes(Page("Resource")), "WARC-Target-URI: <file:///a.html>\r\nContent-Type: text/html; charset=utf-8\r\n"),
            Response("2", Http(Bytes("<p>"), "Content-Type: text/html\r\nContent-Range: bytes 0-2/3\r\n", "206 Partial Content")));

        var pages = await ReadAsync(archive);

        Assert.That(pages.Select(static page => (page.Page?.Status, page.Url?.AbsoluteUri)), Is.EqualTo(new (int?, string?)[]
        {
            (null, "file:///a.html"), (206, "https://gazette.example/2"),
        }));
    }

    [Test]
    public async Task Who_asked_stands_in_the_description_of_the_archive_and_tells_whose_directives_hold()
    {
        var http = Http(Bytes(Page("x")), "Content-Type: text/html\r\nX-Robots-Tag: deskbot: noindex, otherbot: nosnippet\r\n");
        var archive = Join(
            Record("warcinfo", "0", Bytes("software: x\r\nHTTP-Header-User-Agent: deskbot/2.0 (+https://desk.example/)\r\n"), "Content-Type: application/warc-fields\r\n"),
            Response("1", http));

        var page = (await ReadAsync(archive)).Single().Page!;

        Assert.That(page.UserAgent, Is.EqualTo("deskbot/2.0 (+https://desk.example/)"));
        Assert.That(new ArticleExtractor().Extract(page).Article!.Access.Robots, Is.EqualTo(new[] { "noindex" }));
    }

    [TestCase("2025-03-10T12:00:00Z", "2025-03-10T12:00:00.0000000+00:00")]
    [TestCase("2025-03-10T12:00:00.5Z", "2025-03-10T12:00:00.5000000+00:00")]
    [TestCase("2025-03-10T14:00:00+02:00", "2025-03-10T12:00:00.0000000+00:00")]
    [TestCase("2025-03-10", null)]
    [TestCase("2025-03", null)]
    [TestCase("yesterday.1", null)]
    public async Task A_date_is_an_instant_or_not_known(string date, string? expected)
    {
        var record = Encoding.UTF8.GetString(PageRecord("1")).Replace(Date, date, StringComparison.Ordinal);

        var page = (await ReadAsync(Bytes(record))).Single().Page!;

        Assert.That(page.FetchedAt?.ToString("O", System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_page_that_was_cut_fails_unless_it_is_asked_for()
    {
        var archive = Join(
            Response("1", Http(Bytes(Page("Cut"))), "WARC-Truncated: length\r\n"),
            Response("2", Http(Chunked(Bytes(Page("Broken off")), 50, end: ""), "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n")),
            PageRecord("3"));

        var strict = await ReadAsync(archive);
        var lenient = await ReadAsync(archive, new WarcOptions { AcceptTruncated = true });

        Assert.That(Told(strict), Is.EqualTo(new[] { "1 Unreadable", "2 Unreadable", "3 Story 3" }));
        Assert.That(Told(lenient), Is.EqualTo(new[] { "1 Cut", "2 Broken off", "3 Story 3" }));
        Assert.That(lenient.Select(static page => page.Truncated), Is.EqualTo(new[] { "length", "unspecified", null }));
    }

    [Test]
    public void A_cancelled_reading_ends_by_an_exception()
    {
        using var stop = new CancellationTokenSource();
        using var archive = new MadeStream(Endless(stop));

        Assert.That(
            async () =>
            {
                await foreach (var _ in WarcReader.ReadAsync(archive, null, stop.Token))
                {
                }
            },
            Throws.InstanceOf<OperationCanceledException>());

        static IEnumerable<byte[]> Endless(CancellationTokenSource stop)
        {
            for (var i = 0; ; i++)
            {
                if (i == 1000) stop.Cancel();
                yield return PageRecord("1");
            }
        }
    }

    [Test]
    public void Options_out_of_range_are_refused_at_once()
    {
        using (Assert.EnterMultipleScope())
        {
            Refused(new WarcOptions { MaxPageLength = 0 });
            Refused(new WarcOptions { MaxHeaderLength = 10 });
            Refused(new WarcOptions { MaxRecordLength = 0 });
            Refused(new WarcOptions { MaxCompressionRatio = 5000 });
        }

        static void Refused(WarcOptions options) =>
            Assert.That(() => WarcReader.ReadAsync(Stream.Null, options), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    /// <summary>A member with every part that its header may have (RFC 1952 section 2.3).</summary>
    private static byte[] NamedMember(byte[] content) =>
        Join([0x1F, 0x8B, 8, 0x1E, 0, 0, 0, 0, 0, 3, 3, 0, 9, 9, 9], Bytes("name\0comment\0"), [7, 7], Gzip(content)[10..]);
}
