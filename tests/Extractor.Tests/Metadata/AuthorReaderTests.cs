using Extractor.Languages;
using Extractor.Metadata;
using Extractor.Parse;

namespace Extractor.Tests.Metadata;

/// <summary>Which of the places that may name the author is believed, and where a printed byline is found.</summary>
[TestFixture]
public sealed class AuthorReaderTests
{
    private const string Story = "<p>Story: a comet was seen over the city on Friday night, the observatory said.</p><p>Story: it will come again in ten years.</p>";

    private static string Page(string above, string below = "", string head = "", string language = "en") =>
        $"<html lang=\"{language}\"><head><title>Comet seen over the city</title><meta property=\"og:title\" content=\"Comet seen over the city\">{head}</head>"
        + $"<body><main><h1>Comet seen over the city</h1>{above}{Story}{below}</main></body></html>";

    private static FoundByline? Read(string html, string? siteName = "The Daily Planet")
    {
        var budget = new PageBudget(new ExtractorOptions(), TimeProvider.System, CancellationToken.None);
        var survey = PageSurveyor.Survey(PageParser.Parse(html.AsMemory(), budget), budget);
        var url = new Uri("https://planet.example/2024/comet");
        var schema = JsonLdReader.Read(survey, url);
        _ = TitleReader.Read(survey, schema, siteName, url, out var title);
        var first = survey.Blocks.FindIndex(block => block.Text.StartsWith("Story:", StringComparison.Ordinal));
        var last = survey.Blocks.FindLastIndex(block => block.Text.StartsWith("Story:", StringComparison.Ordinal));
        return AuthorReader.Read(survey, schema, LanguageCatalog.BuiltIn.For(survey.RootLanguage), siteName, title, first, last, url);
    }

    private static string Names(string html) => string.Join("; ", Read(html)?.Byline.Authors.Select(author => author.Name) ?? []);

