using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Extractor.CommandLine.Tests;

public sealed class WatchTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _asked = new();
    private readonly ConcurrentDictionary<string, int> _stories = new();
    private Workspace _files = null!;
    private LoopbackSite _site = null!;

    private string State => _files.PathOf("desk.state");

    [SetUp]
    public async Task SetUp()
    {
        _asked.Clear();
        _stories.Clear();
        _files = new Workspace();
        _site = await LoopbackSite.StartAsync(AnswerAsync);
    }

    [TearDown]
    public async Task TearDown()
    {
        await _site.DisposeAsync();
        _files.Dispose();
    }

    [Test]
    public async Task New_stories_are_fetched_each_once_over_feeds_and_restarts()
    {
        (_stories["one"], _stories["two"]) = (2, 3);

        var first = await RunAsync(Feed("one"), Feed("two"), "--once", "--state", State);
        _stories["two"] = 4;
        var second = await RunAsync(Feed("one"), Feed("two"), "--once", "--state", State);
        var third = await RunAsync(Feed("one"), Feed("two"), "--once", "--state", State);

        Assert.That((first.Code, first.Error), Is.EqualTo((0, "")));
        Assert.That(first.Results.Select(static result => result.Title()), Is.EquivalentTo(new[] { "Story 1", "Story 2", "Story 3" }));
        Assert.That(first.Results.Select(static result => result.Id()), Is.EquivalentTo(new[] { "id-1", "id-2", "id-3" }));
        Assert.That(second.Results.Select(static result => result.Title()), Is.EqualTo(new[] { "Story 4" }));
        Assert.That((third.Code, third.Output), Is.EqualTo((0, "")));
        Assert.That(_asked.Where(static text => text.StartsWith("/feed/one", StringComparison.Ordinal)), Is.EqualTo(new[] { "/feed/one  200", "/feed/one \"2\" 304", "/feed/one \"2\" 304" }));
    }

    [Test]
    public async Task It_runs_until_it_is_stopped_which_is_its_usual_end()
    {
        // One feed: on this clock the wait for a second one would let the time of a request of the first run out.
        using var stop = new CancellationTokenSource();
        var output = new CancelAfterStream("/story/3", 1, stop);
        var list = _files.Write("desk.txt", $"# the desk\n\n  {Feed("grows")}  \n");

        var run = await ConsoleRun.RunAsync(new ConsoleSetup { Token = stop.Token, Output = output }, "watch", "--feeds", list, "--links-only", "--interval", "1h", "--state", State, "--allow-private-addresses", "--host-interval", "0");

        Assert.That((run.Code, run.Error), Is.EqualTo((0, "")));
        Assert.That(run.Results.Select(static link => link.GetProperty("url").GetString()!.Split('/')[^1]).Take(3), Is.EqualTo(new[] { "1", "2", "3" }));
        Assert.That(_asked, Has.None.Contains("/story"));
    }

    [Test]
    public async Task Faults_of_feeds_go_to_standard_error_and_those_of_pages_are_results()
    {
        _stories["one"] = 9;

        var run = await RunAsync(Feed("one"), Feed("none"), "--once");

        Assert.That((run.Code, run.Results.Count), Is.EqualTo((1, 9)));
        Assert.That(run.Error, Does.Contain("/feed/none: NotFound (404)"));
        Assert.That(run.Results.Count(static result => result.ErrorKind() == "Gone"), Is.EqualTo(1), "story 9");
    }

    [Test]
    public async Task From_now_passes_over_what_is_there()
    {
        _stories["one"] = 2;
        Assert.That((await RunAsync(Feed("one"), "--once", "--from-now", "--state", State)).Output, Is.Empty);
        _stories["one"] = 3;
        Assert.That((await RunAsync(Feed("one"), "--once", "--from-now", "--state", State)).Results.Single().Title(), Is.EqualTo("Story 3"));
    }

    [Test]
    public async Task A_file_is_added_to_and_an_unfinished_line_cut_off()
    {
        var output = _files.Write("stories.jsonl", "{\"a\":1}\n{\"b\":");
        _stories["one"] = 1;
        Assert.That((await RunAsync(Feed("one"), "--once", "--output", output)).Code, Is.Zero);
        var lines = await File.ReadAllLinesAsync(output);
        Assert.That((lines.Length, lines[0], JsonElement.Parse(lines[1]).Title()), Is.EqualTo((2, "{\"a\":1}", "Story 1")));

        await File.WriteAllTextAsync(output, "My notes\nlast line");
        Assert.That((await RunAsync(Feed("one"), "--once", "--output", output)).Code, Is.EqualTo(2));
        Assert.That(await File.ReadAllTextAsync(output), Is.EqualTo("My notes\nlast line"));
    }

    [TestCase]
    [TestCase("not-an-address")]
    [TestCase("https://a.example/feed", "--interval", "30s")]
    [TestCase("https://a.example/feed", "--interval", "8d")]
    [TestCase("https://a.example/feed", "--interval", "soon")]
    [TestCase("https://a.example/feed", "--parallel", "0")]
    [TestCase("https://a.example/feed", "--feeds", "no-such-file")]
    [TestCase("https://a.example/feed", "--format", "csv")]
    [TestCase("https://a.example/feed", "--format", "text", "--output", "x.txt")]
    public async Task Wrong_usage_is_told(params string[] args)
    {
        var run = await ConsoleRun.RunAsync(["watch", .. args]);

        Assert.That((run.Code, run.Output), Is.EqualTo((2, "")));
        Assert.That(run.Error, Does.StartWith("error: "));
    }

    [Test]
    public async Task A_state_that_is_damaged_or_in_use_is_told()
    {
        await File.WriteAllTextAsync(State, "something else");
        var damaged = await RunAsync(Feed("one"), "--once", "--state", State);
        File.Delete(State);
        using var held = new FileStream(State + ".lock", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        var used = await RunAsync(Feed("one"), "--once", "--state", State);

        Assert.That((damaged.Code, used.Code), Is.EqualTo((2, 2)));
        Assert.That(damaged.Error, Does.Contain("--state").And.Contain(State));
        Assert.That(_asked, Is.Empty);
    }

    [Test]
    public async Task Killed_at_any_moment_no_story_is_lost_and_few_come_twice()
    {
        const int Parallel = 4;
        const int Kills = 4;
        _stories["one"] = 60;
        var output = _files.PathOf("stories.jsonl");
        var random = new Random(20260304);
        string[] args = ["watch", Feed("one"), "--state", State, "--output", output, "--parallel", $"{Parallel}", "--allow-private-addresses", "--host-interval", "0"];
        var kills = 0;
        for (var i = 0; i < Kills; i++)
        {
            using var process = ConsoleProcess.Start(args);
            var until = random.Next(1, 12);
            var begun = Fetched();
            var patience = Stopwatch.StartNew();
            while (Fetched() < begun + until && !process.HasExited && patience.Elapsed < Patience) await Task.Delay(1);
            Assert.That(process.HasExited, Is.False, "It runs until it is stopped.");
            process.Kill();
            await process.WaitForExitAsync();
            kills++;
        }

        var last = await RunAsync([Feed("one"), "--once", "--state", State, "--output", output]);

        var ids = (await File.ReadAllLinesAsync(output)).Select(static line => JsonElement.Parse(line).Id()).ToList();
        TestContext.Out.WriteLine($"{kills} kills, {ids.Count} lines, {ids.Count - ids.Distinct().Count()} of them again");
        Assert.That(last.Error, Is.Empty);
        Assert.That(ids.Distinct().Count(), Is.EqualTo(60));
        Assert.That(ids.Count - 60, Is.LessThanOrEqualTo(Kills * Parallel));

        int Fetched() => _asked.Count(static text => text.StartsWith("/story", StringComparison.Ordinal));
    }

    [Test]
    public async Task Sigterm_ends_it_cleanly()
    {
        if (OperatingSystem.IsWindows()) Assert.Ignore("There is no SIGTERM on Windows.");
        _stories["one"] = 1;
        using var process = ConsoleProcess.Start(["watch", Feed("one"), "--state", State, "--links-only", "--allow-private-addresses", "--host-interval", "0"]);
        var line = await process.StandardOutput.ReadLineAsync(new CancellationTokenSource(Patience).Token);

        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"])) await kill.WaitForExitAsync();
        await process.WaitForExitAsync(new CancellationTokenSource(Patience).Token);

        Assert.That((process.ExitCode, await process.StandardError.ReadToEndAsync()), Is.EqualTo((0, "")));
        Assert.That(line, Does.Contain("/story/1"));
        Assert.That((await RunAsync(Feed("one"), "--once", "--state", State)).Output, Is.Empty);
    }

    private static Task<ConsoleRun> RunAsync(params string[] args) => ConsoleRun.RunAsync(["watch", .. args, "--allow-private-addresses", "--host-interval", "0"]);

    private string Feed(string name) => $"{_site.Address}/feed/{name}";

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var name = path[(path.LastIndexOf('/') + 1)..];
        if (path.StartsWith("/story/", StringComparison.Ordinal))
        {
            _asked.Enqueue(path);
            if (name == "9") context.Response.StatusCode = 410;
            else await LoopbackSite.SendAsync(context, Workspace.Html($"Story {name}"));
            return;
        }

        if (!path.StartsWith("/feed/", StringComparison.Ordinal) || (name != "grows" && !_stories.ContainsKey(name)))
        {
            context.Response.StatusCode = 404;
            return;
        }

        var count = name == "grows" ? _stories.AddOrUpdate(name, 2, static (_, had) => had + 1) : _stories[name];
        var tag = $"\"{count}\"";
        var isSame = context.Request.Headers.IfNoneMatch.ToString() == tag;
        _asked.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{path} {context.Request.Headers.IfNoneMatch} {(isSame ? 304 : 200)}"));
        context.Response.Headers.ETag = tag;
        if (isSame)
        {
            context.Response.StatusCode = 304;
            return;
        }

        context.Response.ContentType = "application/rss+xml";
        await context.Response.WriteAsync("<rss version='2.0'><channel><title>Gazette</title>" + string.Concat(Enumerable.Range(1, count).Select(static i =>
            $"<item><title>Story {i}</title><link>/story/{i}</link><guid isPermaLink='false'>id-{i}</guid></item>")) + "</channel></rss>");
    }
}
