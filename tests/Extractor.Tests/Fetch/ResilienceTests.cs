using System.Globalization;
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
    [TestCase("2147483647")]
    [TestCase("Fri, 31 Dec 9999 23:59:59 GMT")]
    public async Task No_retry_after_breaks_the_client(string retryAfter)
    {
        site.OnStatus("/story", 429, retryAfter);
        Assert.That((await GetAsync("/story")).Error?.Kind, Is.EqualTo(FailureKind.Deferred));
    }

    [Test]
    public async Task A_host_that_fails_every_other_time_is_left_alone_at_the_default_pace()
    {
        var options = new ArticleClientOptions { AllowPrivateAddresses = true, RespectRobots = false, MaxRetries = 0 };
        using var client = new ArticleClient(options, new WaitingClock(Noon));
        site.On("/story", (context, hit) =>
        {
            context.Response.StatusCode = hit % 2 == 1 ? 500 : 404;
            return Task.CompletedTask;
        });
        var kinds = new List<FailureKind?>();
        for (var i = 0; i < 12; i++) kinds.Add((await client.GetAsync(site.Url("/story"))).Error?.Kind);
        Assert.That(kinds, Has.Some.EqualTo(FailureKind.ConnectionFailed));
        Assert.That(site.Hits("/story"), Is.InRange(8, 11));
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
        using var client = TestClients.New(options => options.BreakerMinimumAttempts = 2);
        for (var i = 0; i < 5; i++)
        {
            await client.GetAsync(site.Url("/busy"));
            await client.GetAsync(site.Url("/missing"));
        }

        Assert.That((await client.GetAsync(site.Url("/story"))).Success, Is.True);
    }

    private async Task<ArticleResult> GetAsync(string path, Action<ArticleClientOptions>? configure = null)
    {
        using var client = TestClients.New(configure);
        return await client.GetAsync(site.Url(path));
    }
}