    [TestCase("<p class=\"byline\">By Jane Roe</p>", "Jane Roe")]
    [TestCase("<p>By Jane Roe and John Doe</p>", "Jane Roe; John Doe")]
    [TestCase("<p><a href=\"/authors/jane-roe\">Jane Roe</a>, <a href=\"/authors/john-doe\">John Doe</a></p>", "Jane Roe; John Doe", Description = "links to authors' pages")]
    [TestCase("<p><a href=\"/topics/jane-roe\">Jane Roe</a></p>", "", Description = "a link to a topic")]
    [TestCase("<div>Written by</div><div>Jane Roe</div><div>Harbour</div>", "Jane Roe", Description = "a label in a block of its own")]
    [TestCase("<h6>Author(s)</h6><ul><li>Jane Roe</li><li>John Doe</li></ul>", "Jane Roe; John Doe", Description = "a label above a list")]
    [TestCase("<div><span>By</span><span>Jane Roe</span></div>", "Jane Roe", Description = "elements that touch")]
    [TestCase("<p>3 May 2024 - Jane Roe</p>", "Jane Roe", Description = "the time before the name")]
    [TestCase("<p>Published on May 3rd, 2024 by Jane Roe and John Doe</p>", "Jane Roe; John Doe", Description = "an opener after the time")]
    [TestCase("<p>Harbour 3 May 2024</p>", "", Description = "a section and a time")]
    [TestCase("<div class=\"author-card\"><a href=\"/author/jr\">Jane Roe</a></div>", "Jane Roe", Description = "a card by the headline is the byline's box")]
    [TestCase("<div class=\"byline\"><span class=\"name\">Jane Roe</span> <span class=\"name\">John Doe</span></div>", "Jane Roe; John Doe", Description = "elements of one kind")]
    [TestCase("<div class=\"byline\">Jane Roe <span class=\"author-role\">Tips</span></div>", "Jane Roe", Description = "a button")]
    [TestCase("<div class=\"author-box\">Jane Roe<p>Jane Roe has written about comets, moons and other bodies of the sky since she was a student.</p><a href=\"/author/jr\">View Full Profile</a></div>", "Jane Roe", Description = "a note about the author")]
    [TestCase("<p class=\"author\">By Jane Roe</p><p class=\"author\">Reviewed by John Doe</p>", "Jane Roe", Description = "who reviews is no author")]
    [TestCase("<span class=\"license-author\"><a href=\"https://creativecommons.org/licenses/by/4.0/\">John Doe</a></span>", "", Description = "who made a picture")]
    [TestCase("<blockquote>— Jane Roe 3 May 2024</blockquote>", "", Description = "who is quoted")]
    [TestCase("<span itemprop=\"author\">the night crew</span>", "the night crew", Description = "what the page marks as the name")]
    [TestCase("<p>01.02.2024 / <a href=\"/tag/solar\">Solar</a> / <a href=\"/tag/wind\">Wind</a> / <a href=\"/tag/market\">Market</a></p>", "", Description = "tags")]
    [TestCase("<p><a href=\"/category/night-sky\">Night Sky</a></p>", "", Description = "a link to a section")]
    [TestCase("<p><a href=\"/category/authors/jane-roe\">Jane Roe</a></p>", "Jane Roe", Description = "a link to an author's page under a section")]
    [TestCase("<div class=\"byline\"><span>Jane Roe</span> <button>Copy Link</button> <span>Text Size</span></div>", "Jane Roe", Description = "buttons of the page")]
    [TestCase("<div class=\"byline\"><span>SECTIONS</span></div><p>By Jane Roe</p>", "Jane Roe", Description = "the button of a menu")]
    [TestCase("<div class=\"author\"><a href=\"/moon\">Read More</a></div>", "", Description = "what announces other stories")]
    [TestCase("<p>By Planetarium, in <a href=\"/news\">News</a>, <a href=\"/business\">Business</a>, <a href=\"/property\">Property</a> · 3 May 2024, 20:02</p>", "Planetarium", Description = "sections behind the name")]
    [TestCase("<p class=\"byline\"><a href=\"/authors/jr\">Jane Roe Research & Development</a></p>", "Jane Roe Research", Description = "one link is one author")]
    [TestCase("<p class=\"byline\">By Jane Roe with Agencies</p>", "Jane Roe", Description = "agencies in general are none")]
    [TestCase("<figure><figcaption><address>By <a href=\"/authors/jane-roe\">Jane Roe</a>, Editor</address></figcaption></figure>", "Jane Roe", Description = "in the caption of her portrait")]
    [TestCase("<p class=\"byline\">By The Lunar Institute</p><p>Comets since 1990</p><p>Written by: Jane Roe</p>", "Jane Roe", Description = "a person before an outlet")]
    [TestCase("<p><a href=\"https://flickr.com/photos/jd\">John Doe</a> 3 May 2024</p>", "", Description = "who made a picture")]
    [TestCase("<div class=\"comments-bar\"><a rel=\"author\" href=\"/people/jr\">Jane Roe</a> <a href=\"#replies\">3 replies</a></div>", "Jane Roe", Description = "a bar of the author and the number of comments")]
    [TestCase("<div class=\"comments\">By Jane Roe, 3 May 2024 | 3 replies</div>", "Jane Roe", Description = "a byline with a time in such a bar")]
    [TestCase("<div class=\"comments\">By Jane Roe | 3 replies</div>", "", Description = "without a time it may be a reader's")]
    [TestCase("<figure><figcaption>By <a rel=\"author\" href=\"/people/jr\">Jane Roe</a>, Editor</figcaption></figure>", "Jane Roe", Description = "a link that says it leads to the author")]
    [TestCase("<figure><figcaption>By <a href=\"/people/jr\">Jane Roe</a>, Editor</figcaption></figure>", "", Description = "a link that does not")]
    [TestCase("<p class=\"byline\">By Jane Roe and Planet</p>", "Jane Roe", Description = "the outlet by the name of its host")]
    [TestCase("<p class=\"byline\">By Jane Roe and Stargazer</p>", "Jane Roe; Stargazer", Description = "a name that the host does not bear")]
    [TestCase("<p class=\"byline\">By Planet</p>", "Planet", Description = "the name of the host where nobody else is named")]
    [TestCase("<div class=\"authors\"><div class=\"author\"><a>Jane Roe</a><span class=\"title\">Reporter</span></div><div class=\"author\"><a>John Doe</a><span class=\"title\">Digital Editor</span></div></div>", "Jane Roe; John Doe", Description = "roles that may open a byline")]
    [TestCase("<div class=\"byline\"><span class=\"author__name\">Jane Roe</span><span class=\"author__role\">Reporter</span></div>", "Jane Roe", Description = "such a role that touches the name")]
    [TestCase("<div class=\"byline\">By <a href=\"/author/jr\">Jane Roe</a>, <span>News Editor</span> and <a href=\"/author/jd\">John Doe</a>, <span>Staff Writer</span></div>", "Jane Roe; John Doe")]
    [TestCase("<p class=\"byline\">By Jane Roe | <a href=\"/c/business\">Small Business</a></p>", "Jane Roe", Description = "a section behind a bar")]
    [TestCase("<p class=\"byline\">By <a href=\"/author/jr\">Jane Roe</a> | <a href=\"/c/business\">Small Business</a></p>", "Jane Roe")]
    [TestCase("<p class=\"byline\">By <a href=\"/jane-roe\">Jane Roe</a> | <a href=\"/john-doe\">John Doe</a></p>", "Jane Roe; John Doe", Description = "authors whose pages lie elsewhere")]
    [TestCase("<p class=\"byline\">By Jane Roe | John Doe</p>", "Jane Roe; John Doe")]
    [TestCase("<p class=\"byline\">By Jane Roe | <a href=\"/edit\">Suggest Changes</a> | <a href=\"/src\">View Source</a></p>", "Jane Roe", Description = "buttons")]
    [TestCase("<div class=\"author\"><p>Jane Roe</p><p>SRE Lead</p></div>", "Jane Roe", Description = "a role in the line below")]
    [TestCase("<div class=\"author\"><p class=\"name\">Jane Roe</p><p class=\"job\">Lunar Works</p></div>", "Jane Roe")]
    [TestCase("<div class=\"author\"><p>Jane Roe</p><p>John Doe</p></div>", "Jane Roe; John Doe")]
    [TestCase("<span class=\"byline\"><a href=\"/daily/1\">Газета «Планета» №86/П от 21.05.2024, стр. 7</a></span>", "", Description = "where it was printed")]
    [TestCase("<p class=\"byline\">Planet No. 86, 21 May 2024, p. 7</p>", "", Description = "the issue of a paper")]
    [TestCase("<p class=\"byline\">From Jane Roe, Abuja</p>", "Jane Roe")]
    [TestCase("<div><div>Jane Roe</div><a href=\"mailto:jane.roe@planet.example\">jane.roe@planet.example</a></div>", "Jane Roe", Description = "her address under the name")]
    [TestCase("<div>Jane Roe <a href=\"mailto:jane.roe@planet.example\">jane.roe@planet.example</a></div>", "Jane Roe", Description = "her address beside the name")]
    [TestCase("<p>A comet at last.</p><p>Seen at night.</p><p>Near the moon.</p><p>In the east.</p><div>Jane Roe</div><a href=\"mailto:jane.roe@planet.example\">jane.roe@planet.example</a>", "Jane Roe", Description = "farther down")]
    [TestCase("<div>By <button class=\"user-name\">Jane Roe</button></div>", "Jane Roe", Description = "a button that shows more")]
    [TestCase("<div>Night Tours</div><a href=\"mailto:info@planet.example\">info@planet.example</a>", "", Description = "an office's address")]
    [TestCase("<ul class=\"post-metadata\"><li><span title=\"Jane Roe\" class=\"tQ0 user-name\">Jane Roe</span></li><li>May 3</li></ul>", "Jane Roe", Description = "the name of the user")]
    [TestCase("<div class=\"byline\"><a href=\"/author/jr\">Jane Roe</a> <span class=\"author-title\">Harbour Pilot & Stargazer</span></div>", "Jane Roe", Description = "what she is, by the class")]
    [TestCase("<div class=\"byline\">By Jane Roe<p class=\"authorTitleText\">Senior Harbour and Ferries Reporter</p></div>", "Jane Roe", Description = "a role that begins before its noun")]
    [TestCase("<div class=\"byline\"><span class=\"author-title\">Jane Roe</span> and <span class=\"author-title\">John Doe</span></div>", "Jane Roe; John Doe", Description = "names set as titles")]
    [TestCase("<div class=\"byline\"><span class=\"position-relative\">Jane Roe</span> and <b>John Doe</b></div>", "Jane Roe; John Doe", Description = "a word of style sheets")]
    public void A_byline_is_found_by_the_headline(string above, string expected) => Assert.That(Names(Page(above)), Is.EqualTo(expected));

