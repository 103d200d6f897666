using System.Globalization;
using System.Runtime.CompilerServices;
using Extractor.Tests.Fetch.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Extractor.Tests.Fetch;

/// <summary>Many pages at once, by the real client from invented hosts; what is bounded is counted at the site.</summary>
[TestFixture]
internal sealed class ManyPagesTests
{
    /// <summary>Whatever takes longer than this hangs.</summary>
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource never = new();

    private FakeWeb web = null!;
    private Visitors visitors = null!;
    private ServiceProvider? services;

    [SetUp]
    public async Task SetUp()
    {
        web = await FakeWeb.StartAsync();
        visitors = new Visitors();
        Answer(static _ => Task.CompletedTask);
    }

    [TearDown]
    public async Task TearDown()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
            services = null;
        }

        await web.DisposeAsync();
    }

    [Test]
    public async Task No_more_pages_are_under_way_than_allowed()
    {
        var full = new TaskCompletionSource();
        Answer(_ => WaitForAsync(full, () => visitors.Now == 6));
        var results = await ReadAsync(Client(pages: 6).GetAllAsync(Urls(hosts: 10, each: 6)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(results.Select(result => result.Url), Is.EquivalentTo(Urls(hosts: 10, each: 6)));
            Assert.That(results, Has.All.Property("Success").True);
            Assert.That(visitors.Most, Is.EqualTo(6));
            Assert.That(visitors.MostAtAHost, Is.LessThanOrEqualTo(2));
        }
    }

    [TestCase(1)]
    [TestCase(3)]
    public async Task No_host_has_more_visitors_than_allowed(int most)
    {
        var full = new TaskCompletionSource();
        Answer(_ => WaitForAsync(full, () => visitors.Now == most));
        var results = await ReadAsync(Client(pages: 16, perHost: most).GetAllAsync(Urls(hosts: 1, each: 12)));
        Assert.That(results, Has.Count.EqualTo(12));
        Assert.That(visitors.MostAtAHost, Is.EqualTo(most));
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
        Assert.That(visitors.Total, Is.EqualTo(3));
    }

    [Test]
    public async Task A_reader_that_stops_stops_the_fetching()
    {
        const int AtOnce = 4;
        var urls = Urls(hosts: 20, each: 10);
        await using var results = Client(pages: AtOnce).GetAllAsync(urls).GetAsyncEnumerator();
        Assert.That(await results.MoveNextAsync(), Is.True);
        await visitors.SettleAsync();
        Assert.That(visitors.Total, Is.LessThanOrEqualTo((2 * AtOnce) + 1), "as many wait to be read as are under way, and one was read");
        var read = 1;
        while (await results.MoveNextAsync())
        {
            read++;
        }

        Assert.That(read, Is.EqualTo(urls.Count));
    }

    [Test]
    public async Task A_reader_that_stops_does_not_shut_the_host_for_others()
    {
        var client = Client(pages: 2, perHost: 1);
        await using var results = client.GetAllAsync(Urls(hosts: 1, each: 50)).GetAsyncEnumerator();
        await results.MoveNextAsync();
        await visitors.SettleAsync();
        var result = await client.GetAsync(new Uri("http://h0.example/linked")).WaitAsync(Forever);
        Assert.That(result.Success, Is.True);
    }

    [Test]
    public async Task Two_runs_read_in_turn_do_not_wait_for_each_other()
    {
        var client = Client(pages: 2, perHost: 1);
        await using var first = client.GetAllAsync(Urls(hosts: 2, each: 30)).GetAsyncEnumerator();
        await using var second = client.GetAllAsync(Urls(hosts: 2, each: 30), inOrder: true).GetAsyncEnumerator();
        for (var i = 0; i < 60; i++)
        {
            Assert.That(await first.MoveNextAsync().AsTask().WaitAsync(Forever), Is.True);
            Assert.That(await second.MoveNextAsync().AsTask().WaitAsync(Forever), Is.True);
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_endless_list_is_read_a_bounded_way_ahead(bool inOrder)
    {
        var source = new Source();
        await foreach (var result in Client(pages: 4, ahead: 20).GetAllAsync(source.EndlessAsync(), inOrder))
        {
            await visitors.SettleAsync();
            break;
        }

        // One is read before there is room for it; out of order, as many as may be under way wait to be taken as well.
        Assert.That(source.Given, Is.InRange(20, 20 + 4 + 3));
        Assert.That(source.IsClosed, Is.True);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_cancelled_run_ends_at_once_and_nothing_runs_on(bool inOrder)
    {
        using var stop = new CancellationTokenSource();
        var full = new TaskCompletionSource();
        Answer(async context =>
        {
            await WaitForAsync(full, () => visitors.Now == 4);
            await never.Task.WaitAsync(context.RequestAborted);
        });
        var source = new Source();
        var run = ReadAsync(Client(pages: 4).GetAllAsync(source.EndlessAsync(), inOrder, stop.Token));
        await full.Task.WaitAsync(Forever);
        await stop.CancelAsync();
        var told = await Assert.CatchAsync<OperationCanceledException>(() => run);
        Assert.That(told?.CancellationToken, Is.EqualTo(stop.Token));
        await AssertNothingRunsAsync(source);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Who_stops_reading_ends_the_run(bool inOrder)
    {
        Answer(context => context.Request.Path == "/0" && context.Request.Host.Value == "h0.example" ? Task.CompletedTask : never.Task.WaitAsync(context.RequestAborted));
        var source = new Source();
        await foreach (var result in Client(pages: 4).GetAllAsync(source.EndlessAsync(), inOrder))
        {
            Assert.That(result.Success, Is.True);
            break;
        }

        await AssertNothingRunsAsync(source);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_run_that_was_cancelled_before_asks_nobody(bool inOrder)
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        await Assert.CatchAsync<OperationCanceledException>(() => ReadAsync(Client().GetAllAsync(Urls(2, 2), inOrder, stop.Token)));
        Assert.That(visitors.Total, Is.Zero);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_list_that_breaks_off_is_told_after_the_results_before(bool inOrder)
    {
        var given = new List<ArticleResult>();
        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(Client().GetAllAsync(Break(Urls(hosts: 3, each: 1)), inOrder), given));
        Assert.That(given.Select(result => result.Url), Is.EquivalentTo(Urls(hosts: 3, each: 1)));
        Assert.That(given, Has.All.Property("Success").True);

        static IEnumerable<Uri> Break(IEnumerable<Uri> urls)
        {
            foreach (var url in urls)
            {
                yield return url;
            }

            throw new InvalidDataException();
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_null_is_a_mistake_and_a_relative_address_a_result(bool inOrder)
    {
        var given = new List<ArticleResult>();
        Uri[] urls = [new("http://h0.example/a"), new("/b", UriKind.Relative), null!, new("http://h0.example/c")];
        await Assert.ThrowsAsync<ArgumentException>(() => ReadAsync(Client().GetAllAsync(urls, inOrder), given));
        Assert.That(given.Select(result => result.Error?.Kind), Is.EquivalentTo(new FailureKind?[] { null, FailureKind.InvalidInput }));
        Assert.That(() => Client().GetAllAsync((IEnumerable<Uri>)null!), Throws.ArgumentNullException);
        Assert.That(() => Client().GetAllAsync((IAsyncEnumerable<Uri>)null!), Throws.ArgumentNullException);
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
        web.Site.Otherwise = (context, _) => visitors.CountAsync(context, () =>
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
            Assert.That(visitors.Total, Is.EqualTo(100));
            Assert.That(visitors.MostAtAHost, Is.LessThanOrEqualTo(perHost));
        }
    }

    private static IReadOnlyList<Uri> Urls(int hosts, int each) =>
        [.. from page in Enumerable.Range(0, each) from host in Enumerable.Range(0, hosts) select Source.Url(host, page)];

    private static async Task<List<ArticleResult>> ReadAsync(IAsyncEnumerable<ArticleResult> run, List<ArticleResult>? results = null)
    {
        results ??= [];
        var read = Task.Run(async () =>
        {
            await foreach (var result in run)
            {
                results.Add(result);
            }
        });
        await read.WaitAsync(Forever);
        return results;
    }

    /// <summary>Lets all who come wait until there is what is waited for.</summary>
    private static Task WaitForAsync(TaskCompletionSource reached, Func<bool> isReached)
    {
        if (isReached())
        {
            reached.TrySetResult();
        }

        return reached.Task.WaitAsync(Forever);
    }

    private void Answer(Func<HttpContext, Task> wait) => web.Site.Otherwise = (context, _) => visitors.CountAsync(context, async () =>
    {
        await wait(context);
        await TestSite.SendAsync(context, Faulty.PageBytes, "text/html");
    });

    private ArticleClient Client(int pages = 16, int perHost = 2, int ahead = 1_000, Action<ArticleClientOptions>? configure = null)
    {
        services ??= web.Client(options =>
        {
            options.MaxPagesAtOnce = pages;
            options.MaxRequestsPerHost = perHost;
            options.MaxPagesAhead = ahead;
            configure?.Invoke(options);
        });
        return services.GetRequiredService<ArticleClient>();
    }

    private async Task AssertNothingRunsAsync(Source source)
    {
        Assert.That(source.IsClosed, Is.True);
        var (given, total) = (source.Given, visitors.Total);
        await visitors.SettleAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(source.Given, Is.EqualTo(given));
            Assert.That(visitors.Total, Is.EqualTo(total));
            Assert.That(visitors.Now, Is.Zero, "the site sees that nobody waits any more");
        }
    }

    /// <summary>Addresses without end, which know how many were taken.</summary>
    private sealed class Source
    {
        internal int Given { get; private set; }

        internal bool IsClosed { get; private set; }

        internal static Uri Url(int host, int page) => new(string.Create(CultureInfo.InvariantCulture, $"http://h{host}.example/{page}"));

        internal async IAsyncEnumerable<Uri> EndlessAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            try
            {
                while (true)
                {
                    await Task.Yield();
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return Url(Given % 10, Given++ / 10);
                }
            }
            finally
            {
                IsClosed = true;
            }
        }
    }
}
