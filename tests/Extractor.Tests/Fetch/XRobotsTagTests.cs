using System.Text;
using Extractor.Fetch;

namespace Extractor.Tests.Fetch;

[TestFixture]
internal sealed class XRobotsTagTests
{
    [TestCase("noindex", "noindex")]
    [TestCase("NoIndex,  NOFOLLOW ,, noarchive", "noindex|nofollow|noarchive")]
    [TestCase("noindex, NOINDEX", "noindex")]
    [TestCase("gazettebot: noindex, nofollow", "noindex|nofollow")]
    [TestCase("GAZETTEBOT/2 : noindex", "noindex")]
    [TestCase("otherbot: noindex, nofollow", "")]
    [TestCase("otherbot: noindex, gazettebot: nofollow, nosnippet", "nofollow|nosnippet", Description = "headers that a proxy put into one")]
    [TestCase("noindex, otherbot: nofollow", "noindex")]
    [TestCase("*: noindex", "noindex")]
    [TestCase("max-snippet: -1, max-image-preview:LARGE", "max-snippet:-1|max-image-preview:large")]
    [TestCase("gazettebot: max-snippet: 20", "max-snippet:20")]
    [TestCase("otherbot: max-snippet: 20", "")]
    [TestCase("unavailable_after: Wed, 25 Jun 2025 15:00:00 GMT, noindex", "unavailable_after:wed, 25 jun 2025 15:00:00 gmt|noindex")]
    [TestCase("unavailable_after: 25 Jun 2025 15:00:00 PST, noindex", "unavailable_after:25 jun 2025 15:00:00 pst|noindex")]
    [TestCase("unavailable_after: Wednesday, 25-Jun-25 15:00:00 GMT", "unavailable_after:wednesday, 25-jun-25 15:00:00 gmt")]
    [TestCase("unavailable_after: Wed, Jun 25, 2025, nofollow", "unavailable_after:wed, jun 25, 2025|nofollow")]
    [TestCase("unavailable_after: 2025-06-25T15:00:00Z", "unavailable_after:2025-06-25t15:00:00z")]
    [TestCase("otherbot: unavailable_after: Wed, 25 Jun 2025 15:00:00 GMT, gazettebot: noindex", "noindex")]
    [TestCase("unavailable_after:, noindex", "unavailable_after:|noindex")]
    [TestCase(":", "")]
    [TestCase("gazettebot:", "")]
    [TestCase("", "")]
    public void A_header(string header, string expected) => Assert.That(string.Join('|', Read(header)), Is.EqualTo(expected));

    [Test]
    public void Several_headers_are_one_list_and_an_agent_holds_for_its_own() =>
        Assert.That(Read("otherbot: nofollow", "noindex", "gazettebot: nosnippet", "noindex"), Is.EqualTo(new[] { "noindex", "nosnippet" }));

    [Test]
    public void A_long_header_takes_no_long_time()
    {
        Assert.That(Read(string.Join(',', Enumerable.Range(0, 200_000).Select(i => "d" + i))), Has.Count.EqualTo(200_000));
        Assert.That(Read("unavailable_after: a" + string.Concat(Enumerable.Repeat(",1", 200_000))), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_record_has_those_of_the_page_and_those_of_the_headers()
    {
        await using var site = await TestSite.StartAsync();
        site.On("/story", (context, _) =>
        {
            context.Response.Headers["X-Robots-Tag"] = new[] { "NOFOLLOW, noarchive", "otherbot: noindex", "extractor: unavailable_after: Wed, 25 Jun 2025 15:00:00 GMT" };
            return TestSite.SendAsync(context, Encoding.UTF8.GetBytes(TestSite.Page(head: "<meta name=robots content='max-snippet:-1, nofollow'>")), "text/html");
        });
        site.OnPage("/plain");
        using var client = TestClients.New();
        var story = await client.GetAsync(site.Url("/story"));
        var plain = await client.GetAsync(site.Url("/plain"));
        Assert.That(
            story.Article?.Access.Robots,
            Is.EqualTo(new[] { "max-snippet:-1", "nofollow", "noarchive", "unavailable_after:wed, 25 jun 2025 15:00:00 gmt" }));
        Assert.That(plain.Article?.Access.Robots, Is.Empty);
    }

    private static IReadOnlyList<string> Read(params string[] headers)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("X-Robots-Tag", headers);
        return XRobotsTag.Read(response, "GazetteBot");
    }
}
