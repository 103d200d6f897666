using AngleSharp.Html.Parser;
using Extractor.Parse;

namespace Extractor.Tests.Parse;

/// <summary>Holds our tree of a page against the one that AngleSharp builds by itself.</summary>
internal static class StockTree
{
    /// <summary>Plain markup, after which plain tags and texts pass by the tokenizer.</summary>
    private const string Plain = "<!doctype html><html><head><title>t</title></head><body><p>t</p>";

    /// <summary>Our tree of the page has to be the stock one; so has that of the page behind plain markup.</summary>
    public static void AssertSame(string html)
    {
        Compare(html);
        Compare(Plain + html);
    }

    private static void Compare(string html)
    {
        using var stock = new HtmlParser().ParseDocument(html);
        using var tree = PageParser.Parse(html.AsMemory(), new PageBudget(new ExtractorOptions(), TimeProvider.System, CancellationToken.None));
        Assert.That(TreeListing.Difference(TreeListing.Of(tree.Root), TreeListing.Of(stock.DocumentElement)), Is.Null, html.Length < 400 ? html : "a long page");
    }
}
