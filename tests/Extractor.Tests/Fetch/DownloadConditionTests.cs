using System.Text;
using Microsoft.AspNetCore.Http;

namespace Extractor.Tests.Fetch;

/// <summary>Downloads that are asked for again: by validators, and how long they need not be.</summary>
[TestFixture]
internal sealed class DownloadConditionTests : DownloadFixture
{
    [TestCase("\"v1\"", null)]
    [TestCase(null, "Mon, 10 Mar 2025 11:00:00 GMT")]
    [TestCase("W/\"v1\"", "Mon, 10 Mar 2025 11:00:00 GMT")]
    public async Task What_has_not_changed_is_not_modified(string? tag, string? date)
    {
        OnValidated("/feed", tag, date);
        using var client = TestClients.New();
        var first = await client.DownloadAsync(Site.Url("/feed"));
        var second = await client.DownloadAsync(Site.Url("/feed"), new DownloadOptions { ETag = first.ETag, LastModified = first.LastModified });
        var third = await client.DownloadAsync(Site.Url("/feed"));
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
        Site.On("/new", (context, _) =>
        {
            context.Response.StatusCode = 304;
            context.Response.Headers.ETag = "\"v2\"";
            return Task.CompletedTask;
        });
        Site.On("/forbids", (context, _) =>
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
        Assert.That((await client.GetAsync(Site.Url("/story"))).Success, Is.True);
        Assert.That((await client.DownloadAsync(Site.Url("/story"))).Success, Is.True, "not asked by what is kept of the page");
        Assert.That((await client.DownloadAsync(Site.Url("/story"), new DownloadOptions { ETag = "\"v1\"" })).Error?.Kind, Is.EqualTo(FailureKind.NotModified));
        Assert.That((await client.GetAsync(Site.Url("/story"))).Error?.Kind, Is.EqualTo(FailureKind.NotModified), "still kept of the page");
    }

    [TestCase("a\r\nX-Evil: 1")]
    [TestCase("\"ä\"")]
    [TestCase("")]
    public async Task Validators_that_are_none_are_not_sent(string wrong)
    {
        HeaderDictionary? sent = null;
        Site.On("/feed", (context, _) =>
        {
            sent = new HeaderDictionary(context.Request.Headers.ToDictionary());
            return Task.CompletedTask;
        });
        Assert.That((await DownloadAsync("/feed", new DownloadOptions { ETag = wrong, LastModified = wrong })).Success, Is.True);
        Assert.That(sent?.Keys, Is.Not.Empty.And.None.StartsWith("If-").And.None.EqualTo("X-Evil"));
    }

    [TestCase("max-age=600", null, null, 600.0)]
    [TestCase("public, max-age=600, s-maxage=60", null, "Mon, 10 Mar 2025 12:00:01 GMT", 600.0)]
    [TestCase("max-age=600", "200", null, 400.0)]
    [TestCase("max-age=600", "600", null, null)]
    [TestCase("max-age=0", null, "Mon, 10 Mar 2025 13:00:00 GMT", null)]
    [TestCase("max-age=600, no-cache", null, null, null)]
    [TestCase("max-age=600, no-store", null, null, null)]
    [TestCase("max-age=2147483647", null, null, 31_536_000.0)]
    [TestCase("max-age=99999999999999", null, null, null)]
    [TestCase("soon", null, null, null)]
    [TestCase(null, null, "Mon, 10 Mar 2025 13:00:00 GMT", 3_600.0)]
    [TestCase(null, "100", "Mon, 10 Mar 2025 13:00:00 GMT", 3_500.0)]
    [TestCase(null, null, "Mon, 10 Mar 2025 11:00:00 GMT", null)]
    [TestCase(null, null, "0", null)]
    [TestCase(null, null, null, null)]
    public async Task How_long_it_is_fresh_is_told_also_of_what_has_not_changed(string? control, string? age, string? expires, double? seconds)
    {
        Site.On("/feed", (context, _) =>
        {
            var headers = context.Response.Headers;
            (headers.Date, headers.CacheControl, headers.Age, headers.Expires) = ("Mon, 10 Mar 2025 12:00:00 GMT", control, age, expires);
            headers.ETag = "\"v1\"";
            context.Response.StatusCode = context.Request.Headers.IfNoneMatch == "\"v1\"" ? 304 : 200;
            return Task.CompletedTask;
        });
        var whole = await DownloadAsync("/feed");
        var unchanged = await DownloadAsync("/feed", new DownloadOptions { ETag = "\"v1\"" });
        Assert.That((whole.Success, unchanged.Error?.Kind), Is.EqualTo((true, (FailureKind?)FailureKind.NotModified)));
        Assert.That((whole.FreshFor?.TotalSeconds, unchanged.FreshFor?.TotalSeconds), Is.EqualTo((seconds, seconds)));
    }

    private void OnValidated(string path, string? tag, string? date, string body = Feed) => Site.On(path, (context, _) =>
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
}
