using Microsoft.Extensions.DependencyInjection;

namespace Extractor.Tests.Fetch.Faults;

/// <summary>Lets every fault of the catalogue happen to the real client, over real sockets.</summary>
[TestFixture]
internal sealed class FaultTests
{
    [TestCaseSource(typeof(FaultCatalogue), nameof(FaultCatalogue.Cases))]
    public async Task The_caller_gets_what_the_table_says(Fault fault)
    {
        await using var web = await FakeWeb.StartAsync();
        fault.On?.Invoke(web);
        await using var services = web.Client(fault.Options, fault.TrustsCertificate);
        var result = await services.GetRequiredService<ArticleClient>().GetAsync(new Uri(fault.Url));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error?.Kind, Is.EqualTo(fault.Kind), result.Error?.Message);
            Assert.That(result.Error?.Status, Is.EqualTo(fault.Status), result.Error?.Message);
            Assert.That(web.Requests, Is.EqualTo(fault.Requests), "requests");
            Assert.That(result.Url, Is.EqualTo(new Uri(fault.Url)));
            Assert.That(result.Error?.Message, fault.Kind is null ? Is.Null : Is.Not.Empty);
            if (fault.Kind is null)
            {
                Assert.That(result.Article?.Title, Is.EqualTo(fault.Title));
            }

            fault.Also?.Invoke(result, web);
        }
    }

    [Test]
    public void No_two_faults_are_the_same()
    {
        var names = FaultCatalogue.Themes.SelectMany(theme => theme.Faults).Select(fault => fault.Name).ToList();
        Assert.That(names, Is.Unique);
        Assert.That(names, Has.Count.GreaterThan(80));
    }
}
