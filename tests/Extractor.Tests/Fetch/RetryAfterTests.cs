using Extractor.Fetch;
using Microsoft.Extensions.Time.Testing;

namespace Extractor.Tests.Fetch;

[TestFixture]
internal sealed class RetryAfterTests
{
    private static readonly DateTimeOffset Noon = new(2025, 3, 10, 12, 0, 0, TimeSpan.Zero);

    private TestSite site = null!;

    [SetUp]
    public async Task Start() => site = await TestSite.StartAsync();

    [TearDown]
    public async Task Stop() => await site.DisposeAsync();

    [TestCase("120", 120.0)]
    [TestCase(" 5 ", 5.0)]
    [TestCase("0", 0.0)]
    [TestCase("Mon, 10 Mar 2025 12:02:00 GMT", 120.0, Description = "IMF-fixdate, RFC 9110 section 5.6.7")]
    [TestCase("Monday, 10-Mar-25 12:02:00 GMT", 120.0, Description = "the form of RFC 850")]
    [TestCase("Mon Mar 10 12:02:00 2025", 120.0, Description = "the form of asctime")]
    [TestCase("Mon, 10 Mar 2025 11:00:00 GMT", 0.0, Description = "past")]
    [TestCase("99999999999999999999", 2147483647.0, Description = "a number all the same")]
    [TestCase("-5", null)]
    [TestCase("1.5", null)]
    [TestCase("soon", null)]
    [TestCase("", null)]
    [TestCase("10 Mar", null)]
    public void Reads(string header, double? seconds)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Retry-After", header);
        Assert.That(RetryAfter.Read(response, Noon)?.TotalSeconds, Is.EqualTo(seconds));
    }

    [TestCase("Monday, 10-Mar-25 12:10:00 GMT")]
    [TestCase("Mon Mar 10 12:10:00 2025")]
    public async Task Old_forms_of_dates_defer_the_host_too(string retryAfter)
    {
        site.OnStatus("/story", 503, retryAfter);
        using var client = new ArticleClient(TestClients.Quick(), new FakeTimeProvider(Noon));
        var first = await client.GetAsync(site.Url("/story"));
        var second = await client.GetAsync(site.Url("/other"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Error?.Kind, Is.EqualTo(FailureKind.Deferred));
            Assert.That(first.Error?.RetryAt, Is.EqualTo(Noon.AddMinutes(10)));
            Assert.That(second.Error?.Kind, Is.EqualTo(FailureKind.Deferred));
            Assert.That(site.Hits("/other"), Is.Zero);
        }
    }

    [TestCase(401)]
    [TestCase(402)]
    [TestCase(403)]
    [TestCase(404)]
    [TestCase(410)]
    [TestCase(451)]
    public async Task A_final_answer_stays_final_with_the_header(int status)
    {
        site.OnStatus("/story", status, "600");
        site.OnPage("/other");
        using var client = TestClients.New();
        var result = await client.GetAsync(site.Url("/story"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error?.Status, Is.EqualTo(status));
            Assert.That(result.Error?.Kind, Is.Not.EqualTo(FailureKind.Deferred));
            Assert.That(result.Error?.RetryAt, Is.Null);
            Assert.That(site.Hits("/story"), Is.EqualTo(1));
            Assert.That((await client.GetAsync(site.Url("/other"))).Success, Is.True, "the host is not left alone");
        }
    }

    [Test]
    public async Task A_host_whose_interval_leaves_no_time_for_a_repetition_is_told_as_it_answered()
    {
        site.OnStatus("/story", 503);
        using var client = TestClients.New(options => options.MinHostInterval = TimeSpan.FromHours(1));
        var result = await client.GetAsync(site.Url("/story"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.ServerError));
            Assert.That(result.Error?.Status, Is.EqualTo(503));
            Assert.That(site.Hits("/story"), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task A_crawl_delay_is_waited_for_before_a_repetition_and_not_in_vain()
    {
        site.OnPage("/robots.txt", "User-agent: *\nCrawl-delay: 40", "text/plain");
        site.OnStatus("/story", 503);
        using var client = TestClients.New(options => options.MaxCrawlDelay = TimeSpan.FromHours(1));
        var result = await client.GetAsync(site.Url("/story"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.ServerError), "forty more seconds are not left of sixty");
            Assert.That(result.Seconds, Is.InRange(40, 60));
            Assert.That(site.Hits("/story"), Is.EqualTo(2));
        }
    }
}