    [TestCase("<span>By Jane Roe</span><p class=\"author-role\">, Harbour Pilot and Stargazer, Planet Lines</p>", "Harbour Pilot and Stargazer, Planet Lines")]
    [TestCase("<span>By Jane Roe</span><p class=\"author-bio\">Writes about boats. Lives on one.</p>", null, Description = "sentences are no role")]
    public void The_role_is_what_the_class_calls_so(string byline, string? role) =>
        Assert.That(Read(Page($"<div class=\"byline\">{byline}</div>"))?.Byline.Authors[0].Role, Is.EqualTo(role));

    [TestCase("<p>Posted by Jane Roe</p>", "en", "Jane Roe")]
    [TestCase("<div class=\"post-author\">Written by <b>Jane Roe</b></div>", "en", "Jane Roe")]
    [TestCase("<p>Eingestellt von Jane Roe</p>", "de", "Jane Roe")]
    [TestCase("<p>Auteur(s) : Jane Roe</p>", "fr", "Jane Roe")]
    [TestCase("<p><b>Jane Roe</b></p>", "en", "Jane Roe", Description = "a name alone")]
    [TestCase("<p>Getty Images</p>", "en", "", Description = "an agency's pictures")]
    [TestCase("<h2><a href=\"/moon\">Moon is near</a></h2><div class=\"author\">By John Doe</div>", "en", "", Description = "another story's author")]
    [TestCase("<ul><li>3 May 2024</li><li>Autorin/Autor Jane Roe</li></ul>", "de", "Jane Roe")]
    [TestCase("<h2><a href=\"/moon\">Moon is near</a></h2><p>1</p><p>2</p><ul><li><b>Author:</b> Jane Roe</li></ul>", "en", "Jane Roe", Description = "a label far under the story")]
    [TestCase("<div class=\"author-bio\">This post was written by Jane Roe, Head of Comets</div>", "en", "Jane Roe")]
    [TestCase("<form><label>Moon Strategy</label></form>", "en", "", Description = "a field of a form")]
    [TestCase("<p>The Black Moon</p>", "en", "", Description = "no name begins with an article")]
    [TestCase("<p>Featuring Jane Roe</p>", "en", "", Description = "a guest")]
    [TestCase("<p>Jane Roe, jane@planet.example</p>", "en", "Jane Roe", Description = "a name before its address")]
    [TestCase("<p>Jane Roe | jane@planet.example</p>", "en", "Jane Roe", Description = "an address behind a bar")]
    [TestCase("<p>Jane Roe (jane@planet.example)</p>", "en", "Jane Roe", Description = "an address in brackets")]
    [TestCase("<p>Night Sky Tours info@planet.example</p>", "en", "", Description = "an office's address")]
    [TestCase("<p>More Activity</p>", "en", "", Description = "a button")]
    [TestCase("<p>Follow Planet Business</p>", "en", "", Description = "a call to follow")]
    [TestCase("<p>By contrast, the old moon was nearer than this one is.</p>", "en", "", Description = "a sentence")]
    [TestCase("<p>Par notre correspondant Jean Roe.</p>", "fr", "Jean Roe", Description = "no sentence")]
    [TestCase("<p>홍길동 기자 hong@planet.example</p>", "ko", "홍길동", Description = "a role between name and address")]
    [TestCase("<p>Jane Roe, jane@planet.example, john@planet.example</p>", "en", "", Description = "two addresses")]
    [TestCase("<p>Jane Roe, jane@planet.example, tells more</p>", "en", "", Description = "words behind the address")]
    [TestCase("<p>Tell us more: desk@planet.example</p>", "en", "", Description = "an address to write to")]
    [TestCase("<div class=\"comments-bar\"><a rel=\"author\" href=\"/people/jr\">Jane Roe</a> <a href=\"#replies\">3 replies</a></div>", "en", "", Description = "who wrote a comment")]
    [TestCase("<p>PAP - Port i Morze, Anna Wzór</p>", "pl", "Anna Wzór", Description = "an agency, its desk and the name")]
    [TestCase("<p>Anna Wzór (PAP)</p>", "pl", "Anna Wzór", Description = "a name and an agency")]
    [TestCase("<p>PAP - Port i Morze, Anna Wzór</p><p>abc/ xyz/</p><p>Story: the text may be printed elsewhere.</p>", "pl", "Anna Wzór", Description = "above a note on rights")]
    [TestCase("<p>Port i Morze (PAP)</p>", "pl", "", Description = "a desk and an agency")]
    public void A_byline_is_found_under_the_story(string below, string language, string expected) =>
        Assert.That(Names(Page("", below, language: language)), Is.EqualTo(expected));

