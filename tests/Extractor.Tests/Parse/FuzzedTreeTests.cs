using System.Globalization;
using AngleSharp.Html.Parser;
using Extractor.Parse;

namespace Extractor.Tests.Parse;

/// <summary>Whatever the markup, the lean tree is the stock tree, less what is dropped by design.</summary>
public sealed class FuzzedTreeTests
{
    /// <summary>How many documents are tried, unless EXTRACTOR_FUZZ_COUNT says otherwise.</summary>
    private const int Count = 2_000;

    [Test]
    public void RandomMarkupGivesTheStockTree()
    {
        var count = int.TryParse(
            Environment.GetEnvironmentVariable("EXTRACTOR_FUZZ_COUNT"), NumberStyles.None, CultureInfo.InvariantCulture, out var wanted)
            ? wanted
            : Count;
        var different = new List<string>();
        for (var seed = 0; seed < count && different.Count < 5; seed++)
        {
            var html = new RandomMarkup(seed).Next();
            using var stock = new HtmlParser().ParseDocument(html);
            using var tree = PageParser.Parse(html.AsMemory(), new PageBudget(new ExtractorOptions(), TimeProvider.System, default));
            if (TreeListing.Difference(TreeListing.Of(tree.Root), TreeListing.Of(stock.DocumentElement)) is { } difference)
            {
                different.Add($"seed {seed}: {html}\n{difference}");
            }
        }

        Assert.That(different, Is.Empty);
    }
}
