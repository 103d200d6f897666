using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Extractor.Pipelines.Tests.Discovery.Sitemaps;

[TestFixture]
internal sealed class SitemapReaderTests
{
    private const string News = """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"
            xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
          <url>
            <loc> https://gazette.example/ferry?a=1&amp;b=2 </loc>
            <lastmod>2026-03-05</lastmod>
            <image:image><image:loc>https://gazette.example/ferry.jpg</image:loc><image:title>A ferry</image:title></image:image>
            <n:news>
              <n:publication><n:name>The Gazette</n:name><n:language>en</n:language></n:publication>
              <n:publication_date>2026-03-04T09:15:00-05:00</n:publication_date>
              <n:title><![CDATA[Ferry & crew]]> pull 31 &#8212; and more</n:title>
              <n:keywords>ferry, rescue,, coast </n:keywords>
            </n:news>
          </url>
          <url><loc>https://gazette.example/plain</loc><lastmod>yesterday</lastmod></url>
        </urlset>
        """;

    [Test]
    public async Task A_news_sitemap_gives_what_it_says()
    {
        var items = await ReadAsync(Encoding.UTF8.GetBytes(News), new Uri("https://gazette.example/news.xml"));
        Assert.That(items.Select(static item => item.Link?.ToJson()), Is.EqualTo(new[]
        {
            """{"url":"https://gazette.example/ferry?a=1&b=2","title":"Ferry & crew pull 31 — and more","authors":[],"published":"2026-03-04T09:15:00-05:00","modified":"2026-03-05","language":"en","siteName":"The Gazette","topics":["ferry","rescue","coast"],"source":"https://gazette.example/news.xml"}""",
            """{"url":"https://gazette.example/plain","authors":[],"topics":[],"source":"https://gazette.example/news.xml"}""",
        }));
    }

    [TestCase("<urlset><url><loc>https://a.example/1</loc></url></urlset>", TestName = "No namespace")]
    [TestCase("<urlset xmlns='http://www.google.com/schemas/sitemap/0.84'><url><loc>https://a.example/1</loc></url></urlset>", TestName = "An old namespace")]
    [TestCase("<s:urlset xmlns:s='http://www.sitemaps.org/schemas/sitemap/0.9'><s:url><s:loc>https://a.example/1</s:loc></s:url></s:urlset>", TestName = "A prefix")]
    [TestCase("\n  <?xml version='1.0'?><urlset><url><loc>https://a.example/1</loc></url></urlset>", TestName = "Lines before the declaration")]
    [TestCase("\uFEFF<?xml version='1.0' encoding='utf-16'?><urlset><url><loc>https://a.example/1</loc></url></urlset>", TestName = "A wrong encoding declared")]
    [TestCase("<?xml version='1.0' encoding='nonsense'?><urlset><url><loc>https://a.example/1</loc></url></urlset>", TestName = "An unknown encoding declared")]
    [TestCase("<urlset><url><news:news><news:language>en</news:language></news:news><loc>https://a.example/1</loc></url></urlset>", TestName = "A prefix that is not declared")]
    [TestCase("<urlset><!-- <url> --><url><image:loc>https://a.example/no</image:loc><loc/><loc>https://a.example/1</loc><loc>https://a.example/2</loc></url><url/></urlset>", TestName = "Other elements")]
    [TestCase("\uFEFFhttps://a.example/1\r\n\r\n", TestName = "Text")]
    public async Task What_sites_do_is_read(string sitemap)
    {
        var items = await ReadAsync(Encoding.UTF8.GetBytes(sitemap));
        Assert.That(items.Select(static item => item.Link?.Url.AbsoluteUri ?? item.Fault?.Message), Is.EqualTo(new[] { "https://a.example/1" }));
    }

    [Test]
    public async Task Encodings_are_told_by_mark_bytes_and_declaration()
    {
        const string xml = "<urlset xmlns:news='x-sitemap-news'><url><loc>https://a.example/1</loc><news:title>Мост</news:title></url></urlset>";
        foreach (var bytes in new[]
        {
            Encoding.UTF8.GetBytes(xml),
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(xml)],
            Encoding.BigEndianUnicode.GetBytes(xml),
            CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes("<?xml version=\"1.0\" encoding=\"windows-1251\"?>" + xml),
        })
        {
            Assert.That((await ReadAsync(bytes)).Single().Link?.Title, Is.EqualTo("Мост"));
        }

