using Extractor.Fetch;
using Microsoft.Extensions.Time.Testing;

namespace Extractor.Tests.Fetch;

[TestFixture]
internal sealed class HostGatesTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly Uri Gazette = new("https://gazette.example/a");
    private static readonly Uri Herald = new("https://herald.example/a");

    private FakeTimeProvider time = null!;

    [SetUp]
    public void SetUp() => time = new FakeTimeProvider();

    [Test]
    public async Task Starts_are_an_interval_apart()
    {
        var gates = new HostGates(5, Second, time);
        using var first = await Enter(gates, Gazette);
        var second = Enter(gates, Gazette);
        var third = Enter(gates, Gazette);
        time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.That(second.IsCompleted, Is.False);
        time.Advance(TimeSpan.FromMilliseconds(1));
        using var turn = await second;
        Assert.That(third.IsCompleted, Is.False);
        time.Advance(Second);
        Assert.That(await third, Is.Not.Null);
    }

    [Test]
    public async Task No_more_than_allowed_are_in_at_once()
    {
        var gates = new HostGates(2, TimeSpan.Zero, time);
        var first = await Enter(gates, Gazette);
        using var second = await Enter(gates, Gazette);
        var third = Enter(gates, Gazette);
        Assert.That(third.IsCompleted, Is.False);
        first!.Dispose();
        Assert.That(await third, Is.Not.Null);
    }

    [Test]
    public async Task One_host_does_not_wait_for_another()
    {
        var gates = new HostGates(1, Second, time);
        using var first = await Enter(gates, Gazette);
        var waiting = Enter(gates, Gazette);
        Assert.That(Enter(gates, Herald).IsCompletedSuccessfully, Is.True);
        Assert.That(waiting.IsCompleted, Is.False);
    }

    [Test]
    public async Task Both_schemes_are_one_host_and_other_ports_are_others()
    {
        var gates = new HostGates(1, TimeSpan.Zero, time);
        using var first = await Enter(gates, new Uri("https://gazette.example/"));
        Assert.That(Enter(gates, new Uri("http://GAZETTE.example/b")).IsCompleted, Is.False);
        Assert.That(Enter(gates, new Uri("http://gazette.example:8080/")).IsCompleted, Is.True);
    }

    [Test]
    public async Task A_host_that_is_closed_lets_nobody_wait()
    {
        var gates = new HostGates(3, Second, time);
        var closed = false;
        using var first = await Enter(gates, Gazette);
        var second = gates.EnterAsync(Gazette, () => closed, isPaced: true, CancellationToken.None).AsTask();
        var third = gates.EnterAsync(Gazette, () => closed, isPaced: true, CancellationToken.None).AsTask();
        closed = true;
        time.Advance(Second);
        Assert.That(await second, Is.Null);
        Assert.That(await third, Is.Null, "without another interval");
    }

    [Test]
    public async Task A_cancelled_wait_gives_its_place_back()
    {
        var gates = new HostGates(1, TimeSpan.Zero, time);
        using var stop = new CancellationTokenSource();
        var first = await Enter(gates, Gazette);
        var second = gates.EnterAsync(Gazette, () => false, isPaced: true, stop.Token).AsTask();
        await stop.CancelAsync();
        Assert.That(async () => await second, Throws.InstanceOf<OperationCanceledException>());
        first!.Dispose();
        Assert.That(Enter(gates, Gazette).IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public async Task A_slower_host_keeps_its_own_interval()
    {
        var gates = new HostGates(5, Second, time);
        gates.Slow(Gazette, TimeSpan.FromSeconds(10));
        using var first = await Enter(gates, Gazette);
        var second = Enter(gates, Gazette);
        time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.That(second.IsCompleted, Is.False);
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.That(await second, Is.Not.Null);
        gates.Slow(Herald, TimeSpan.FromMilliseconds(1));
        using var other = await Enter(gates, Herald);
        var next = Enter(gates, Herald);
        time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.That(next.IsCompleted, Is.False, "a robots.txt does not quicken the client");
    }

    [Test]
    public async Task The_rest_of_the_interval_is_known()
    {
        var gates = new HostGates(1, Second, time);
        Assert.That(gates.Wait(Gazette), Is.EqualTo(TimeSpan.Zero), "nothing started yet");
        using var first = await Enter(gates, Gazette);
        time.Advance(TimeSpan.FromMilliseconds(400));
        Assert.That(gates.Wait(Gazette), Is.EqualTo(TimeSpan.FromMilliseconds(600)));
        time.Advance(Second);
        Assert.That(gates.Wait(Gazette), Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task A_host_that_asks_for_nothing_any_more_is_asked_at_the_usual_pace()
    {
        var gates = new HostGates(5, Second, time);
        gates.Slow(Gazette, TimeSpan.FromSeconds(10));
        gates.Slow(Gazette, TimeSpan.Zero);
        using var first = await Enter(gates, Gazette);
        var second = Enter(gates, Gazette);
        time.Advance(Second);
        Assert.That(await second, Is.Not.Null);
    }

    [Test]
    public async Task Who_is_not_ready_lets_the_next_one_in_and_begins_no_interval()
    {
        var gates = new HostGates(1, Second, time);
        Assert.That(await gates.EnterAsync(Gazette, () => false, isPaced: true, CancellationToken.None, isReady: () => false), Is.Null);
        var next = Enter(gates, Gazette);
        Assert.That(next.IsCompletedSuccessfully, Is.True);
        Assert.That(await next, Is.Not.Null);
    }

    [Test]
    public async Task A_turn_without_waiting_is_had_where_there_is_one()
    {
        var gates = new HostGates(1, Second, time);
        Assert.That(gates.TryEnter(Gazette, () => true, isPaced: true), Is.Null, "closed");
        var first = gates.TryEnter(Gazette, () => false, isPaced: true);
        Assert.That(first, Is.Not.Null);
        time.Advance(Second);
        Assert.That(gates.TryEnter(Gazette, () => false, isPaced: true), Is.Null, "others are in");
        first!.Dispose();
        using (var second = gates.TryEnter(Gazette, () => false, isPaced: true))
        {
            Assert.That(second, Is.Not.Null);
        }

        Assert.That(gates.TryEnter(Gazette, () => false, isPaced: true), Is.Null, "the interval is not over");
        var third = Enter(gates, Gazette);
        time.Advance(Second);
        Assert.That(await third, Is.Not.Null);
    }

    [Test]
    public async Task A_held_host_lets_nobody_start_until_it_is_over()
    {
        var gates = new HostGates(5, Second, time);
        gates.Hold(Gazette, TimeSpan.FromSeconds(30));
        gates.Hold(Gazette, TimeSpan.FromSeconds(20));
        Assert.That(gates.Wait(Gazette), Is.EqualTo(TimeSpan.FromSeconds(30)).Within(TimeSpan.FromMilliseconds(1)));
        var first = Enter(gates, Gazette);
        time.Advance(TimeSpan.FromSeconds(29.9));
        Assert.That(first.IsCompleted, Is.False);
        Assert.That(Enter(gates, Herald).IsCompleted, Is.True);
        time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.That(await first, Is.Not.Null);
    }

    [Test]
    public async Task Hosts_that_were_done_with_are_forgotten()
    {
        var gates = new HostGates(1, Second, time);
        for (var i = 0; i < 20_000; i++)
        {
            (await Enter(gates, new Uri($"https://h{i}.example/")))!.Dispose();
            time.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.That(gates.Count, Is.LessThan(5_000));
    }

    private static Task<HostTurn?> Enter(HostGates gates, Uri url) => gates.EnterAsync(url, static () => false, isPaced: true, CancellationToken.None).AsTask();
}
