using System.Globalization;
using System.Text;

namespace Extractor.Pipelines.Tests.Discovery.Sitemaps;

/// <summary>From the robots.txt of a site to its links, over real sockets.</summary>
[TestFixture]
internal sealed class SitemapCrawlerTests
{
    private SitemapSite site = null!;

    [SetUp]
    public void Start() => site = new SitemapSite();

    [TearDown]
    public async Task Stop() => await site.DisposeAsync();

    [Test]
    public async Task From_robots_over_an_index_to_packed_and_news_sitemaps_newest_first()
    {
        site.On("/robots.txt", $"User-agent: *\nDisallow: /private\n\nSITEMAP : {site.Url("/index.xml")} # the index\nSitemap: /news.xml\n");
        site.On("/index.xml", Index(("/old.xml", "2024-01-01"), ("/undated.xml", null), ("/new.xml.gz", "2026-03-05"), ("/private.xml", "2026-03-01")));
        site.On("/old.xml", Links("/old"));
        site.On("/undated.xml", Links("/a", "/undated"));
        site.On("/new.xml.gz", SitemapReaderTests.Gzip(Encoding.UTF8.GetBytes(Links("/a", "/b", "/a#part"))));
        site.On("/news.xml", $"<urlset><url><loc>{site.Url("/c")}</loc><news:news><news:title>C</news:title></news:news></url></urlset>");
        var items = await ReadAsync(site.Url("/"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(site.Asked, Is.EqualTo(new[] { "/index.xml", "/new.xml.gz", "/old.xml", "/undated.xml", "/news.xml" }));
            Assert.That(Paths(items), Is.EqualTo("/a /b DisallowedByRobots /old /undated /c"));
            Assert.That(site.AskedRobots, Is.EqualTo(1));
            Assert.That(items[^1].Link?.Title, Is.EqualTo("C"));
            Assert.That(items[0].Link?.Source, Is.EqualTo(site.Url("/new.xml.gz")));
        }
    }

    [Test]
    public async Task Without_lines_or_robots_txt_the_usual_place_is_read()
    {
        site.On("/sitemap.xml", Links("/a"));
        Assert.That(Paths(await ReadAsync(site.Url("/"))), Is.EqualTo("/a"));
        Assert.That(site.AskedRobots, Is.EqualTo(1));
        site.On("/robots.txt", "User-agent: *\nDisallow:");
        Assert.That(Paths(await ReadAsync(site.Url("/"))), Is.EqualTo("/a"));
    }

    [Test]
    public async Task A_robots_txt_that_fails_is_a_fault()
    {
        site.Status("/robots.txt", 503);
        Assert.That(Paths(await ReadAsync(site.Url("/"))), Is.EqualTo("ServerError"));
    }

    [Test]
    public async Task Since_prunes_index_and_links()
    {
        site.On("/index.xml", Index(("/old.xml", "2024-01-01"), ("/undated.xml", null), ("/new.xml", "2026-03-05")));
        site.On("/undated.xml", $"<urlset><url><loc>{site.Url("/then")}</loc><lastmod>2024-01-01</lastmod></url></urlset>");
        site.On("/new.xml", Links("/now"));
        var items = await ReadAsync(site.Url("/index.xml"), new SitemapOptions { Since = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero) });
        Assert.That(Paths(items), Is.EqualTo("/now"));
        Assert.That(site.Asked, Is.EqualTo(new[] { "/index.xml", "/new.xml", "/undated.xml" }));
    }

    [Test]
    public async Task An_index_that_names_itself_also_by_a_redirect_is_read_once()
    {
        site.On("/index.xml", Index(("/index.xml", null), ("/moved.xml", null), ("/a.xml", null)));
        site.Redirect("/moved.xml", "/index.xml");
        site.On("/a.xml", Links("/a"));
        Assert.That(Paths(await ReadAsync(site.Url("/index.xml"))), Is.EqualTo("/a"));
    }

    [Test]
    public async Task A_chain_of_index_files_ends()
    {
        for (var i = 0; i < 6; i++)
        {
            site.On(string.Create(CultureInfo.InvariantCulture, $"/{i}.xml"), Index((string.Create(CultureInfo.InvariantCulture, $"/{i + 1}.xml"), null)));
        }

        Assert.That(Paths(await ReadAsync(site.Url("/0.xml"))), Is.EqualTo("TooLarge"));
        Assert.That(site.Asked, Has.Length.EqualTo(4));
    }

