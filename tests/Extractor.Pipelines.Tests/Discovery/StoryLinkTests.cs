namespace Extractor.Pipelines.Tests.Discovery;

public sealed class StoryLinkTests
{
    [Test]
    public void A_link_is_one_line_of_JSON_with_what_is_known()
    {
        var link = new StoryLink
        {
            Url = new Uri("https://kurier.example/hafen"),
            Title = "Der Hafen \"Süd\" wächst",
            Published = ArticleTime.Parse("2026-03-01T08:00:00+01:00"),
            Modified = ArticleTime.Parse("2026-03-02"),
            Topics = ["Häfen"],
        };

        Assert.That(link.ToJson(), Is.EqualTo(
            """{"url":"https://kurier.example/hafen","title":"Der Hafen \"Süd\" wächst","authors":[],"published":"2026-03-01T08:00:00+01:00","modified":"2026-03-02","topics":["Häfen"]}"""));
    }
}
