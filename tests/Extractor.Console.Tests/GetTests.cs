using System.Text;
using System.Text.Json;
using Extractor.Tests.Fetch;

namespace Extractor.CommandLine.Tests;

public sealed class GetTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private LoopbackSite _site = null!;

    /// <summary>What happens once the slow page was asked for.</summary>
    private Action _onSlow = static () => { };

    [OneTimeSetUp]
    public async Task StartSite() => _site = await LoopbackSite.StartAsync(async context =>
    {
        switch (context.Request.Path.Value)
        {
            case "/robots.txt":
                await LoopbackSite.SendAsync(context, "User-agent: *\nDisallow: /private/\n");
                break;
            case "/a" or "/b" or "/private/c":
                await LoopbackSite.SendAsync(context, Workspace.Html($"Story {context.Request.Path.Value[1..]}"));
                break;
            case "/agent":
                await LoopbackSite.SendAsync(context, Workspace.Html($"Read by {context.Request.Headers.UserAgent}"));
                break;
            case "/slow":
                _onSlow();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            case "/gone":
                context.Response.StatusCode = 410;
                break;
            default:
                context.Response.StatusCode = 404;
                break;
        }
    });

    [SetUp]
    public void SetUp() => _onSlow = static () => { };

    [OneTimeTearDown]
    public async Task StopSite() => await _site.DisposeAsync();

    [Test]
    public async Task Several_addresses_give_results_in_their_order()
    {
        var run = await ConsoleRun.RunAsync("get", Url("/b"), Url("/gone"), Url("/a"), "--format", "jsonl", "--allow-private-addresses");

        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Results.Select(result => result.Title() ?? result.ErrorKind()), Is.EqualTo(new[] { "Story b", "Gone", "Story a" }));
    }

    [Test]
    public async Task Addresses_come_from_standard_input_one_a_line()
    {
        var setup = new ConsoleSetup { Input = Encoding.UTF8.GetBytes($"\uFEFF{Url("/a")}\r\n\n  {Url("/b")}  \nnot an address\n") };

        var run = await ConsoleRun.RunAsync(setup, "get", "-", "--format", "jsonl", "--allow-private-addresses");

        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Results.Select(result => result.Title() ?? result.ErrorKind()), Is.EqualTo(new[] { "Story a", "Story b", "InvalidInput" }));
    }

    [Test]
    public async Task Private_addresses_are_refused_unless_allowed()
    {
        var run = await ConsoleRun.RunAsync("get", Url("/a"), "--format", "json");

        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(JsonElement.Parse(run.Output).ErrorKind(), Is.EqualTo("RefusedAddress"));
    }

    [TestCase(new string[0], 1, "DisallowedByRobots")]
    [TestCase(new[] { "--ignore-robots" }, 0, "Story private/c")]
    public async Task Robots_txt_is_kept_unless_told_otherwise(string[] switches, int code, string expected)
    {
        var run = await ConsoleRun.RunAsync(["get", Url("/private/c"), "--format", "jsonl", "--allow-private-addresses", .. switches]);

        Assert.That(run.Code, Is.EqualTo(code));
        Assert.That(run.Results.Select(result => result.Title() ?? result.ErrorKind()), Is.EqualTo(new[] { expected }));
    }

    [Test]
    public async Task Text_shows_articles_and_failures_alike()
    {
        var run = await ConsoleRun.RunAsync("get", Url("/a"), Url("/gone"), "--allow-private-addresses");

        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Output, Does.Contain("Story a").And.Contain("Gone (410)"));
    }

    [Test]
    public async Task The_user_agent_is_sent()
    {
        var run = await ConsoleRun.RunAsync(
            "get", Url("/agent"), "--format", "jsonl", "--allow-private-addresses", "--user-agent", "gazette-reader/2.0");

        Assert.That(run.Results.Single().Title(), Does.Contain("gazette-reader/2.0"));
    }

    [Test]
    public async Task The_contact_is_added_to_the_user_agent()
    {
        var run = await ConsoleRun.RunAsync(
            "get", Url("/agent"), "--format", "jsonl", "--allow-private-addresses", "--contact", "desk@gazette.example");

        Assert.That(run.Results.Single().Title(), Does.Contain("(+desk@gazette.example)"));
    }

    [Test]
    public async Task Results_come_as_they_are_ready_where_that_is_asked_for()
    {
        var clock = new WaitingClock(DateTimeOffset.UnixEpoch);
        using var seen = new CancellationTokenSource();
        seen.Token.Register(() => clock.Advance(Limit));

        var run = await ConsoleRun.RunAsync(
            new ConsoleSetup { Time = clock, Output = new CancelAfterStream("Story a", 1, seen) },
            "get", Url("/slow"), Url("/a"), "--format", "jsonl", "--allow-private-addresses", "--timeout", "2", "--interval", "0", "--unordered");

        Assert.That(run.Results.Select(result => result.Title() ?? result.ErrorKind()), Is.EqualTo(new[] { "Story a", "TimedOut" }));
    }

    [Test]
    public async Task An_address_that_comes_again_is_passed_over()
    {
        var run = await ConsoleRun.RunAsync("get", Url("/a"), Url("/a#top"), "wrong", "--format", "jsonl", "--allow-private-addresses");

        Assert.That(run.Results.Select(result => result.Title() ?? result.ErrorKind()), Is.EqualTo(new[] { "Story a", "InvalidInput" }));
        Assert.That(run.Results[1].GetProperty("error").GetProperty("message").GetString(), Does.StartWith("'wrong' is not"));
    }

    [TestCase("--interval", "-1")]
    [TestCase("--interval", "soon")]
    [TestCase("--parallel", "0")]
    [TestCase("--contact", "(me)")]
    public async Task Wrong_values_are_wrong_usage(string option, string value)
    {
        var run = await ConsoleRun.RunAsync("get", Url("/a"), option, value);

        Assert.That((run.Code, run.Output), Is.EqualTo((2, "")));
        Assert.That(run.Error, Is.Not.Empty);
    }

    [Test]
    public async Task A_page_that_takes_too_long_times_out()
    {
        var clock = new WaitingClock(DateTimeOffset.UnixEpoch);
        _onSlow = () => clock.Advance(Limit);

        var run = await ConsoleRun.RunAsync(
            new ConsoleSetup { Time = clock },
            "get", Url("/slow"), Url("/a"), "--parallel", "1", "--format", "jsonl", "--allow-private-addresses", "--timeout", "2", "--interval", "0");

        Assert.That(run.Results.Select(result => result.ErrorKind()), Is.EqualTo(new[] { "TimedOut", null }));
    }

    [Test]
    public async Task Stopping_ends_the_wait_for_a_page()
    {
        using var stop = new CancellationTokenSource();
        _onSlow = stop.Cancel;

        var run = await ConsoleRun.RunAsync(
            new ConsoleSetup { Token = stop.Token }, "get", Url("/slow"), "--format", "jsonl", "--allow-private-addresses");

        Assert.That((run.Code, run.Output), Is.EqualTo((130, "")));
    }

    private string Url(string path) => _site.Address + path;
}