    [Test]
    public async Task No_more_files_are_asked_for_than_allowed()
    {
        site.On("/index.xml", Index([.. Enumerable.Range(0, 50).Select(i => (string.Create(CultureInfo.InvariantCulture, $"/{i}.xml"), (string?)null))]));
        site.On("/0.xml", Links("/a"));
        Assert.That(Paths(await ReadAsync(site.Url("/index.xml"), new SitemapOptions { MaxFiles = 3 })), Is.EqualTo("/a NotFound TooLarge"));
        Assert.That(site.Asked, Has.Length.EqualTo(3));
    }

    [Test]
    public async Task Private_addresses_in_an_index_are_refused_by_the_guard()
    {
        using var client = SitemapSite.Client(allowPrivate: false);
        Assert.That(Paths(await ReadAsync(site.Url("/sitemap.xml"), client: client)), Is.EqualTo("RefusedAddress"));
        site.On("/index.xml", "<sitemapindex><sitemap><loc>http://127.0.0.1:1/x.xml</loc></sitemap><sitemap><loc>file:///etc/hostname</loc></sitemap></sitemapindex>");
        Assert.That(Paths(await ReadAsync(site.Url("/index.xml"))), Is.EqualTo("InvalidInput ConnectionFailed"), "only http is followed");
        Assert.That(site.Asked, Is.EqualTo(new[] { "/index.xml" }));
    }

    [Test]
    public async Task A_file_that_is_too_long_is_a_fault_and_the_next_is_read()
    {
        site.On("/index.xml", Index(("/long.xml", null), ("/a.xml", null)));
        site.On("/long.xml", Links("/b") + new string(' ', 1_000));
        site.On("/a.xml", Links("/a"));
        Assert.That(Paths(await ReadAsync(site.Url("/index.xml"), new SitemapOptions { MaxFileLength = 900 })), Is.EqualTo("TooLarge /a"));
    }

    [Test]
    public async Task Links_of_other_hosts_are_given_and_a_relative_address_is_a_fault()
    {
        site.On("/s.xml", "<urlset><url><loc>https://other.example/x</loc></url></urlset>");
        Assert.That((await ReadAsync(site.Url("/s.xml"))).Single().Link?.Url, Is.EqualTo(new Uri("https://other.example/x")));
        Assert.That(Paths(await ReadAsync(new Uri("/s.xml", UriKind.Relative))), Is.EqualTo("InvalidInput"));
        Assert.That(() => new SitemapCrawler(null!), Throws.ArgumentNullException);
    }

    [Test]
    public void It_can_be_cancelled()
    {
        site.On("/index.xml", Index(("/a.xml", null), ("/b.xml", null)));
        site.On("/a.xml", Links("/a"));
        using var source = new CancellationTokenSource();
        using var client = SitemapSite.Client();
        Assert.That(
            async () =>
            {
                await foreach (var item in new SitemapCrawler(client).ReadAsync(site.Url("/index.xml"), source.Token))
                {
                    await source.CancelAsync();
                }
            },
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(site.Asked, Does.Not.Contain("/b.xml"));
    }

    private static string Paths(IEnumerable<SitemapItem> items) =>
        string.Join(' ', items.Select(static item => item.Link?.Url.AbsolutePath ?? item.Fault?.Kind.ToString()));

    private static async Task<List<SitemapItem>> ReadAsync(Uri url, SitemapOptions? options = null, ArticleClient? client = null)
    {
        using var own = client is null ? SitemapSite.Client() : null;
        var items = new List<SitemapItem>();
        await foreach (var item in new SitemapCrawler(client ?? own!, options).ReadAsync(url))
        {
            items.Add(item);
        }

        return items;
    }

    private string Links(params string[] paths) => $"<urlset>{string.Concat(paths.Select(path => $"<url><loc>{site.Url(path)}</loc></url>"))}</urlset>";

    private string Index(params (string Path, string? Modified)[] sitemaps) =>
        $"<sitemapindex>{string.Concat(sitemaps.Select(map => $"<sitemap><loc>{site.Url(map.Path)}</loc>{(map.Modified is null ? "" : $"<lastmod>{map.Modified}</lastmod>")}</sitemap>"))}</sitemapindex>";
}