    [TestCase("<footer><p>3 replies</p><a rel=author href=/author/jr>Jane Roe</a></footer></article>", "Jane Roe", Description = "the story's own footer")]
    [TestCase("</article><footer><p>3 replies</p><a rel=author href=/author/jr>Jane Roe</a></footer>", "", Description = "the page's footer")]
    [TestCase("<footer><ul class=related-posts><li>Moon is near</li><li><a rel=author href=/author/jr>Jane Roe</a></li></ul></footer></article>", "", Description = "other stories in it")]
    public void An_author_is_found_in_the_footer_of_the_story(string below, string expected) =>
        Assert.That(Names(Page(string.Concat(Enumerable.Repeat(Story, 7)), below).Replace("<main>", "<article>", StringComparison.Ordinal)), Is.EqualTo(expected));

    [TestCase("〔記者林芷萱／新竹報導〕豪雨造成水圳崩塌，農民無水可用，", "林芷萱")]
    [TestCase("（中央社記者林芷萱新竹12日電）豪雨造成水圳崩塌，農民無水可用。", "林芷萱")]
    [TestCase("［記者林芷萱新竹報導］豪雨造成水圳崩塌，農民無水可用。", "林芷萱")]
    [TestCase("（記者林芷萱、王大明／新竹報導）豪雨造成水圳崩塌。", "林芷萱; 王大明")]
    [TestCase("（中央社記者林芷萱台東縣12日電）豪雨造成水圳崩塌，農民無水可用。", "林芷萱", Description = "a county behind the name")]
    [TestCase("（中央社記者林芷萱台東縣10日電）豪雨造成水圳崩塌。", "林芷萱", Description = "a place of three letters")]
    [TestCase("〔記者林芷萱尖山報導〕豪雨造成水圳崩塌。", "林芷萱", Description = "a place that is not known")]
    [TestCase("新禾社石城11月20日电（记者孙启明、梁晓青）豪雨造成水圳崩塌。", "孙启明; 梁晓青", Description = "behind place and day")]
    [TestCase("本报石城11月20日讯（本报记者孙启明 通讯员梁晓青）豪雨造成水圳崩塌。", "孙启明; 梁晓青", Description = "a correspondent beside the reporter")]
    [TestCase("石城11月20日（记者孙启明）豪雨造成水圳崩塌。", "", Description = "no word for a report")]
    [TestCase("县长11月20日电（见本报记者手记）豪雨造成水圳崩塌。", "", Description = "no name")]
    [TestCase("（記者會影片）豪雨造成水圳崩塌。", "", Description = "a press conference")]
    [TestCase("（圖文無關）豪雨造成水圳崩塌。", "")]
    public void The_reporters_of_an_opener_end_at_its_bracket(string opener, string expected) =>
        Assert.That(Names($"<html lang=zh><head><title>水圳崩塌</title></head><body><main><h1>水圳崩塌</h1><p>{opener}</p>{Story}</main></body></html>"), Is.EqualTo(expected));

