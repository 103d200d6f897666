using System.Text;
using Extractor.Fetch;
using Microsoft.Extensions.Time.Testing;

namespace Extractor.Tests.Fetch;

[TestFixture]
internal sealed class RobotsStoreTests
{
    private static readonly DateTimeOffset Noon = new(2025, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly Uri Page = new("https://gazette.example/a");

    private FakeTimeProvider time = null!;
    private Func<FetchRun, CancellationToken, Task<RobotsAnswer>> read = null!;
    private RobotsStore store = null!;
    private int asked;

    [SetUp]
    public void SetUp()
    {
        time = new FakeTimeProvider(Noon);
        asked = 0;
        read = (_, _) => Task.FromResult(Known(TimeSpan.FromHours(1)));
        store = new RobotsStore((run, token) => { asked++; return read(run, token); }, time);
    }

    [Test]
    public async Task A_file_is_asked_for_once_in_its_time()
    {
        await GetAsync(Page);
        time.Advance(TimeSpan.FromMinutes(59));
        await GetAsync(new Uri("https://gazette.example/b?c"));
        Assert.That(asked, Is.EqualTo(1));
        time.Advance(TimeSpan.FromMinutes(1));
        await GetAsync(Page);
        Assert.That(asked, Is.EqualTo(2));
    }

    [TestCase("http://gazette.example/a")]
    [TestCase("https://gazette.example:8443/a")]
    [TestCase("https://www.gazette.example/a")]
    public async Task Another_scheme_host_or_port_has_its_own(string other)
    {
        await GetAsync(Page);
        await GetAsync(new Uri("HTTPS://GAZETTE.example:443/b"));
        Assert.That(asked, Is.EqualTo(1));
        await GetAsync(new Uri(other));
        Assert.That(asked, Is.EqualTo(2));
    }

    [Test]
    public async Task Many_wait_for_one_answer()
    {
        var answer = new TaskCompletionSource<RobotsAnswer>();
        read = (_, _) => answer.Task;
        var waiting = Enumerable.Range(0, 20).Select(_ => GetAsync(Page)).ToList();
        answer.SetResult(Known(TimeSpan.FromHours(1)));
        var answers = await Task.WhenAll(waiting);
        Assert.That(asked, Is.EqualTo(1));
        Assert.That(answers, Has.All.SameAs(answers[0]));
    }

    [Test]
    public async Task An_answer_that_came_otherwise_is_kept_unless_somebody_is_asking()
    {
        store.Note(Page, Known(TimeSpan.FromHours(1)));
        await GetAsync(Page);
        Assert.That(asked, Is.Zero);
        time.Advance(TimeSpan.FromHours(1));
        var answer = new TaskCompletionSource<RobotsAnswer>();
        read = (_, _) => answer.Task;
        var waiting = GetAsync(Page);
        store.Note(Page, Known(TimeSpan.FromHours(2)));
        var theirs = Known(TimeSpan.FromHours(1));
        answer.SetResult(theirs);
        Assert.That(await waiting, Is.SameAs(theirs));
        Assert.That(await GetAsync(Page), Is.SameAs(theirs));
    }

    [Test]
    public async Task A_fault_is_for_those_who_waited_and_nobody_later()
    {
        var answer = new TaskCompletionSource<RobotsAnswer>();
        read = (_, _) => answer.Task;
        var waiting = Enumerable.Range(0, 5).Select(_ => GetAsync(Page)).ToList();
        answer.SetResult(Failed(FailureKind.ConnectionFailed));
        var answers = await Task.WhenAll(waiting);
        Assert.That(answers.Select(each => each.Fault?.Kind), Has.All.EqualTo(FailureKind.ConnectionFailed));
        Assert.That(asked, Is.EqualTo(1));
        read = (_, _) => Task.FromResult(Known(TimeSpan.FromHours(1)));
        Assert.That((await GetAsync(Page)).File, Is.Not.Null);
        Assert.That(asked, Is.EqualTo(2));
    }

    [Test]
    public async Task Who_came_late_and_had_no_time_left_speaks_for_himself()
    {
        var answer = new TaskCompletionSource<RobotsAnswer>();
        read = (_, _) => answer.Task;
        using var late = Run(new Uri("https://short.example/"));
        late.Follow(Page, 302);
        var first = store.GetAsync(late, CancellationToken.None).AsTask();
        var second = GetAsync(Page);
        read = (_, _) => Task.FromResult(Known(TimeSpan.FromHours(1)));
        answer.SetResult(Failed(FailureKind.TimedOut));
        Assert.That((await first).Fault?.Kind, Is.EqualTo(FailureKind.TimedOut));
        Assert.That((await second).File, Is.Not.Null);
    }

    [Test]
    public async Task When_the_one_who_asks_is_stopped_the_next_one_asks()
    {
        using var stop = new CancellationTokenSource();
        read = async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        };
        using var run = Run(Page);
        var first = store.GetAsync(run, stop.Token).AsTask();
        var second = GetAsync(Page);
        read = (_, _) => Task.FromResult(Known(TimeSpan.FromHours(1)));
        await stop.CancelAsync();
        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((await second).File, Is.Not.Null);
        Assert.That(asked, Is.EqualTo(2));
    }

