using Extractor.Text;
using Extractor.Walls;

namespace Extractor.Tests.Walls;

/// <summary>The words and addresses of <c>Data/walls.json</c>, each by itself.</summary>
[TestFixture]
internal sealed class WallWordsTests
{
    private static readonly (WallKind Kind, WallSigns Signs)[] Kinds =
    [
        (WallKind.Challenge, WallData.BuiltIn.Challenge), (WallKind.Consent, WallData.BuiltIn.Consent), (WallKind.Login, WallData.BuiltIn.Login),
        (WallKind.Payment, WallData.BuiltIn.Payment), (WallKind.NotFound, WallData.BuiltIn.NotFound),
    ];

    [Test]
    public void Every_title_is_known_alone_and_beside_the_name_of_a_site()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var (kind, signs) in Kinds)
            {
                foreach (var title in signs.Titles.Values.SelectMany(titles => titles))
                {
                    Assert.That(WallWords.Of(kind).IsTitle(title, null), $"{kind}: {title}");
                    Assert.That(WallWords.Of(kind).IsTitle($"{title.ToUpperInvariant()} | The Gazette", null), $"{kind}: {title}, upper case");
                    Assert.That(WallWords.Of(kind).IsTitle($"The Gazette: {title}", "The Gazette"), $"{kind}: {title}, the site's name before it");
                }
            }
        }
    }

    [Test]
    public void Every_phrase_is_found_in_a_text()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var (kind, signs) in Kinds)
            {
                foreach (var phrase in signs.Phrases.Values.SelectMany(phrases => phrases))
                {
                    Assert.That(WallWords.Of(kind).Phrase(TextFold.Fold($"12 ({phrase}).")), Is.Not.Null, $"{kind}: {phrase}");
                }
            }
        }
    }

    [Test]
    public void Missing_pages_are_known_in_many_languages() => Assert.That(WallData.BuiltIn.NotFound.Titles, Has.Count.GreaterThanOrEqualTo(25));

    [TestCase("Oops! Error 404 - Page not found", true)]
    [TestCase("404", true)]
    [TestCase("HTTP 404 error", true)]
    [TestCase("Error", false)]
    [TestCase("Room 404 reopens", false)]
    [TestCase("Page not found: the library that loses books", false)]
    [TestCase("Body of sailor not found", false)]
    [TestCase("", false)]
    public void A_title_is_known_by_all_of_it(string title, bool isKnown) =>
        Assert.That(WallWords.Of(WallKind.NotFound).IsTitle(title, "The Gazette"), Is.EqualTo(isKnown));

    [TestCase("The blog in to continue with", false)]
    [TestCase("Please log in to continue reading", true)]
    [TestCase("LOG IN TO CONTINUE", true)]
    public void A_phrase_begins_where_a_word_does(string text, bool isFound) =>
        Assert.That(WallWords.Of(WallKind.Login).Phrase(TextFold.Fold(text)), isFound ? Is.Not.Null : Is.Null);

    [TestCase("https://gazette.example/login", true)]
    [TestCase("https://gazette.example/LOGIN.aspx?back=/", true)]
    [TestCase("https://gazette.example/en/account/login/", true)]
    [TestCase("https://login.gazette.example/", true)]
    [TestCase("https://tenant.okta.com/x", true)]
    [TestCase("https://gazette.example/loginov-wins", false)]
    [TestCase("https://gazette.example/a?b=/login", false)]
    [TestCase("https://notokta.com/x", false)]
    [TestCase("https://blogin.gazette.example/", false)]
    public void Addresses_are_told_by_whole_names(string url, bool isLogin) =>
        Assert.That(WallAddress.Matches(new Uri(url), WallData.BuiltIn.Login), Is.EqualTo(isLogin));

    [TestCase("https://gazette.example/harbour-bridge-opens", true)]
    [TestCase("https://gazette.example/news/104233", true)]
    [TestCase("https://gazette.example/news/bridge.html", true)]
    [TestCase("https://gazette.example/x7Gh2k", false)]
    [TestCase("https://gazette.example/news/sport", false)]
    [TestCase("https://gazette.example/", false)]
    public void Stories_are_told_by_their_addresses(string url, bool isStory) => Assert.That(WallAddress.IsStory(new Uri(url)), Is.EqualTo(isStory));

    [TestCase("https://gazette.example", true)]
    [TestCase("https://gazette.example/index.php", true)]
    [TestCase("https://gazette.example/pt-BR/", true)]
    [TestCase("https://gazette.example/de/home", true)]
    [TestCase("https://gazette.example/?p=7", false)]
    [TestCase("https://gazette.example/news", false)]
    public void Front_pages_are_told_by_their_addresses(string url, bool isHome) => Assert.That(WallAddress.IsHome(new Uri(url)), Is.EqualTo(isHome));
}
