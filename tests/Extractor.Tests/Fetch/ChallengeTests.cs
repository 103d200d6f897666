using System.IO.Compression;
using System.Text;
using Extractor.Fetch;
using Extractor.Tests.Fetch.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Extractor.Tests.Fetch;

/// <summary>Bot challenges that come as errors, or with a header that says so.</summary>
[TestFixture]
internal sealed class ChallengeTests
{
    private const string Html = "text/html; charset=utf-8";

    private TestSite site = null!;

    [SetUp]
    public async Task Start() => site = await TestSite.StartAsync();

    [TearDown]
    public async Task Stop() => await site.DisposeAsync();

    [TestCase(200, "cf-mitigated", "challenge")]
    [TestCase(403, "cf-mitigated", "challenge")]
    [TestCase(403, "CF-Mitigated", "Challenge")]
    [TestCase(503, "cf-mitigated", "challenge")]
    [TestCase(202, "x-amzn-waf-action", "challenge")]
    [TestCase(405, "x-amzn-waf-action", "captcha")]
    [TestCase(429, "x-vercel-mitigated", "challenge")]
    public async Task A_header_that_says_so_is_enough(int status, string name, string value)
    {
        Answer(status, WallPages.Story("Harbour bridge to open in spring", WallPages.Bridge), header: (name, value));
        await IsChallengeAsync(status, $"the header {name.ToLowerInvariant()}: {value.ToLowerInvariant()}");
    }

    [Test]
    public async Task A_challenge_that_is_not_html_is_one_all_the_same()
    {
        Answer(200, "{}", "application/json", header: ("cf-mitigated", "challenge"));
        await IsChallengeAsync(200, "cf-mitigated");
    }

    [TestCase(403, "<title>x</title><script>window._cf_chl_opt={};</script>", "of Cloudflare")]
    [TestCase(503, "<form class=\"challenge-form\"><input name=\"jschl-answer\"></form>", "of Cloudflare")]
    [TestCase(403, "<script>var dd={'rt':'c','cid':'A'}</script>", "of DataDome")]
    [TestCase(403, "<div id=\"px-captcha\"></div>", "of HUMAN")]
    [TestCase(429, "<script src=\"/149e9513-01fa-4fb0-aad4-566afd725d1b/2d206a39-8ed7-437e-a3be-862e0f06eea3/fp?x\"></script>", "of Kasada")]
    [TestCase(401, "<div id=\"sec-if-cpt-container\"></div>", "of Akamai")]
    [TestCase(403, "<title>Just a moment&#46;..</title>", "the title “Just a moment...”")]
    [TestCase(403, "<title>Attention Required! | Cloudflare</title>", "the title “Attention Required! | Cloudflare”")]
    [TestCase(403, "<p>Please verify you are human.</p>", "the words “verify you are human”")]
    [TestCase(429, "<p>Подтвердите, что вы не робот</p>", "the words “подтвердите, что вы не робот”")]
    [TestCase(403, "<p>Vérifiez que vous êtes humain</p>", "the words “")]
    public async Task An_error_whose_page_is_a_challenge_is_one_and_is_not_asked_again(int status, string page, string evidence)
    {
        Answer(status, $"<!DOCTYPE html><html><body>{page}</body></html>");
        await IsChallengeAsync(status, evidence);
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public async Task A_packed_challenge_is_read(string encoding)
    {
        var body = Pack(encoding, Encoding.UTF8.GetBytes("<html><div id=\"px-captcha\"></div></html>"));
        site.On("/story", (context, _) =>
        {
            context.Response.StatusCode = 403;
            return TestSite.SendAsync(context, body, Html, encoding);
        });
        await IsChallengeAsync(403, "of HUMAN");
    }

    [TestCase("<html><title>Forbidden</title><p>You may not see this.</p></html>", Html)]
    [TestCase("{\"captcha\":\"id=\\\"px-captcha\\\"\"}", "application/json")]
    [TestCase("", Html)]
    [TestCase("<html><form><div class=\"g-recaptcha\"></div><p>Tell us why you should see this.</p></form></html>", Html)]
    public async Task Another_error_stays_what_it_is(string page, string type)
    {
        Answer(403, page, type);
        Assert.That((await GetAsync()).Error?.Kind, Is.EqualTo(FailureKind.Forbidden));
    }

    [Test]
    public async Task Only_the_beginning_of_an_error_is_read()
    {
        Answer(403, $"<html><p>{new string('x', 64 * 1024)}</p><div id=\"px-captcha\"></div></html>");
        Assert.That((await GetAsync()).Error?.Kind, Is.EqualTo(FailureKind.Forbidden));
    }

    [Test]
    public async Task An_error_that_never_ends_or_breaks_is_told_by_its_status()
    {
        var time = new WaitingClock(FakeWeb.Noon);
        site.On("/story", async (context, _) =>
        {
            context.Response.StatusCode = 403;
            context.Response.ContentType = Html;
            await context.Response.WriteAsync("<html><p>");
            await context.Response.Body.FlushAsync();
            await time.LimitSetAsync(ChallengeProbe.LongestWait);
            await time.DawdleAsync(ChallengeProbe.LongestWait, context.RequestAborted);
        });
        site.On("/broken", async (context, _) =>
        {
            context.Response.StatusCode = 401;
            context.Response.ContentType = Html;
            context.Response.ContentLength = 10_000;
            await context.Response.WriteAsync("<html><p>");
        });
        Answer(403, "no gzip at all", path: "/unpackable", header: ("Content-Encoding", "gzip"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await GetAsync("/story", time)).Error?.Kind, Is.EqualTo(FailureKind.Forbidden));
            Assert.That((await GetAsync("/broken")).Error?.Kind, Is.EqualTo(FailureKind.Forbidden));
            Assert.That((await GetAsync("/unpackable")).Error?.Kind, Is.EqualTo(FailureKind.Forbidden));
            Assert.That(new[] { site.Hits("/story"), site.Hits("/broken"), site.Hits("/unpackable") }, Is.EqualTo(new[] { 1, 1, 1 }));
        }
    }

