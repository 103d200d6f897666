namespace Extractor.CommandLine.Tests;

/// <summary><c>--dedup</c>: copies of a story in a run.</summary>
public sealed class DedupTests
{
    private Workspace _files = null!;

    [SetUp]
    public void SetUp() => _files = new Workspace();

    [TearDown]
    public void TearDown() => _files.Dispose();

    [Test]
    public async Task Copies_have_the_id_of_the_first_page_as_their_group()
    {
        var run = await ConsoleRun.RunAsync("batch", "--manifest", Pages(), "--dedup");
        Assert.That(run.Code, Is.EqualTo(1), run.Error);
        Assert.That(Groups(run.Output), Is.EqualTo(new[] { "pool", "bridge", "pool", null, "pool" }));
        Assert.That(run.Error, Does.Contain("5 pages, 1 failures, 2 copies of earlier stories"));
    }

    [Test]
    public async Task Without_it_there_are_no_groups()
    {
        var run = await ConsoleRun.RunAsync("batch", "--manifest", Pages());
        Assert.That(Groups(run.Output), Has.All.Null);
        Assert.That(run.Output, Does.Not.Contain("\"group\""));
        Assert.That(run.Error, Does.Not.Contain("copies"));
    }

    [Test]
    public async Task Tables_and_texts_tell_it_too()
    {
        var manifest = Pages();
        var csv = await ConsoleRun.RunAsync("batch", "--manifest", manifest, "--dedup", "--format", "csv");
        var text = await ConsoleRun.RunAsync("batch", "--manifest", manifest, "--dedup", "--format", "text");
        await ConsoleRun.RunAsync("batch", "--manifest", manifest, "--dedup", "--format", "markdown-files", "--output", _files.PathOf("md"));
        Assert.That(csv.Output.Split('\n')[0], Does.EndWith(",group,seconds"));
        Assert.That(csv.Output, Does.Match(@",pool,0\.\d+\n"));
        Assert.That(text.Output.Split("copy of"), Has.Length.EqualTo(3));
        Assert.That(Directory.GetFiles(_files.PathOf("md")).Select(File.ReadAllText), Has.Exactly(3).Contains("group: \"pool\""));
    }

    [Test]
    public async Task A_run_that_is_gone_on_with_knows_the_stories_before()
    {
        var lines = File.ReadAllLines(Pages());
        var manifest = _files.Manifest([.. Enumerable.Range(0, 50).Select(i => lines[i % 2].Replace("\"id\":\"", $"\"id\":\"{i}-", StringComparison.Ordinal))]);
        string[] args = ["batch", "--manifest", manifest, "--dedup", "--output", _files.PathOf("out.jsonl"), "--resume"];
        using var stop = new CancellationTokenSource();
        using var waiting = new FileSystemWatcher(_files.Folder) { EnableRaisingEvents = true };
        waiting.Renamed += (_, change) =>
        {
            if (change.Name == "out.jsonl.progress") stop.Cancel();
        };
        var stopped = await ConsoleRun.RunAsync(new ConsoleSetup { Token = stop.Token }, [.. args, "--parallel", "1"]);
        var other = File.Exists(_files.PathOf("out.jsonl.part")) ? await ConsoleRun.RunAsync([.. args.Where(arg => arg != "--dedup")]) : null;
        var resumed = await ConsoleRun.RunAsync(args);
        Assert.That((stopped.Code, resumed.Code), Is.EqualTo((130, 0)), stopped.Error + resumed.Error);
        if (other is not null) Assert.That(other.Error, Does.Contain("other settings"));
        Assert.That(Groups(await File.ReadAllTextAsync(_files.PathOf("out.jsonl"))), Is.EqualTo(Enumerable.Range(0, 50).Select(i => i % 2 == 0 ? "0-pool" : "1-bridge")));
    }

    [TestCase("batch", "--manifest")]
    [TestCase("warc")]
    public async Task It_needs_the_text(params string[] command)
    {
        var run = await ConsoleRun.RunAsync([.. command, Pages(), "--dedup", "--fields", "metadata"]);
        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("--dedup needs the text"));
    }

    private static string?[] Groups(string lines) =>
        [.. ConsoleRun.ParseLines(lines).Select(line => line.TryGetProperty("group", out var group) ? group.GetString() : null)];

    private string Pages()
    {
        _files.Write("bridge.html", """
            <!DOCTYPE html><html lang="en"><head><title>Bridge opens</title></head><body><article><h1>Bridge opens</h1>
            <p>The bridge over the Tarn opened to carts on Sunday, four years later than planned and with one railing instead of two.</p>
            <p>Some of the drivers got out and walked beside their horses, since the planks are new and smell of tar. Others sang.</p>
            <p>The second railing will follow when the smith is well again. Until then children are to be led by the hand, the council said.</p>
            </article></body></html>
            """);
        return _files.Manifest(
            _files.Page("pool", "Pool stays"), Workspace.Line("bridge", "bridge.html"), _files.Page("copy", "Council keeps the pool"), Workspace.Line("gone", "none.html"), _files.Page("late", "Old pool"));
    }
}
