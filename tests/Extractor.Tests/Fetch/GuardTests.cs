using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Extractor.Tests.Fetch;

[TestFixture]
internal sealed class GuardTests
{
    private const string Public = "93.184.215.14";

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

    [TestCase("http://127.0.0.1/")]
    [TestCase("http://2130706433/", Description = "127.0.0.1 as one number")]
    [TestCase("http://0x7f.1/", Description = "127.0.0.1 in hexadecimal")]
    [TestCase("http://[::1]/")]
    [TestCase("http://[::ffff:127.0.0.1]/")]
    [TestCase("http://169.254.169.254/latest/meta-data/")]
    [TestCase("http://user:word@10.0.0.1/")]
    [TestCase("https://192.168.0.1/")]
    [TestCase("http://story.example:8080/", Description = "a port that is not allowed")]
    [TestCase("ftp://story.example/")]
    [TestCase("file:///etc/hosts")]
    [TestCase("data:text/html,hello")]
    [TestCase("gopher://story.example/")]
    public async Task Refuses(string url)
    {
        var network = new FakeNetwork(site).With("story.example", [Public]);
        await using var services = TestClients.Guarded(network, site);
        var result = await services.GetRequiredService<ArticleClient>().GetAsync(new Uri(url));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.RefusedAddress));
            Assert.That(result.Url, Is.EqualTo(new Uri(url)));
            Assert.That(network.Connected, Is.Empty);
        }
    }

    [Test]
    public async Task A_public_name_is_fetched_at_the_address_that_was_checked()
    {
        site.OnPage("/story");
        var network = new FakeNetwork(site).With("story.example", [Public], ["127.0.0.1"]);
        await using var services = TestClients.Guarded(network, site);
        var result = await services.GetRequiredService<ArticleClient>().GetAsync(Url("/story"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Article?.Title, Is.EqualTo(TestSite.Title));
            Assert.That(network.Resolved, Has.Count.EqualTo(1), "a second question could get another answer");
            Assert.That(network.Connected, Is.EqualTo(new[] { IPAddress.Parse(Public) }));
        }
    }

    [TestCase("127.0.0.1")]
    [TestCase("10.1.2.3")]
    [TestCase("fd00::1")]
    [TestCase("64:ff9b::7f00:1")]
    public async Task A_name_that_leads_inside_is_refused(string address)
    {
        var network = new FakeNetwork(site).With("story.example", [address]);
        await using var services = TestClients.Guarded(network, site);
        var result = await services.GetRequiredService<ArticleClient>().GetAsync(Url("/story"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.RefusedAddress));
            Assert.That(network.Connected, Is.Empty);
            Assert.That(network.Resolved, Has.Count.EqualTo(1), "a refusal is not retried");
        }
    }

    [Test]
    public async Task Of_mixed_addresses_only_the_public_ones_are_tried()
    {
        site.OnPage("/story");
        var network = new FakeNetwork(site).With("story.example", ["127.0.0.1", "::1", Public]);
        await using var services = TestClients.Guarded(network, site);
        var result = await services.GetRequiredService<ArticleClient>().GetAsync(Url("/story"));
        Assert.That(result.Success, Is.True);
        Assert.That(network.Connected, Is.EqualTo(new[] { IPAddress.Parse(Public) }));
    }

    [Test]
    public async Task A_name_that_turns_inside_at_the_second_connection_is_refused()
    {
        site.On("/start", (context, _) =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = "/story";
            context.Response.Headers.Connection = "close";
            return Task.CompletedTask;
        });
        site.OnPage("/story");
        var network = new FakeNetwork(site).With("story.example", [Public], ["127.0.0.1"]);
        await using var services = TestClients.Guarded(network, site);
        var result = await services.GetRequiredService<ArticleClient>().GetAsync(Url("/start"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.RefusedAddress));
            Assert.That(result.Error?.Url, Is.EqualTo(Url("/story")));
            Assert.That(site.Hits("/story"), Is.Zero);
        }
    }

    [TestCase("http://169.254.169.254/latest/")]
    [TestCase("http://[::1]/")]
    [TestCase("//127.0.0.1/")]
    [TestCase("http://inside.example/")]
    [TestCase("http://story.example:22/")]
    [TestCase("file:///etc/hosts")]
    [TestCase("javascript:alert(1)")]
    public async Task A_redirect_is_checked_like_the_first_address(string target)
    {
        site.OnRedirect("/start", target);
        var network = new FakeNetwork(site).With("story.example", [Public]).With("inside.example", ["192.168.0.10"]);
        await using var services = TestClients.Guarded(network, site);
        var result = await services.GetRequiredService<ArticleClient>().GetAsync(Url("/start"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.RefusedAddress));
            Assert.That(network.Connected, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task An_unknown_name_is_a_failed_connection_and_not_retried()
    {
        var network = new FakeNetwork(site);
        await using var services = TestClients.Guarded(network, site);
        var result = await services.GetRequiredService<ArticleClient>().GetAsync(new Uri("http://nowhere.example/"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error?.Kind, Is.EqualTo(FailureKind.ConnectionFailed));
            Assert.That(result.Error?.Message, Does.Contain("nowhere.example is not known"));
            Assert.That(network.Resolved, Has.Count.EqualTo(1));
        }
    }

    private Uri Url(string path) => new($"http://story.example:{site.Port}{path}");
}
