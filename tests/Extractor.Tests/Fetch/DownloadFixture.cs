namespace Extractor.Tests.Fetch;

/// <summary>A site with files, and a client for each download.</summary>
internal abstract class DownloadFixture
{
    protected const string Feed = "<?xml version=\"1.0\"?><rss version=\"2.0\"/>";

    protected TestSite Site { get; private set; } = null!;

    [SetUp]
    public async Task Start() => Site = await TestSite.StartAsync();

    [TearDown]
    public async Task Stop() => await Site.DisposeAsync();

    protected async Task<Download> DownloadAsync(string path, DownloadOptions? options = null)
    {
        using var client = TestClients.New();
        return await client.DownloadAsync(Site.Url(path), options);
    }
}
