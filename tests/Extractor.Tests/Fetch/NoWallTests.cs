using System.Text;

namespace Extractor.Tests.Fetch;

/// <summary>Stories that look like walls to a careless eye, and stored pages, which are extracted whatever they are.</summary>
[TestFixture]
internal sealed class NoWallTests
{
    private const string Path = "/2026/03/04/harbour-bridge-to-open-in-spring";

    private TestSite site = null!;
    private ArticleClient client = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        site = await TestSite.StartAsync();
        client = TestClients.New();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        client.Dispose();
        await site.DisposeAsync();
    }

    [TestCaseSource(nameof(Stories))]
    public async Task A_story_is_not_refused_for_what_it_is_about_or_what_stands_around_it(string page, string title)
    {
        site.OnPage(Path, page);
        var result = await client.GetAsync(site.Url(Path));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error, Is.Null);
            Assert.That(result.Article?.Title, Is.EqualTo(title));
        }
    }

    [TestCaseSource(nameof(StoredPages))]
    public void A_stored_page_is_always_extracted(string page)
    {
        var extractor = new ArticleExtractor();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(extractor.Extract(page, new Uri("https://gazette.example/login")).Error, Is.Null);
            Assert.That(extractor.Extract(Encoding.UTF8.GetBytes(page), new Uri("https://gazette.example/404")).Error, Is.Null);
        }
    }

    private static IEnumerable<TestCaseData> Stories()
    {
        string[] cookies =
        [
            "Most people accept all cookies without reading a word, a study of the University of Northwick found. \"Accept all\" won nine times in ten.",
            "Before you continue, websites must ask for your consent; but how they ask decides the answer, said Ada Quill, who led the study.",
            "Her team watched 400 readers as they met dialogs that say \"We value your privacy\". Those with a button \"Reject all\" were refused by half.",
            "Regulators have fined 31 publishers this year over dialogs that made it hard to withdraw your consent, the ministry said on Monday.",
            "The study proposes one setting in the browser instead. Publishers call that the end of personalised advertising on the open web.",
        ];
        string[] robots =
        [
            "Verify you are human: the line greets millions every day, and engineers at Northwick now say that it tells them little.",
            "Programs solve the captcha faster than people do, a test with 1,000 of each showed. The programs were right 96 times in 100.",
            "\"We ask grandmothers to find traffic lights, and let the robots in,\" said Tomas Ferrin, who wrote the first of these tests in 1999.",
            "His own proposal is to ask nothing at all, and to look at how many pages are asked for in a minute. Some banks have begun to.",
        ];
        yield return Case(WallPages.Story("Why we accept all cookies", cookies), "Why we accept all cookies", "about cookies");
        yield return Case(WallPages.Story("Verify you are human? A test at its end", robots), "Verify you are human? A test at its end", "about captchas");
        yield return Case(WallPages.Story("Page not found: the library that loses books", WallPages.Bridge), "Page not found: the library that loses books", "title with more");
        yield return Case(WallPages.Story("Page not found", WallPages.Bridge), "Page not found", "title like a missing page");
        yield return Case(WallPages.Story("Not found in the harbour: a short report", WallPages.Bridge[..1]), "Not found in the harbour: a short report", "short");
        yield return Case(WallPages.Story("Just a moment", WallPages.Bridge), "Just a moment", "title like a challenge");
        yield return Case(WallPages.Story("Log in", WallPages.Bridge, "<form><input type=\"password\"><a href=\"/reset\">Forgot your password?</a></form>"), "Log in", "login box");
        yield return Case(
            WallPages.Story("Harbour bridge to open in spring", WallPages.Bridge[..2], "<div class=\"cookie-banner\" role=\"dialog\"><p>" +
                "We value your privacy. We and our partners store and/or access information on a device. You can withdraw your consent at any time.</p>" +
                "<button>Accept all</button></div>"),
            "Harbour bridge to open in spring", "cookie dialog before a short story");
        yield return Case(
            WallPages.Story("Harbour bridge to open in spring", WallPages.Bridge, "<div><p>Subscribe to continue. Already a subscriber? Log in to read.</p></div>",
                "<script>window._cf_chl_opt={};</script><script src=\"https://www.google.com/recaptcha/api.js\"></script>"),
            "Harbour bridge to open in spring", "every sign, and a story");
        yield return Case(
            WallPages.Story("Harbour bridge to open in spring", WallPages.Bridge[..2], "<noscript><p>Enable JavaScript and cookies to continue</p></noscript>"),
            "Harbour bridge to open in spring", "noscript");

        static TestCaseData Case(string page, string title, string name) => new TestCaseData(page, title).SetArgDisplayNames(name);
    }

    private static IEnumerable<TestCaseData> StoredPages()
    {
        yield return new TestCaseData(WallPages.Page("Just a moment...", "<script>window._cf_chl_opt={};</script><p>Verify you are human.</p>")).SetArgDisplayNames("challenge");
        yield return new TestCaseData(WallPages.Login("Log in", "Forgot your password?")).SetArgDisplayNames("login");
        yield return new TestCaseData(WallPages.Consent("Before you continue", "We use cookies.", "Accept all", "Reject all")).SetArgDisplayNames("consent");
        yield return new TestCaseData(WallPages.Gated([], "<p>Subscribe to continue reading.</p>")).SetArgDisplayNames("payment");
        yield return new TestCaseData(WallPages.Missing("Page not found", "404", "It has moved.")).SetArgDisplayNames("missing");
    }
}
