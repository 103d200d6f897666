using System.Text;
using Extractor.Tests.Fetch.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace Extractor.Tests.Fetch;

[TestFixture]
internal sealed class FetchTests
{
    private TestSite site = null!;

    [SetUp]
    public async Task Start() => site = await TestSite.StartAsync();

    [TearDown]
    public async Task Stop() => await site.DisposeAsync();

    [Test]
    public async Task A_page_becomes_an_article()
    {
        var userAgent = "";
        site.On("/story", (context, _) =>
        {
            userAgent = context.Request.Headers.UserAgent.ToString();
            return TestSite.SendAsync(context, Encoding.UTF8.GetBytes(TestSite.Page()), "text/html");
        });
        var before = DateTimeOffset.UtcNow;
        var result = await GetAsync("/story?a=1", TimeProvider.System, options => options.Contact = "mailto:desk@reader.example");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error, Is.Null);
            Assert.That(result.Url, Is.EqualTo(site.Url("/story?a=1")));
            Assert.That(result.Seconds, Is.GreaterThan(0));
            Assert.That(result.Article?.Title, Is.EqualTo(TestSite.Title));
            Assert.That(result.Article?.Url, Is.EqualTo(site.Url("/story?a=1")));
            Assert.That(result.Article?.FetchedAt, Is.InRange(before, DateTimeOffset.UtcNow));
            Assert.That(userAgent, Does.Match(@"^Extractor/\d+\.\d+\.\d+ \(\+mailto:desk@reader\.example\)$"));
        }
    }

    [Test]
    public async Task Names_and_passwords_in_an_address_are_dropped()
    {
        site.OnPage("/story");
        using var client = TestClients.New();
        var result = await client.GetAsync(new Uri($"http://name:word@127.0.0.1:{site.Port}/story?a=%41#part"));
        Assert.That(result.Article?.Url?.AbsoluteUri, Is.EqualTo(site.Url("/story?a=%41#part").AbsoluteUri));
    }

    [TestCase(301)]
    [TestCase(302)]
    [TestCase(303)]
    [TestCase(307)]
    [TestCase(308)]
    public async Task Redirects_are_followed(int status)
    {
        site.OnRedirect("/a", "b?x=1", status);
        site.OnRedirect("/b", site.Url("/story").AbsoluteUri, status);
        site.OnPage("/story");
        var result = await GetAsync("/a");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Url, Is.EqualTo(site.Url("/a")));
            Assert.That(result.Article?.Url, Is.EqualTo(site.Url("/story")));
        }
    }

    [Test]
    public async Task A_relative_address_is_bad_input()
    {
        using var client = new ArticleClient();
        var result = await client.GetAsync(new Uri("/story", UriKind.Relative));
        Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.InvalidInput));
        Assert.That(() => client.GetAsync(null!), Throws.ArgumentNullException);
    }

    [Test]
    public void The_caller_can_end_it()
    {
        using var source = new CancellationTokenSource();
        site.On("/story", async (context, _) =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var client = TestClients.New();
        Assert.That(() => client.GetAsync(site.Url("/story"), source.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(() => client.GetAsync(site.Url("/story"), source.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(site.Hits("/story"), Is.EqualTo(1));
        client.Dispose();
        Assert.That(() => client.GetAsync(site.Url("/story")), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public async Task What_breaks_because_the_caller_ended_it_is_told_as_the_end()
    {
        using var source = new CancellationTokenSource();
        site.OnPage("/story");
        using var services = new ServiceCollection()
            .AddExtractor(options => options.AllowPrivateAddresses = true)
            .AddHttpMessageHandler(() => new BreakingHandler(source))
            .Services.BuildServiceProvider();
        var told = await Assert.CatchAsync<OperationCanceledException>(
            () => services.GetRequiredService<ArticleClient>().GetAsync(site.Url("/story"), source.Token));
        Assert.That(told?.CancellationToken, Is.EqualTo(source.Token));
        Assert.That(told?.InnerException, Is.TypeOf<InvalidOperationException>());
    }

    private Task<ArticleResult> GetAsync(string path) => GetAsync(path, new WaitingClock(FakeWeb.Noon));

    private async Task<ArticleResult> GetAsync(string path, TimeProvider time, Action<ArticleClientOptions>? configure = null)
    {
        using var client = TestClients.New(configure, time);
        return await client.GetAsync(site.Url(path));
    }

    /// <summary>Breaks in its own way when the caller ends the call, as sockets that are closed under a reader do.</summary>
    private sealed class BreakingHandler(CancellationTokenSource source) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await source.CancelAsync();
            throw new InvalidOperationException("closed");
        }
    }
}
