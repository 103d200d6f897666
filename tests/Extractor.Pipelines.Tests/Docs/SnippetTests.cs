using Extractor.Tests.Readme;
using Extractor.Tests.Support;

namespace Extractor.Pipelines.Tests.Docs;

/// <summary>The C# blocks of the documents about pipelines compile without a warning, with what they take for granted around them.</summary>
internal sealed class SnippetTests
{
    private const string Around = """
        using Extractor;
        using Extractor.Pipelines;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        USINGS
        internal static class Snippet
        {
            private static ArticleClient client => throw new NotSupportedException();
            private static IServiceCollection services => throw new NotSupportedException();
            private static HostApplicationBuilder builder => throw new NotSupportedException();
            private static IEnumerable<(string Id, Uri Url)> pages => throw new NotSupportedException();
            private static IEnumerable<ArticleResult> results => throw new NotSupportedException();
            private static IEnumerable<Uri> feeds => throw new NotSupportedException();
            private static FeedWatcher watcher => throw new NotSupportedException();
            private static ResultFile file => throw new NotSupportedException();
            private static CancellationToken stop => throw new NotSupportedException();
            private static ArticleResult Extract((string Id, Uri Url) page) => throw new NotSupportedException();
            private static void Store(ArticleResult result) => throw new NotSupportedException();
            private static void Main() { }
            private static async Task RunAsync()
            {
                await Task.CompletedTask;
        SNIPPET
            }
        }
        """;

    private static readonly string[][] Documents = [["docs", "pipelines.md"], ["src", "Extractor.Pipelines", "README.md"]];

    private static IEnumerable<TestCaseData> Snippets =>
        from document in Documents
        from block in ReadmeBlock.Read(Repository.PathOf(document))
        select new TestCaseData(block.Code).SetArgDisplayNames(FormattableString.Invariant($"{string.Join('/', document)}:{block.Line}"));

    [TestCaseSource(nameof(Snippets))]
    public void A_snippet_compiles(string code) => Assert.That(Compile(code), Is.Empty);

    [Test]
    public void Each_document_has_snippets_and_a_wrong_one_is_found_out()
    {
        Assert.That(Documents, Has.All.Matches<string[]>(static document => ReadmeBlock.Read(Repository.PathOf(document)).Count > 4));
        Assert.That(Compile("var feed = await FeedReader.FetchAsync(client);"), Has.Some.Contains("CS0117"));
        Assert.That(Compile("string text = null; Store(results.First());"), Has.Some.Contains("CS8600"));
    }

    private static IReadOnlyList<string> Compile(string code)
    {
        var lines = code.Split('\n');
        var usings = lines.Where(IsUsing).Where(static line => !Around.Contains(line, StringComparison.Ordinal));
        var program = Around.Replace("USINGS", string.Join('\n', usings), StringComparison.Ordinal)
            .Replace("SNIPPET", string.Join('\n', lines.Where(static line => !IsUsing(line))), StringComparison.Ordinal);
        return ReadmeProgram.Compile(program, out _);
    }

    /// <summary>Whether a line names a namespace, rather than declare a variable.</summary>
    private static bool IsUsing(string line) => line.StartsWith("using ", StringComparison.Ordinal) && !line.Contains('=', StringComparison.Ordinal);
}
