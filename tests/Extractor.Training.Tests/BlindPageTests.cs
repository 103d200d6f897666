namespace Extractor.Training.Tests;

/// <summary>What a page keeps where the words of its makers are hidden.</summary>
[TestFixture]
public sealed class BlindPageTests
{
    [Test]
    public void Words_of_the_makers_are_hidden_alike_wherever_they_stand()
    {
        var blind = BlindPage.Of("<div class=\"story lead\" id='top'><p CLASS='lead'>A comet</p><p data-kind=\"story\">was seen</p></div>");
        var names = System.Text.RegularExpressions.Regex.Matches(blind, "x[0-9]+").Select(match => match.Value).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(blind, Does.Not.Contain("story").And.Not.Contain("lead").And.Not.Contain("top"));
            Assert.That(names, Has.Count.EqualTo(5));
            Assert.That(names[3], Is.EqualTo(names[1]), "lead");
            Assert.That(names[4], Is.EqualTo(names[0]), "story");
            Assert.That(names.Distinct(), Has.Exactly(3).Items);
            Assert.That(System.Text.RegularExpressions.Regex.Replace(blind, "x[0-9]+", "*"), Is.EqualTo("<div class=\"* *\" id='*'><p CLASS='*'>A comet</p><p data-kind=\"*\">was seen</p></div>"));
        });
    }

    [TestCase("<p title=\"class\">The class=\"lead\" of 1990</p>", Description = "texts and other attributes")]
    [TestCase("<script>var box = '<div class=\"lead\">';</script>", Description = "scripts")]
    [TestCase("<style>.lead { color: red }</style><!-- <p class=\"lead\"> -->", Description = "styles and comments")]
    [TestCase("<meta id=\"m\" property=\"og:title\" content=\"A comet\"><link id=\"l\" rel=\"canonical\" href=\"/comet\">", Description = "what the page states of itself")]
    public void All_else_stays(string html) => Assert.That(BlindPage.Of(html), Is.EqualTo(html));
}
