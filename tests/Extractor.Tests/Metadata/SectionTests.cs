namespace Extractor.Tests.Metadata;

/// <summary>The section of whole pages: stated, or the level above the story in its breadcrumb trail.</summary>
[TestFixture]
public sealed class SectionTests
{
    private const string Story = "<p>The old harbour wall will be rebuilt by spring, the town council of Marrow Bay decided on a stormy evening after a long debate.</p>";

    [TestCase("""{"name":"Home","item":"https://news.example/"},{"name":"Sport","item":"https://news.example/sport"},{"name":"Harbour wall to be rebuilt"}""", "Sport", Description = "the story at the end")]
    [TestCase("""{"name":"Home","item":"https://news.example/"},{"name":"Sport","item":{"@id":"https://news.example/sport"}}""", "Sport", Description = "the section at the end")]
    [TestCase("""{"name":"Accueil","item":"https://news.example/"},{"name":"Le mur du port","item":"https://news.example/harbour-wall"}""", null, Description = "the front page and the story")]
    [TestCase("""{"name":"Home","item":"https://news.example/"},{"name":"Sport","item":"https://news.example/sport"},{"name":"Harbour wall to …","item":"https://news.example/h"}""", "Sport", Description = "the headline cut off")]
    [TestCase("""{"name":"Home","item":"https://news.example/en/"}""", null, Description = "the front page of a language")]
    public void The_level_above_the_story_is_the_section(string levels, string? section) => Check(
        "<script type=\"application/ld+json\">{\"@type\":\"BreadcrumbList\",\"itemListElement\":[" + levels + "]}</script>", "", section);

    [TestCase("""<nav class="breadcrumbs"><a href="/">Home</a> / <a href="/news/">News</a> / <a href="/news/coast/">Coast</a></nav>""", "Coast")]
    [TestCase("""<ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/coast/">Coast</a></li><li>Harbour wall to be rebuilt</li></ol>""", "Coast")]
    [TestCase("""<div class="breadcrumb"><a href="/">Home</a></div>""", null)]
    [TestCase("""<div class="breadcrumb"><a href="/blog">&lt; Back to blog</a></div>""", null)]
    [TestCase("""<nav class="menu"><a href="/">Home</a> <a href="/coast/">Coast</a></nav>""", null)]
    [TestCase("""<div class="top"><a href="/">Harbour Post</a> &gt; <a href="/coast/">Coast</a> &gt; Text</div>""", "Coast", Description = "told by its signs")]
    [TestCase("""<div class="top"><a href="/">Home</a> <a href="/coast/">Coast</a> &gt; <a href="/sea/">Sea</a></div>""", null, Description = "a menu with a sign in it")]
    [TestCase("""<div class="top"><a href="/a/">Ropes</a> &gt; <a href="/coast/">Coast</a></div>""", null, Description = "signs, not from the front page on")]
    public void A_printed_trail_gives_the_section(string trail, string? section) => Check("", trail, section);

    [TestCase("gundem", "Gündem")]
    [TestCase("news/local/crime-courts", "Crime & Courts")]
    [TestCase("sport", "sport")]
    [TestCase("Küste", "Küste")]
    public void A_slug_gives_way_to_its_words(string stated, string section) => Check(
        $"<meta property=\"article:section\" content=\"{stated}\">", """<div class="breadcrumb"><a href="/">Home</a> / <a href="/g/">Gündem</a> / <a href="/c/">Crime &amp; Courts</a></div>""", section);

    [TestCase("/coast/", "Coast", Description = "the folder of the story")]
    [TestCase("/sea/", null, Description = "another folder")]
    [TestCase("/coast/harbour-wall/", null, Description = "the story")]
    [TestCase("/", null, Description = "the front page")]
    public void A_trail_of_one_link_names_the_folder_of_the_story(string href, string? section) => Check(
        "", $"""<div class="breadcrumb"><a href="{href}">Coast</a></div>""", section, "https://news.example/coast/harbour-wall");

    [TestCase("""<header><a href="/sea-coast/">Sea &amp; Coast</a><a href="/sea-coast/küste/">Küste</a></header>""", "https://news.example/sea-coast/2024/05/harbour-wall", "Sea & Coast", Description = "a link of the site's head, named as its folder is")]
    [TestCase("""<nav><a href="/sea/">Sea</a> <a href="/sea/regiao-serrana/">Região Serrana</a></nav>""", "https://news.example/sea/regiao-serrana/harbour-wall", "Região Serrana", Description = "the innermost folder")]
    [TestCase("""<nav><a href="/sea/">Shop now</a></nav><p>Filler</p><p>Filler</p><p>Filler</p>""", "https://news.example/sea/harbour-wall", null, Description = "a link of a menu that says something else")]
    [TestCase("""<a href="/sea/">بحر</a>""", "https://news.example/sea/harbour-wall", "بحر", Description = "right above the headline, in another script")]
    [TestCase("""<a href="/sea/">Back to all of them</a>""", "https://news.example/sea/harbour-wall", null, Description = "a way back")]
    [TestCase("""<div class="label">Küste</div>""", "https://news.example/kueste/harbour-wall", "Küste", Description = "a line above the headline")]
    [TestCase("""<div class="label">Sea</div>""", "https://news.example/coast/harbour-wall", null, Description = "a line that names no folder")]
    [TestCase("""<nav><a href="/news/">News</a> <a href="/en-gb/">en-gb</a></nav>""", "https://news.example/en-gb/news/harbour-wall", null, Description = "folders of all stories, of a language")]
    [TestCase("""<nav><a href="/janeroe/">janeroe</a> <a href="/janeroe/boats/">boats</a></nav>""", "https://news.example/janeroe/boats/harbour-wall", null, Description = "accounts")]
    [TestCase("""<a href="/category/sea/">Sea</a>""", "https://news.example/harbour-wall", "Sea", Description = "the only category")]
    [TestCase("""<p><a href="/category/sea/">Sea</a>, <a href="/category/coast/">Coast</a></p>""", "https://news.example/harbour-wall", null, Description = "one of two categories")]
    [TestCase("""<p><a href="/category/allgemein/">Allgemein</a></p>""", "https://news.example/harbour-wall", null, Description = "the category of what has none")]
    [TestCase("""<div id="TopicPath"><ul><li><a href="/">トップ</a></li><li><a href="/c?g=int">国際</a></li></ul></div>""", "https://news.example/harbour-wall", "国際", Description = "a trail by its Japanese name")]
    public void A_printed_folder_or_category_is_the_section(string above, string address, string? section) => Check("", above, section, address);

    [TestCase("Economy &gt; Housing", "Economy")]
    [TestCase("Economy", "Economy")]
    [TestCase("&gt; Housing", "> Housing")]
    public void A_stated_path_gives_its_first_level(string stated, string section) => Check($"<meta property=\"article:section\" content=\"{stated}\">", "", section);

    private static void Check(string head, string aboveTitle, string? section, string address = "https://news.example/harbour-wall")
    {
        var html = $"<html><head><title>Harbour wall to be rebuilt</title>{head}</head><body>{aboveTitle}<article><h1>Harbour wall to be rebuilt</h1>{Story}{Story}</article></body></html>";
        Assert.That(new ArticleExtractor().Extract(html, new Uri(address)).Article?.Section, Is.EqualTo(section));
    }
}
