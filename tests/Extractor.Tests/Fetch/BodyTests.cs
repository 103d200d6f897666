using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Extractor.Tests.Fetch;

[TestFixture]
internal sealed class BodyTests
{
    private TestSite site = null!;

    [SetUp]
    public async Task Start() => site = await TestSite.StartAsync();

    [TearDown]
    public async Task Stop() => await site.DisposeAsync();

    [TestCase("gzip")]
    [TestCase("x-gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    [TestCase("bare deflate")]
    [TestCase("gzip, br")]
    [TestCase("identity")]
    [TestCase("utf-8")]
    public async Task Packed_bodies_are_unpacked(string encoding)
    {
        var body = encoding.Split(", ").Aggregate(Encoding.UTF8.GetBytes(TestSite.Page()), Pack);
        site.On("/story", (context, _) => TestSite.SendAsync(context, body, "text/html; charset=utf-8", encoding.Replace("bare ", "", StringComparison.Ordinal)));
        Assert.That((await GetAsync("/story")).Article?.Title, Is.EqualTo(TestSite.Title));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public async Task A_bomb_is_stopped(string encoding)
    {
        var bomb = Pack(new byte[64 * 1024 * 1024], encoding);
        site.On("/story", (context, _) => TestSite.SendAsync(context, bomb, "text/html", encoding));
        var byLength = await GetAsync("/story", options => options.MaxCompressionRatio = 10_000);
        var byRatio = await GetAsync("/story", options => options.Extraction.MaxContentLength = 1 << 30);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(bomb, Has.Length.LessThan(1024 * 1024));
            Assert.That(byLength.Error?.Kind, Is.EqualTo(FailureKind.TooLarge));
            Assert.That(byRatio.Error?.Kind, Is.EqualTo(FailureKind.TooLarge));
            Assert.That(byRatio.Error?.Message, Does.Contain("packed size"));
            Assert.That(site.Hits("/story"), Is.EqualTo(2), "a bomb is not fetched again");
        }
    }

    [Test]
    public async Task A_bomb_in_a_bomb_is_stopped()
    {
        var bomb = Pack(Pack(new byte[64 * 1024 * 1024], "gzip"), "gzip");
        site.On("/story", (context, _) => TestSite.SendAsync(context, bomb, "text/html", "gzip, gzip"));
        Assert.That((await GetAsync("/story")).Error?.Kind, Is.EqualTo(FailureKind.TooLarge));
    }

    [TestCase("gzip, gzip, gzip")]
    [TestCase("zstd")]
    public async Task An_encoding_that_was_not_asked_for_is_told(string encoding)
    {
        site.On("/story", (context, _) => TestSite.SendAsync(context, [1, 2, 3], "text/html", encoding));
        Assert.That((await GetAsync("/story")).Error?.Kind, Is.EqualTo(FailureKind.Unreadable));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public async Task A_body_that_is_not_packed_as_said_is_told(string encoding)
    {
        site.On("/story", (context, _) => TestSite.SendAsync(context, Encoding.UTF8.GetBytes(TestSite.Page()), "text/html", encoding));
        var result = await GetAsync("/story");
        Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.Unreadable));
        Assert.That(result.Error?.Message, Does.Contain(encoding));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_hundred_megabytes_are_not_read(bool says)
    {
        long sent = 0;
        site.On("/story", async (context, _) =>
        {
            context.Response.ContentType = "text/html";
            context.Response.ContentLength = says ? 100_000_000 : null;
            var chunk = new byte[100_000];
            Array.Fill(chunk, (byte)'x');
            for (var i = 0; i < 1_000; i++)
            {
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
                Interlocked.Add(ref sent, chunk.Length);
            }
        });
        var result = await GetAsync("/story", options => options.MaxDownloadLength = 1_000_000);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.TooLarge));
            Assert.That(Interlocked.Read(ref sent), Is.LessThan(50_000_000));
        }
    }

    [Test]
    public async Task The_limit_itself_is_allowed()
    {
        var body = Encoding.UTF8.GetBytes(TestSite.Page());
        site.On("/story", (context, _) => context.Response.Body.WriteAsync(body).AsTask());
        Assert.That((await GetAsync("/story", options => options.MaxDownloadLength = body.Length)).Success, Is.True);
        Assert.That((await GetAsync("/story", options => options.MaxDownloadLength = body.Length - 1)).Error?.Kind, Is.EqualTo(FailureKind.TooLarge));
        Assert.That((await GetAsync("/story", options => options.Extraction.MaxContentLength = body.Length)).Success, Is.True);
        Assert.That((await GetAsync("/story", options => options.Extraction.MaxContentLength = body.Length - 1)).Error?.Kind, Is.EqualTo(FailureKind.TooLarge));
    }

    [Test]
    public async Task Endless_headers_are_not_read()
    {
        site.On("/story", (context, _) =>
        {
            for (var i = 0; i < 100; i++)
            {
                context.Response.Headers["X-Filler-" + i] = new string('x', 1_000);
            }

            return context.Response.WriteAsync(TestSite.Page());
        });
        var result = await GetAsync("/story");
        Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.TooLarge));
        Assert.That(site.Hits("/story"), Is.EqualTo(1));
    }

    private static byte[] Pack(byte[] body, string encoding)
    {
        using var packed = new MemoryStream();
        Stream? packer = encoding switch
        {
            "gzip" or "x-gzip" => new GZipStream(packed, CompressionLevel.Optimal),
            "br" => new BrotliStream(packed, CompressionLevel.Optimal),
            "deflate" => new ZLibStream(packed, CompressionLevel.Optimal),
            "bare deflate" => new DeflateStream(packed, CompressionLevel.Optimal),
            _ => null,
        };
        if (packer is null)
        {
            return body;
        }

        using (packer)
        {
            packer.Write(body);
        }

        return packed.ToArray();
    }

    private async Task<ArticleResult> GetAsync(string path, Action<ArticleClientOptions>? configure = null)
    {
        using var client = new ArticleClient(TestClients.Quick(configure));
        return await client.GetAsync(site.Url(path));
    }
}
