using System.Text;
using Extractor.Tests.Fetch.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Extractor.Tests.Fetch;

/// <summary>Downloads, against real sockets: they go the way of the pages, and nothing is asked of what comes.</summary>
[TestFixture]
internal sealed class DownloadTests
{
    private const string Feed = "<?xml version=\"1.0\"?><rss version=\"2.0\"/>";

    private TestSite site = null!;

    [SetUp]
    public async Task Start() => site = await TestSite.StartAsync();

    [TearDown]
    public async Task Stop() => await site.DisposeAsync();

    [TestCase("application/rss+xml")]
    [TestCase("application/gzip")]
    [TestCase("application/json; charset=utf-8")]
    [TestCase("text/html")]
    [TestCase(null)]
    public async Task Any_type_is_taken_as_it_comes(string? type)
    {
        byte[] body = [0x1F, 0x8B, 0x08, .. "%PDF-"u8, .. Encoding.UTF8.GetBytes(Feed)];
        site.On("/file", (context, _) => TestSite.SendAsync(context, body, type));
        var download = await DownloadAsync("/file?a=1");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(download.Success, Is.True);
            Assert.That(download.Url, Is.EqualTo(site.Url("/file?a=1")));
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
        site.On("/feed", (context, _) => TestSite.SendAsync(context, Bomb.Pack(Encoding.UTF8.GetBytes(Feed), encoding), "text/xml", encoding));
        Assert.That(Text(await DownloadAsync("/feed")), Is.EqualTo(Feed));
    }

    [Test]
    public async Task Zstandard_and_what_is_not_what_it_says_are_unreadable()
    {
        site.On("/zstd", (context, _) => TestSite.SendAsync(context, [1, 2, 3], "text/xml", "zstd"));
        site.On("/gzip", (context, _) => TestSite.SendAsync(context, Encoding.UTF8.GetBytes(Feed), "text/xml", "gzip"));
        Assert.That((await DownloadAsync("/zstd")).Error?.Kind, Is.EqualTo(FailureKind.Unreadable));
        Assert.That((await DownloadAsync("/gzip")).Error?.Kind, Is.EqualTo(FailureKind.Unreadable));
    }

    [Test]
    public async Task What_was_downloaded_stays_valid()
    {
        site.On("/a", (context, _) => TestSite.SendAsync(context, Encoding.UTF8.GetBytes(Feed), null));
        site.On("/b", (context, _) => TestSite.SendAsync(context, new byte[60_000], null));
        using var client = TestClients.New();
        var first = await client.DownloadAsync(site.Url("/a"));
        await client.DownloadAsync(site.Url("/b"));
        Assert.That(Text(first), Is.EqualTo(Feed));
    }

