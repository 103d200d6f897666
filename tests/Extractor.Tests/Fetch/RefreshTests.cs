using Extractor.Walls;
using Microsoft.Extensions.DependencyInjection;

namespace Extractor.Tests.Fetch;

/// <summary>Pages that lead on by <c>meta http-equiv="refresh"</c>.</summary>
[TestFixture]
internal sealed class RefreshTests
{
    private TestSite site = null!;

    [SetUp]
    public async Task Start() => site = await TestSite.StartAsync();

    [TearDown]
    public async Task Stop() => await site.DisposeAsync();

    [TestCase("0;url=/b", 0, "/b")]
    [TestCase("0; url=/b", 0, "/b")]
    [TestCase("5, URL = '/b' ignored", 5, "/b")]
    [TestCase(" \n3.75 \t;\f Url=\"/b'c\"d", 3, "/b'c")]
    [TestCase("0;url='/b", 0, "/b")]
    [TestCase("0;/b", 0, "/b")]
    [TestCase("0 /b", 0, "/b")]
    [TestCase("0;'/b'", 0, "/b")]
    [TestCase(".5;url=/b", 0, "/b")]
    [TestCase("1..2.3;url=/b", 1, "/b")]
    [TestCase("0;urlb", 0, "urlb")]
    [TestCase("0;up/b", 0, "up/b")]
    [TestCase("0;url /b", 0, "url /b")]
    [TestCase("0;;url=/b", 0, ";url=/b")]
    [TestCase("0;url=", 0, "")]
    [TestCase("0;", 0, "")]
    [TestCase("7", 7, "")]
    [TestCase("99999999999999999999;url=/b", 86_400, "/b")]
    [TestCase("0;url=  /b?c=d;e  ", 0, "/b?c=d;e")]
    public void Its_value_is_read_by_the_standard(string content, int seconds, string target) =>
        Assert.That(RefreshText.Parse(content), Is.EqualTo(new RefreshText(seconds, target)));

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("url=/b")]
    [TestCase("-1;url=/b")]
    [TestCase("+1;url=/b")]
    [TestCase("5x;url=/b")]
    [TestCase("٥;url=/b")]
    [TestCase("; url=/b")]
    public void A_value_that_the_standard_does_not_know_means_nothing(string content) => Assert.That(RefreshText.Parse(content), Is.Null);

    [TestCase("0;url=/story")]
    [TestCase("10; URL='/story'")]
    [TestCase("3,story#part")]
    public async Task It_is_followed_like_a_redirect(string content)
    {
        site.OnPage("/a", Leading(content));
        site.OnPage("/story");
        var result = await GetAsync("/a");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Url, Is.EqualTo(site.Url("/a")));
            Assert.That(result.Article?.Title, Is.EqualTo(TestSite.Title));
            Assert.That(result.Article?.Url?.AbsolutePath, Is.EqualTo("/story"));
            Assert.That(result.Redirects, Has.Count.EqualTo(1));
            Assert.That(result.Redirects[0].Url.AbsolutePath, Is.EqualTo("/story"));
            Assert.That(result.Redirects[0].Status, Is.Null);
            Assert.That(result.Redirects[0].IsDowngrade, Is.False);
        }
    }

    [Test]
    public async Task Its_address_is_relative_to_the_base_of_the_page_and_the_first_one_holds()
    {
        site.OnPage("/a", WallPages.Page(
            "Moved", "<p>Moved.</p><meta http-equiv=\"refresh\" content=\"0;url=/second\">",
            "<base href=\"/news/\"><meta http-equiv=\"refresh\" content=\"soon\"><meta http-equiv=\"Refresh\" content=\"0;url=story\">"));
        site.OnPage("/news/story");
        var result = await GetAsync("/a");
        Assert.That(result.Article?.Url, Is.EqualTo(site.Url("/news/story")));
        Assert.That(site.Hits("/second"), Is.Zero);
    }

    [TestCase("11;url=/other")]
    [TestCase("300;url=/other")]
    [TestCase("0;url=/a")]
    [TestCase("0;url=#top")]
    [TestCase("5")]
    [TestCase("0;url=mailto:desk@gazette.example")]
    [TestCase("0;url=javascript:location='/other'")]
    [TestCase("0;url=http://")]
    [TestCase("nonsense;url=/other")]
    public async Task A_page_that_reloads_itself_or_leads_nowhere_stays(string content)
    {
        site.OnPage("/a", Leading(content));
        site.OnPage("/other");
        var result = await GetAsync("/a");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error, Is.Null);
            Assert.That(result.Redirects, Is.Empty);
            Assert.That(site.Hits("/a"), Is.EqualTo(1));
            Assert.That(site.Hits("/other"), Is.Zero);
        }
    }

    [Test]
    public async Task A_page_with_a_story_of_its_own_stays()
    {
        site.OnPage("/a", WallPages.Story("Harbour bridge to open in spring", WallPages.Bridge, head: "<meta http-equiv=\"refresh\" content=\"5;url=/next\">"));
        site.OnPage("/next");
        Assert.That((await GetAsync("/a")).Article?.Url, Is.EqualTo(site.Url("/a")));
        Assert.That(site.Hits("/next"), Is.Zero);
    }

    [TestCase("<noscript><meta http-equiv=\"refresh\" content=\"0;url=/other\"></noscript>", "")]
    [TestCase("", "<noscript><meta http-equiv=\"refresh\" content=\"0;url=/other\"><p>No scripts.</p></noscript>")]
    [TestCase("<template><meta http-equiv=\"refresh\" content=\"0;url=/other\"></template>", "")]
    [TestCase("<!-- <meta http-equiv=\"refresh\" content=\"0;url=/other\"> -->", "")]
    public async Task One_for_those_without_scripts_or_in_no_page_at_all_is_passed_over(string head, string body)
    {
        site.OnPage("/a", WallPages.Page("A short page", $"<h1>A short page</h1><p>Little to say.</p>{body}", head));
        site.OnPage("/other");
        Assert.That((await GetAsync("/a")).Article?.Url, Is.EqualTo(site.Url("/a")));
        Assert.That(site.Hits("/other"), Is.Zero);
    }

    [Test]
    public async Task It_counts_as_a_redirect()
    {
        for (var i = 0; i < 6; i += 2)
        {
            site.OnPage($"/{i}", Leading($"0;url=/{i + 1}"));
            site.OnRedirect($"/{i + 1}", $"/{i + 2}");
        }

        site.OnPage("/6");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await GetAsync("/0", options => options.MaxRedirects = 5)).Error?.Kind, Is.EqualTo(FailureKind.TooManyRedirects));
            Assert.That((await GetAsync("/0", options => options.MaxRedirects = 6)).Article?.Title, Is.EqualTo(TestSite.Title));
            Assert.That((await GetAsync("/0", options => options.MaxRedirects = 0)).Error?.Kind, Is.EqualTo(FailureKind.TooManyRedirects));
        }
    }

    [Test]
    public async Task A_loop_is_told()
    {
        site.OnPage("/a", Leading("0;url=/b"));
        site.OnPage("/b", Leading("0;url=/a#again"));
        var result = await GetAsync("/a");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.TooManyRedirects));
            Assert.That(result.Error?.Message, Does.Contain("circle"));
            Assert.That(site.Hits("/a"), Is.EqualTo(1));
        }
    }

    [TestCase("http://intranet.example:{0}/")]
    [TestCase("http://169.254.169.254:{0}/latest")]
    [TestCase("http://[::1]:{0}/")]
    [TestCase("http://gazette.example:81/")]
    public async Task Its_target_is_checked_as_the_first_address_was(string target)
    {
        var network = new FakeNetwork(site).With("gazette.example", ["192.0.1.1"]).With("intranet.example", ["10.0.0.1"]);
        site.OnPage("/a", Leading("0;url=" + target.Replace("{0}", site.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        using var provider = TestClients.Guarded(network, site);
        var result = await provider.GetRequiredService<ArticleClient>().GetAsync(new Uri($"http://gazette.example:{site.Port}/a"));
        Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.RefusedAddress));
        Assert.That(site.Hits("/a"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_wall_is_not_got_around_by_its_refresh()
    {
        site.OnPage("/2026/the-harbour-bridge", WallPages.Page("gazette.example", "<p>One moment.</p>", "<meta http-equiv=\"refresh\" content=\"5; URL='/2026/the-harbour-bridge?bm-verify=AAQ'\">"));
        site.OnPage("/missing", WallPages.Missing("Page not found", "404", "You will be taken to the front page.").Replace(
            "</head>", "<meta http-equiv=\"refresh\" content=\"5;url=/\"></head>", StringComparison.Ordinal));
        site.OnPage("/");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await GetAsync("/2026/the-harbour-bridge")).Error?.Kind, Is.EqualTo(FailureKind.Blocked));
            Assert.That(site.Hits("/2026/the-harbour-bridge"), Is.EqualTo(1));
            Assert.That((await GetAsync("/missing")).Error?.Kind, Is.EqualTo(FailureKind.NotFound));
            Assert.That(site.Hits("/"), Is.Zero);
        }
    }

    [Test]
    public async Task One_that_leads_from_a_story_to_the_front_page_is_a_page_that_is_missing()
    {
        site.OnPage("/2026/the-harbour-bridge", Leading("0;url=/"));
        site.OnPage("/");
        var result = await GetAsync("/2026/the-harbour-bridge");
        Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.NotFound));
        Assert.That(result.Redirects, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_page_of_a_run_is_led_on_too()
    {
        site.OnPage("/a", Leading("0;url=/b"));
        site.OnPage("/b", Leading("0;url=/story"));
        site.OnPage("/story");
        using var client = TestClients.New(options => options.MaxPagesAtOnce = 1);
        var titles = new List<string?>();
        await foreach (var result in client.GetAllAsync([site.Url("/a"), site.Url("/a?2"), site.Url("/story")]))
        {
            titles.Add(result.Article?.Title);
        }

        Assert.That(titles, Is.EqualTo(new[] { TestSite.Title, TestSite.Title, TestSite.Title }));
    }

    private static string Leading(string content) =>
        WallPages.Page("Moved", "<p>This page has moved.</p>", $"<meta http-equiv=\"refresh\" content=\"{content.Replace("\"", "&quot;", StringComparison.Ordinal)}\">");

    private async Task<ArticleResult> GetAsync(string path, Action<ArticleClientOptions>? configure = null)
    {
        using var client = TestClients.New(configure);
        return await client.GetAsync(site.Url(path));
    }
}
