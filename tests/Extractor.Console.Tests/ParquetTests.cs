using Parquet;

namespace Extractor.CommandLine.Tests;

/// <summary><c>--format parquet</c> of runs over many pages.</summary>
public sealed class ParquetTests
{
    private Workspace _files = null!;

    [SetUp]
    public void SetUp() => _files = new Workspace();

    [TearDown]
    public void TearDown() => _files.Dispose();

    [Test]
    public async Task A_run_that_is_stopped_is_gone_on_with_to_each_page_once()
    {
        string[] args = ["batch", "--manifest", _files.Manifest([.. Enumerable.Range(0, 40).Select(i => _files.Page($"page-{i}", $"Story {i}", $"{i % 4}.html")), Workspace.Line("gone", "none.html")]),
            "--format", "parquet", "--output", _files.PathOf("out.parquet"), "--parallel", "1"];
        using var stop = new CancellationTokenSource();
        using var waiting = new FileSystemWatcher(_files.Folder) { EnableRaisingEvents = true };
        waiting.Renamed += (_, change) =>
        {
            if (change.Name == "out.parquet.progress") stop.Cancel();
        };

        var stopped = await ConsoleRun.RunAsync(new ConsoleSetup { Token = stop.Token }, args);
        var resumed = await ConsoleRun.RunAsync([.. args, "--resume"]);
        var again = await ConsoleRun.RunAsync([.. args, "--resume"]);

        Assert.That((stopped.Code, resumed.Code, again.Code), Is.EqualTo((130, 1, 0)), stopped.Error + resumed.Error);
        Assert.That(resumed.Error, Does.Contain("41 pages").And.Contain("1 failures"));
        Assert.That(again.Error, Does.Contain("nothing was done"));
        Assert.That(await IdsAsync(), Is.EqualTo(Enumerable.Range(0, 40).Select(i => $"page-{i}").Append("gone")));
        Assert.That(_files.FileNames(), Has.None.Contains(".part").And.None.Contains(".progress").And.None.Contains(".converting"));
    }

    [Test]
    public async Task It_needs_a_file()
    {
        var run = await ConsoleRun.RunAsync("batch", "--manifest", _files.Manifest(_files.Page("one", "Story")), "--format", "parquet");

        Assert.That((run.Code, run.Output), Is.EqualTo((2, "")));
        Assert.That(run.Error, Does.Contain("--format parquet needs --output"));
    }

    private async Task<List<string?>> IdsAsync()
    {
        await using var reader = await ParquetReader.CreateAsync(_files.PathOf("out.parquet"));
        using var group = reader.OpenRowGroupReader(0);
        var ids = new string?[group.RowCount];
        await group.ReadAsync(reader.Schema.FindDataField("id"), ids.AsMemory());
        return [.. ids];
    }
}