        var broken = (await ReadAsync([.. "<urlset><url><loc>https://a.example/1</loc><news:title>a"u8, 0xFF, .. "b</news:title></url></urlset>"u8])).Single();
        Assert.That(broken.Link?.Title, Is.EqualTo("a\uFFFDb"));
    }

    [Test]
    public async Task An_index_names_sitemaps()
    {
        var items = await ReadAsync("""
            <sitemapindex><sitemap><loc>https://a.example/1.xml.gz</loc><lastmod>2026-03-01T00:00:00Z</lastmod></sitemap><sitemap><loc>https://b.example/2.xml</loc></sitemap></sitemapindex>
            """u8.ToArray());
        Assert.That(items.Select(static item => (item.Sitemap?.AbsoluteUri, item.Modified?.ToString(), item.Link)), Is.EqualTo(new[]
        {
            ("https://a.example/1.xml.gz", "2026-03-01T00:00:00+00:00", (StoryLink?)null), ("https://b.example/2.xml", null, null),
        }));
    }

    [Test]
    public async Task Gzip_is_told_by_its_bytes()
    {
        var items = await ReadAsync(Gzip(Encoding.UTF8.GetBytes(News)));
        Assert.That(items, Has.Count.EqualTo(2).And.All.Property("Link").Not.Null);
    }

    [TestCase("<!DOCTYPE html><html><body>No</body></html>", "a DTD")]
    [TestCase("<html><head></head></html>", "<html>")]
    [TestCase("<rss version='2.0'/>", "<rss>")]
    [TestCase("{\"a\": 1}", "neither XML nor")]
    public async Task What_is_no_sitemap_is_told(string file, string message)
    {
        var fault = (await ReadAsync(Encoding.UTF8.GetBytes(file), new Uri("https://a.example/s"))).Single().Fault;
        Assert.That(fault?.Kind, Is.EqualTo(FailureKind.InvalidInput));
        Assert.That(fault?.Message, Does.Contain(message));
        Assert.That(fault?.Url, Is.EqualTo(new Uri("https://a.example/s")));
    }

    [TestCase("javascript:alert(1)")]
    [TestCase("/relative")]
    [TestCase("ftp://a.example/1")]
    [TestCase("")]
    public async Task An_entry_without_an_address_is_a_fault_and_the_next_is_read(string address)
    {
        var items = await ReadAsync(Encoding.UTF8.GetBytes($"<urlset><url><loc>{address}</loc></url><url><loc>https://a.example/1</loc></url></urlset>"));
        Assert.That(items.Select(static item => (item.Fault?.Kind, item.Link?.Url.AbsoluteUri)), Is.EqualTo(new (FailureKind?, string?)[]
        {
            (FailureKind.InvalidInput, null), (null, "https://a.example/1"),
        }));
    }

    [Test]
    public async Task Many_entries_without_an_address_are_counted()
    {
        var items = await ReadAsync(Encoding.UTF8.GetBytes("https://a.example/1\n" + string.Concat(Enumerable.Repeat("no\n", 250))));
        Assert.That(items, Has.Count.EqualTo(102));
        Assert.That(items[^1].Fault?.Message, Does.StartWith("150 more"));
    }

    [Test]
    public async Task Since_keeps_what_may_be_new_enough()
    {
        static string Url(string name, string time) => $"<url><loc>https://a.example/{name}</loc><lastmod>{time}</lastmod></url>";
        var xml = Encoding.UTF8.GetBytes("<urlset>" + Url("day", "2026-03-04") + Url("before", "2026-03-03") + Url("instant", "2026-03-05T10:00:00Z") +
            Url("older", "2026-03-05T09:59:59Z") + Url("zone", "2026-03-05T05:00:00-05:00") + Url("local", "2026-03-04T22:00:00") + Url("undated", "") +
            Url("first", "0001-01-02T00:00:00+14:00") + Url("last", "9999-12-31") + "</urlset>");
        var since = new DateTimeOffset(2026, 3, 5, 10, 0, 0, TimeSpan.Zero);
        async Task<string> NamesAsync(SitemapOptions options) =>
            string.Join(' ', (await ReadAsync(xml, options: options)).Select(static item => item.Link!.Url.AbsolutePath[1..]));
        Assert.That(await NamesAsync(new SitemapOptions { Since = since }), Is.EqualTo("day instant zone local undated last"));
        Assert.That(await NamesAsync(new SitemapOptions { Since = since, KeepUndated = false }), Is.EqualTo("day instant zone local last"));
    }

    [Test]
    public async Task Cut_at_every_byte_it_gives_what_was_whole_and_one_fault()
    {
        var whole = Encoding.UTF8.GetBytes(News);
        foreach (var bytes in new[] { whole, Gzip(whole) })
        {
            for (var length = 0; length < bytes.Length; length++)
            {
                var items = await ReadAsync(bytes[..length]);
                var links = items.Count(static item => item.Link is not null);
                var faults = items.Where(static item => item.Fault is not null).ToList();
                Assert.That(links, Is.LessThanOrEqualTo(2));
                Assert.That(faults, Has.Count.LessThanOrEqualTo(1), length.ToString(CultureInfo.InvariantCulture));
                if (length > 0 && length < (ReferenceEquals(bytes, whole) ? bytes.Length - 1 : bytes.Length))
                {
                    var isPacked = !ReferenceEquals(bytes, whole) && length > 1;
                    Assert.That(faults.Single().Fault!.Kind, Is.EqualTo(isPacked ? FailureKind.Unreadable : FailureKind.InvalidInput), length.ToString(CultureInfo.InvariantCulture));
                    Assert.That(items[^1].Fault, Is.Not.Null);
                }
            }
        }
    }

    [Test]
    public async Task Packed_text_that_is_cut_gives_the_lines_that_were_whole_and_one_fault()
    {
        var lines = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, 200).Select(static i => FormattableString.Invariant($"https://a.example/{i * 7_919 % 10_007}/story\n"))));
        var whole = Gzip(lines);
        var most = 0;
        Assert.That(await ReadAsync(whole), Has.Count.EqualTo(200));
        for (var length = 2; length < whole.Length; length += length < whole.Length - 12 ? 7 : 1)
        {
            var items = await ReadAsync(whole[..length]);
            Assert.That(items[^1].Fault?.Kind, Is.EqualTo(FailureKind.Unreadable), length.ToString(CultureInfo.InvariantCulture));
            Assert.That(items.SkipLast(1).Select(static item => item.Link!.Url.AbsolutePath), Has.All.EndsWith("/story"));
            most = Math.Max(most, items.Count - 1);
        }

        Assert.That(most, Is.EqualTo(200), "of a file that lacks its checksum alone");
    }

    [Test]
    public async Task Members_are_one_file_and_what_stands_behind_them_is_none()
    {
        byte[] bytes = [.. Gzip("https://a.example/1\nhttps://a.exa"u8.ToArray()), .. Gzip("mple/2\n"u8.ToArray()), 0, 0, .. "junk"u8];

        Assert.That((await ReadAsync(bytes)).Select(static item => item.Link?.Url.AbsolutePath), Is.EqualTo(new[] { "/1", "/2" }));
    }

    [Test]
    public void Misuse_throws()
    {
        Assert.That(() => SitemapReader.ReadAsync(null!), Throws.ArgumentNullException);
        foreach (var options in new[]
        {
            new SitemapOptions { MaxFileLength = 0 }, new SitemapOptions { MaxEntries = 0 }, new SitemapOptions { MaxFiles = 0 },
            new SitemapOptions { MaxDepth = -1 }, new SitemapOptions { MaxDepth = 11 }, new SitemapOptions { MaxCompressionRatio = 0 },
        })
        {
            Assert.That(() => SitemapReader.ReadAsync(Stream.Null, null, options), Throws.InstanceOf<ArgumentOutOfRangeException>());
        }
    }

    internal static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private static async Task<List<SitemapItem>> ReadAsync(byte[] bytes, Uri? source = null, SitemapOptions? options = null)
    {
        var items = new List<SitemapItem>();
        await foreach (var item in SitemapReader.ReadAsync(new MemoryStream(bytes), source, options))
        {
            items.Add(item);
        }

        return items;
    }
}
