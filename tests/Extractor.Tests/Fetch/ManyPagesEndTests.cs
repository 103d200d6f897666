using System.Runtime.CompilerServices;
using Extractor.Tests.Fetch.Faults;

namespace Extractor.Tests.Fetch;

/// <summary>How runs of many pages wait and end: readers that stop or cancel, lists without end or that break off.</summary>
[TestFixture]
internal sealed class ManyPagesEndTests : ManyPagesFixture
{
    private readonly TaskCompletionSource never = new();

    [Test]
    public async Task A_reader_that_stops_stops_the_fetching()
    {
        const int AtOnce = 4;
        var urls = Urls(hosts: 20, each: 10);
        var (read, ahead) = (0, 0);
        Visitors.Came = () => ahead = Math.Max(ahead, Visitors.Total - read);
        await foreach (var result in Client(pages: AtOnce).GetAllAsync(urls))
        {
            read++;
            await Visitors.UntilAsync(() => Visitors.Total - read >= (2 * AtOnce) - 1 || Visitors.Total == urls.Count).WaitAsync(Forever);
        }

        Assert.That(read, Is.EqualTo(urls.Count));
        Assert.That(ahead, Is.LessThanOrEqualTo((2 * AtOnce) + 1), "as many wait to be read as are under way, and one is being handed over");
    }

    [Test]
    public async Task A_reader_that_stops_does_not_shut_the_host_for_others()
    {
        var client = Client(pages: 2, perHost: 1);
        await using var results = client.GetAllAsync(Urls(hosts: 1, each: 50)).GetAsyncEnumerator();
        await results.MoveNextAsync();
        await Visitors.UntilAsync(() => Visitors.Total == 5).WaitAsync(Forever);
        var result = await client.GetAsync(new Uri("http://h0.example/linked")).WaitAsync(Forever);
        Assert.That(result.Success, Is.True);
    }

    [Test]
    public async Task A_reader_that_stops_shuts_no_host_that_the_run_is_yet_to_meet()
    {
        var client = Client(pages: 4, ahead: 20);
        await using var results = client.GetAllAsync(Urls(hosts: 60, each: 1)).GetAsyncEnumerator();
        await results.MoveNextAsync();
        await Visitors.UntilAsync(() => Visitors.Total == 9).WaitAsync(Forever);
        var others = Enumerable.Range(0, 60).Select(host => client.GetAsync(new Uri($"http://h{host}.example/linked")));
        Assert.That(await Task.WhenAll(others).WaitAsync(Forever), Has.All.Property(nameof(ArticleResult.Success)).True);
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
        var source = new Source(Visitors);
        await foreach (var result in Client(pages: 4, ahead: 20).GetAllAsync(source.EndlessAsync(), inOrder))
        {
            await Visitors.UntilAsync(() => Visitors.Total >= 8 && source.Given >= 20).WaitAsync(Forever);
            for (var i = 0; i < 1_000; i++)
            {
                await Task.Yield(); // Who reads on without bound has the time to.
            }

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
            await WaitForAsync(full, () => Visitors.Now == 4);
            await never.Task.WaitAsync(context.RequestAborted);
        });
        var source = new Source(Visitors);
        var run = ReadAsync(Client(pages: 4).GetAllAsync(source.EndlessAsync(), inOrder, stop.Token));
        await full.Task.WaitAsync(Forever);
        await stop.CancelAsync();
        var told = await Assert.CatchAsync<OperationCanceledException>(() => run);
        Assert.That(told?.CancellationToken, Is.EqualTo(stop.Token));
        await AssertNothingRunsAsync(source);
        Assert.That(Visitors.Total, Is.EqualTo(4));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Who_stops_reading_ends_the_run(bool inOrder)
    {
        // The first page is among the first that come, though which of four comes first is anybody's guess.
        var come = 0;
        Answer(context => Interlocked.Increment(ref come) <= 40 ? Task.CompletedTask : never.Task.WaitAsync(context.RequestAborted));
        var source = new Source(Visitors);
        await foreach (var result in Client(pages: 4).GetAllAsync(source.EndlessAsync(), inOrder))
        {
            Assert.That(result.Success, Is.True);
            break;
        }

        await AssertNothingRunsAsync(source);
        Assert.That(Visitors.Total, Is.LessThanOrEqualTo(inOrder ? 40 + 4 : (2 * 4) + 1), "in order, pages are fetched ahead until the first has come");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_run_that_was_cancelled_before_asks_nobody(bool inOrder)
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        await Assert.CatchAsync<OperationCanceledException>(() => ReadAsync(Client().GetAllAsync(Urls(2, 2), inOrder, stop.Token)));
        Assert.That(Visitors.Total, Is.Zero);
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

    /// <summary>Nothing is taken from the list any more, and the site sees that nobody waits.</summary>
    private async Task AssertNothingRunsAsync(Source source)
    {
        Assert.That(source.IsClosed, Is.True);
        await Visitors.UntilAsync(() => Visitors.Now == 0).WaitAsync(Forever);
    }

    /// <summary>Addresses without end, which know how many were taken.</summary>
    private sealed class Source(Visitors visitors)
    {
        internal int Given { get; private set; }

        internal bool IsClosed { get; private set; }

        internal async IAsyncEnumerable<Uri> EndlessAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            try
            {
                while (true)
                {
                    await Task.Yield();
                    cancellationToken.ThrowIfCancellationRequested();
                    var url = UrlOf(Given % 10, Given++ / 10);
                    visitors.Look();
                    yield return url;
                }
            }
            finally
            {
                IsClosed = true;
            }
        }
    }
}
