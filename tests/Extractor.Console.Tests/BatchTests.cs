using System.Text;

namespace Extractor.CommandLine.Tests;

public sealed class BatchTests
{
    private Workspace _files = null!;

    [SetUp]
    public void SetUp() => _files = new Workspace();

    [TearDown]
    public void TearDown() => _files.Dispose();

    [Test]
    public async Task Results_stand_in_the_order_of_the_manifest()
    {
        var names = Enumerable.Range(0, 40).Select(i => $"page-{i}").ToList();
        var manifest = _files.Manifest([.. names.Select(name => _files.Page(name, $"Title of {name}"))]);

        var run = await ConsoleRun.RunAsync("batch", "--manifest", manifest, "--parallel", "4");

        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Results.Select(result => result.Id()), Is.EqualTo(names));
        Assert.That(run.Results.Select(result => result.Title()), Is.EqualTo(names.Select(name => $"Title of {name}")));
        Assert.That(run.Results.Select(result => result.GetProperty("url").GetString()), Is.EqualTo(names.Select(name => $"https://gazette.example/{name}")));
        Assert.That(run.Results.Select(result => result.GetProperty("seconds").GetDouble()), Is.All.GreaterThan(0));
    }

    [Test]
    public async Task Bad_lines_and_pages_become_error_lines_and_the_rest_goes_on()
    {
        _files.Write("broken.html.gz", "this is no gzip");
        var manifest = _files.Manifest(
            _files.Page("first", "The first story"),
            "{ not json",
            "[]",
            """{"id":"no-path","url":null}""",
            """{"id":"bad-url","url":"stories/1","path":"first.html"}""",
            """{"id":"bad-path","url":null,"path":7}""",
            Workspace.Line("missing", "nowhere/missing.html"),
            Workspace.Line("broken", "broken.html.gz"),
            """{"id":"lone \ud800 half","path":"first.html"}""",
            """{"id":12,"url":null,"path":"first.html"}""");

        var run = await ConsoleRun.RunAsync("batch", "--manifest", manifest);

        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(
            run.Results.Select(result => (result.Id(), result.ErrorKind())),
            Is.EqualTo(new (string?, string?)[]
            {
                ("first", null),
                ("line-2", "InvalidInput"),
                ("line-3", "InvalidInput"),
                ("no-path", "InvalidInput"),
                ("bad-url", "InvalidInput"),
                ("bad-path", "InvalidInput"),
                ("missing", "InvalidInput"),
                ("broken", "Unreadable"),
                ("line-9", "InvalidInput"),
                ("12", null),
            }));
        Assert.That(
            run.Results.Select((result, i) => (result, line: i + 1)).Where(pair => pair.result.ErrorKind() is not null),
            Is.All.Matches<(System.Text.Json.JsonElement Result, int Line)>(pair => pair.Result.ErrorMessage().Contains($"line {pair.Line}:", StringComparison.Ordinal)));
        Assert.That(run.Error, Does.Contain("10 pages, 8 failures"));
    }

    [TestCase("ftp://gazette.example/a", true)]
    [TestCase("file:///home/reader/a.html", true)]
    [TestCase("/news/a", false)]
    [TestCase("news/a", false)]
    [TestCase("", false)]
    public async Task A_stored_page_may_have_any_absolute_address(string address, bool isGood)
    {
        _files.Page("a", "Story a");
        var manifest = _files.Manifest($$"""{"id":"a","url":"{{address}}","path":"a.html"}""");

        var run = await ConsoleRun.RunAsync("batch", "--manifest", manifest);

        Assert.That(run.Results.Single().ErrorKind(), isGood ? Is.Null : Is.EqualTo("InvalidInput"));
    }

    [Test]
    public async Task Gzip_is_unpacked_by_its_extension()
    {
        var manifest = _files.Manifest(_files.Page("packed", "A packed story", "packed.html.gz"));

        var run = await ConsoleRun.RunAsync("batch", "--manifest", manifest);

        Assert.That(run.Results.Single().Title(), Is.EqualTo("A packed story"));
    }

    [Test]
    public async Task A_gzip_bomb_ends_as_too_large()
    {
        var bomb = Workspace.Gzip(new byte[new ExtractorOptions().MaxContentLength + 1]);
        _files.Write("bomb.html.gz", bomb);
        var manifest = _files.Manifest(Workspace.Line("bomb", "bomb.html.gz"), _files.Page("next", "The next story"));

        var run = await ConsoleRun.RunAsync("batch", "--manifest", manifest);

        Assert.That(run.Results.Select(result => result.ErrorKind()), Is.EqualTo(new[] { "TooLarge", null }));
    }

    [Test]
    public async Task A_byte_order_mark_blank_lines_and_carriage_returns_do_no_harm()
    {
        var text = $"\uFEFF{_files.Page("one", "Story one")}\r\n\r\n   \r\n{_files.Page("two", "Story two")}";
        var manifest = _files.Write("manifest.jsonl", text);

        var run = await ConsoleRun.RunAsync("batch", "--manifest", manifest);

        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Results.Select(result => result.Title()), Is.EqualTo(new[] { "Story one", "Story two" }));
    }

    [Test]
    public async Task An_empty_manifest_is_all_well()
    {
        var run = await ConsoleRun.RunAsync("batch", "--manifest", _files.Write("manifest.jsonl", ""));

        Assert.That((run.Code, run.Output), Is.EqualTo((0, "")));
    }

    [Test]
    public async Task A_pipe_gets_result_lines_only_and_one_summary_line()
    {
        var manifest = _files.Manifest(_files.Page("one", "Ein Schöner Titel – 灯台"));

        var run = await ConsoleRun.RunAsync("batch", "--manifest", manifest);

        Assert.That(run.OutputBytes[0], Is.EqualTo((byte)'{'), "no byte-order mark");
        Assert.That(run.OutputBytes[^1], Is.EqualTo((byte)'\n'));
        Assert.That(run.Results.Single().Title(), Is.EqualTo("Ein Schöner Titel – 灯台"));
        Assert.That(run.Error, Does.Match(@"\A1 pages, 0 failures, [\d.]+ pages/s\n\z"));
    }

    [Test]
    public async Task A_terminal_is_shown_progress_and_the_results_are_the_same()
    {
        var manifest = _files.Manifest(_files.Page("one", "Story one"), _files.Page("two", "Story two"));
        var output = _files.PathOf("results.jsonl");

        var run = await ConsoleRun.RunAsync(new ConsoleSetup { ErrorIsTerminal = true }, "batch", "--manifest", manifest, "--output", output);

        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Output, Is.Empty);
        Assert.That(ConsoleRun.ParseLines(await File.ReadAllTextAsync(output)).Select(result => result.Id()), Is.EqualTo(new[] { "one", "two" }));
    }

    [Test]
    public async Task The_output_file_replaces_an_older_one_when_all_is_written()
    {
        var manifest = _files.Manifest(_files.Page("one", "Story one"));
        var output = _files.Write("results.jsonl", "old\n");

        var run = await ConsoleRun.RunAsync("batch", "--manifest", manifest, "--output", output);

        var bytes = await File.ReadAllBytesAsync(output);
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(bytes[0], Is.EqualTo((byte)'{'), "no byte-order mark");
        Assert.That(ConsoleRun.ParseLines(Encoding.UTF8.GetString(bytes)).Single().Id(), Is.EqualTo("one"));
        Assert.That(_files.FileNames(), Is.EquivalentTo(new[] { "manifest.jsonl", "one.html", "results.jsonl" }));
    }

    [Test]
    public async Task A_new_output_file_is_written_and_a_link_stays_a_link()
    {
        var manifest = _files.Manifest(_files.Page("one", "Story one"));
        var output = _files.PathOf("results.jsonl");
        var link = _files.PathOf("link.jsonl");
        if (!OperatingSystem.IsWindows()) File.CreateSymbolicLink(link, output);

        var run = await ConsoleRun.RunAsync("batch", "--manifest", manifest, "--output", OperatingSystem.IsWindows() ? output : link);

        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(ConsoleRun.ParseLines(await File.ReadAllTextAsync(output)).Single().Id(), Is.EqualTo("one"));
        if (!OperatingSystem.IsWindows()) Assert.That(new FileInfo(link).LinkTarget, Is.EqualTo(output));
    }

    [Test]
    public async Task A_run_that_is_stopped_leaves_the_older_output_and_no_other_file()
    {
        var manifest = _files.Manifest(_files.Page("one", "Story one"));
        var output = _files.Write("results.jsonl", "old\n");
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        var run = await ConsoleRun.RunAsync(new ConsoleSetup { Token = stop.Token }, "batch", "--manifest", manifest, "--output", output);

        Assert.That(run.Code, Is.EqualTo(130));
        Assert.That(await File.ReadAllTextAsync(output), Is.EqualTo("old\n"));
        Assert.That(_files.FileNames(), Is.EquivalentTo(new[] { "manifest.jsonl", "one.html", "results.jsonl" }));
    }

    [Test]
    public async Task A_run_that_is_stopped_halfway_ends_its_output_at_a_whole_line()
    {
        var manifest = _files.Manifest([.. Enumerable.Range(0, 200).Select(i => _files.Page($"page-{i}", $"Story {i}", "same.html"))]);
        using var stop = new CancellationTokenSource();
        var setup = new ConsoleSetup { Token = stop.Token, Output = new CancelAfterStream("\n", times: 5, stop) };

        var run = await ConsoleRun.RunAsync(setup, "batch", "--manifest", manifest, "--parallel", "2");

        Assert.That(run.Code, Is.EqualTo(130));
        Assert.That(run.Error, Does.Contain("Stopped."));
        Assert.That(run.Output, Does.EndWith("}\n"));
        Assert.That(run.Results, Has.Count.InRange(5, 199));
        Assert.That(run.Results.Select(result => result.Id()), Is.EqualTo(Enumerable.Range(0, run.Results.Count).Select(i => $"page-{i}")));
    }

    [Test]
    public async Task A_page_that_is_no_article_fails_only_when_articles_are_required()
    {
        var links = string.Concat(Enumerable.Range(0, 40).Select(i => $"<li><a href=\"/news/{i}\">A headline of some length, number {i}</a></li>"));
        _files.Write("index.html", $"<!DOCTYPE html><html lang=\"en\"><head><title>News</title></head><body><h1>News</h1><ul>{links}</ul></body></html>");
        var manifest = _files.Manifest(Workspace.Line("index", "index.html"));

        var lenient = await ConsoleRun.RunAsync("batch", "--manifest", manifest);
        var strict = await ConsoleRun.RunAsync("batch", "--manifest", manifest, "--require-article");

        Assert.That(lenient.Results.Single().ErrorKind(), Is.Null);
        Assert.That(strict.Results.Single().ErrorKind(), Is.EqualTo("NotArticle"));
        Assert.That((lenient.Code, strict.Code), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Metadata_alone_is_extracted_when_asked_for()
    {
        var manifest = _files.Manifest(_files.Page("one", "Story one"));

        var run = await ConsoleRun.RunAsync("batch", "--manifest", manifest, "--fields", "Metadata");
        var whole = await ConsoleRun.RunAsync("batch", "--manifest", manifest, "--fields", "all");

        Assert.That(run.Results.Single().Title(), Is.EqualTo("Story one"));
        Assert.That(run.Output, Does.Not.Contain("town council"));
        Assert.That(whole.Output, Does.Contain("town council"));
    }

    [Test]
    public async Task A_missing_manifest_or_an_impossible_output_is_wrong_usage()
    {
        var manifest = _files.Manifest(_files.Page("one", "Story one"));

        var noManifest = await ConsoleRun.RunAsync("batch", "--manifest", _files.PathOf("none.jsonl"), "--output", _files.PathOf("out.jsonl"));
        var noFolder = await ConsoleRun.RunAsync("batch", "--manifest", manifest, "--output", _files.PathOf("none/out.jsonl"));

        Assert.That((noManifest.Code, noFolder.Code), Is.EqualTo((2, 2)));
        Assert.That(noManifest.Error, Does.Contain("none.jsonl"));
        Assert.That(noFolder.Error, Does.Contain("out.jsonl"));
        Assert.That(_files.FileNames(), Is.EquivalentTo(new[] { "manifest.jsonl", "one.html" }));
    }

    [Test]
    public async Task A_device_is_written_to_and_not_replaced()
    {
        if (!File.Exists("/dev/null")) Assert.Ignore("This system has no /dev/null.");
        var manifest = _files.Manifest(_files.Page("one", "Story one"));

        var run = await ConsoleRun.RunAsync("batch", "--manifest", manifest, "--output", "/dev/null");

        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(await File.ReadAllBytesAsync("/dev/null"), Is.Empty);
    }
}
