using System.Text;

namespace Extractor.Tests.Fetch;

[TestFixture]
internal sealed class BodyTests
{
    private TestSite site = null!;

    [SetUp]
    public async Task Start() => site = await TestSite.StartAsync();

    [TearDown]
    public async Task Stop() => await site.DisposeAsync();

    [Test]
    public async Task The_limit_itself_is_allowed()
    {
        var body = Encoding.UTF8.GetBytes(TestSite.Page());
        site.On("/story", (context, _) => context.Response.Body.WriteAsync(body).AsTask());
        Assert.That((await GetAsync("/story", options => options.MaxDownloadLength = body.Length)).Success, Is.True);
        Assert.That((await GetAsync("/story", options => options.MaxDownloadLength = body.Length - 1)).Error?.Kind, Is.EqualTo(FailureKind.TooLarge));
        Assert.That((await GetAsync("/story", options => options.Extraction.MaxContentLength = body.Length)).Success, Is.True);
        Assert.That((await GetAsync("/story", options => options.Extraction.MaxContentLength = body.Length - 1)).Error?.Kind, Is.EqualTo(FailureKind.TooLarge));
    }

    private async Task<ArticleResult> GetAsync(string path, Action<ArticleClientOptions>? configure = null)
    {
        using var client = TestClients.New(configure);
        return await client.GetAsync(site.Url(path));
    }
}
