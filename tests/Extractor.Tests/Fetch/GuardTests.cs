namespace Extractor.Tests.Fetch;

[TestFixture]
internal sealed class GuardTests
{
    private TestSite site = null!;

    [SetUp]
    public async Task Start() => site = await TestSite.StartAsync();

    [TearDown]
    public async Task Stop() => await site.DisposeAsync();

    [Test]
    public async Task Loopback_is_refused_without_the_switch()
    {
        site.OnPage("/story");
        var options = new ArticleClientOptions();
        options.AllowedPorts.Add(site.Port);
        using var client = new ArticleClient(options);
        var result = await client.GetAsync(site.Url("/story"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.RefusedAddress));
            Assert.That(site.Hits("/story"), Is.Zero);
        }
    }
}
