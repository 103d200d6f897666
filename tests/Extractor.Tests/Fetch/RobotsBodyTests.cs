using System.IO.Compression;
using System.Text;
using Extractor.Tests.Fetch.Faults;

namespace Extractor.Tests.Fetch;

/// <summary>What a site sends as its robots.txt: of any type, packed, too long, without end.</summary>
[TestFixture]
internal sealed class RobotsBodyTests : RobotsFixture
{
    [TestCase("text/html")]
    [TestCase("application/octet-stream")]
    [TestCase("image/png")]
    [TestCase(null)]
    public async Task The_declared_type_does_not_matter(string? type)
    {
        site.On(Robots, (context, _) => TestSite.SendAsync(context, Encoding.UTF8.GetBytes(Closed), type));
        Assert.That((await GetAsync("/story")).Error?.Kind, Is.EqualTo(FailureKind.DisallowedByRobots));
    }

    [Test]
    public async Task A_packed_file_is_unpacked()
    {
        site.On(Robots, (context, _) => TestSite.SendAsync(context, Pack(Encoding.UTF8.GetBytes(Closed)), "text/plain", "gzip"));
        Assert.That((await GetAsync("/story")).Error?.Kind, Is.EqualTo(FailureKind.DisallowedByRobots));
    }

    [Test]
    public async Task What_cannot_be_unpacked_says_nothing()
    {
        site.On(Robots, (context, _) => TestSite.SendAsync(context, Encoding.UTF8.GetBytes(Closed), "text/plain", "gzip"));
        Assert.That((await GetAsync("/story")).Success, Is.True);
    }

    [TestCase(500 * 1024, "/private/", true, Description = "read to 500 KiB at least")]
    [TestCase(500 * 1024, "/private/", false)]
    [TestCase(600 * 1024, "/", true, Description = "and no further than 512")]
    [TestCase(600 * 1024, "/", false)]
    public async Task A_long_file_is_read_in_part(int before, string rule, bool isPacked)
    {
        var file = Encoding.UTF8.GetBytes("User-agent: *\n" + string.Concat(Enumerable.Repeat("# 16 characters\n", before / 16)) + $"Disallow: {rule}\n" + new string('#', 600 * 1024));
        site.On(Robots, (context, _) => TestSite.SendAsync(context, isPacked ? Pack(file) : file, "text/plain", isPacked ? "gzip" : null));
        using var client = TestClients.New(options => options.MaxDownloadLength = options.Extraction.MaxContentLength = 10_000);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await client.GetAsync(site.Url("/story"))).Success, Is.True, "the limits of pages are not those of robots.txt");
            Assert.That((await client.GetAsync(site.Url("/private/story"))).Success, Is.EqualTo(rule == "/"));
        }
    }

    [Test]
    public async Task An_endless_file_ends()
    {
        var sent = 0;
        await using var endless = RawSite.Start();
        endless.Answer = exchange => exchange.SendPageAsync();
        endless.Robots = async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n" + Private);
            var chunk = new string('a', 100_000);
            for (; sent < 1_000; sent++) await exchange.SendAsync(chunk);
        };
        using var client = TestClients.New();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await client.GetAsync(endless.Url("/story"))).Success, Is.True);
            Assert.That((await client.GetAsync(endless.Url("/private/story"))).Error?.Kind, Is.EqualTo(FailureKind.DisallowedByRobots));
            // What the sockets between take on their own is some megabytes.
            Assert.That(sent * 100_000, Is.LessThan(50_000_000), "bytes that the site could send");
        }
    }

    [Test]
    public async Task A_bomb_is_cut()
    {
        var bomb = Pack([.. Encoding.UTF8.GetBytes(Private), .. new byte[64 * 1024 * 1024]]);
        site.On(Robots, (context, _) => TestSite.SendAsync(context, bomb, "text/plain", "gzip"));
        using var client = TestClients.New();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await client.GetAsync(site.Url("/story"))).Success, Is.True);
            Assert.That((await client.GetAsync(site.Url("/private/story"))).Error?.Kind, Is.EqualTo(FailureKind.DisallowedByRobots));
        }
    }

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }
}
