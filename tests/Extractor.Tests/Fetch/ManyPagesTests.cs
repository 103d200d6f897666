using Extractor.Tests.Fetch.Faults;

namespace Extractor.Tests.Fetch;

/// <summary>Many pages at once, by the real client from invented hosts; what is bounded is counted at the site.</summary>
[TestFixture]
internal sealed class ManyPagesTests : ManyPagesFixture
{
    [Test]
    public async Task No_more_pages_are_under_way_than_allowed()
    {
        var full = new TaskCompletionSource();
        Answer(_ => WaitForAsync(full, () => Visitors.Now == 6));
        var results = await ReadAsync(Client(pages: 6).GetAllAsync(Urls(hosts: 10, each: 6)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(results.Select(result => result.Url), Is.EquivalentTo(Urls(hosts: 10, each: 6)));
            Assert.That(results, Has.All.Property("Success").True);
            Assert.That(Visitors.Most, Is.EqualTo(6));
            Assert.That(Visitors.MostAtAHost, Is.LessThanOrEqualTo(2));
        }
    }

    [TestCase(1)]
    [TestCase(3)]
    public async Task No_host_has_more_visitors_than_allowed(int most)
    {
        var full = new TaskCompletionSource();
        Answer(_ => WaitForAsync(full, () => Visitors.Now == most));
        var results = await ReadAsync(Client(pages: 16, perHost: most).GetAllAsync(Urls(hosts: 1, each: 12)));
        Assert.That(results, Has.Count.EqualTo(12));
        Assert.That(Visitors.MostAtAHost, Is.EqualTo(most));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Results_come_in_order_if_asked_for_and_otherwise_as_they_come(bool inOrder)
    {
        var urls = Urls(hosts: 6, each: 1);
        var others = new TaskCompletionSource();
        var came = 0;
        Answer(context => context.Request.Host.Value == "h0.example"
            ? others.Task.WaitAsync(Forever)
            : WaitForAsync(others, () => Interlocked.Increment(ref came) == 5));
        var results = await ReadAsync(Client().GetAllAsync(urls, inOrder));
        Assert.That(results.Select(result => result.Url), inOrder ? Is.EqualTo(urls) : Is.EquivalentTo(urls));
    }

    [Test]
    public async Task What_comes_first_is_given_first()
    {
        var first = new TaskCompletionSource();
        Answer(context => context.Request.Host.Value == "h0.example" ? first.Task : Task.CompletedTask);
        var given = new List<Uri?>();
        await foreach (var result in Client().GetAllAsync(Urls(hosts: 6, each: 1)))
        {
            given.Add(result.Url);
            if (given.Count == 5)
            {
                first.SetResult();
            }
        }

        Assert.That(given[^1], Is.EqualTo(Urls(hosts: 6, each: 1)[0]));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_address_that_comes_again_is_fetched_and_answered_once(bool inOrder)
    {
        Uri[] urls = [new("http://h0.example/a"), new("http://h0.example/b"), new("http://h0.example/a#part"), new("http://H0.EXAMPLE/a"), new("/a", UriKind.Relative), new("/a", UriKind.Relative), new("http://h0.example/A")];
        var results = await ReadAsync(Client().GetAllAsync(urls, inOrder));
        Assert.That(results.Select(result => result.Url), Is.EquivalentTo(new[] { urls[0], urls[1], urls[4], urls[6] }));
        Assert.That(Visitors.Total, Is.EqualTo(3));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Nothing_gives_nothing(bool inOrder) => Assert.That(await ReadAsync(Client().GetAllAsync([], inOrder)), Is.Empty);

    [Test]
    public async Task A_slow_host_does_not_hold_up_the_others()
    {
        var slow = new TaskCompletionSource();
        Answer(context => context.Request.Host.Value == "h0.example" ? slow.Task : Task.CompletedTask);
        var urls = Urls(hosts: 1, each: 30).Concat(Urls(hosts: 11, each: 3).Where(url => url.Host != "h0.example"));
        var given = new List<string>();
        await foreach (var result in Client(pages: 4).GetAllAsync(urls))
        {
            given.Add(result.Url!.Host);
            if (given.Count == 30)
            {
                Assert.That(given, Has.None.EqualTo("h0.example"));
                slow.SetResult();
            }
        }

        Assert.That(given, Has.Count.EqualTo(60));
    }

    [Test]
    public async Task A_host_whose_interval_is_not_over_does_not_hold_up_the_others()
    {
        Web.Clock.IsStill = true;
        var urls = Urls(hosts: 1, each: 30).Concat(Urls(hosts: 21, each: 1).Skip(1));
        var given = new List<string>();
        await foreach (var result in Client(pages: 2, configure: options => options.MinHostInterval = TimeSpan.FromHours(1)).GetAllAsync(urls))
        {
            given.Add(result.Url!.Host);
            if (given.Count == 21)
            {
                break;
            }
        }

        Assert.That(given, Is.Unique);
    }

    [TestCase(1, 1)]
    [TestCase(1, 2)]
    [TestCase(2, 8)]
    public async Task Hosts_that_redirect_to_each_other_do_not_wait_for_each_other(int perHost, int pages)
    {
        Web.Site.Otherwise = (context, _) => Visitors.CountAsync(context, () =>
        {
            if (context.Request.Path.StartsWithSegments("/there", StringComparison.Ordinal))
            {
                return TestSite.SendAsync(context, Faulty.PageBytes, "text/html");
            }

            context.Response.StatusCode = 302;
            context.Response.Headers.Location = $"http://{(context.Request.Host.Value == "h0.example" ? "h1.example" : "h0.example")}/there{context.Request.Path}";
            return Task.CompletedTask;
        });
        var results = await ReadAsync(Client(pages, perHost).GetAllAsync(Urls(hosts: 2, each: 25)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(results, Has.Count.EqualTo(50).And.All.Property("Success").True);
            Assert.That(Visitors.Total, Is.EqualTo(100));
            Assert.That(Visitors.MostAtAHost, Is.LessThanOrEqualTo(perHost));
        }
    }
}
