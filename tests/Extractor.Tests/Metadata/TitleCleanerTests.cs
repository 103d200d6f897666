using Extractor.Metadata;
using Extractor.Tests.Support;

namespace Extractor.Tests.Metadata;

[TestFixture]
public sealed class TitleCleanerTests
{
    [TestCase("Comet seen over city - Daily Planet", "Comet seen over city")]
    [TestCase("Comet seen over city – Daily Planet", "Comet seen over city")]
    [TestCase("Comet seen over city — Daily Planet", "Comet seen over city")]
    [TestCase("Comet seen over city | Daily Planet", "Comet seen over city")]
    [TestCase("Comet seen over city|Daily Planet", "Comet seen over city")]
    [TestCase("Comet seen over city « Daily Planet", "Comet seen over city")]
    [TestCase("Comet seen over city » Daily Planet", "Comet seen over city")]
    [TestCase("Comet seen over city · Daily Planet", "Comet seen over city")]
    [TestCase("Comet seen over city • Daily Planet", "Comet seen over city")]
    [TestCase("Comet seen over city ~ Daily Planet", "Comet seen over city")]
    [TestCase("Comet seen over city :: Daily Planet", "Comet seen over city")]
    [TestCase("Comet seen over city: Daily Planet", "Comet seen over city")]
    [TestCase("Comet seen over city_Daily Planet", "Comet seen over city")]
    [TestCase("Comet seen over city -- Daily Planet", "Comet seen over city")]
    [TestCase("Comet seen over city - dailyplanet.example", "Comet seen over city")]
    [TestCase("Comet seen over city | DAILYPLANET.EXAMPLE", "Comet seen over city")]
    [TestCase("Comet seen over city | The Daily Planet", "Comet seen over city")]
    [TestCase("Comet seen over city - Daily Planet News", "Comet seen over city")]
    [TestCase("Daily Planet: Comet seen over city", "Comet seen over city")]
    [TestCase("Daily Planet - Comet seen over city", "Comet seen over city")]
    [TestCase("Daily Planet | Comet seen over city", "Comet seen over city")]
    [TestCase("Comet seen | all you need to know | Daily Planet", "Comet seen | all you need to know")]
    [TestCase("Comet seen - and nobody cares - Daily Planet", "Comet seen - and nobody cares")]
    [TestCase("Comet seen over city - Daily Planet - Daily Planet", "Comet seen over city")]
    [TestCase("  Comet   seen\nover city ", "Comet seen over city")]
    public void Takes_the_sites_name_off(string title, string expected) =>
        Assert.That(TitleCleaner.Clean(title, "Daily Planet", "www.dailyplanet.example"), Is.EqualTo(expected));

    [TestCase("彗星が街の上に｜星新聞", "星新聞", "彗星が街の上に")]
    [TestCase("彗星が街の上に - 星新聞", "星新聞", "彗星が街の上に")]
    [TestCase("彗星飞过城市_星报", "星报", "彗星飞过城市")]
    [TestCase("彗星飞过城市--星报", "星报", "彗星飞过城市")]
    [TestCase("도시 위의 혜성ㅣ별신문", "별신문", "도시 위의 혜성")]
    [TestCase("Комета над городом — Звезда", "Звезда", "Комета над городом")]
    [TestCase("مذنب فوق المدينة | النجم", "النجم", "مذنب فوق المدينة")]
    [TestCase("शहर के ऊपर धूमकेतु - तारा समाचार", "तारा समाचार", "शहर के ऊपर धूमकेतु")]
    [TestCase("Komet über der Stadt - STERN-ZEITUNG", "Stern-Zeitung", "Komet über der Stadt")]
    [TestCase("Comète sur la ville – L’Étoile", "L'Etoile", "Comète sur la ville")]
    public void Knows_every_script(string title, string site, string expected) =>
        Assert.That(TitleCleaner.Clean(title, site, null), Is.EqualTo(expected));

    [TestCase("Comet seen - nobody cares")]
    [TestCase("Comet | what we know")]
    [TestCase("Comet: what we know")]
    [TestCase("Planets: a daily guide")]
    [TestCase("Half-moon over the city")]
    [TestCase("Moon landing 1969-2024")]
    [TestCase("Daily Planet")]
    [TestCase("How the Daily Planet lost its moon")]
    [TestCase("The moon - and the daily life of planet hunters in the north")]
    [TestCase("Comet/Moon")]
    [TestCase("-")]
    [TestCase("- Angst will grow")]
    [TestCase("snake_case in the sky")]
    public void Leaves_the_headline_whole(string title) =>
        Assert.That(TitleCleaner.Clean(title, "Daily Planet", "www.dailyplanet.example"), Is.EqualTo(title));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("  \n ")]
    public void Nothing_gives_null(string? title) => Assert.That(TitleCleaner.Clean(title, "Daily Planet", null), Is.Null);

    [TestCase("Comet seen | BPC", "bpc.example", "Comet seen")]
    [TestCase("Comet seen - British Planet Corporation", "www.bpc.co.uk", "Comet seen")]
    [TestCase("Comet seen | Morningcomet", "news.morningcomet.com.br", "Comet seen")]
    [TestCase("Comet seen | Evening Star", "news.morningcomet.com.br", "Comet seen | Evening Star")]
    public void Knows_the_host(string title, string host, string expected) =>
        Assert.That(TitleCleaner.Clean(title, null, host), Is.EqualTo(expected));

    [Test]
    public void Takes_a_known_section_off_the_end()
    {
        var site = new SiteNames(["Daily Planet"], null);
        Assert.That(TitleCleaner.Clean("Comet seen | Science | Daily Planet", site, ["Science"]), Is.EqualTo("Comet seen"));
        Assert.That(TitleCleaner.Clean("Comet seen | Science | Daily Planet", site, []), Is.EqualTo("Comet seen | Science"));
        Assert.That(TitleCleaner.Clean("Comet seen-Science|Daily Planet", site, ["Science"]), Is.EqualTo("Comet seen"));
    }

    [TestCase("-")]
    [TestCase(" - ")]
    [TestCase("|")]
    [TestCase(": ")]
    [TestCase("a | ")]
    [TestCase("Daily Planet - ")]
    public void Ends_quickly_on_hostile_text(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 100_000 / unit.Length));
        var started = ThreadClock.Now;
        _ = TitleCleaner.Clean(text, "Daily Planet", "dailyplanet.example");
        _ = TitleCleaner.Choose(new TitleCandidates { Document = text, OpenGraph = [text], Headings = [new() { Text = text }] }, out _);
        Assert.That(ThreadClock.Now - started, Is.LessThan(TimeSpan.FromSeconds(2)));
    }
}
