using Extractor.Tests.Fetch;
using Extractor.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Extractor.Tests.Readme;

/// <summary>
/// Every C# block of the README is a whole program: it is compiled without a warning and run, and prints what the README says.
/// The README's host is invented; here it is a site on loopback, and the client that would refuse that is told not to.
/// </summary>
[NonParallelizable]
public sealed class ReadmeTests
{
    private const string Host = "https://gazette.example/";
    private TestSite site = null!;
    private string folder = null!;

    private static IEnumerable<int> Lines => ReadmeBlock.Read(ReadmePath).Select(block => block.Line);

    private static string ReadmePath => Repository.PathOf("README.md");

    private static string StoryPath => Repository.PathOf("tests", "Extractor.Tests", "Readme", "Pages", "story.html");

    [OneTimeSetUp]
    public async Task OpenTheSite()
    {
        site = await TestSite.StartAsync();
        site.OnPage("/ferry", await File.ReadAllTextAsync(StoryPath));
        site.OnStatus("/gone", StatusCodes.Status410Gone);
        site.OnPage("/feed.json", "{}", "application/json");
    }

    [OneTimeTearDown]
    public async Task CloseTheSite() => await site.DisposeAsync();

    [SetUp]
    public void MakeTheFolder()
    {
        folder = Directory.CreateTempSubdirectory("extractor-readme-").FullName;
        File.Copy(StoryPath, Path.Combine(folder, "story.html"));
    }

    [TearDown]
    public void RemoveTheFolder() => Directory.Delete(folder, recursive: true);

    [TestCaseSource(nameof(Lines))]
    public void The_block_at_a_line_compiles_and_prints_what_the_readme_says(int line)
    {
        var block = ReadmeBlock.Read(ReadmePath).Single(block => block.Line == line);
        var faults = ReadmeProgram.Compile(AtTheSite(block.Code), out var program);
        Assert.That(faults, Is.Empty, $"{block} does not compile.");

        var output = ReadmeProgram.Run(program, folder).Replace(site.Url("/").AbsoluteUri, Host, StringComparison.Ordinal);
        Assert.That(block.Output, Is.Not.Null, $"{block} is not followed by a text block with what it prints.");
        Assert.That(output, Is.EqualTo(block.Output), $"{block} prints something else.");
    }

    [Test]
    public void The_first_screen_shows_how_to_start()
    {
        var firstScreen = File.ReadLines(ReadmePath).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)).ToList();
        var first = ReadmeBlock.Read(ReadmePath)[0];

        Assert.That(firstScreen, Does.Contain("dotnet add package Extractor").And.Contain("dotnet test"));
        Assert.That(firstScreen, Has.Some.StartsWith("dotnet run --project samples/Extractor.Console"));
        Assert.That(first.Code.Split('\n').Count(line => line.Length > 0), Is.LessThanOrEqualTo(10));
        Assert.That(first.Line, Is.LessThan(firstScreen.Count));
    }

    [Test]
    public void A_wrong_block_is_found_out()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ReadmeProgram.Compile("Console.WriteLine(new Extractor.Article { Heading = \"x\" });", out _), Has.Some.Contains("CS0117"));
            Assert.That(ReadmeProgram.Compile("string text = null; Console.WriteLine(text.Length);", out _), Has.Some.Contains("CS8600"));
            Assert.That(ReadmeProgram.Compile("Console.WriteLine(2);", out var program), Is.Empty);
            Assert.That(ReadmeProgram.Run(program, folder), Is.EqualTo("2"));
        }
    }

    private string AtTheSite(string code) => !code.Contains(Host, StringComparison.Ordinal) ? code : code
        .Replace(Host, site.Url("/").AbsoluteUri, StringComparison.Ordinal)
        .Replace(
            "new ArticleClient()", "new ArticleClient(new ArticleClientOptions { AllowPrivateAddresses = true })", StringComparison.Ordinal)
        .Replace(
            "new ServiceCollection()", "new ServiceCollection().Configure<ArticleClientOptions>(o => o.AllowPrivateAddresses = true)", StringComparison.Ordinal);
}
