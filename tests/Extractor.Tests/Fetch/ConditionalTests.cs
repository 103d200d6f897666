using System.Text;
using Extractor.Fetch;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;

namespace Extractor.Tests.Fetch;

[TestFixture]
internal sealed class ConditionalTests
{
    private const string Tag = "\"v1\"";
    private const string Date = "Mon, 10 Mar 2025 11:00:00 GMT";

    private TestSite site = null!;

    [SetUp]
    public async Task Start() => site = await TestSite.StartAsync();

    [TearDown]
    public async Task Stop() => await site.DisposeAsync();

    [Test]
    public async Task Without_the_option_every_call_gives_the_page()
    {
        OnValidated("/story");
        using var client = TestClients.New();
        Assert.That((await client.GetAsync(site.Url("/story"))).Success, Is.True);
        Assert.That((await client.GetAsync(site.Url("/story"))).Success, Is.True);
    }

    [TestCase(Tag, null)]
    [TestCase("W/\"weak\"", null)]
    [TestCase(null, Date)]
    [TestCase(Tag, Date)]
    public async Task An_unchanged_page_is_not_modified(string? tag, string? date)
    {
        OnValidated("/story", tag, date);
        using var client = Conditional();
        var first = await client.GetAsync(site.Url("/story"));
        var second = await client.GetAsync(site.Url("/story"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Success, Is.True);
            Assert.That(second.Error?.Kind, Is.EqualTo(FailureKind.NotModified));
            Assert.That(second.Error?.Status, Is.EqualTo(304));
        }
    }

    [Test]
    public async Task A_changed_page_comes_whole_and_is_asked_for_by_its_new_tag()
    {
        var tag = "\"v1\"";
        var asked = new List<string>();
        site.On("/story", (context, _) =>
        {
            asked.Add(context.Request.Headers.IfNoneMatch.ToString());
            return AnswerAsync(context, tag, null);
        });
        using var client = Conditional();
        await client.GetAsync(site.Url("/story"));
        tag = "\"v2\"";
        Assert.That((await client.GetAsync(site.Url("/story"))).Success, Is.True);
        Assert.That((await client.GetAsync(site.Url("/story"))).Error?.Kind, Is.EqualTo(FailureKind.NotModified));
        Assert.That(asked, Is.EqualTo(new[] { "", "\"v1\"", "\"v2\"" }));
    }

    [TestCase("Cache-Control", "no-store")]
    [TestCase("Cache-Control", "max-age=60, no-store")]
    [TestCase("Vary", "*")]
    public async Task What_may_not_be_kept_is_not(string header, string value)
    {
        site.On("/story", (context, _) =>
        {
            context.Response.Headers[header] = value;
            return AnswerAsync(context, Tag, Date);
        });
        using var client = Conditional();
        await client.GetAsync(site.Url("/story"));
        Assert.That((await client.GetAsync(site.Url("/story"))).Success, Is.True);
    }

    [TestCase("Cache-Control", "no-store")]
    [TestCase("Vary", "*")]
    public async Task What_a_304_forbids_to_keep_is_forgotten(string header, string value)
    {
        var asked = new List<string>();
        site.On("/story", async (context, hit) =>
        {
            asked.Add(context.Request.Headers.IfNoneMatch.ToString());
            if (hit == 2) context.Response.Headers[header] = value;
            await AnswerAsync(context, Tag, Date);
        });
        using var client = Conditional();
        await client.GetAsync(site.Url("/story"));
        Assert.That((await client.GetAsync(site.Url("/story"))).Error?.Kind, Is.EqualTo(FailureKind.NotModified));
        Assert.That((await client.GetAsync(site.Url("/story"))).Success, Is.True);
        Assert.That(asked, Is.EqualTo(new[] { "", Tag, "" }));
    }

    [Test]
    public async Task A_page_that_stops_having_validators_is_forgotten()
    {
        var asked = new List<string>();
        site.On("/story", (context, hit) =>
        {
            asked.Add(context.Request.Headers.IfNoneMatch.ToString());
            return hit == 1
                ? AnswerAsync(context, Tag, null)
                : TestSite.SendAsync(context, Encoding.UTF8.GetBytes(TestSite.Page()), "text/html");
        });
        using var client = Conditional();
        await client.GetAsync(site.Url("/story"));
        await client.GetAsync(site.Url("/story"));
        await client.GetAsync(site.Url("/story"));
        Assert.That(asked, Is.EqualTo(new[] { "", Tag, "" }));
    }

    [Test]
    public async Task A_304_may_bring_a_new_tag()
    {
        var asked = new List<string>();
        site.On("/story", (context, hit) =>
        {
            asked.Add(context.Request.Headers.IfNoneMatch.ToString());
            if (hit == 1)
            {
                return AnswerAsync(context, Tag, null);
            }

            context.Response.StatusCode = 304;
            context.Response.Headers.ETag = "\"v9\"";
            return Task.CompletedTask;
        });
        using var client = Conditional();
        for (var i = 0; i < 3; i++)
        {
            await client.GetAsync(site.Url("/story"));
        }

        Assert.That(asked, Is.EqualTo(new[] { "", Tag, "\"v9\"" }));
    }

