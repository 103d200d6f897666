using System.Diagnostics;
using System.Text;
using Extractor.Fetch;
using Extractor.Tests.Fetch.Faults;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Extractor.Tests.Fetch;

/// <summary>What the client must not do: speak of its caller, let others steer it, ask again what asked for a pause, wait for a store.</summary>
[TestFixture]
internal sealed class QuietTests
{
    private static readonly Uri Story = new("http://gazette.example/story");

    private FakeWeb web = null!;

    [SetUp]
    public async Task Start() => web = await FakeWeb.StartAsync();

    [TearDown]
    public async Task Stop() => await web.DisposeAsync();

    [Test]
    public async Task No_site_learns_of_the_callers_trace()
    {
        var headers = new List<string>();
        web.Site.On("/story", (context, _) =>
        {
            headers.AddRange(context.Request.Headers.Keys);
            return TestSite.SendAsync(context, Encoding.UTF8.GetBytes(TestSite.Page()), "text/html");
        });
        await using var services = web.Client();
        using (var activity = new Activity("caller").AddBaggage("tenant", "secret").Start())
        {
            Assert.That((await services.GetRequiredService<ArticleClient>().GetAsync(Story)).Success, Is.True);
        }

        Assert.That(headers, Is.EquivalentTo(new[] { "Host", "User-Agent", "Accept", "Accept-Encoding" }));
    }

    [Test]
    public void No_certificate_is_downloaded_from_where_a_site_says()
    {
        using var handler = FetchHandler.Create(new ArticleClientOptions(), web, TimeProvider.System);
        Assert.That(handler.SslOptions.CertificateChainPolicy?.DisableCertificateDownloads, Is.True);
        Assert.That(handler.SslOptions.RemoteCertificateValidationCallback, Is.Null);
    }

    [Test]
    public async Task Cookies_are_not_sent_back()
    {
        var cookies = new List<string>();
        web.Site.On("/story", (context, _) =>
        {
            cookies.Add(context.Request.Headers.Cookie.ToString());
            context.Response.Headers.SetCookie = "visited=1; Path=/";
            return TestSite.SendAsync(context, Encoding.UTF8.GetBytes(TestSite.Page()), "text/html");
        });
        await using var services = web.Client();
        var client = services.GetRequiredService<ArticleClient>();
        await client.GetAsync(Story);
        await client.GetAsync(Story);
        Assert.That(cookies, Is.EqualTo(new[] { "", "" }));
    }

    [Test]
    public void Connections_do_not_outlive_changes_of_names()
    {
        using var handler = FetchHandler.Create(new ArticleClientOptions(), web, TimeProvider.System);
        Assert.That(handler.PooledConnectionLifetime, Is.InRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(15)));
    }

    [Test]
    public async Task The_programs_own_default_resilience_does_not_come_on_top()
    {
        web.Site.OnStatus("/story", 503);
        var services = new ServiceCollection();
        services.AddSingleton<INetwork>(web);
        services.AddSingleton<TimeProvider>(new WaitingClock(FakeWeb.Noon));
        services.ConfigureHttpClientDefaults(builder => builder.AddStandardResilienceHandler());
        services.AddExtractor(options =>
        {
            options.RetryDelay = TimeSpan.FromMilliseconds(1);
            options.MinHostInterval = TimeSpan.Zero;
        });
        await using var provider = services.BuildServiceProvider();
        Assert.That((await provider.GetRequiredService<ArticleClient>().GetAsync(Story)).Error?.Kind, Is.EqualTo(FailureKind.ServerError));
        Assert.That(web.Requests, Is.EqualTo(4));
    }

    [TestCase(429, FailureKind.Deferred)]
    [TestCase(503, FailureKind.ServerError)]
    public async Task A_pause_that_is_asked_for_is_kept_also_where_nothing_is_repeated(int status, FailureKind kind)
    {
        web.Site.OnStatus("/story", status, "30");
        web.Site.OnPage("/other");
        await using var services = web.Client(options => options.MaxRetries = 0);
        var client = services.GetRequiredService<ArticleClient>();
        var first = await client.GetAsync(Story);
        var second = await client.GetAsync(new Uri("https://gazette.example/other"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Error?.Kind, Is.EqualTo(kind));
            Assert.That(first.Error?.RetryAt, Is.Not.Null);
            Assert.That(second.Error?.Kind, Is.EqualTo(FailureKind.Deferred), "https is the same host");
            Assert.That(second.Error?.RetryAt, Is.EqualTo(first.Error?.RetryAt).Within(TimeSpan.FromSeconds(1)));
            Assert.That(web.Requests, Is.EqualTo(1));
        }
    }

    [Test]
    public void A_pause_lasts_a_day_at_most()
    {
        var time = new FakeTimeProvider(FakeWeb.Noon);
        var pauses = new HostPauses(time);
        pauses.Pause(Story, new HostPause(DateTimeOffset.MaxValue, IsBroken: false));
        Assert.That(pauses.Of(Story)?.Until, Is.EqualTo(FakeWeb.Noon.AddDays(1)));
        Assert.That(pauses.Of(new Uri("https://GAZETTE.example./")), Is.Not.Null);
        Assert.That(pauses.Of(new Uri("http://gazette.example:8080/")), Is.Null);
    }

    [Test]
    public async Task What_leaves_no_time_for_another_attempt_is_told_as_what_it_is()
    {
        web.Site.OnStatus("/story", 500);
        await using var services = web.Client(options =>
        {
            options.TotalTimeout = TimeSpan.FromSeconds(20);
            options.RetryDelay = TimeSpan.FromSeconds(19.9);
        });
        var clock = Stopwatch.StartNew();
        Assert.That((await services.GetRequiredService<ArticleClient>().GetAsync(Story)).Error?.Kind, Is.EqualTo(FailureKind.ServerError));
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(15)));
    }

    [Test]
    public async Task A_store_that_does_not_answer_is_not_waited_for()
    {
        var time = new FakeTimeProvider(FakeWeb.Noon);
        var store = new ValidatorStore(new StuckCache(), TimeSpan.FromDays(1), time, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        var find = store.FindAsync(Story, CancellationToken.None);
        var keep = store.KeepAsync(Story, new PageValidators("\"a\"", null), CancellationToken.None);
        Assert.That((find.IsCompleted, keep.IsCompleted), Is.EqualTo((false, false)));
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.That(await find, Is.Null);
        await keep;
    }

    [Test]
    public void A_breaker_that_could_never_open_is_a_fault_of_the_options() => Assert.That(
        () => new ArticleClient(new ArticleClientOptions { MinHostInterval = TimeSpan.FromMinutes(1) }),
        Throws.TypeOf<Microsoft.Extensions.Options.OptionsValidationException>().With.Message.Contains("could never open"));

    private sealed class StuckCache : IDistributedCache
    {
        private readonly TaskCompletionSource<byte[]?> never = new();

        public byte[]? Get(string key) => throw new NotSupportedException();

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => never.Task;

        public void Refresh(string key) => throw new NotSupportedException();

        public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

        public void Remove(string key) => throw new NotSupportedException();

        public Task RemoveAsync(string key, CancellationToken token = default) => never.Task;

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) => never.Task;
    }
}
