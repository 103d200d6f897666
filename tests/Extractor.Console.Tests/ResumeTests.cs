using System.Text.Json;

namespace Extractor.CommandLine.Tests;

/// <summary>Runs that are stopped or killed, and <c>--resume</c>. <see cref="Kills.KillTests"/> kills at random.</summary>
public sealed class ResumeTests
{
    private const int Pages = 600;

    private Workspace _files = null!;

    [SetUp]
    public void SetUp() => _files = new Workspace();

    [TearDown]
    public void TearDown() => _files.Dispose();

    [TestCase("jsonl")]
    [TestCase("csv")]
    [TestCase("markdown-files")]
    public async Task A_run_that_is_stopped_keeps_what_it_has_and_is_gone_on_with(string format)
    {
        var manifest = _files.Manifest([.. Enumerable.Range(0, 40).Select(i => _files.Page($"page-{i}", $"Story {i}", $"{i % 4}.html")), Workspace.Line("gone", "none.html")]);
        string[] args = ["batch", "--manifest", manifest, "--format", format];
        var whole = await ConsoleRun.RunAsync([.. args, "--output", _files.PathOf("whole")]);
        using var stop = new CancellationTokenSource();
        using var waiting = new FileSystemWatcher(_files.Folder) { EnableRaisingEvents = true };
        // The checkpoint of the beginning is written before the first page is.
        waiting.Renamed += (_, change) =>
        {
            if (change.Name == "out.progress") stop.Cancel();
        };

        var stopped = await ConsoleRun.RunAsync(new ConsoleSetup { Token = stop.Token }, [.. args, "--output", _files.PathOf("out"), "--parallel", "1"]);
        var resumed = await ConsoleRun.RunAsync([.. args, "--output", _files.PathOf("out"), "--resume"]);
        var again = await ConsoleRun.RunAsync([.. args, "--output", _files.PathOf("out"), "--resume"]);

        Assert.That((whole.Code, stopped.Code, resumed.Code, again.Code), Is.EqualTo((1, 130, 1, 0)), stopped.Error + resumed.Error);
        Assert.That(Content("out"), Is.EqualTo(Content("whole")));
        Assert.That(resumed.Error, Does.Contain("41 pages").And.Contain("1 failures"));
        Assert.That(again.Error, Does.Contain("nothing was done"));
    }

    [Test]
    public async Task What_cannot_be_gone_on_with_is_wrong_usage_and_stays()
    {
        var manifest = _files.Manifest([.. Enumerable.Range(0, Pages).Select(i => _files.Page($"page-{i}", "Story", "same.html"))]);
        var output = _files.PathOf("out.jsonl");
        string[] args = ["batch", "--manifest", manifest, "--output", output, "--resume"];
        await KillAsync(args, 0);

        var otherFormat = await ConsoleRun.RunAsync([.. args, "--format", "csv"]);
        var otherOptions = await ConsoleRun.RunAsync([.. args, "--require-article"]);
        var toPipe = await ConsoleRun.RunAsync("batch", "--manifest", manifest, "--resume");
        var asText = await ConsoleRun.RunAsync([.. args, "--format", "text"]);
        var noFolder = await ConsoleRun.RunAsync("batch", "--manifest", manifest, "--format", "markdown-files");
        var otherInput = await ConsoleRun.RunAsync("batch", "--manifest", _files.Write("other.jsonl", Workspace.Line("other", "same.html") + "\n"), "--output", output, "--resume");

        Assert.That(new[] { otherFormat, otherOptions, toPipe, asText, noFolder, otherInput }.Select(run => run.Code), Is.All.EqualTo(2));
        Assert.That(otherFormat.Error, Does.Contain("json-lines"));
        Assert.That(otherOptions.Error, Does.Contain("other settings"));
        Assert.That(toPipe.Error, Does.Contain("--resume needs --output"));
        Assert.That(noFolder.Error, Does.Contain("needs --output with a folder"));
        Assert.That(otherInput.Error, Does.Contain("another one"));
        var same = await ConsoleRun.RunAsync(args);
        Assert.That(same.Error, Does.StartWith($"{Pages} pages ("));
        Assert.That(File.Exists(output), Is.True);
    }

    [Test]
    public async Task A_table_goes_to_a_pipe_as_well()
    {
        var manifest = _files.Manifest(_files.Page("one", "A, \"quoted\" title"), "not json");

        var run = await ConsoleRun.RunAsync("batch", "--manifest", manifest, "--format", "csv");

        Assert.That(run.Output, Does.StartWith("id,url,").And.Contain("\none,https://gazette.example/one,").And.Contain("\"A, \"\"quoted\"\" title\"").And.Contain("\nline-2,,"));
    }

    /// <summary>Kills a run once it has more on the disk than the one before.</summary>
    /// <returns>How much that was.</returns>
    private async Task<int> KillAsync(string[] args, int before)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        using var process = ConsoleProcess.Start(args);
        var now = before;
        while (now <= before && !process.HasExited)
        {
            await Task.Delay(5, patience.Token);
            if (File.Exists(_files.PathOf("out.jsonl.progress")))
            {
                using var progress = JsonDocument.Parse(await File.ReadAllBytesAsync(_files.PathOf("out.jsonl.progress"), patience.Token));
                now = progress.RootElement.GetProperty("results").GetInt32();
            }
        }

        process.Kill();
        await process.WaitForExitAsync(patience.Token);
        Assert.That(now, Is.GreaterThan(before).And.LessThan(Pages), await process.StandardError.ReadToEndAsync(patience.Token));
        return now;
    }

    private string Content(string name)
    {
        var path = _files.PathOf(name);
        if (!Directory.Exists(path)) return Timeless(File.ReadAllText(path));
        return string.Join('\n', Directory.EnumerateFiles(path).Order(StringComparer.Ordinal).Select(file => $"{Path.GetFileName(file)}\n{File.ReadAllText(file)}"));
    }

    // How long a page took stands at the end of its line.
    private static string Timeless(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line[..Math.Max(line.LastIndexOf(line.EndsWith('}') ? ",\"seconds\"" : ",", StringComparison.Ordinal), 0)]));
}
