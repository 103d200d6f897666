namespace Extractor.Tests.Fetch;

/// <summary>Fetched pages whose data alone is read: walls are told, and none is made up.</summary>
[TestFixture]
internal sealed class MetadataOnlyFetchTests
{
    private const string Path = "/2026/03/04/harbour-bridge-to-open-in-spring";

    private TestSite site = null!;
    private ArticleClient client = null!;

    [SetUp]
    public async Task Start()
    {
        site = await TestSite.StartAsync();
        client = new ArticleClient(TestClients.Quick(options => options.Extraction.Fields = ArticleFields.Metadata));
    }

    [TearDown]
    public async Task Stop()
    {
        client.Dispose();
        await site.DisposeAsync();
    }

    [Test]
    public async Task A_story_gives_its_data()
    {
        site.OnPage(Path, WallPages.Story("Harbour bridge to open in spring", WallPages.Bridge));
        var result = await client.GetAsync(site.Url(Path));
        Assert.That(result.Error, Is.Null);
        Assert.That(result.Article!.Title, Is.EqualTo("Harbour bridge to open in spring"));
        Assert.That(result.Article.Body, Is.Empty);
    }

    [Test]
    public async Task A_story_that_its_data_states_is_no_wall_for_want_of_text()
    {
        site.OnPage(Path, WallPages.Gated([], "<h2>Subscribe to continue reading.</h2>", stated: true).Replace(
            "\"isAccessibleForFree\"", "\"author\":{\"@type\":\"Person\",\"name\":\"Mara Lindqvist\"},\"isAccessibleForFree\"", StringComparison.Ordinal));
        var result = await client.GetAsync(site.Url(Path));
        Assert.That(result.Error, Is.Null);
        Assert.That(result.Article!.Access.Free, Is.False);
    }

    [Test]
    public async Task A_wall_is_told_by_its_text()
    {
        site.OnPage(Path, WallPages.Login("Log in", "Forgot your password?"));
        Assert.That((await client.GetAsync(site.Url(Path))).Error?.Kind, Is.EqualTo(FailureKind.Blocked));
    }

    [Test]
    public async Task A_page_that_only_leads_on_is_followed()
    {
        site.OnPage(Path, WallPages.Page("Moved", "", "<meta http-equiv=refresh content=\"0;url=/story\">"));
        site.OnPage("/story", WallPages.Story("Harbour bridge to open in spring", WallPages.Bridge));
        var result = await client.GetAsync(site.Url(Path));
        Assert.That(result.Article?.Url, Is.EqualTo(site.Url("/story")));
    }
}