    [Test]
    public async Task Waiting_costs_no_time_and_no_place()
    {
        var answer = new TaskCompletionSource<RobotsAnswer>();
        read = (_, _) => answer.Task;
        var first = GetAsync(Page);
        using var pages = new SemaphoreSlim(1, 1);
        using var run = new FetchRun(Page, new FetchContext(TimeSpan.FromMinutes(1), time, FetchAim.Robots), pages);
        await run.EnterPagesAsync(CancellationToken.None);
        var second = store.GetAsync(run, CancellationToken.None).AsTask();
        time.Advance(TimeSpan.FromSeconds(50));
        Assert.That(pages.CurrentCount, Is.EqualTo(1));
        answer.SetResult(Known(TimeSpan.FromHours(1)));
        await Task.WhenAll(first, second);
        Assert.That(run.Context.Remaining, Is.EqualTo(TimeSpan.FromMinutes(1)));
    }

    [Test]
    public async Task A_file_that_was_known_helps_out_for_a_day()
    {
        await GetAsync(Page);
        read = (_, _) => Task.FromResult(RobotsAnswer.Unknown("status 503", time.GetUtcNow() + TimeSpan.FromMinutes(5)));
        time.Advance(TimeSpan.FromHours(2));
        Assert.That((await GetAsync(Page)).File, Is.Not.Null);
        await GetAsync(Page);
        Assert.That(asked, Is.EqualTo(2), "not at every page");
        time.Advance(TimeSpan.FromMinutes(5));
        read = (_, _) => Task.FromResult(Failed(FailureKind.ConnectionFailed));
        Assert.That((await GetAsync(Page)).File, Is.Not.Null);
        Assert.That(asked, Is.EqualTo(3));
        time.Advance(TimeSpan.FromHours(23));
        read = (_, _) => Task.FromResult(RobotsAnswer.Unknown("status 503", time.GetUtcNow() + TimeSpan.FromMinutes(5)));
        var late = await GetAsync(Page);
        Assert.That(late.File, Is.Null);
        Assert.That(late.Reason, Is.EqualTo("status 503"));
    }

    [Test]
    public async Task A_file_that_is_not_known_is_asked_for_again_in_its_time()
    {
        read = (_, _) => Task.FromResult(RobotsAnswer.Unknown("status 503", time.GetUtcNow() + TimeSpan.FromMinutes(5)));
        await GetAsync(Page);
        time.Advance(TimeSpan.FromMinutes(4));
        Assert.That((await GetAsync(Page)).FreshUntil, Is.EqualTo(Noon.AddMinutes(5)));
        Assert.That(asked, Is.EqualTo(1));
        time.Advance(TimeSpan.FromMinutes(1));
        await GetAsync(Page);
        Assert.That(asked, Is.EqualTo(2));
    }

    [Test]
    public async Task The_hosts_not_asked_for_longest_are_forgotten()
    {
        await GetAsync(Page);
        for (var i = 0; i < RobotsStore.MostHosts + 10; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(1));
            await GetAsync(new Uri($"https://h{i}.example/"));
            if (i == RobotsStore.MostHosts / 2)
            {
                await GetAsync(Page);
            }
        }

        Assert.That(store.Count, Is.LessThanOrEqualTo(RobotsStore.MostHosts));
        var before = asked;
        await GetAsync(Page);
        Assert.That(asked, Is.EqualTo(before), "it was used in between");
        await GetAsync(new Uri("https://h0.example/"));
        Assert.That(asked, Is.EqualTo(before + 1));
    }

    [Test]
    public async Task Long_files_of_many_hosts_do_not_fill_the_memory()
    {
        var lines = Encoding.ASCII.GetBytes("User-agent: *\n" + string.Concat(Enumerable.Repeat("Disallow: /a\n", 40_000)));
        var file = RobotsParser.Parse(lines, isCut: false, "GazetteBot");
        read = (_, _) => Task.FromResult(RobotsAnswer.Known(file, Noon + TimeSpan.FromDays(1)));
        for (var i = 0; i < 100; i++)
        {
            await GetAsync(new Uri($"https://h{i}.example/"));
        }

        Assert.That(file.Size, Is.GreaterThan(500_000));
        Assert.That(store.Count * (long)file.Size, Is.LessThanOrEqualTo(RobotsStore.MostBytes));
        Assert.That(store.Count, Is.GreaterThan(10));
    }

    private FetchRun Run(Uri url) => new(url, new FetchContext(TimeSpan.FromMinutes(1), time, FetchAim.Robots));

    private async Task<RobotsAnswer> GetAsync(Uri url)
    {
        using var run = Run(url);
        return await store.GetAsync(run, CancellationToken.None);
    }

    private RobotsAnswer Known(TimeSpan time) => RobotsAnswer.Known(RobotsFile.Empty, this.time.GetUtcNow() + time);

    private static RobotsAnswer Failed(FailureKind kind) => RobotsAnswer.Failed(new ArticleFailure { Kind = kind, Message = "It broke." });
}