    [TestCase("Musterau, 12 iyun, Emil Məmmədov, AZƏRTAC", "Emil Məmmədov")]
    [TestCase("Musterau, 12 iyun, AZƏRTAC", "", Description = "no reporter")]
    [TestCase("Musterau, 12 iyun, Emil Məmmədov, direktor", "", Description = "no agency")]
    [TestCase("Musterau, Əli, Emil Məmmədov, AZƏRTAC", "", Description = "no day")]
    public void The_reporter_stands_between_the_day_and_the_agency(string opener, string expected) =>
        Assert.That(Names($"<html lang=az><head><title>Dəyirman bərpa olunub</title></head><body><main><h1>Dəyirman bərpa olunub</h1><p><strong>{opener}</strong></p>{Story}</main></body></html>"), Is.EqualTo(expected));

    [TestCase("<ul><li>London: «The Daily Planet»</li></ul>", "The Daily Planet")]
    [TestCase("<ul><li>Comet: «The Daily Planet»</li></ul>", "", Description = "no place")]
    [TestCase("<ul><li>London: «Quay Times»</li></ul>", "", Description = "another paper")]
    public void The_paper_signs_behind_the_place(string above, string expected) => Assert.That(
        Names(Page(above, "", "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Comet seen over the city\",\"author\":{\"@type\":\"Organization\",\"name\":\"The Daily Planet\"}}</script>")), Is.EqualTo(expected));