    [Test]
    public async Task The_types_that_are_wanted_are_asked_for()
    {
        var accepts = new List<string>();
        site.On("/feed", (context, _) =>
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
        site.OnRedirect("/old", "/new", 301);
        site.OnPage("/new", Feed, "text/xml");
        var download = await DownloadAsync("/old");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text(download), Is.EqualTo(Feed));
            Assert.That(download.Url, Is.EqualTo(site.Url("/new")));
            Assert.That(download.Redirects, Is.EqualTo(new[] { new PageRedirect { Url = site.Url("/new"), Status = 301 } }));
        }
    }

    [Test]
    public async Task A_circle_is_told()
    {
        site.OnRedirect("/a", "/b");
        site.OnRedirect("/b", "/a");
        Assert.That((await DownloadAsync("/a")).Error?.Kind, Is.EqualTo(FailureKind.TooManyRedirects));
    }

    [Test]
    public async Task Markup_that_leads_on_is_not_followed()
    {
        const string page = "<meta http-equiv=refresh content='0; url=/else'>";
        site.OnPage("/page", page);
        Assert.That(Text(await DownloadAsync("/page")), Is.EqualTo(page));
        Assert.That(site.Hits("/else"), Is.Zero);
    }

    [TestCase("http://127.0.0.1/feed")]
    [TestCase("http://[::1]/feed")]
    [TestCase("http://169.254.169.254/latest")]
    [TestCase("http://inside.example/feed")]
    [TestCase("file:///etc/hostname")]
    [TestCase("ftp://gazette.example/feed")]
    public async Task The_guard_holds_for_addresses_and_for_redirects(string target)
    {
        var network = new FakeNetwork(site).With("gazette.example", [FakeWeb.Address]).With("inside.example", ["10.1.2.3"]);
        using var services = TestClients.Guarded(network, site);
        var client = services.GetRequiredService<ArticleClient>();
        site.OnRedirect("/moved", target);
        site.OnPage("/feed", Feed);
        var direct = await client.DownloadAsync(new Uri(target));
        var redirected = await client.DownloadAsync(new Uri("http://gazette.example/moved"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(direct.Error?.Kind, Is.EqualTo(FailureKind.RefusedAddress));
            Assert.That(redirected.Error?.Kind, Is.EqualTo(FailureKind.RefusedAddress));
            Assert.That(redirected.Url, Is.EqualTo(new Uri(target)));
            Assert.That(redirected.Content.IsEmpty, Is.True);
            Assert.That(site.Hits("/feed"), Is.Zero);
            Assert.That(network.Connected.ConvertAll(address => address.ToString()), Is.All.EqualTo(FakeWeb.Address));
        }
    }

    [Test]
    public async Task A_robots_txt_is_kept_and_may_itself_be_downloaded()
    {
        site.OnPage("/robots.txt", "User-agent: *\nDisallow: /", "text/plain");
        site.OnRedirect("/out", "/feed");
        using var client = TestClients.New();
        var feed = await client.DownloadAsync(site.Url("/feed"));
        var robots = await client.DownloadAsync(site.Url("/robots.txt"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(feed.Error?.Kind, Is.EqualTo(FailureKind.DisallowedByRobots));
            Assert.That(site.Hits("/feed"), Is.Zero);
            Assert.That(Text(robots), Does.StartWith("User-agent"));
        }
    }

    [Test]
    public async Task A_robots_txt_is_asked_before_each_hop()
    {
        site.OnPage("/robots.txt", "User-agent: *\nDisallow: /feed", "text/plain");
        site.OnRedirect("/out", "/feed");
        var download = await DownloadAsync("/out");
        Assert.That(download.Error?.Kind, Is.EqualTo(FailureKind.DisallowedByRobots));
        Assert.That(site.Hits("/feed"), Is.Zero);
    }

    [Test]
    public async Task The_limit_itself_is_allowed()
    {
        site.On("/known", (context, _) => TestSite.SendAsync(context, new byte[1_000], null));
        site.On("/unknown", (context, _) => context.Response.Body.WriteAsync(new byte[1_000]).AsTask());
        site.On("/packed", (context, _) => TestSite.SendAsync(context, Bomb.Pack(new byte[1_000], "gzip"), null, "gzip"));
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
        site.On("/file", (context, _) => TestSite.SendAsync(context, new byte[1_000], null));
        using var client = TestClients.New(options => options.MaxDownloadLength = 999);
        Assert.That((await client.DownloadAsync(site.Url("/file"))).Error?.Kind, Is.EqualTo(FailureKind.TooLarge));
        Assert.That((await client.DownloadAsync(site.Url("/file"), new DownloadOptions { MaxLength = 1_000 })).Success, Is.True);
        using var other = TestClients.New(options => options.Extraction.MaxContentLength = 999);
        Assert.That((await other.DownloadAsync(site.Url("/file"))).Error?.Kind, Is.EqualTo(FailureKind.TooLarge));
    }

    [Test]
    public async Task A_bomb_is_stopped()
    {
        site.On("/bomb", (context, _) => TestSite.SendAsync(context, Bomb.GzipOfOneGibibyte(), "text/xml", "gzip"));
        var download = await DownloadAsync("/bomb", new DownloadOptions { MaxLength = 1024 * 1024 * 1024 });
        Assert.That(download.Error?.Kind, Is.EqualTo(FailureKind.TooLarge));
        Assert.That(download.Error?.Message, Does.Contain("packed size"));
    }

    [TestCase("\"v1\"", null)]
    [TestCase(null, "Mon, 10 Mar 2025 11:00:00 GMT")]
    [TestCase("W/\"v1\"", "Mon, 10 Mar 2025 11:00:00 GMT")]
    public async Task What_has_not_changed_is_not_modified(string? tag, string? date)
    {
        OnValidated("/feed", tag, date);
        using var client = TestClients.New();
        var first = await client.DownloadAsync(site.Url("/feed"));
        var second = await client.DownloadAsync(site.Url("/feed"), new DownloadOptions { ETag = first.ETag, LastModified = first.LastModified });
        var third = await client.DownloadAsync(site.Url("/feed"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.ETag, first.LastModified), Is.EqualTo((tag, date)));
            Assert.That(second.Error?.Kind, Is.EqualTo(FailureKind.NotModified));
            Assert.That(second.Status, Is.EqualTo(304));
            Assert.That((second.ETag, second.LastModified), Is.EqualTo((tag, date)), "what to ask by the next time");
            Assert.That(third.Success, Is.True, "a client keeps nothing of downloads");
        }
    }

    [Test]
    public async Task A_304_may_bring_a_new_tag_or_forbid_to_keep()
    {
        site.On("/new", (context, _) =>
        {
            context.Response.StatusCode = 304;
            context.Response.Headers.ETag = "\"v2\"";
            return Task.CompletedTask;
        });
        site.On("/forbids", (context, _) =>
        {
            context.Response.StatusCode = 304;
            context.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        var options = new DownloadOptions { ETag = "\"v1\"", LastModified = "Mon, 10 Mar 2025 11:00:00 GMT" };
        var fresh = await DownloadAsync("/new", options);
        var forgotten = await DownloadAsync("/forbids", options);
        Assert.That((fresh.ETag, fresh.LastModified), Is.EqualTo(("\"v2\"", options.LastModified)));
        Assert.That((forgotten.ETag, forgotten.LastModified), Is.EqualTo(((string?)null, (string?)null)));
        Assert.That(forgotten.Error?.Kind, Is.EqualTo(FailureKind.NotModified));
    }

    [Test]
    public async Task The_store_of_the_pages_is_left_alone()
    {
        OnValidated("/story", "\"v1\"", null, TestSite.Page());
        using var client = TestClients.New(options => options.ConditionalRequests = true);
        Assert.That((await client.GetAsync(site.Url("/story"))).Success, Is.True);
        Assert.That((await client.DownloadAsync(site.Url("/story"))).Success, Is.True, "not asked by what is kept of the page");
        Assert.That((await client.DownloadAsync(site.Url("/story"), new DownloadOptions { ETag = "\"v1\"" })).Error?.Kind, Is.EqualTo(FailureKind.NotModified));
        Assert.That((await client.GetAsync(site.Url("/story"))).Error?.Kind, Is.EqualTo(FailureKind.NotModified), "still kept of the page");
    }

    [TestCase("a\r\nX-Evil: 1")]
    [TestCase("\"ä\"")]
    [TestCase("")]
    public async Task Validators_that_are_none_are_not_sent(string wrong)
    {
        HeaderDictionary? sent = null;
        site.On("/feed", (context, _) =>
        {
            sent = new HeaderDictionary(context.Request.Headers.ToDictionary());
            return Task.CompletedTask;
        });
        Assert.That((await DownloadAsync("/feed", new DownloadOptions { ETag = wrong, LastModified = wrong })).Success, Is.True);
        Assert.That(sent?.Keys, Is.Not.Empty.And.None.StartsWith("If-").And.None.EqualTo("X-Evil"));
    }

    [Test]
    public async Task What_fails_in_passing_is_tried_again_at_the_hosts_pace()
    {
        site.On("/feed", (context, hit) =>
        {
            context.Response.StatusCode = hit < 3 ? 503 : 200;
            return context.Response.WriteAsync(Feed);
        });
        var clock = new WaitingClock(FakeWeb.Noon);
        using var client = TestClients.New(options => options.MinHostInterval = TimeSpan.FromSeconds(20), clock);
        Assert.That(Text(await client.DownloadAsync(site.Url("/feed"))), Is.EqualTo(Feed));
        Assert.That(site.Hits("/feed"), Is.EqualTo(3));
        Assert.That(clock.GetUtcNow() - FakeWeb.Noon, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(40)));
    }

    [Test]
    public async Task A_pause_that_the_site_asks_for_holds_for_downloads_and_pages()
    {
        site.OnStatus("/feed", 429, retryAfter: "600");
        site.OnPage("/story");
        using var client = TestClients.New();
        var download = await client.DownloadAsync(site.Url("/feed"));
        var page = await client.GetAsync(site.Url("/story"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(download.Error?.Kind, Is.EqualTo(FailureKind.Deferred));
            Assert.That(download.Error?.RetryAt, Is.EqualTo(FakeWeb.Noon.AddSeconds(600)));
            Assert.That(page.Error?.Kind, Is.EqualTo(FailureKind.Deferred));
            Assert.That(site.Hits("/story"), Is.Zero);
        }
    }

    [TestCase(404, FailureKind.NotFound)]
    [TestCase(403, FailureKind.Forbidden)]
    [TestCase(410, FailureKind.Gone)]
    [TestCase(304, FailureKind.NotModified)]
    public async Task A_status_is_a_kind_of_failure(int status, FailureKind kind)
    {
        site.OnStatus("/feed", status);
        var download = await DownloadAsync("/feed");
        Assert.That((download.Status, download.Error?.Kind, download.Error?.Status), Is.EqualTo((status, kind, status)));
    }

    [TestCase(403)]
    [TestCase(200)]
    public async Task A_challenge_is_told_and_not_asked_again(int status)
    {
        site.On("/feed", (context, _) =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers["cf-mitigated"] = "challenge";
            return context.Response.WriteAsync("<html>Just a moment</html>");
        });
        var download = await DownloadAsync("/feed");
        Assert.That((download.Error?.Kind, download.Status), Is.EqualTo((FailureKind.Blocked, status)));
        Assert.That(download.Content.IsEmpty, Is.True);
        Assert.That(site.Hits("/feed"), Is.EqualTo(1));
    }

    [Test]
    public void The_caller_can_end_it()
    {
        using var source = new CancellationTokenSource();
        site.On("/feed", async (context, _) =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var client = TestClients.New();
        Assert.That(() => client.DownloadAsync(site.Url("/feed"), null, source.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(() => client.DownloadAsync(site.Url("/feed"), null, source.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(site.Hits("/feed"), Is.EqualTo(1));
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
                Assert.That(() => client.DownloadAsync(site.Url("/feed"), new DownloadOptions { Accept = accept }), Throws.ArgumentException);
            }

            foreach (var length in new[] { 0, -1, int.MaxValue })
            {
                Assert.That(() => client.DownloadAsync(site.Url("/feed"), new DownloadOptions { MaxLength = length }), Throws.InstanceOf<ArgumentOutOfRangeException>());
            }
        }

        client.Dispose();
        Assert.That(() => client.DownloadAsync(site.Url("/feed")), Throws.InstanceOf<ObjectDisposedException>());
    }

    private static string Text(Download download)
    {
        Assert.That(download.Error, Is.Null);
        return Encoding.UTF8.GetString(download.Content.Span);
    }

    private void OnValidated(string path, string? tag, string? date, string body = Feed) => site.On(path, (context, _) =>
    {
        context.Response.Headers.ETag = tag;
        context.Response.Headers.LastModified = date;
        var request = context.Request.Headers;
        if ((tag is not null && request.IfNoneMatch == tag) || (tag is null && request.IfModifiedSince == date))
        {
            context.Response.StatusCode = 304;
            return Task.CompletedTask;
        }

        return TestSite.SendAsync(context, Encoding.UTF8.GetBytes(body), "text/html");
    });

    private async Task<Download> DownloadAsync(string path, DownloadOptions? options = null)
    {
        using var client = TestClients.New();
        return await client.DownloadAsync(site.Url(path), options);
    }
}
