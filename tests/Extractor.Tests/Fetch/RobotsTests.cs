using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Extractor.Tests.Fetch;

/// <summary>The client and the robots.txt of a real site.</summary>
[TestFixture]
internal sealed class RobotsTests : RobotsFixture
{
    private static readonly DateTimeOffset Noon = new(2025, 3, 10, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task What_is_disallowed_is_not_fetched()
    {
        site.OnPage(Robots, Private, "text/plain");
        using var client = TestClients.New();
        var refused = await client.GetAsync(site.Url("/private/story?a=1"));
        var allowed = await client.GetAsync(site.Url("/story"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Error?.Kind, Is.EqualTo(FailureKind.DisallowedByRobots));
            Assert.That(refused.Error?.Url, Is.EqualTo(site.Url("/private/story?a=1")));
            Assert.That(refused.Error?.Status, Is.Null);
            Assert.That(refused.Error?.RetryAt, Is.Null);
            Assert.That(allowed.Success, Is.True);
            Assert.That(site.Hits("/private/story"), Is.Zero);
            Assert.That(site.Hits(Robots), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task The_switch_leaves_robots_txt_alone()
    {
        site.OnPage(Robots, Closed, "text/plain");
        Assert.That((await GetAsync("/story", options => options.RespectRobots = false)).Success, Is.True);
        Assert.That(site.Hits(Robots), Is.Zero);
    }

    [TestCase("GazetteBot/2.0 (+https://gazette.example/bot)", false)]
    [TestCase("Extractor/1.0", true)]
    public async Task The_group_is_chosen_by_the_user_agent(string userAgent, bool success)
    {
        var seen = "";
        site.On(Robots, (context, _) =>
        {
            seen = context.Request.Headers.UserAgent.ToString();
            return context.Response.WriteAsync("User-agent: gazettebot\nDisallow: /\n\nUser-agent: *\nDisallow:\n");
        });
        Assert.That((await GetAsync("/story", options => options.UserAgent = userAgent)).Success, Is.EqualTo(success));
        Assert.That(seen, Is.EqualTo(userAgent));
    }

    [Test]
    public async Task Every_hop_is_asked_about()
    {
        await using var other = await TestSite.StartAsync();
        site.OnPage(Robots, Private, "text/plain");
        other.OnPage(Robots, Closed, "text/plain");
        site.OnRedirect("/inside", "/private/story");
        site.OnRedirect("/outside", other.Url("/story").AbsoluteUri);
        using var client = TestClients.New();
        var inside = await client.GetAsync(site.Url("/inside"));
        var outside = await client.GetAsync(site.Url("/outside"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(inside.Error?.Kind, Is.EqualTo(FailureKind.DisallowedByRobots));
            Assert.That(inside.Error?.Url, Is.EqualTo(site.Url("/private/story")));
            Assert.That(outside.Error?.Kind, Is.EqualTo(FailureKind.DisallowedByRobots));
            Assert.That(outside.Error?.Url, Is.EqualTo(other.Url("/story")));
            Assert.That(other.Hits("/story"), Is.Zero);
        }
    }

    [TestCase(1, false)]
    [TestCase(5, false)]
    [TestCase(6, true, Description = "behind more than five the file is missing")]
    public async Task A_moved_file_is_followed_and_holds_where_it_was_asked_for(int redirects, bool success)
    {
        await using var other = await TestSite.StartAsync();
        site.OnRedirect(Robots, other.Url("/1").AbsoluteUri, 301);
        for (var i = 1; i < redirects; i++)
        {
            other.OnRedirect($"/{i}", $"/{i + 1}");
        }

        other.OnPage($"/{redirects}", Closed, "text/plain");
        var result = await GetAsync("/story");
        Assert.That(result.Error?.Kind, Is.EqualTo(success ? null : FailureKind.DisallowedByRobots));
        Assert.That(result.Redirects, Is.Empty, "they are none of the page");
    }

    [TestCase("http://127.0.0.1/robots.txt")]
    [TestCase("http://inside.example/robots.txt")]
    [TestCase("http://story.example:22/robots.txt")]
    [TestCase("file:///etc/hosts")]
    public async Task A_file_is_not_followed_inside(string target)
    {
        site.OnRedirect(Robots, target);
        var network = new FakeNetwork(site).With("story.example", ["93.184.215.14"]).With("inside.example", ["192.168.0.10"]);
        await using var services = TestClients.Guarded(network, site);
        var result = await services.GetRequiredService<ArticleClient>().GetAsync(new Uri($"http://story.example:{site.Port}/story"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.DisallowedByRobots));
            Assert.That(result.Error?.RetryAt, Is.Not.Null);
            Assert.That(network.Connected, Has.Count.EqualTo(1));
            Assert.That(site.Hits("/story"), Is.Zero);
        }
    }

    [TestCase("Crawl-delay: 7", 7)]
    [TestCase("Crawl-delay: 3600", 20, Description = "cut to the option")]
    [TestCase("Crawl-delay: 0.1", 2, Description = "the client's own interval is longer")]
    public async Task The_crawl_delay_is_kept(string line, int seconds)
    {
        var time = new FakeTimeProvider(Noon);
        site.OnPage(Robots, "User-agent: *\n" + line, "text/plain");
        using var client = new ArticleClient(
            TestClients.Quick(options =>
            {
                options.MinHostInterval = TimeSpan.FromSeconds(2);
                options.MaxCrawlDelay = TimeSpan.FromSeconds(20);
            }),
            time);
        var first = await client.GetAsync(site.Url("/story?1"));
        var second = client.GetAsync(site.Url("/story?2"));
        time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        Assert.That(site.Hits("/story"), Is.EqualTo(1));
        time.Advance(TimeSpan.FromMilliseconds(1));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Seconds, Is.Zero, "the request for robots.txt counts for nothing");
            Assert.That((await second).Success, Is.True);
            Assert.That((await second).Seconds, Is.EqualTo(seconds));
        }
    }

    [Test]
    public async Task Many_pages_of_many_sites_ask_each_site_once_and_none_waits_for_ever()
    {
        await using var other = await TestSite.StartAsync();
        foreach (var each in new[] { site, other })
        {
            each.On(Robots, async (context, _) =>
            {
                await Task.Yield();
                await context.Response.WriteAsync(Private);
            });
            each.OnPage("/story");
        }

        using var client = TestClients.New(options => options.MaxPagesAtOnce = options.MaxRequestsPerHost = 1);
        var urls = Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? site : other).Url(i % 4 < 2 ? $"/story?{i}" : $"/private/story?{i}"));
        var results = await client.GetAllAsync(urls).ToListAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(results.Count(result => result.Success), Is.EqualTo(20));
            Assert.That(results.Count(result => result.Error?.Kind == FailureKind.DisallowedByRobots), Is.EqualTo(20));
            Assert.That(site.Hits(Robots), Is.EqualTo(1));
            Assert.That(other.Hits(Robots), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task The_file_itself_may_be_fetched()
    {
        site.OnPage(Robots);
        Assert.That((await GetAsync(Robots)).Article?.Title, Is.EqualTo(TestSite.Title));
        Assert.That(site.Hits(Robots), Is.EqualTo(1));
    }

    [Test]
    public void The_caller_can_end_the_wait_for_it()
    {
        using var source = new CancellationTokenSource();
        site.On(Robots, async (context, _) =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var client = TestClients.New();
        Assert.That(() => client.GetAsync(site.Url("/story"), source.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(site.Hits("/story"), Is.Zero);
    }
}