    [TestCase("<p>【山岡真帆、戸田亮】</p>", "山岡真帆; 戸田亮")]
    [TestCase("<p>（山岡真帆）</p>", "山岡真帆")]
    [TestCase("<p>（敬称略）</p>", "", Description = "a word to the reader")]
    [TestCase("<p>（共同）</p>", "", Description = "an agency")]
    [TestCase("<p>【取材しました】</p>", "")]
    public void Names_in_brackets_of_their_own_sign_a_Japanese_story(string below, string expected) =>
        Assert.That(Names(Page("", below, "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Comet seen over the city\",\"author\":{\"@type\":\"Organization\",\"name\":\"朝霧新聞\"}}</script>", "ja")), Is.EqualTo(expected));

    [TestCase("<p>2024-03-11 18:22 来源：新华社 责任编辑：刘珊</p>", "新华社")]
    [TestCase("<p>2024-03-11 18:22 | 来源：<a href=\"https://agency.example/1\">新华社</a></p>", "", Description = "taken from another site")]
    public void A_source_is_an_agency_that_does_not_lead_elsewhere(string above, string expected) => Assert.That(Names(Page(above, language: "zh")), Is.EqualTo(expected));

    [Test]
    public void Names_in_brackets_close_a_story() =>
        Assert.That(Names(Page("", "<p>Story: that is all. (Jane Roe, John Doe, 3.5.2024)</p>")), Is.EqualTo("Jane Roe; John Doe"));

    [TestCase("Jane Roe", "Jane Roe")]
    [TestCase("Ft. Jane Roe", "", Description = "a guest")]
    [TestCase("ft. Jane Roe", "", Description = "a guest, in small letters")]
    [TestCase("Starring Jane Roe", "", Description = "an actress")]
    [TestCase("Vs Jane Roe", "", Description = "an opponent")]
    public void A_name_in_brackets_is_that_of_the_author_unless_a_word_before_it_says_whose_it_is(string inBrackets, string expected) =>
        Assert.That(Names(Page("", $"<p>Story: that is all. ({inBrackets})</p>")), Is.EqualTo(expected));

    [Test]
    public void A_name_alone_under_the_headline_needs_a_witness()
    {
        Assert.That(Names(Page("<p>Jane Roe</p>")), Is.Empty);
        Assert.That(Names(Page("<p>Jane Roe</p>", "<p>Jane Roe is a writer and looks at the sky each night.</p>")), Is.EqualTo("Jane Roe"));
        Assert.That(Names(Page("<p><img src=\"/jr.jpg\" alt=\"Jane Roe\"></p><p>Jane Roe</p>")), Is.EqualTo("Jane Roe"));
        Assert.That(Names(Page("<p>Jane Roe</p><p>3 May 2024</p>")), Is.EqualTo("Jane Roe"));
        Assert.That(Names(Page("<p>3 May 2024</p><p>Jane Roe</p>")), Is.EqualTo("Jane Roe"));
    }

    [TestCase("<p>3 May 2024</p><p class=\"category\">Moon Strategy</p>", Description = "a section")]
    [TestCase("<p>3 May 2024</p><p>News MoonCometsStarsObservatories</p>", Description = "labels that touch")]
    [TestCase("<p>3 May 2024</p><p><a href=\"/moon\">Moon Strategy</a></p>", Description = "a link to a section")]
    [TestCase("<p>3 May 2024</p><p>Comets Seen Over The Whole City</p>", Description = "a line of words")]
    [TestCase("<p>3 May 2024</p><p>Starring Jane Roe</p>", Description = "an actress")]
    [TestCase("<p>On 3 May 2024 the observatory opens its doors to everyone who wants to come</p><p>Moon Strategy</p>", Description = "a sentence with a day")]
    public void What_stands_beside_a_time_is_not_always_a_name(string above) => Assert.That(Names(Page(above)), Is.Empty);

    [Test]
    public void People_of_the_metadata_come_before_an_account()
    {
        const string Head = "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Comet seen over the city\",\"author\":{\"@type\":\"Person\",\"name\":\"janeroe\"}}</script>";
        Assert.That(Names(Page("", head: Head)), Is.EqualTo("janeroe"));
        Assert.That(Names(Page("<p class=\"byline\">By Jane Roe</p>", head: Head)), Is.EqualTo("Jane Roe"));
    }

    [Test]
    public void A_printed_full_name_completes_a_stated_given_name()
    {
        const string Head = "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"author\":{\"@type\":\"Person\",\"name\":\"Jane\"}}</script>";
        Assert.That(Names(Page("<p class=\"byline\">Jane Roe</p>", head: Head)), Is.EqualTo("Jane Roe"));
    }

