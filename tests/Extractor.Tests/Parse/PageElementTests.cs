using Extractor.Parse;

namespace Extractor.Tests.Parse;

internal sealed class PageElementTests
{
    [Test]
    public void KnowsWhatItStandsIn()
    {
        using var tree = PageParser.Parse(
            "<html><body><article><div><p>One</p></div></article><aside>Two</aside></body></html>".AsMemory(),
            new PageBudget(new ExtractorOptions(), TimeProvider.System, CancellationToken.None));
        var article = (PageElement)tree.Body!.FirstChild!;
        var paragraph = (PageElement)((PageElement)article.FirstChild!).FirstChild!;
        var aside = (PageElement)article.Next!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(paragraph.IsIn(article), Is.True);
            Assert.That(paragraph.FirstChild!.IsIn(article), Is.True, "a text stands in what its element stands in");
            Assert.That(article.IsIn(article), Is.True, "an element is in itself");
            Assert.That(article.IsIn(paragraph), Is.False);
            Assert.That(aside.IsIn(article), Is.False);
            Assert.That(paragraph.Around(PageTag.Article), Is.SameAs(article));
            Assert.That(article.Around(PageTag.Article), Is.SameAs(article));
            Assert.That(aside.Around(PageTag.Article), Is.Null);
        }
    }
}
