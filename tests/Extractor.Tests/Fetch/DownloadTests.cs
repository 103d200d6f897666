using System.Text;
using Extractor.Tests.Fetch.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Extractor.Tests.Fetch;

/// <summary>Downloads, against real sockets: they go the way of the pages, and nothing is asked of what comes.</summary>
[TestFixture]
internal sealed class DownloadTests : DownloadFixture
{
    [TestCase("application/rss+xml")]
    [TestCase("application/gzip")]
    [TestCase("application/json; charset=utf-8")]
    [TestCase("text/html")]
    [TestCase(null)]
    public async Task Any_type_is_taken_as_it_comes(string? type)
    {
        byte[] body = [0x1F, 0x8B, 0x08, .. "%PDF-"u8, .. Encoding.UTF8.GetBytes(Feed)];
        Site.On("/file", (context, _) => TestSite.SendAsync(context, body, type));
        var download = await DownloadAsync("/file?a=1");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(download.Success, Is.True);
            Assert.That(download.Url, Is.EqualTo(Site.Url("/file?a=1")));
            Assert.That(download.Status, Is.EqualTo(200));
            Assert.That(download.ContentType, Is.EqualTo(type));
            Assert.That(download.Content.ToArray(), Is.EqualTo(body));
            Assert.That(download.FetchedAt, Is.EqualTo(FakeWeb.Noon));
            Assert.That(download.Redirects, Is.Empty);
            Assert.That((download.ETag, download.LastModified, download.Error), Is.EqualTo(((string?)null, (string?)null, (ArticleFailure?)null)));
        }
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public async Task The_content_coding_is_undone(string encoding)
    {
        Site.On("/feed", (context, _) => TestSite.SendAsync(context, Bomb.Pack(Encoding.UTF8.GetBytes(Feed), encoding), "text/xml", encoding));
        Assert.That(Text(await DownloadAsync("/feed")), Is.EqualTo(Feed));
    }

    [Test]
    public async Task Zstandard_and_what_is_not_what_it_says_are_unreadable()
    {
        Site.On("/zstd", (context, _) => TestSite.SendAsync(context, [1, 2, 3], "text/xml", "zstd"));
        Site.On("/gzip", (context, _) => TestSite.SendAsync(context, Encoding.UTF8.GetBytes(Feed), "text/xml", "gzip"));
        Assert.That((await DownloadAsync("/zstd")).Error?.Kind, Is.EqualTo(FailureKind.Unreadable));
        Assert.That((await DownloadAsync("/gzip")).Error?.Kind, Is.EqualTo(FailureKind.Unreadable));
    }

    [Test]
    public async Task What_was_downloaded_stays_valid()
    {
        Site.On("/a", (context, _) => TestSite.SendAsync(context, Encoding.UTF8.GetBytes(Feed), null));
        Site.On("/b", (context, _) => TestSite.SendAsync(context, new byte[60_000], null));
        using var client = TestClients.New();
        var first = await client.DownloadAsync(Site.Url("/a"));
        await client.DownloadAsync(Site.Url("/b"));
        Assert.That(Text(first), Is.EqualTo(Feed));
    }

    [Test]
    public async Task The_types_that_are_wanted_are_asked_for()
    {
        var accepts = new List<string>();
        Site.On("/feed", (context, _) =>
        {
            accepts.Add(context.Request.Headers.Accept.ToString());
            return Task.CompletedTask;
        });
        await DownloadAsync("/feed");
        await DownloadAsync("/feed", new DownloadOptions { Accept = "application/rss+xml, */*;q=0.1" });
        Assert.That(accepts, Is.EqualTo(new[] { "*/*", "application/rss+xml, */*;q=0.1" }));
    }