    [Test]
    public void A_byline_of_names_only_completes_the_stated_list()
    {
        const string Head = "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"author\":{\"@type\":\"Person\",\"name\":\"John Doe\"}}</script>";
        Assert.That(Names(Page("<div class=\"byline\"><p>Jane Roe</p><p>John Doe</p></div>", head: Head)), Is.EqualTo("Jane Roe; John Doe"));
        Assert.That(Names(Page("<div class=\"byline\"><p>John Doe</p><p>Send by mail</p><p>Copy Link</p></div>", head: Head)), Is.EqualTo("John Doe"));
    }

    [Test]
    public void The_card_for_messengers_names_the_author() => Assert.That(
        Names(Page("", head: "<meta name=\"twitter:label1\" content=\"Written by\"><meta name=\"twitter:data1\" content=\"Jane Roe\">"
            + "<meta name=\"twitter:label2\" content=\"Reading time\"><meta name=\"twitter:data2\" content=\"Two Minutes\">")),
        Is.EqualTo("Jane Roe"));

    [Test]
    public void A_site_of_a_person_has_that_person_as_its_author_and_an_outlet_is_none_unless_printed()
    {
        const string Head = "<meta name=\"author\" content=\"{0}\">";
        string Named(string name, string above) =>
            string.Join("; ", Read(Page(above, head: Head.Replace("{0}", name, StringComparison.Ordinal)), siteName: name)?.Byline.Authors.Select(a => $"{a.Name} {a.Kind}") ?? []);
        Assert.Multiple(() =>
        {
            Assert.That(Named("Jane Roe", ""), Is.Empty, "an outlet may be called as a person might be");
            Assert.That(Named("Jane Planet", ""), Is.EqualTo("Jane Planet Person"), "the host bears the name");
            Assert.That(Named("Jane Roe", "<div>Jane Roe</div>"), Is.EqualTo("Jane Roe Person"));
            Assert.That(Named("Jane Roe", "<meta property=\"og:type\" content=\"blog\">"), Is.EqualTo("Jane Roe Person"));
            Assert.That(Named("Planet News", ""), Is.Empty);
            Assert.That(Named("Planet News", "<p class=\"byline\">By Planet News</p>"), Is.EqualTo("Planet News Organization"));
        });
    }

    [Test]
    public void An_outlet_called_as_a_person_might_be_is_no_author_where_only_its_account_is_stated() => Assert.That(
        Read(Page("", head: "<meta property=\"article:author\" content=\"Волга Планета\">", language: "ru"), siteName: "Волга Планета"), Is.Null);

    [TestCase("Ediciones El Planeta", "", Description = "the site's publisher")]
    [TestCase("Ana Ejemplo", "Ana Ejemplo Person")]
    public void What_is_named_after_a_site_of_several_words_is_no_person(string name, string expected) => Assert.That(
        string.Join("; ", Read(Page("", head: $"<meta name=\"author\" content=\"{name}\">", language: "es"), siteName: "El Planeta")?.Byline.Authors.Select(a => $"{a.Name} {a.Kind}") ?? []),
        Is.EqualTo(expected));

    [Test]
    public void An_outlet_that_is_stated_and_printed_is_the_byline()
    {
        const string Head = "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"author\":{\"@type\":\"Organization\",\"name\":\"Planet Crew\"}}</script>";
        Assert.That(Names(Page("", head: Head)), Is.Empty);
        Assert.That(Names(Page("<div>Planet Crew</div>", head: Head)), Is.EqualTo("Planet Crew"));
    }

    [Test]
    public void Where_the_title_is_not_printed_the_byline_stands_where_the_story_begins() => Assert.That(
        Names($"<html lang=\"en\"><head><title>Comet seen over the city</title></head><body><p>1</p><p>2</p><p>3</p><h4>A comet, at last</h4><p>By Jane Roe</p>{Story}</body></html>"),
        Is.EqualTo("Jane Roe"));

    [Test]
    public void A_label_inside_a_long_story_names_its_author() => Assert.That(
        Names(Page(Filler(30) + "<p>Author: Jane Roe, head of the observatory in the old town.</p>" + Filler(20))), Is.EqualTo("Jane Roe"));

    [Test]
    public void Far_below_the_headline_a_byline_counts_right_above_the_story() => Assert.That(
        Names(Page(Filler(40) + "<div>by</div><p><a href=\"/authors/jane-roe\">Jane Roe</a></p>")), Is.EqualTo("Jane Roe"));

