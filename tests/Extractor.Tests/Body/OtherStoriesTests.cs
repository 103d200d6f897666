namespace Extractor.Tests.Body;

internal sealed class OtherStoriesTests
{
    private const string First = "The harbour council of Nordvik voted on Monday to rebuild the old pier, which a storm had broken in March.";
    private const string Second = "A bakery in Eastmoor has sold its last loaf after ninety years, and the queue reached around the corner.";

    [TestCase("<main><article class=story>{0}</article><article class=story>{1}</article></main>")]
    [TestCase("<div class=feed><div class=item-1>{0}</div><div class=item-2>{1}</div></div>")]
    public void LeavesOutTheStoryThatIsLoadedBelow(string frame)
    {
        var article = Extract(frame, "<h1 class=headline>{0}</h1>", "<h1 class=headline>{0}</h1>");

        Assert.That(article.Title, Is.EqualTo("Pier to be rebuilt"));
        Assert.That(article.Body.Select(block => block.Text), Has.Some.Contains("Nordvik").And.None.Contains("Eastmoor"));
    }

    [Test]
    public void KeepsTheStoryWhereASecondHeadingOfTheMakeStandsAboveAllOfIt()
    {
        var html = "<html lang=en><title>Pier to be rebuilt</title><body><main><div class=top><h1 class=headline>Pier to be rebuilt</h1></div>"
            + $"<div class=main><div class=line><h1 class=headline>Nordvik spends its savings</h1></div>{Paragraphs(First)}</div></main></body></html>";
        var article = new ArticleExtractor().Extract(html, new Uri("https://coast.example/pier")).Article!;

        Assert.That(article.Body.Select(block => block.Text), Has.Exactly(5).Contains("Nordvik voted"));
    }

    [Test]
    public void KeepsAPartWhoseHeadingIsOfAnotherMake()
    {
        var article = Extract("<main><article>{0}{1}</article></main>", "<h1 class=headline>{0}</h1>", "<h2 class=part>{0}</h2>");

        Assert.That(article.Body.Select(block => block.Text), Has.Some.Contains("Nordvik").And.Some.Contains("Eastmoor"));
    }

    private static Article Extract(string frame, string firstHeading, string secondHeading)
    {
        var first = string.Format(null, firstHeading, "Pier to be rebuilt") + Paragraphs(First);
        var second = string.Format(null, secondHeading, "Bakery closes its doors") + Paragraphs(Second);
        var html = $"<html lang=en><title>Pier to be rebuilt</title><body>{string.Format(null, frame, $"<div class=text>{first}</div>", $"<div class=text>{second}</div>")}</body></html>";
        return new ArticleExtractor().Extract(html, new Uri("https://coast.example/pier")).Article!;
    }

    private static string Paragraphs(string text) =>
        string.Concat(Enumerable.Range(1, 5).Select(n => $"<p>{text} It was the {n}. report of the day, and more is expected, the editors wrote.</p>"));
}
