using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Extractor.Tests.Fetch;

/// <summary>The robots.txt that a site cannot give, and how long one that it gave is kept.</summary>
[TestFixture]
internal sealed class RobotsAvailabilityTests : RobotsFixture
{
    private static readonly DateTimeOffset Noon = new(2025, 3, 10, 12, 0, 0, TimeSpan.Zero);

    [TestCase(400)]
    [TestCase(401)]
    [TestCase(403)]
    [TestCase(404)]
    [TestCase(410)]
    [TestCase(451)]
    [TestCase(304)]
    public async Task A_site_without_the_file_allows_everything(int status)
    {
        site.On(Robots, (context, _) =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        using var client = TestClients.New();
        Assert.That((await client.GetAsync(site.Url("/story"))).Success, Is.True);
        Assert.That((await client.GetAsync(site.Url("/private/story"))).Success, Is.True);
        Assert.That(site.Hits(Robots), Is.EqualTo(1));
    }

    [TestCase(429)]
    [TestCase(500)]
    [TestCase(503)]
    public async Task A_file_that_cannot_be_had_closes_the_site_for_a_while(int status)
    {
        var time = new FakeTimeProvider(Noon);
        site.OnStatus(Robots, status);
        using var client = new ArticleClient(TestClients.Quick(options => options.MaxRetries = 0), time);
        var first = await client.GetAsync(site.Url("/story"));
        var second = await client.GetAsync(site.Url("/story"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Error?.Kind, Is.EqualTo(FailureKind.DisallowedByRobots));
            Assert.That(first.Error?.Message, Does.Contain("could not be read").And.Contain($"status {status}"));
            Assert.That(first.Error?.RetryAt, Is.EqualTo(Noon.AddMinutes(5)));
            Assert.That(second.Error, Is.EqualTo(first.Error));
            Assert.That(site.Hits(Robots), Is.EqualTo(1));
        }

        site.OnPage(Robots, Private, "text/plain");
        time.Advance(TimeSpan.FromMinutes(5));
        Assert.That((await client.GetAsync(site.Url("/story"))).Success, Is.True);
    }

    [Test]
    public async Task A_fault_that_passes_is_retried()
    {
        site.On(Robots, (context, hit) =>
        {
            context.Response.StatusCode = hit <= 2 ? 503 : 200;
            return hit <= 2 ? Task.CompletedTask : context.Response.WriteAsync(Private);
        });
        Assert.That((await GetAsync("/story")).Success, Is.True);
        Assert.That(site.Hits(Robots), Is.EqualTo(3));
    }

    [TestCase(429)]
    [TestCase(503)]
    public async Task A_site_that_asks_for_a_long_pause_there_is_left_alone(int status)
    {
        var time = new FakeTimeProvider(Noon);
        site.OnStatus(Robots, status, "600");
        using var client = new ArticleClient(TestClients.Quick(), time);
        var first = await client.GetAsync(site.Url("/story"));
        var second = await client.GetAsync(site.Url("/private/story"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Error?.Kind, Is.EqualTo(FailureKind.Deferred));
            Assert.That(first.Error?.RetryAt, Is.EqualTo(Noon.AddMinutes(10)));
            Assert.That(second.Error?.Kind, Is.EqualTo(FailureKind.Deferred));
            Assert.That(site.Hits(Robots), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task A_known_file_is_used_on_while_the_site_cannot_give_it()
    {
        var time = new FakeTimeProvider(Noon);
        site.On(Robots, (context, hit) =>
        {
            context.Response.Headers.CacheControl = "max-age=600";
            context.Response.StatusCode = hit == 1 ? 200 : 500;
            return hit == 1 ? context.Response.WriteAsync(Private) : Task.CompletedTask;
        });
        using var client = new ArticleClient(TestClients.Quick(options => options.MaxRetries = 0), time);
        await client.GetAsync(site.Url("/story"));
        time.Advance(TimeSpan.FromHours(1));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await client.GetAsync(site.Url("/story"))).Success, Is.True);
            Assert.That((await client.GetAsync(site.Url("/private/story"))).Error?.Kind, Is.EqualTo(FailureKind.DisallowedByRobots));
            Assert.That(site.Hits(Robots), Is.EqualTo(2));
        }
    }

    [TestCase(null, null, 24 * 60)]
    [TestCase("max-age=3600", null, 60)]
    [TestCase("max-age=3600", "1800", 30)]
    [TestCase("public, max-age=31536000", null, 24 * 60)]
    [TestCase("max-age=1", null, 5)]
    [TestCase("no-store", null, 5)]
    [TestCase("max-age=abc", null, 24 * 60)]
    public async Task A_file_is_kept_as_long_as_the_site_says_within_bounds(string? cacheControl, string? age, int minutes)
    {
        var time = new FakeTimeProvider(Noon);
        site.On(Robots, (context, _) =>
        {
            context.Response.Headers.CacheControl = cacheControl;
            context.Response.Headers.Age = age;
            return context.Response.WriteAsync(Private);
        });
        using var client = new ArticleClient(TestClients.Quick(), time);
        await client.GetAsync(site.Url("/story"));
        time.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
        await client.GetAsync(site.Url("/story"));
        Assert.That(site.Hits(Robots), Is.EqualTo(1));
        time.Advance(TimeSpan.FromSeconds(1));
        await client.GetAsync(site.Url("/story"));
        Assert.That(site.Hits(Robots), Is.EqualTo(2));
    }

    [Test]
    public async Task A_host_that_breaks_is_told_as_such()
    {
        site.On(Robots, (context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        var result = await GetAsync("/story", options => options.MaxRetries = 1);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.ConnectionFailed));
            Assert.That(result.Error?.Url, Is.EqualTo(site.Url("/story")));
            Assert.That(site.Hits(Robots), Is.EqualTo(2));
            Assert.That(site.Hits("/story"), Is.Zero);
        }
    }

    [Test]
    public async Task A_host_that_does_not_answer_is_told_as_such_in_half_the_time()
    {
        var time = new WaitingClock(Noon);
        site.On(Robots, (context, _) => time.DawdleAsync(TimeSpan.FromMinutes(30), context.RequestAborted));
        using var client = TestClients.New(options => options.TotalTimeout = options.AttemptTimeout = options.BreakerWindow = TimeSpan.FromHours(1), time);
        var result = await client.GetAsync(site.Url("/story"));
        Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.TimedOut));
        Assert.That(result.Seconds, Is.InRange(1_800, 1_801));
    }
}