    [Test]
    public async Task A_page_that_came_to_nothing_is_fetched_again()
    {
        site.On("/story", (context, _) => AnswerAsync(context, Tag, null, "<html></html>"));
        using var client = Conditional();
        Assert.That((await client.GetAsync(site.Url("/story"))).Error?.Kind, Is.EqualTo(FailureKind.Unreadable));
        Assert.That((await client.GetAsync(site.Url("/story"))).Error?.Kind, Is.EqualTo(FailureKind.Unreadable));
    }

    [Test]
    public async Task The_final_address_of_a_redirect_is_asked()
    {
        site.OnRedirect("/short", "/story");
        OnValidated("/story");
        using var client = Conditional();
        await client.GetAsync(site.Url("/short"));
        Assert.That((await client.GetAsync(site.Url("/short"))).Error?.Kind, Is.EqualTo(FailureKind.NotModified));
        Assert.That((await client.GetAsync(site.Url("/story"))).Error?.Kind, Is.EqualTo(FailureKind.NotModified));
    }

    [Test]
    public async Task The_store_is_the_containers()
    {
        OnValidated("/story");
        var cache = new FakeCache();
        using (var services = Services(cache))
        {
            await services.GetRequiredService<ArticleClient>().GetAsync(site.Url("/story"));
        }

        Assert.That(cache.Entries, Has.Count.EqualTo(1));
        Assert.That(cache.Entries.Values.Single(), Has.Length.LessThan(200));
        Assert.That(cache.Entries.Keys.Single(), Does.Not.Contain("story"));
        using (var services = Services(cache))
        {
            Assert.That((await services.GetRequiredService<ArticleClient>().GetAsync(site.Url("/story"))).Error?.Kind, Is.EqualTo(FailureKind.NotModified));
        }
    }

    [Test]
    public async Task A_store_that_fails_costs_the_saving_and_not_the_page()
    {
        OnValidated("/story");
        using var services = Services(new FakeCache { IsBroken = true });
        var client = services.GetRequiredService<ArticleClient>();
        Assert.That((await client.GetAsync(site.Url("/story"))).Success, Is.True);
        Assert.That((await client.GetAsync(site.Url("/story"))).Success, Is.True);
    }

    [Test]
    public async Task A_store_that_holds_something_else_does_no_harm()
    {
        OnValidated("/story");
        var cache = new FakeCache();
        using var services = Services(cache);
        var client = services.GetRequiredService<ArticleClient>();
        await client.GetAsync(site.Url("/story"));
        foreach (var wrong in new[] { "", "1", "2\na\nb", "1\na\rX: y\nb", "1\n\n", "1\n" + new string('a', 4_000) + "\n" })
        {
            cache.Entries[cache.Entries.Keys.Single()] = Encoding.UTF8.GetBytes(wrong);
            Assert.That((await client.GetAsync(site.Url("/story"))).Success, Is.True, wrong);
        }
    }

    [Test]
    public async Task A_304_that_was_not_asked_for_is_not_modified_too()
    {
        site.OnStatus("/story", 304);
        using var client = TestClients.New();
        Assert.That((await client.GetAsync(site.Url("/story"))).Error?.Kind, Is.EqualTo(FailureKind.NotModified));
    }

    [Test]
    public void Validators_read_back()
    {
        var validators = new PageValidators(Tag, Date);
        Assert.That(PageValidators.Read(validators.Write()), Is.EqualTo(validators));
        Assert.That(PageValidators.Read(new PageValidators(null, Date).Write()), Is.EqualTo(new PageValidators(null, Date)));
    }

    private static ArticleClient Conditional() => new(TestClients.Quick(options => options.ConditionalRequests = true));

    private static ServiceProvider Services(IDistributedCache cache)
    {
        var services = new ServiceCollection();
        services.AddSingleton(cache);
        services.AddExtractor(options =>
        {
            options.AllowPrivateAddresses = true;
            options.MinHostInterval = TimeSpan.Zero;
            options.ConditionalRequests = true;
        });
        return services.BuildServiceProvider();
    }

    private static Task AnswerAsync(HttpContext context, string? tag, string? date, string? page = null)
    {
        context.Response.Headers.ETag = tag;
        context.Response.Headers.LastModified = date;
        var request = context.Request.Headers;
        if ((tag is not null && request.IfNoneMatch == tag) || (tag is null && date is not null && request.IfModifiedSince == date))
        {
            context.Response.StatusCode = 304;
            return Task.CompletedTask;
        }

        return TestSite.SendAsync(context, Encoding.UTF8.GetBytes(page ?? TestSite.Page()), "text/html; charset=utf-8");
    }

    private void OnValidated(string path, string? tag = Tag, string? date = null) => site.On(path, (context, _) => AnswerAsync(context, tag, date));

    private sealed class FakeCache : IDistributedCache
    {
        public Dictionary<string, byte[]> Entries { get; } = new(StringComparer.Ordinal);

        public bool IsBroken { get; init; }

        public byte[]? Get(string key) => throw new NotSupportedException();

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) =>
            IsBroken ? throw new IOException("down") : Task.FromResult(Entries.GetValueOrDefault(key));

        public void Refresh(string key) => throw new NotSupportedException();

        public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

        public void Remove(string key) => throw new NotSupportedException();

        public Task RemoveAsync(string key, CancellationToken token = default)
        {
            if (IsBroken) throw new IOException("down");
            Entries.Remove(key);
            return Task.CompletedTask;
        }

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            if (IsBroken) throw new IOException("down");
            Entries[key] = value;
            return Task.CompletedTask;
        }
    }
}
