using System.Text;
using System.Text.Json;

namespace Extractor.CommandLine.Tests;

public sealed class ExtractTests
{
    private const string Title = "Pool stays open – für ein Jahr";

    private Workspace _files = null!;

    [SetUp]
    public void SetUp() => _files = new Workspace();

    [TearDown]
    public void TearDown() => _files.Dispose();

    [Test]
    public async Task Text_is_the_default_and_shows_title_and_body()
    {
        var run = await ConsoleRun.RunAsync("extract", _files.Write("page.html", Workspace.Html(Title)));

        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain(Title).And.Contain("The town council voted on Monday").And.No.Member('\u001b'));
        Assert.That(run.Output.Split('\n'), Is.All.Matches<string>(line => line is { Length: <= 80 } && !line.EndsWith(' ')));
    }

    [Test]
    public async Task Json_is_the_article_indented()
    {
        var run = await ConsoleRun.RunAsync("extract", _files.Write("page.html", Workspace.Html(Title)), "--format", "json");

        Assert.That(run.Output, Does.StartWith("{\n  \""));
        Assert.That(JsonElement.Parse(run.Output).GetProperty("title").GetString(), Is.EqualTo(Title));
    }

    [Test]
    public async Task Jsonl_is_one_result_line()
    {
        var run = await ConsoleRun.RunAsync(
            "extract", _files.Write("page.html", Workspace.Html(Title)), "--format", "jsonl", "--url", "https://gazette.example/pool");

        Assert.That(run.Output.Count(c => c == '\n'), Is.EqualTo(1));
        Assert.That(run.Results.Single().Title(), Is.EqualTo(Title));
        Assert.That(run.Results.Single().GetProperty("url").GetString(), Is.EqualTo("https://gazette.example/pool"));
    }

    [Test]
    public async Task Metadata_alone_is_extracted_when_asked_for()
    {
        var run = await ConsoleRun.RunAsync("extract", _files.Write("page.html", Workspace.Html(Title)), "--fields", "metadata");

        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain(Title).And.Not.Contain("town council"));
    }

    [TestCase("markdown", "# ")]
    [TestCase("html", "<article")]
    public async Task Markdown_and_html_go_out_as_they_are(string format, string start)
    {
        var run = await ConsoleRun.RunAsync("extract", _files.Write("page.html", Workspace.Html(Title)), "--format", format);

        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Output, Does.StartWith(start).And.Contain(Title).And.EndWith("\n"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Standard_input_may_be_plain_or_packed(bool packed)
    {
        var bytes = Encoding.UTF8.GetBytes(Workspace.Html(Title));
        var setup = new ConsoleSetup { Input = packed ? Workspace.Gzip(bytes) : bytes };

        var run = await ConsoleRun.RunAsync(setup, "extract", "-", "--format", "jsonl");

        Assert.That(run.Results.Single().Title(), Is.EqualTo(Title));
    }

    [TestCase("page.html.gz")]
    [TestCase("page.html")]
    public async Task Gzip_is_known_by_its_extension_or_its_first_bytes(string name)
    {
        var path = _files.Write(name, Workspace.Gzip(Encoding.UTF8.GetBytes(Workspace.Html(Title))));

        var run = await ConsoleRun.RunAsync("extract", path, "--format", "jsonl");

        Assert.That(run.Results.Single().Title(), Is.EqualTo(Title));
    }

    [Test]
    public async Task A_damaged_gzip_file_is_unreadable()
    {
        var packed = Workspace.Gzip(Encoding.UTF8.GetBytes(Workspace.Html(Title)));
        packed[packed.Length / 2] ^= 0xff;

        var run = await ConsoleRun.RunAsync("extract", _files.Write("page.html.gz", packed), "--format", "jsonl");

        Assert.That((run.Code, run.Results.Single().ErrorKind()), Is.EqualTo((1, "Unreadable")));
    }

    [Test]
    public async Task The_content_type_names_the_charset()
    {
        var cyrillic = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
        var html = Workspace.Html("Бассейн останется открытым").Replace("<meta charset=\"utf-8\">", "", StringComparison.Ordinal);
        var path = _files.Write("page.html", cyrillic.GetBytes(html));

        var run = await ConsoleRun.RunAsync("extract", path, "--format", "jsonl", "--content-type", "text/html; charset=windows-1251");

        Assert.That(run.Results.Single().Title(), Is.EqualTo("Бассейн останется открытым"));
    }

    [Test]
    public async Task A_missing_file_is_invalid_input()
    {
        var json = await ConsoleRun.RunAsync("extract", _files.PathOf("none.html"), "--format", "json");
        var markdown = await ConsoleRun.RunAsync("extract", _files.PathOf("none.html"), "--format", "markdown");

        Assert.That((json.Code, markdown.Code), Is.EqualTo((1, 1)));
        Assert.That(JsonElement.Parse(json.Output).ErrorKind(), Is.EqualTo("InvalidInput"));
        Assert.That(JsonElement.Parse(json.Output).EnumerateObject().Count(), Is.EqualTo(1), "nothing but the error");
        Assert.That(markdown.Output, Is.Empty);
        Assert.That(markdown.Error, Does.Contain("InvalidInput").And.Contain("none.html"));
    }

    [Test]
    public async Task A_page_cannot_send_commands_to_the_terminal()
    {
        var html = Workspace.Html("Before &#27;[2J after &#x9b;31m red [bold]not markup[/]");

        var run = await ConsoleRun.RunAsync("extract", _files.Write("page.html", html));

        Assert.That(run.Output, Does.Contain("Before").And.Contain("[bold]not markup[/]").And.No.Member('\u001b').And.No.Member('\u009b'));
    }

    [Test]
    public async Task The_output_file_holds_what_standard_output_would()
    {
        var page = _files.Write("page.html", Workspace.Html(Title));
        var output = _files.PathOf("page.md");

        var toFile = await ConsoleRun.RunAsync("extract", page, "--format", "markdown", "--output", output);
        var toStandardOutput = await ConsoleRun.RunAsync("extract", page, "--format", "markdown");

        Assert.That(toFile.Output, Is.Empty);
        Assert.That(await File.ReadAllBytesAsync(output), Is.EqualTo(toStandardOutput.OutputBytes));
    }
}
