using System.IO.Compression;
using System.Text;
using AngleSharp.Html.Parser;
using Extractor.Parse;

namespace Extractor.Tests.Parse;

/// <summary>The lean tree is the tree of the HTML standard, less what is dropped by design.</summary>
public sealed class CorpusTreeTests
{
    /// <summary>Every how manieth page is parsed; set EXTRACTOR_ALL_PAGES to parse all.</summary>
    private const int Stride = 6;

    [Test]
    public void RealPagesGiveTheStockTree()
    {
        var corpus = FindCorpus();
        if (corpus is null)
        {
            Assert.Ignore("There is no corpus next to the repository.");
        }

        var stride = Environment.GetEnvironmentVariable("EXTRACTOR_ALL_PAGES") is null ? Stride : 1;
        var files = Directory.GetFiles(corpus, "*.html.gz", SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        var different = new List<string>();
        var pages = 0;
        for (var i = 0; i < files.Length; i += stride)
        {
            var html = Read(files[i]);
            using var stock = new HtmlParser().ParseDocument(html);
            using var tree = PageParser.Parse(html.AsMemory(), new PageBudget(new ExtractorOptions(), TimeProvider.System, default));
            pages++;
            if (TreeListing.Difference(TreeListing.Of(tree.Root), TreeListing.Of(stock.DocumentElement)) is { } difference)
            {
                different.Add($"{Path.GetFileName(files[i])}\n{difference}");
            }
        }

        TestContext.Out.WriteLine($"{pages} pages compared");
        Assert.That(pages, Is.GreaterThan(0));
        Assert.That(different, Is.Empty);
    }

    private static string Read(string file)
    {
        using var stream = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static string? FindCorpus()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Extractor.sln")))
            {
                var corpus = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "corpus"));
                return Directory.Exists(corpus) ? corpus : null;
            }
        }

        return null;
    }
}