    [Test]
    public async Task Redirects_are_followed_and_told()
    {
        Site.OnRedirect("/old", "/new", 301);
        Site.OnPage("/new", Feed, "text/xml");
        var download = await DownloadAsync("/old");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text(download), Is.EqualTo(Feed));
            Assert.That(download.Url, Is.EqualTo(Site.Url("/new")));
            Assert.That(download.Redirects, Is.EqualTo(new[] { new PageRedirect { Url = Site.Url("/new"), Status = 301 } }));
        }
    }

    [Test]
    public async Task A_circle_is_told()
    {
        Site.OnRedirect("/a", "/b");
        Site.OnRedirect("/b", "/a");
        Assert.That((await DownloadAsync("/a")).Error?.Kind, Is.EqualTo(FailureKind.TooManyRedirects));
    }

    [Test]
    public async Task Markup_that_leads_on_is_not_followed()
    {
        const string page = "<meta http-equiv=refresh content='0; url=/else'>";
        Site.OnPage("/page", page);
        Assert.That(Text(await DownloadAsync("/page")), Is.EqualTo(page));
        Assert.That(Site.Hits("/else"), Is.Zero);
    }

    [TestCase("http://127.0.0.1/feed")]
    [TestCase("http://[::1]/feed")]
    [TestCase("http://169.254.169.254/latest")]
    [TestCase("http://inside.example/feed")]
    [TestCase("file:///etc/hostname")]
    [TestCase("ftp://gazette.example/feed")]
    public async Task The_guard_holds_for_addresses_and_for_redirects(string target)
    {
        var network = new FakeNetwork(Site).With("gazette.example", [FakeWeb.Address]).With("inside.example", ["10.1.2.3"]);
        using var services = TestClients.Guarded(network, Site);
        var client = services.GetRequiredService<ArticleClient>();
        Site.OnRedirect("/moved", target);
        Site.OnPage("/feed", Feed);
        var direct = await client.DownloadAsync(new Uri(target));
        var redirected = await client.DownloadAsync(new Uri("http://gazette.example/moved"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(direct.Error?.Kind, Is.EqualTo(FailureKind.RefusedAddress));
            Assert.That(redirected.Error?.Kind, Is.EqualTo(FailureKind.RefusedAddress));
            Assert.That(redirected.Url, Is.EqualTo(new Uri(target)));
            Assert.That(redirected.Content.IsEmpty, Is.True);
            Assert.That(Site.Hits("/feed"), Is.Zero);
            Assert.That(network.Connected.ConvertAll(address => address.ToString()), Is.All.EqualTo(FakeWeb.Address));
        }
    }

    [Test]
    public async Task A_robots_txt_is_kept_and_may_itself_be_downloaded()
    {
        Site.OnPage("/robots.txt", "User-agent: *\nDisallow: /", "text/plain");
        Site.OnRedirect("/out", "/feed");
        using var client = TestClients.New();
        var feed = await client.DownloadAsync(Site.Url("/feed"));
        var robots = await client.DownloadAsync(Site.Url("/robots.txt"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(feed.Error?.Kind, Is.EqualTo(FailureKind.DisallowedByRobots));
            Assert.That(Site.Hits("/feed"), Is.Zero);
            Assert.That(Text(robots), Does.StartWith("User-agent"));
        }
    }

    [Test]
    public async Task A_robots_txt_is_asked_before_each_hop()
    {
        Site.OnPage("/robots.txt", "User-agent: *\nDisallow: /feed", "text/plain");
        Site.OnRedirect("/out", "/feed");
        var download = await DownloadAsync("/out");
        Assert.That(download.Error?.Kind, Is.EqualTo(FailureKind.DisallowedByRobots));
        Assert.That(Site.Hits("/feed"), Is.Zero);
    }

    [Test]
    public async Task The_limit_itself_is_allowed()
    {
        Site.On("/known", (context, _) => TestSite.SendAsync(context, new byte[1_000], null));
        Site.On("/unknown", (context, _) => context.Response.Body.WriteAsync(new byte[1_000]).AsTask());
        Site.On("/packed", (context, _) => TestSite.SendAsync(context, Bomb.Pack(new byte[1_000], "gzip"), null, "gzip"));
        foreach (var path in new[] { "/known", "/unknown", "/packed" })
        {
            Assert.That((await DownloadAsync(path, new DownloadOptions { MaxLength = 1_000 })).Content.Length, Is.EqualTo(1_000), path);
            var larger = await DownloadAsync(path, new DownloadOptions { MaxLength = 999 });
            Assert.That(larger.Error?.Kind, Is.EqualTo(FailureKind.TooLarge), path);
            Assert.That(larger.Content.Length, Is.Zero, path);
        }
    }

    [Test]
    public async Task Without_a_limit_of_its_own_those_of_the_client_hold_and_with_one_they_do_not()
    {
        Site.On("/file", (context, _) => TestSite.SendAsync(context, new byte[1_000], null));
        using var client = TestClients.New(options => options.MaxDownloadLength = 999);
        Assert.That((await client.DownloadAsync(Site.Url("/file"))).Error?.Kind, Is.EqualTo(FailureKind.TooLarge));
        Assert.That((await client.DownloadAsync(Site.Url("/file"), new DownloadOptions { MaxLength = 1_000 })).Success, Is.True);
        using var other = TestClients.New(options => options.Extraction.MaxContentLength = 999);
        Assert.That((await other.DownloadAsync(Site.Url("/file"))).Error?.Kind, Is.EqualTo(FailureKind.TooLarge));
    }

    [Test]
    public async Task A_bomb_is_stopped()
    {
        Site.On("/bomb", (context, _) => TestSite.SendAsync(context, Bomb.GzipOfOneGibibyte(), "text/xml", "gzip"));
        var download = await DownloadAsync("/bomb", new DownloadOptions { MaxLength = 1024 * 1024 * 1024 });
        Assert.That(download.Error?.Kind, Is.EqualTo(FailureKind.TooLarge));
        Assert.That(download.Error?.Message, Does.Contain("packed size"));
    }

    [Test]
    public async Task What_fails_in_passing_is_tried_again_at_the_hosts_pace()
    {
        Site.On("/feed", (context, hit) =>
        {
            context.Response.StatusCode = hit < 3 ? 503 : 200;
            return context.Response.WriteAsync(Feed);
        });
        var clock = new WaitingClock(FakeWeb.Noon);
        using var client = TestClients.New(options => options.MinHostInterval = TimeSpan.FromSeconds(20), clock);
        Assert.That(Text(await client.DownloadAsync(Site.Url("/feed"))), Is.EqualTo(Feed));
        Assert.That(Site.Hits("/feed"), Is.EqualTo(3));
        Assert.That(clock.GetUtcNow() - FakeWeb.Noon, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(40)));
    }

    [Test]
    public async Task A_pause_that_the_site_asks_for_holds_for_downloads_and_pages()
    {
        Site.OnStatus("/feed", 429, retryAfter: "600");
        Site.OnPage("/story");
        using var client = TestClients.New();
        var download = await client.DownloadAsync(Site.Url("/feed"));
        var page = await client.GetAsync(Site.Url("/story"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(download.Error?.Kind, Is.EqualTo(FailureKind.Deferred));
            Assert.That(download.Error?.RetryAt, Is.EqualTo(FakeWeb.Noon.AddSeconds(600)));
            Assert.That(page.Error?.Kind, Is.EqualTo(FailureKind.Deferred));
            Assert.That(Site.Hits("/story"), Is.Zero);
        }
    }

    [TestCase(404, FailureKind.NotFound)]
    [TestCase(403, FailureKind.Forbidden)]
    [TestCase(410, FailureKind.Gone)]
    [TestCase(304, FailureKind.NotModified)]
    public async Task A_status_is_a_kind_of_failure(int status, FailureKind kind)
    {
        Site.OnStatus("/feed", status);
        var download = await DownloadAsync("/feed");
        Assert.That((download.Status, download.Error?.Kind, download.Error?.Status), Is.EqualTo((status, kind, status)));
    }

    [TestCase(403)]
    [TestCase(200)]
    public async Task A_challenge_is_told_and_not_asked_again(int status)
    {
        Site.On("/feed", (context, _) =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers["cf-mitigated"] = "challenge";
            return context.Response.WriteAsync("<html>Just a moment</html>");
        });
        var download = await DownloadAsync("/feed");
        Assert.That((download.Error?.Kind, download.Status), Is.EqualTo((FailureKind.Blocked, status)));
        Assert.That(download.Content.IsEmpty, Is.True);
        Assert.That(Site.Hits("/feed"), Is.EqualTo(1));
    }

    [Test]
    public void The_caller_can_end_it()
    {
        using var source = new CancellationTokenSource();
        Site.On("/feed", async (context, _) =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var client = TestClients.New();
        Assert.That(() => client.DownloadAsync(Site.Url("/feed"), null, source.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(() => client.DownloadAsync(Site.Url("/feed"), null, source.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Site.Hits("/feed"), Is.EqualTo(1));
    }

    [Test]
    public async Task Misuse_throws_and_a_relative_address_is_a_value()
    {
        var client = TestClients.New();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await client.DownloadAsync(new Uri("/feed", UriKind.Relative))).Error?.Kind, Is.EqualTo(FailureKind.InvalidInput));
            Assert.That(() => client.DownloadAsync(null!), Throws.ArgumentNullException);
            foreach (var accept in new[] { null!, "", "a\r\nb", "text/ä", new string('a', 1_025) })
            {
                Assert.That(() => client.DownloadAsync(Site.Url("/feed"), new DownloadOptions { Accept = accept }), Throws.ArgumentException);
            }

            foreach (var length in new[] { 0, -1, int.MaxValue })
            {
                Assert.That(() => client.DownloadAsync(Site.Url("/feed"), new DownloadOptions { MaxLength = length }), Throws.InstanceOf<ArgumentOutOfRangeException>());
            }
        }

        client.Dispose();
        Assert.That(() => client.DownloadAsync(Site.Url("/feed")), Throws.InstanceOf<ObjectDisposedException>());
    }

    private static string Text(Download download)
    {
        Assert.That(download.Error, Is.Null);
        return Encoding.UTF8.GetString(download.Content.Span);
    }
}
