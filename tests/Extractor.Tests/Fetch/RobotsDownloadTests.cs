using System.Text;
using Microsoft.AspNetCore.Http;

namespace Extractor.Tests.Fetch;

/// <summary>A robots.txt that was downloaded is known, and asked for no more; what does not tell it is not taken for one.</summary>
[TestFixture]
internal sealed class RobotsDownloadTests : RobotsFixture
{
    [Test]
    public async Task A_file_that_was_downloaded_is_not_asked_for_again()
    {
        site.OnPage(Robots, Private, "text/plain");
        await AssertAskedAsync(1, isPrivate: true);
    }

    [TestCase(404)]
    [TestCase(403)]
    public async Task One_that_is_missing_neither(int status)
    {
        site.OnStatus(Robots, status);
        await AssertAskedAsync(1, isPrivate: false);
    }

    [Test]
    public async Task One_that_another_host_has_is_that_of_the_site_which_was_asked()
    {
        await using var other = await TestSite.StartAsync();
        other.OnPage(Robots, Private, "text/plain");
        other.OnPage("/story");
        site.OnRedirect(Robots, other.Url(Robots).AbsoluteUri);
        using var client = TestClients.New();
        await AssertAskedAsync(client, 1, isPrivate: true);
        await client.GetAsync(other.Url("/story"));
        Assert.That(other.Hits(Robots), Is.EqualTo(2));
    }

    [Test]
    public async Task Of_a_long_one_the_beginning_counts()
    {
        site.OnPage(Robots, Private + string.Concat(Enumerable.Repeat("# 16 characters\n", 40_000)) + "Disallow: /\n", "text/plain");
        await AssertAskedAsync(1, isPrivate: true);
    }

    [Test]
    public async Task One_that_was_too_long_for_the_caller_is_asked_for_again()
    {
        site.OnPage(Robots, Private, "text/plain");
        await AssertAskedAsync(2, isPrivate: true, new DownloadOptions { MaxLength = 4 });
    }

    [Test]
    public async Task One_that_has_not_changed_is_asked_for_again()
    {
        site.On(Robots, (context, _) =>
        {
            context.Response.StatusCode = context.Request.Headers.IfNoneMatch.Count > 0 ? 304 : 200;
            return context.Response.StatusCode == 304 ? Task.CompletedTask : context.Response.WriteAsync(Private);
        });
        await AssertAskedAsync(2, isPrivate: true, new DownloadOptions { ETag = "\"a\"" });
    }

    [Test]
    public async Task One_that_was_not_to_be_had_is_asked_for_again()
    {
        site.On(Robots, (context, count) =>
        {
            context.Response.StatusCode = count == 1 ? 501 : 200;
            return TestSite.SendAsync(context, Encoding.UTF8.GetBytes(Private), "text/plain");
        });
        await AssertAskedAsync(2, isPrivate: true);
    }

    [Test]
    public async Task Another_file_that_leads_to_one_is_none()
    {
        site.OnPage(Robots, Private, "text/plain");
        site.OnRedirect("/feed", "/elsewhere/robots.txt");
        site.OnPage("/elsewhere/robots.txt", Closed, "text/plain");
        using var client = TestClients.New();
        await client.DownloadAsync(site.Url("/feed"));
        Assert.That((await client.GetAsync(site.Url("/story"))).Success, Is.True);
    }

    private async Task AssertAskedAsync(int times, bool isPrivate, DownloadOptions? options = null)
    {
        using var client = TestClients.New();
        await AssertAskedAsync(client, times, isPrivate, options);
    }

    private async Task AssertAskedAsync(ArticleClient client, int times, bool isPrivate, DownloadOptions? options = null)
    {
        await client.DownloadAsync(site.Url(Robots), options);
        var story = await client.GetAsync(site.Url("/story"));
        var other = await client.GetAsync(site.Url("/private/story"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(story.Success, Is.True);
            Assert.That(other.Error?.Kind, Is.EqualTo(isPrivate ? FailureKind.DisallowedByRobots : (FailureKind?)null));
            Assert.That(site.Hits(Robots), Is.EqualTo(times));
        }
    }
}
