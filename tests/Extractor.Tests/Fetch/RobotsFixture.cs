namespace Extractor.Tests.Fetch;

/// <summary>A site with two stories, one of them private, and the words for its robots.txt.</summary>
internal abstract class RobotsFixture
{
    protected const string Robots = "/robots.txt";
    protected const string Closed = "User-agent: *\nDisallow: /";
    protected const string Private = "User-agent: *\nDisallow: /private/\n";

    protected TestSite site = null!;

    [SetUp]
    public async Task Start()
    {
        site = await TestSite.StartAsync();
        site.OnPage("/story");
        site.OnPage("/private/story");
    }

    [TearDown]
    public async Task Stop() => await site.DisposeAsync();

    protected async Task<ArticleResult> GetAsync(string path, Action<ArticleClientOptions>? configure = null)
    {
        using var client = TestClients.New(configure);
        return await client.GetAsync(site.Url(path));
    }
}