    [Test]
    public async Task An_error_that_is_no_challenge_is_asked_again()
    {
        site.On("/story", (context, hit) =>
        {
            context.Response.StatusCode = hit == 1 ? 503 : 200;
            return TestSite.SendAsync(context, Encoding.UTF8.GetBytes(hit == 1 ? "<p>Back soon.</p>" : TestSite.Page()), Html);
        });
        Assert.That((await GetAsync()).Article?.Title, Is.EqualTo(TestSite.Title));
    }

    [Test]
    public async Task A_challenge_behind_a_failed_attempt_is_told_and_one_before_it_is_forgotten()
    {
        site.On("/story", (context, hit) =>
        {
            context.Response.StatusCode = hit == 1 ? 503 : 403;
            return TestSite.SendAsync(context, Encoding.UTF8.GetBytes(hit == 1 ? "<p>Back soon.</p>" : "<div id=\"px-captcha\"></div>"), Html);
        });
        site.On("/moved", (context, _) =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers["cf-mitigated"] = "challenge";
            context.Response.Headers.Location = "/fine";
            return Task.CompletedTask;
        });
        site.OnPage("/fine");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await GetAsync()).Error?.Kind, Is.EqualTo(FailureKind.Blocked));
            Assert.That(site.Hits("/story"), Is.EqualTo(2));
            Assert.That((await GetAsync("/moved")).Article?.Title, Is.EqualTo(TestSite.Title));
        }
    }

    [Test]
    public async Task Challenges_do_not_make_a_host_a_broken_one()
    {
        Answer(503, "<div id=\"px-captcha\"></div>");
        site.OnPage("/fine");
        using var client = TestClients.New(options => options.BreakerMinimumAttempts = 2);
        for (var i = 0; i < 4; i++)
        {
            Assert.That((await client.GetAsync(site.Url("/story"))).Error?.Kind, Is.EqualTo(FailureKind.Blocked));
        }

        Assert.That((await client.GetAsync(site.Url("/fine"))).Error, Is.Null);
    }

    [Test]
    public async Task The_wait_that_a_challenge_asks_for_is_told()
    {
        var noon = new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
        Answer(429, "<div id=\"px-captcha\"></div>", header: ("Retry-After", "3600"));
        using var client = new ArticleClient(TestClients.Quick(), new FakeTimeProvider(noon));
        var result = await client.GetAsync(site.Url("/story"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.Blocked));
            Assert.That(result.Error?.RetryAt, Is.EqualTo(noon.AddHours(1)));
        }
    }

    private static byte[] Pack(string encoding, byte[] body)
    {
        using var packed = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            _ => new ZLibStream(packed, CompressionLevel.Fastest),
        })
        {
            stream.Write(body);
        }

        return packed.ToArray();
    }

    private void Answer(int status, string page, string type = Html, string path = "/story", (string Name, string Value)? header = null) =>
        site.On(path, (context, _) =>
        {
            context.Response.StatusCode = status;
            if (header is { } extra)
            {
                context.Response.Headers[extra.Name] = extra.Value;
            }

            return TestSite.SendAsync(context, Encoding.UTF8.GetBytes(page), type);
        });

    private async Task IsChallengeAsync(int status, string evidence)
    {
        var result = await GetAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.Blocked));
            Assert.That(result.Error?.Status, Is.EqualTo(status));
            Assert.That(result.Error?.Message, Does.StartWith("A bot challenge came in place of the story: ").And.Contain(evidence));
            Assert.That(site.Hits("/story"), Is.EqualTo(1));
        }
    }

    private async Task<ArticleResult> GetAsync(string path = "/story", TimeProvider? time = null)
    {
        using var client = TestClients.New(null, time);
        return await client.GetAsync(site.Url(path));
    }
}
