using System.Text;
using Extractor.Decode;

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
        var result = await GetAsync("/story?a=1", options => options.Contact = "mailto:desk@reader.example");
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
        using var client = new ArticleClient(TestClients.Quick());
        var result = await client.GetAsync(new Uri($"http://name:word@127.0.0.1:{site.Port}/story?a=%41#part"));
        Assert.That(result.Article?.Url?.AbsoluteUri, Is.EqualTo(site.Url("/story?a=%41#part").AbsoluteUri));
    }

    [TestCase(401, FailureKind.Forbidden)]
    [TestCase(402, FailureKind.PaymentRequired)]
    [TestCase(403, FailureKind.Forbidden)]
    [TestCase(404, FailureKind.NotFound)]
    [TestCase(410, FailureKind.Gone)]
    [TestCase(451, FailureKind.Forbidden)]
    [TestCase(304, FailureKind.NotModified)]
    [TestCase(400, FailureKind.ServerError)]
    [TestCase(418, FailureKind.ServerError)]
    [TestCase(300, FailureKind.ServerError)]
    public async Task A_final_status_is_told_at_once(int status, FailureKind kind)
    {
        site.On("/story", (context, _) =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        var result = await GetAsync("/story");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error?.Kind, Is.EqualTo(kind));
            Assert.That(result.Error?.Status, Is.EqualTo(status));
            Assert.That(result.Error?.Url, Is.EqualTo(site.Url("/story")));
            Assert.That(site.Hits("/story"), Is.EqualTo(1));
        }
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

    [TestCase(5, true)]
    [TestCase(6, false)]
    public async Task Five_redirects_are_enough(int redirects, bool success)
    {
        for (var i = 0; i < redirects; i++)
        {
            site.OnRedirect($"/{i}", $"/{i + 1}");
        }

        site.OnPage($"/{redirects}");
        var result = await GetAsync("/0");
        Assert.That(result.Error?.Kind, Is.EqualTo(success ? null : FailureKind.TooManyRedirects));
    }

    [Test]
    public async Task A_loop_is_told()
    {
        site.OnRedirect("/a", "/b");
        site.OnRedirect("/b", "/a#top");
        var result = await GetAsync("/a");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.TooManyRedirects));
            Assert.That(result.Error?.Message, Does.Contain("circle"));
            Assert.That(site.Hits("/a"), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task A_redirect_to_nowhere_is_an_unexpected_status()
    {
        site.OnStatus("/a", 302);
        Assert.That((await GetAsync("/a")).Error?.Kind, Is.EqualTo(FailureKind.ServerError));
    }

    [TestCase("image/png")]
    [TestCase("application/json; charset=utf-8")]
    [TestCase("application/pdf")]
    public async Task Another_type_is_not_read(string type)
    {
        site.OnPage("/story", contentType: type);
        var result = await GetAsync("/story");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.NotHtml));
            Assert.That(result.Error?.Message, Does.Contain(type.Split(';')[0]));
            Assert.That(result.Error?.Status, Is.EqualTo(200));
        }
    }

    [TestCase(null)]
    [TestCase("text/plain")]
    [TestCase("application/octet-stream")]
    [TestCase("html")]
    [TestCase("application/xhtml+xml")]
    public async Task A_missing_or_odd_type_is_sniffed(string? type)
    {
        site.On("/story", (context, _) => TestSite.SendAsync(context, Encoding.UTF8.GetBytes("\n" + TestSite.Page()), type));
        Assert.That((await GetAsync("/story")).Article?.Title, Is.EqualTo(TestSite.Title));
    }

    [TestCase("text/html", "%PDF-1.7 …", "application/pdf")]
    [TestCase("text/html", "GIF89a…", "image/gif")]
    [TestCase("text/plain", "Dear reader, this is a letter.", "text/plain")]
    [TestCase("application/xml", "<?xml version='1.0'?><rss version='2.0'></rss>", "application/xml")]
    [TestCase(null, "{\"a\":1}", "no type")]
    public async Task A_body_that_is_not_html_is_told(string? type, string body, string expected)
    {
        site.On("/story", (context, _) => TestSite.SendAsync(context, Encoding.UTF8.GetBytes(body), type));
        var result = await GetAsync("/story");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.NotHtml));
            Assert.That(result.Error?.Message, Does.Contain(expected));
        }
    }

    [TestCase("windows-1251", "text/html; charset=windows-1251", "")]
    [TestCase("windows-1251", "text/html", "<meta charset=windows-1251>")]
    [TestCase("koi8-r", "text/html; charset=utf-8", "<meta charset=koi8-r>")]
    [TestCase("utf-16le", "text/html; charset=utf-16", "")]
    public async Task Legacy_charsets_are_read(string charset, string type, string head)
    {
        const string Title = "Новый мост в гавани откроют весной";
        var encoding = CharsetLabels.Find(charset) ?? throw new ArgumentException(charset, nameof(charset));
        site.On("/story", (context, _) => TestSite.SendAsync(context, encoding.GetBytes(TestSite.Page(Title, head)), type));
        Assert.That((await GetAsync("/story")).Article?.Title, Is.EqualTo(Title));
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
        using var client = new ArticleClient(TestClients.Quick());
        Assert.That(() => client.GetAsync(site.Url("/story"), source.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(() => client.GetAsync(site.Url("/story"), source.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(site.Hits("/story"), Is.EqualTo(1));
        client.Dispose();
        Assert.That(() => client.GetAsync(site.Url("/story")), Throws.TypeOf<ObjectDisposedException>());
    }

    private async Task<ArticleResult> GetAsync(string path, Action<ArticleClientOptions>? configure = null)
    {
        using var client = new ArticleClient(TestClients.Quick(configure));
        return await client.GetAsync(site.Url(path));
    }
}
