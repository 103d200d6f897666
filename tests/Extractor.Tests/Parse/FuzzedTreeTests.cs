using System.Globalization;
using AngleSharp.Dom;
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
        var faults = 0;
        for (var seed = 0; seed < count && different.Count < 5; seed++)
        {
            var html = new RandomMarkup(seed).Next();
            using var tree = PageParser.Parse(html.AsMemory(), new PageBudget(new ExtractorOptions(), TimeProvider.System, default));
            using var stock = StockTree(html);
            if (stock is null)
            {
                faults++;
                continue;
            }

            if (TreeListing.Difference(TreeListing.Of(tree.Root), TreeListing.Of(stock.DocumentElement)) is { } difference)
            {
                different.Add($"seed {seed}: {html}\n{difference}");
            }
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(different, Is.Empty);
            Assert.That(faults, Is.LessThan(1 + (count / 1_000)));
        }
    }

    private static IDocument? StockTree(string html)
    {
        try
        {
            return new HtmlParser().ParseDocument(html);
        }
        catch (NullReferenceException)
        {
            // AngleSharp loses its way in some misnested selects. There is nothing to compare with then.
            return null;
        }
    }
}