    [TestCase("<h2>Article by</h2><div>Jane Roe</div>", "Jane Roe")]
    [TestCase("<p>by</p><p>Jane Roe</p>", "", Description = "a word too short for a label")]
    public void A_label_counts_in_a_box_that_is_called_a_list(string box, string expected) => Assert.That(
        Names(Page(Filler(20), $"<div class=\"recirc\">{box}</div>")), Is.EqualTo(expected));

    [TestCase("<p>APA/jr</p>", "Jane Roe; APA")]
    [TestCase("<p>APA reports of comets every week.</p>", "Jane Roe")]
    [TestCase("", "Jane Roe")]
    public void An_agency_that_is_stated_beside_a_person_counts_where_it_signs(string below, string expected) => Assert.That(
        Names(Page("", below, "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"author\":[{\"@type\":\"Person\",\"name\":\"Jane Roe\"},{\"@type\":\"Organization\",\"name\":\"APA\"}]}</script>")),
        Is.EqualTo(expected));

    [TestCase("Super User", "")]
    [TestCase("webmaster", "")]
    [TestCase("Norsund Shipping A/S", "", Description = "a company that is not printed")]
    [TestCase("Jane Roe/John Doe", "Jane Roe; John Doe")]
    [TestCase("Rita Superuser", "Rita Superuser")]
    public void The_account_that_a_system_comes_with_is_nobody(string stated, string expected) =>
        Assert.That(Names(Page("", head: $"<meta name=\"author\" content=\"{stated}\">")), Is.EqualTo(expected));

    [TestCase("<div class=\"author\"><a href=\"/author/jane-roe\">Jane Roe</a></div>", "Jane Roe")]
    [TestCase("<p>Jane Roe</p>", "Планета", Description = "no link to an author's page")]
    public void One_word_gives_way_to_a_full_name_with_a_page_of_its_own(string above, string expected) => Assert.That(
        Names(Page(above, head: "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"author\":{\"@type\":\"Person\",\"name\":\"Планета\"}}</script>")), Is.EqualTo(expected));

    [TestCase("<div class=\"byline\">Autor Jane Roe, Übersetzung <a href=\"/author/ann\">Ann Poe</a></div>", "Jane Roe", Description = "who translated it")]
    [TestCase("<div><p>Jane Roe</p><div class=\"author-description\">Licensed Tea Taster, Harbour Journalism</div></div>", "", Description = "what she is")]
    [TestCase("<p><a href=\"https://shop.example/?utm_campaign=x\">The Harbour Sale</a> is valid until December 3, 2025.</p>", "", Description = "a sentence with a time")]
    [TestCase("<p><a href=\"/?content_topic=7\">Harbour Walls</a> 3 May 2024</p>", "", Description = "stories of a topic")]
    public void Who_or_what_is_no_author(string above, string expected) => Assert.That(Names(Page(above, language: above.Contains("Autor ", StringComparison.Ordinal) ? "de" : "en")), Is.EqualTo(expected));

    [TestCase("<article>", "</article>", "Jane Roe; John Doe")]
    [TestCase("", "", "", Description = "the footer of the site")]
    public void The_footer_of_the_story_signs(string open, string close, string expected) => Assert.That(
        Names($"<html lang=\"en\"><head><title>Comet seen over the city</title></head><body>{open}<h1>Comet seen over the city</h1>{Filler(20)}{Story}<footer><div class=\"byline\"><span class=\"author\">Jane Roe (text)</span>, <span class=\"author\">John Doe (photos)</span></div></footer>{close}</body></html>"),
        Is.EqualTo(expected));

    private static string Filler(int count) =>
        string.Concat(Enumerable.Range(1, count).Select(i => $"<p>Night {i} was clear, and many people stood on the roofs to see the comet.</p>"));

    [Test]
    public void The_text_is_the_printed_line()
    {
        var found = Read(Page("<p class=\"byline\">By Jane Roe, Science Editor | 3 May 2024</p>"));
        Assert.That(found, Is.Not.Null);
        Assert.Multiple(() =>
        {
            Assert.That(found!.Source, Is.EqualTo(FieldSource.Page));
            Assert.That(found.Byline.Text, Is.EqualTo("By Jane Roe"));
            Assert.That(found.Byline.Authors[0].Role, Is.EqualTo("Science Editor"));
        });
    }
}
