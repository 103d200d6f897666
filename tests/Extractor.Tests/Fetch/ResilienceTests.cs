using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Extractor.Tests.Fetch;

[TestFixture]
internal sealed class ResilienceTests
{
    private static readonly DateTimeOffset Noon = new(2025, 3, 10, 12, 0, 0, TimeSpan.Zero);

    private TestSite site = null!;

    [SetUp]
    public async Task Start() => site = await TestSite.StartAsync();

    [TearDown]
    public async Task Stop() => await site.DisposeAsync();

    [TestCase(408)]
    [TestCase(429)]
    [TestCase(500)]
    [TestCase(503)]
    public async Task A_passing_fault_is_retried(int status)
    {
        FailFirst("/story", 2, context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        var result = await GetAsync("/story");
        Assert.That(result.Article?.Title, Is.EqualTo(TestSite.Title));
        Assert.That(site.Hits("/story"), Is.EqualTo(3));
    }

    [TestCase(500, FailureKind.ServerError)]
    [TestCase(503, FailureKind.ServerError)]
    [TestCase(408, FailureKind.ServerError)]
    [TestCase(429, FailureKind.Deferred)]
    public async Task A_lasting_fault_is_told_after_the_retries(int status, FailureKind kind)
    {
        site.OnStatus("/story", status);
        var result = await GetAsync("/story", options => options.MaxRetries = 2);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error?.Kind, Is.EqualTo(kind));
            Assert.That(result.Error?.Status, Is.EqualTo(status));
            Assert.That(result.Error?.RetryAt, Is.Null);
            Assert.That(site.Hits("/story"), Is.EqualTo(3));
        }
    }

    [Test]
    public async Task A_connection_that_breaks_in_the_body_is_retried()
    {
        FailFirst("/story", 2, async context =>
        {
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync(TestSite.Page()[..200]);
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        Assert.That((await GetAsync("/story")).Article?.Title, Is.EqualTo(TestSite.Title));
    }

    [Test]
    public async Task A_body_that_is_shorter_than_said_is_a_broken_connection()
    {
        site.On("/story", async (context, _) =>
        {
            context.Response.ContentType = "text/html";
            context.Response.ContentLength = 10_000;
            await context.Response.WriteAsync(TestSite.Page()[..200]);
        });
        var result = await GetAsync("/story", options => options.MaxRetries = 1);
        Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.ConnectionFailed));
        Assert.That(site.Hits("/story"), Is.EqualTo(2));
    }

    [Test]
    public async Task A_port_where_nobody_listens_is_a_failed_connection()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var client = new ArticleClient(TestClients.Quick());
        var result = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/"));
        Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.ConnectionFailed));
    }

    [Test]
    public async Task Slow_headers_end_at_the_timeout()
    {
        site.On("/story", (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        var result = await GetAsync("/story", options =>
        {
            options.AttemptTimeout = TimeSpan.FromMilliseconds(200);
            options.MaxRetries = 1;
        });
        Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.TimedOut));
        Assert.That(site.Hits("/story"), Is.EqualTo(2), "a timeout is retried");
    }

    [Test]
    public async Task A_slow_drip_ends_at_the_timeout()
    {
        site.On("/story", async (context, _) =>
        {
            context.Response.ContentType = "text/html";
            while (true)
            {
                await context.Response.WriteAsync("<p>", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(20, context.RequestAborted);
            }
        });
        var result = await GetAsync("/story", options =>
        {
            options.AttemptTimeout = TimeSpan.FromMilliseconds(200);
            options.MaxRetries = 0;
        });
        Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.TimedOut));
    }

    [Test]
    public async Task The_total_time_covers_redirects_and_retries()
    {
        site.OnRedirect("/start", "/story");
        site.On("/story", (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        var result = await GetAsync("/start", options =>
        {
            options.AttemptTimeout = options.TotalTimeout = TimeSpan.FromMilliseconds(300);
        });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.TimedOut));
            Assert.That(result.Error?.Url, Is.EqualTo(site.Url("/story")));
            Assert.That(result.Seconds, Is.LessThan(20));
        }
    }

    [TestCase("30")]
    [TestCase("Mon, 10 Mar 2025 12:00:30 GMT")]
    public async Task A_wait_within_the_budget_is_kept(string retryAfter)
    {
        var time = new FakeTimeProvider(Noon);
        DateTimeOffset second = default;
        site.On("/story", (context, hit) =>
        {
            if (hit > 1)
            {
                second = time.GetUtcNow();
                return TestSite.SendAsync(context, Encoding.UTF8.GetBytes(TestSite.Page()), "text/html");
            }

            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = retryAfter;
            return Task.CompletedTask;
        });
        using var client = new ArticleClient(TestClients.Quick(options => options.TotalTimeout = options.AttemptTimeout = options.BreakerWindow = TimeSpan.FromHours(1)), time);
        var fetch = client.GetAsync(site.Url("/story"));
        while (!fetch.IsCompleted)
        {
            await Task.WhenAny(fetch, Task.Delay(2));
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.That((await fetch).Success, Is.True);
        Assert.That(second, Is.GreaterThanOrEqualTo(Noon.AddSeconds(30)));
    }

    [TestCase(429, "600")]
    [TestCase(503, "600")]
    [TestCase(429, "Mon, 10 Mar 2025 12:10:00 GMT")]
    [TestCase(503, "Mon, 10 Mar 2025 12:10:00 GMT")]
    public async Task A_wait_beyond_the_budget_defers_the_host(int status, string retryAfter)
    {
        var time = new FakeTimeProvider(Noon);
        site.OnStatus("/story", status, retryAfter);
        site.OnPage("/other");
        using var client = new ArticleClient(TestClients.Quick(), time);
        var first = await client.GetAsync(site.Url("/story"));
        var second = await client.GetAsync(site.Url("/other"));
        time.Advance(TimeSpan.FromMinutes(10));
        var third = await client.GetAsync(site.Url("/other"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Error?.Kind, Is.EqualTo(FailureKind.Deferred));
            Assert.That(first.Error?.RetryAt, Is.EqualTo(Noon.AddMinutes(10)));
            Assert.That(first.Error?.Status, Is.EqualTo(status));
            Assert.That(second.Error?.Kind, Is.EqualTo(FailureKind.Deferred));
            Assert.That(second.Error?.RetryAt, Is.EqualTo(Noon.AddMinutes(10)));
            Assert.That(third.Success, Is.True);
            Assert.That(site.Hits("/story"), Is.EqualTo(1));
            Assert.That(site.Hits("/other"), Is.EqualTo(1));
        }
    }

    [TestCase("99999999999999999999")]
    [TestCase("soon")]
    [TestCase("-5")]
    [TestCase("2147483647")]
    [TestCase("Fri, 31 Dec 9999 23:59:59 GMT")]
    public async Task No_retry_after_breaks_the_client(string retryAfter)
    {
        site.OnStatus("/story", 429, retryAfter);
        Assert.That((await GetAsync("/story")).Error?.Kind, Is.EqualTo(FailureKind.Deferred));
    }

    [Test]
    public async Task A_broken_host_is_left_alone_and_no_other()
    {
        await using var healthy = await TestSite.StartAsync();
        var time = new FakeTimeProvider(Noon);
        // Without robots.txt, whose request would be the first of the eight.
        var options = new ArticleClientOptions { AllowPrivateAddresses = true, RespectRobots = false, MaxRetries = 0, MinHostInterval = TimeSpan.Zero };
        using var client = new ArticleClient(options, time);
        healthy.OnPage("/story");
        site.OnStatus("/broken", 500);
        site.OnPage("/story");
        for (var i = 0; i < 8; i++)
        {
            Assert.That((await client.GetAsync(site.Url("/broken"))).Error?.Kind, Is.EqualTo(FailureKind.ServerError), i.ToString(CultureInfo.InvariantCulture));
        }

        var open = await client.GetAsync(site.Url("/story"));
        var other = await client.GetAsync(healthy.Url("/story"));
        time.Advance(TimeSpan.FromSeconds(61));
        var closed = await client.GetAsync(site.Url("/story"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(open.Error?.Kind, Is.EqualTo(FailureKind.ConnectionFailed));
            Assert.That(open.Error?.Message, Does.Contain("failed too often"));
            Assert.That(open.Error?.RetryAt, Is.EqualTo(Noon.AddSeconds(60)));
            Assert.That(other.Success, Is.True);
            Assert.That(closed.Success, Is.True);
            Assert.That(site.Hits("/story"), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Missing_pages_and_pauses_do_not_break_a_host()
    {
        site.OnStatus("/busy", 429);
        site.OnPage("/story");
        using var client = new ArticleClient(TestClients.Quick(options => options.BreakerMinimumAttempts = 2));
        for (var i = 0; i < 5; i++)
        {
            await client.GetAsync(site.Url("/busy"));
            await client.GetAsync(site.Url("/missing"));
        }

        Assert.That((await client.GetAsync(site.Url("/story"))).Success, Is.True);
    }

    private void FailFirst(string path, int times, Func<HttpContext, Task> fail) => site.On(path, (context, hit) =>
        hit <= times ? fail(context) : TestSite.SendAsync(context, Encoding.UTF8.GetBytes(TestSite.Page()), "text/html"));

    private async Task<ArticleResult> GetAsync(string path, Action<ArticleClientOptions>? configure = null)
    {
        using var client = new ArticleClient(TestClients.Quick(configure));
        return await client.GetAsync(site.Url(path));
    }
}
