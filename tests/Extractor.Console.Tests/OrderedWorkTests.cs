using System.Runtime.CompilerServices;
using Extractor.CommandLine.Batch;

namespace Extractor.CommandLine.Tests;

public sealed class OrderedWorkTests
{
    private int _pulled;

    [SetUp]
    public void SetUp() => _pulled = 0;

    [Test]
    public async Task Results_keep_the_order_and_no_more_than_asked_run_at_once()
    {
        var running = 0;
        var most = 0;
        var results = new List<int>();

        await foreach (var result in OrderedWork.RunAsync(Numbers(60), 3, WorkAsync, CancellationToken.None)) results.Add(result);

        Assert.That(results, Is.EqualTo(Enumerable.Range(0, 60)));
        Assert.That(most, Is.InRange(1, 3));

        async Task<int> WorkAsync(int item, CancellationToken cancellationToken)
        {
            var now = Interlocked.Increment(ref running);
            lock (results) most = Math.Max(most, now);
            await Task.Delay(item % 7, cancellationToken); // Later items often finish first.
            Interlocked.Decrement(ref running);
            return item;
        }
    }

    [Test]
    public async Task A_slow_item_lets_only_a_bounded_number_of_items_be_read_ahead()
    {
        var slow = new TaskCompletionSource();
        var results = OrderedWork.RunAsync(Numbers(10_000), 2, async (item, _) =>
        {
            if (item == 0) await slow.Task;
            return item;
        }, CancellationToken.None).GetAsyncEnumerator();

        var first = results.MoveNextAsync().AsTask();
        await Task.Delay(100);
        var pulledMeanwhile = _pulled;
        slow.SetResult();

        Assert.That(await first, Is.True);
        Assert.That(results.Current, Is.Zero);
        Assert.That(pulledMeanwhile, Is.LessThanOrEqualTo(16));
        await results.DisposeAsync();
    }

    [Test]
    public void Nothing_runs_on_after_a_failure()
    {
        var running = 0;

        Assert.That(DrainAsync, Throws.InvalidOperationException);
        Assert.That(running, Is.Zero);

        async Task DrainAsync()
        {
            await foreach (var _ in OrderedWork.RunAsync(Numbers(50), 4, WorkAsync, CancellationToken.None))
            {
            }
        }

        async Task<int> WorkAsync(int item, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref running);
            try
            {
                if (item == 5) throw new InvalidOperationException("five");
                await Task.Delay(20, cancellationToken);
                return item;
            }
            finally
            {
                Interlocked.Decrement(ref running);
            }
        }
    }

    private async IAsyncEnumerable<int> Numbers(int count, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _pulled++;
            yield return i;
            if (i % 10 == 9) await Task.Yield();
        }
    }
}
