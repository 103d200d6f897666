using Extractor.Clean;

namespace Extractor.Tests.Clean;

internal sealed class LinkSieveTests
{
    private const string Menu = """<nav><ul><li><a href="/politics">Politics and parliament</a></li><li><a href="/sport">Sport and results</a></li></ul></nav>""";
    private const string Related =
        """<div class=related><h3>Related stories</h3><ul><li><a href="/news/ferry-fares-rise">Ferry fares rise in the spring</a></li></ul></div>""";
    private const string Footer = """<footer><ul><li><a href="/imprint">Imprint and contact</a></li><li><a href="/privacy">Privacy notice</a></li></ul></footer>""";

    private static string Page(string inside = "") =>
        $"{Menu}<main><h1>Harbour wall to be mended</h1><p class=story>{StoryPages.Sentence}</p>{inside}<p class=story>{StoryPages.Sentence}</p><p class=story>{StoryPages.Sentence}</p>{Related}</main>{Footer}";

    private static IEnumerable<string> Links(string page, bool isSieved)
    {
        using var map = LinkMap.Of(StoryPages.Read(page), isSieved ? LinkModel.BuiltIn.Sieve : null);
        return [.. map.Candidates.Select(candidate => candidate.Url.AbsolutePath)];
    }

    [Test]
    public void Links_of_a_menu_are_not_judged() =>
        Assert.That(Links(Page(), isSieved: true), Does.Contain("/news/ferry-fares-rise").And.Not.Contain("/politics").And.Not.Contain("/sport"));

    [Test]
    public void Without_a_sieve_all_are() =>
        Assert.That(Links(Page(), isSieved: false), Is.SupersetOf((string[])["/news/ferry-fares-rise", "/politics", "/imprint", "/privacy"]));

    [Test]
    public void A_line_that_says_what_it_links_to_is_always_judged() => Assert.That(
        Links(Page("""<p>Read also: <a href="/news/harbour-bridge-closed">Harbour bridge closed for a week</a></p>"""), isSieved: true),
        Does.Contain("/news/harbour-bridge-closed"));
}
