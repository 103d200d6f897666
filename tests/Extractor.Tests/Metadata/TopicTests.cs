using Extractor.Metadata;

namespace Extractor.Tests.Metadata;

/// <summary>The topics of whole pages and the cleaning of stated keywords.</summary>
[TestFixture]
public sealed class TopicTests
{
    private const string Story =
        "<p>The old harbour wall will be rebuilt by spring, the <a href=\"/tag/council\">town council</a> of Marrow Bay decided on a stormy evening.</p>"
        + "<p>Fishermen had asked for the work for years, as waves broke over the quay every winter and took nets and boxes with them.</p>";

    [TestCase("""<footer class="entry-footer"><ul class="list-of"><li><a href="/tag/harbour" rel="tag">Harbour</a></li><li><a href="/tag/council" rel="tag">Council</a></li></ul></footer>""", Description = "a list")]
    [TestCase("""<footer><p>Filed Under: <a href="/n" rel="category tag">News</a> Tagged With: <a href="/x/1" rel="tag">Harbour</a>, <a href="/x/2" rel="tag">Council</a></p></footer>""", Description = "sections before them")]
    [TestCase("""<p>Posted in <a href="/n" rel="category tag">News</a> | Tags: <a href="/x/1" rel="tag">Harbour</a>, <a href="/x/2" rel="tag">Council</a></p>""", Description = "a bar between")]
    [TestCase("""<p>This entry was posted in <a href="/n" rel="category tag">News</a> and tagged <a href="/x/1" rel="tag">Harbour</a>, <a href="/x/2" rel="tag">Council</a>. Bookmark the permalink.</p>""", Description = "a sentence")]
    [TestCase("""<p>Labels: <a href="/x/1" rel="tag">Harbour</a>, <a href="/x/2" rel="tag">Council</a></p>""", Description = "labels")]
    [TestCase("""<p>Tagged <a href="/x/1" rel="tag">Harbour</a> and <a href="/x/2" rel="tag">Council</a></p>""", Description = "no colon")]
    [TestCase("""<p><span>Categories </span><a href="/n" rel="category tag">News</a> <span>Tags </span><a href="/x/1" rel="tag">Harbour</a>, <a href="/x/2" rel="tag">Council</a></p>""", Description = "words for those who listen")]
    public void A_line_of_the_storys_own_may_print_tags_beside_sections(string line) => Assert.That(Topics(line), Is.EqualTo(new[] { "Harbour", "Council" }));

    [TestCase("""<footer><p>More about <a href="/x/1">the harbour</a> and <a href="/x/2">the council</a></p></footer>""", Description = "no colon and no mark")]
    [TestCase("""<p>Reporting: <a href="/author/roe" rel="tag">Jane Roe</a>, <a href="/author/doe" rel="tag">John Doe</a></p>""", Description = "writers")]
    [TestCase("""<p>The town of <a href="/x/1" rel="tag">Marrow Bay</a> has asked for the work on the wall for years, and nets were lost.</p>""", Description = "a sentence")]
    public void Links_of_other_lines_are_no_topics(string line) => Assert.That(Topics(line), Is.Empty);

    [Test]
    public void A_word_before_a_tag_is_no_part_of_it() => Check("", """<p><span>in </span><a href="/tag/ropes" rel="tag">Ropes and harbour walls</a></p>""", "Ropes and harbour walls");

    [Test]
    public void A_section_above_the_headline_gives_way_to_a_labelled_line() => Assert.That(
        Read($"""<article><p class="category"><a href="/n" rel="category tag">News</a></p><h1>Harbour wall to be rebuilt</h1>{Story}<p>Tags: <a href="/x/1" rel="tag">Harbour</a></p></article>"""),
        Is.EqualTo(new[] { "Harbour" }));

    private static IReadOnlyList<string>? Topics(string line) => Read($"<article><h1>Harbour wall to be rebuilt</h1>{Story}{line}</article>");

    private static IReadOnlyList<string>? Read(string body) => new ArticleExtractor().Extract(
        $"<html lang=\"en\"><head><title>Harbour wall to be rebuilt</title></head><body>{body}</body></html>", new Uri("https://news.example/harbour-wall")).Article?.Topics;

    [Test]
    public void News_keywords_come_before_broader_ones() => Check(
        """<meta name="news_keywords" content="harbour, council"><meta property="article:tag" content="Business">""", "", "harbour", "council");

    [Test]
    public void A_single_keyword_gives_way_to_a_list() => Check(
        """<meta property="article:tag" content="Politics">""",
        """<div class="tags"><a href="/tag/harbour">Harbour</a> <a href="/tag/council">Council</a></div>""", "Harbour", "Council");

    [TestCase("""<ul><li><a href="/tag/harbour">#Harbour</a></li><li><a href="/tag/council">#Council</a></li></ul>""")]
    [TestCase("""<h4>Topics</h4><ul><li><a href="/x/harbour">Harbour</a></li><li><a href="/x/council">Council</a></li></ul>""")]
    [TestCase("""<h2>Themen:</h2><p><a href="/x/harbour">Harbour</a></p><p><a href="/x/council">Council</a></p>""")]
    [TestCase("""<p>Tags: <a href="/x/harbour">Harbour</a>, <a href="/x/council">Council</a></p>""")]
    [TestCase("""<div>The <a href="/n/quay">quay</a> is next, says the mayor.<br><br>Tags: <a href="/x/harbour">Harbour</a>, <a href="/x/council">Council</a></div>""")]
    [TestCase("""<div class="recirc list"><p><a href="/news/topics/c1">Harbour</a></p><p><a href="/news/topics/c2">Council</a></p></div>""")]
    public void Printed_tags_are_told_by_address_heading_or_label(string list) => Check("", list, "Harbour", "Council");

    [Test]
    public void Links_inside_the_text_and_of_the_navigation_are_no_topics() => Check(
        "", """<nav><a href="/topics/all">All</a><a href="/topic/sport">Sport</a></nav><footer><p><a href="/tag/news">News</a></p></footer>""");

    [Test]
    public void Marks_for_machines_are_left_out() => Assert.That(
        TopicCleaner.Clean(["Harbour", "Subject: Politics", "Page Type: Article", "WC: 1000", "8f507083-bac4-423a-9015-2eb31e1bce50", "planet.com"], [], FieldSource.Meta),
        Is.EqualTo(new[] { "Harbour", "Politics" }));

    [Test]
    public void One_topic_with_a_colon_is_kept() => Assert.That(TopicCleaner.Clean(["Explained: tides", "Harbour"], [], FieldSource.Meta), Has.Count.EqualTo(2));

    [Test]
    public void A_list_of_the_sites_sections_is_left_out() => Assert.That(
        TopicCleaner.Clean(["News", "Sport", "Politics", "Weather", "Daily Planet"], Sections(), FieldSource.Meta), Is.Empty);

    [Test]
    public void A_list_in_json_ld_is_the_storys_own_though_sections_stand_in_it() => Assert.That(
        TopicCleaner.Clean(["News", "Sport", "Politics", "Weather", "Harbour"], Sections(), FieldSource.JsonLd), Has.Count.EqualTo(5));

    [Test]
    public void Tags_in_the_header_and_footer_of_the_story_do_not_make_its_keywords_those_of_the_site() => Check(
        """<meta name="keywords" content="Harbour, Council, Storm, Nets">""",
        """<article><footer><ul class="tags"><li><a href="/x/1">Harbour</a></li><li><a href="/x/2">Council</a></li><li><a href="/x/3">Storm</a></li><li><a href="/x/4">Nets</a></li></ul></footer></article>""",
        "Harbour", "Council", "Storm", "Nets");

    [TestCase("""<nav class="article-tags"><h2>Tags</h2><ul><li><a href="/x/1" rel="tag">Harbour</a></li><li><a href="/x/2" rel="tag">Council</a></li></ul></nav>""", Description = "by rel and class")]
    [TestCase("""<nav><ul><li><a href="/x/1" rel="Index, Tag">Harbour</a></li><li><a href="/x/2" rel="Index, Tag">Council</a></li></ul></nav>""", Description = "by rel with commas")]
    public void A_navigation_of_the_story_may_hold_its_tags(string nav) => Assert.That(Topics(nav), Is.EqualTo(new[] { "Harbour", "Council" }));

    [Test]
    public void Tags_in_a_navigation_of_the_story_do_not_make_its_keywords_those_of_the_site() => Assert.That(
        new ArticleExtractor().Extract(
            $"""<html lang="en"><head><title>Harbour wall to be rebuilt</title><meta name="keywords" content="Harbour, Council, Storm, Nets"></head><body><article><h1>Harbour wall to be rebuilt</h1>{Story}<nav class="tags"><a href="/x/1">Harbour</a> <a href="/x/2">Council</a> <a href="/x/3">Storm</a> <a href="/x/4">Nets</a></nav></article></body></html>""",
            new Uri("https://news.example/harbour-wall")).Article!.Topics,
        Is.EqualTo(new[] { "Harbour", "Council", "Storm", "Nets" }));

    [Test]
    public void Headlines_under_a_heading_of_topics_are_related_stories() => Assert.That(
        Topics("""<aside><h3>More on this topic</h3><ul><li><a href="/n/1">Quay: Masons wanted</a></li><li><a href="/n/2">Old lighthouse gets a new lamp before winter</a></li></ul></aside>"""), Is.Empty);

    [TestCase("""<h4>Read more about</h4><ul><li><a href="/x/harbour">Harbour</a></li><li><a href="/x/council">Council</a></li></ul><p><a href="/">Most read</a></p>""", Description = "the way back is no tag")]
    [TestCase("""<div class="related-tags"><h2>Related topics</h2><ul><li><a href="/k/1">#Harbour</a></li><li><a href="/k/2">#Council</a></li></ul></div><div class="tags"><a href="/x/cook">Cook</a> <a href="/x/kitchen">Kitchen</a></div>""", Description = "related tags")]
    [TestCase("""<div class="tags"><a href="/t/1">Harbour</a> <a href="/t/2">Council</a></div><p class="tags"><a href="javascript:void(0);">Show more</a></p>""", Description = "a script")]
    [TestCase("""<div class="tags"><p><a href="/t/1">Harbour</a></p><p><a href="/t/2">Council</a></p><p><a href="/n/3">Old lighthouse gets a new lamp before winter</a></p></div>""", Description = "a headline")]
    [TestCase("""<div class="tags"><p><a href="/t/1">Harbour</a></p><p><a href="/t/2">Council</a></p><p><a href="/n/3">Who pays?</a></p><p><a href="/n/4">All of it…</a></p></div>""", Description = "a question, a text that goes on")]
    [TestCase("""<p>Tags: <a href="/t/1">Harbour</a>, <a href="/t/2">Council</a>, <a href="javascript:void(0)">All of them</a></p>""", Description = "a script beside them")]
    public void Printed_lists_keep_to_tags(string list) => Check("", list, "Harbour", "Council");

    [TestCase("""<div class="tags"><a href="/x/harbour">Harbour</a> <a href="/x/council">Council</a></div><p class="tags"><a href="#comments">Replies</a></p>""", Description = "a place in the page")]
    [TestCase("""<p class="tags"><a href="/harbour-wall#top">Printed</a></p><div class="tags"><p><a href="/x/harbour">Harbour</a></p><p><a href="/x/council">Council</a></p><p><a href="https://share.example/to">Pass it on</a></p><p><a href="mailto:desk@news.example">Desk</a></p></div>""", Description = "another site and a letter")]
    [TestCase("""<div class="tags"><p><a href="/x/harbour">Harbour</a></p><p><a href="/x/council">Council</a></p><p><a href="/2024/05">4 May 2024</a></p><p><a href="/n">12</a></p><p><a href="/by/roe">By Jane Roe</a></p><p><a href="/s">Newsletter sign-up</a></p><p><a href="/i">bookmark_border</a></p><p><a href="/t">{title}</a></p></div>""", Description = "a date, a number, a name, service, an icon, a form to fill")]
    [TestCase("""<div class="category"><p><a href="/1">One</a></p><p><a href="/2">Two</a></p><p><a href="/3">Three</a></p><p><a href="/4">Four</a></p><p><a href="/5">Five</a></p><p><a href="/6">Six</a></p><p><a href="/7">Seven</a></p><p><a href="/8">Eight</a></p><p><a href="/9">Nine</a></p><p><a href="/10">Ten</a></p><p><a href="/11">Eleven</a></p><p><a href="/12">Twelve</a></p><p><a href="/13">Thirteen</a></p></div><p><a rel="category tag" href="/x/harbour">Harbour</a> <a rel="tag" href="/x/council">Council</a></p>""", Description = "the site's whole list; rel-tag")]
    public void What_only_looks_like_a_tag_has_to_read_like_one(string list) => Check("", list, "Harbour", "Council");

    [Test]
    public void What_its_address_calls_a_tag_may_be_long_or_a_number() => Check(
        "", """<p><a href="/tag/office">Office for the Rebuilding of Harbours</a></p><p><a href="/tag/500">500+</a></p>""", "Office for the Rebuilding of Harbours", "500+");

    [Test]
    public void The_headline_among_the_keywords_is_no_topic() => Check(
        """<meta name="keywords" content="Harbour wall to be rebuilt, Harbour, Council">""", "", "Harbour", "Council");

    [Test]
    public void The_author_among_the_keywords_is_no_topic_and_another_name_is() => Check(
        """<meta name="author" content="Jane Roe"><meta name="keywords" content="Harbour, Jane Roe, John Doe">""", "", "Harbour", "John Doe");

    [Test]
    public void Marks_at_the_ends_of_a_keyword_are_no_part_of_it() => Check(
        """<meta name="keywords" content="&quot;harbour&quot;, Quay ·, Council »">""", "", "harbour", "Quay", "Council");

    [Test]
    public void Where_only_authors_are_stated_the_printed_topics_are_read() => Check(
        """<meta name="author" content="Jane Roe and John Doe"><meta name="news_keywords" content="Jane Roe, John Doe">""",
        """<p>Tags: <a href="/x/quay">Quay</a>, <a href="/x/council">Council</a></p>""", "Quay", "Council");

    [Test]
    public void An_outlet_that_signs_may_be_a_topic()
    {
        List<string> topics = ["Harbour", "Planet Desk"];
        TopicCleaner.DropAuthors(topics, new Byline { Authors = [new Author { Name = "Planet Desk", Kind = AuthorKind.Organization }] });
        Assert.That(topics, Is.EqualTo(new[] { "Harbour", "Planet Desk" }));
    }

    [Test]
    public void The_headline_cut_into_its_words_is_no_list_of_topics() => Assert.Multiple(() =>
    {
        Check("""<meta name="keywords" content="Harbour, wall, to, be, rebuilt">""", "");
        Check("""<meta name="keywords" content="Harbour, wall, to, be, rebuilt, Marrow Bay">""", """<p>Tags: <a href="/x/quay">Quay</a>, <a href="/x/council">Council</a></p>""", "Quay", "Council");
        Check("""<meta name="keywords" content="Harbour, wall, rebuilt, Council, Quay">""", "", "Harbour", "wall", "rebuilt", "Council", "Quay");
    });

    [Test]
    public void A_headline_of_few_words_may_be_all_topics() => Assert.Multiple(() =>
    {
        Assert.That(TopicCleaner.AreWordsOf("Harbour wall rebuilt again", ["Harbour", "wall", "rebuilt", "again", "Council"]), Is.False);
        Assert.That(TopicCleaner.AreWordsOf("Harbour wall is rebuilt again", ["Harbour", "wall", "is", "rebuilt", "again"]), Is.True);
        Assert.That(TopicCleaner.AreWordsOf(null, ["Harbour", "wall", "is", "rebuilt", "again"]), Is.False);
    });

    [Test]
    public void A_menu_that_looks_like_tags_is_the_sites() => Check(
        "", """<nav><p><a href="/n">News</a></p><p><a href="/s">Sport</a></p><p><a href="/p">Politics</a></p><p><a href="/w">Weather</a></p></nav><div class="tags"><p><a href="/n">News</a></p><p><a href="/s">Sport</a></p><p><a href="/p">Politics</a></p><p><a href="/w">Weather</a></p></div>""");

    [Test]
    public void Chinese_keywords_may_be_set_apart_by_spaces() => Assert.Multiple(() =>
    {
        Assert.That(TopicList.Split("港口 渔民 议会"), Is.EqualTo(new[] { "港口", "渔民", "议会" }));
        Assert.That(TopicList.Split("harbour of Marrow Bay"), Is.EqualTo(new[] { "harbour of Marrow Bay" }));
        Assert.That(TopicList.Split("항구 어부 의회"), Is.EqualTo(new[] { "항구 어부 의회" }));
    });

    private static HashSet<string> Sections() => new(StringComparer.OrdinalIgnoreCase) { "news", "sport", "politics", "weather" };

    [Test]
    public void Keywords_that_name_the_site_give_way_to_the_tags_that_are_printed() => Check(
        """<meta name="keywords" content="Harbour Post, news, local news"><meta property="og:site_name" content="Harbour Post">""",
        """<div class="tags"><a href="/tag/bridge">Bridge</a></div>""", "Bridge");

    [Test]
    public void Keywords_that_name_the_site_and_nothing_of_the_story_are_none() => Check(
        """<meta name="keywords" content="Harbour Post, news, local news"><meta property="og:site_name" content="Harbour Post">""", "");

    [Test]
    public void Keywords_that_name_the_site_and_the_story_are_kept() => Check(
        """<meta name="keywords" content="Harbour Post, town council, waves"><meta property="og:site_name" content="Harbour Post">""", "", "Harbour Post", "town council", "waves");

    [Test]
    public void Parts_of_addresses_are_no_better_than_keywords_that_name_the_site() => Check(
        """<meta name="keywords" content="Harbour Post, Sea Bridges"><meta property="og:site_name" content="Harbour Post">""",
        """<div class="tags"><a href="/tag/a">sea-bridges</a> <a href="/tag/b">storm</a></div>""", "Harbour Post", "Sea Bridges");

    [Test]
    public void Keywords_for_search_that_say_no_more_than_news_are_none() => Assert.Multiple(() =>
    {
        Check("""<meta name="keywords" content="news, Harbour, storm">""", "", "Harbour", "storm");
        Check("""<meta name="keywords" content="berita, ニュース, Harbour news, storm">""", "", "Harbour news", "storm");
        Check("""<meta property="article:tag" content="News"><meta property="article:tag" content="Harbour">""", "", "News", "Harbour");
    });

    [Test]
    public void What_the_class_of_the_whole_story_says_marks_no_link_as_a_tag() => Assert.That(
        new ArticleExtractor().Extract(
            $"<html lang=\"en\"><head><title>Harbour wall to be rebuilt</title></head><body><article class=\"post category-sea tag-wall\"><h1>Harbour wall to be rebuilt</h1><div><a href=\"/print/wall\">Print Page</a></div>{Story}</article></body></html>",
            new Uri("https://news.example/harbour-wall")).Article?.Topics, Is.Empty);

    [Test]
    public void Where_tags_are_printed_the_category_beside_them_is_none() => Assert.Multiple(() =>
    {
        Check("", """<div class="tags"><p><a href="/category/sea">Sea</a></p><p><a href="/tag/wall">Wall</a></p><p><a href="/tag/storm">Storm</a></p></div>""", "Wall", "Storm");
        Check("", """<div class="tags"><p><a href="/category/sea">Sea</a></p><p><a href="/category/walls">Walls</a></p></div>""", "Sea", "Walls");
    });

    [Test]
    public void A_label_without_a_colon_names_tags_by_their_addresses() => Assert.Multiple(() =>
    {
        Check("", """<div><span>تاگ</span><a href="/tag/1">Wall</a><a href="/tag/2">Storm</a></div>""", "Wall", "Storm");
        Check("", """<div><span>Powiązane tematy:</span><a href="/temat/a">Wall</a><a href="/temat/b">Storm</a></div>""", "Wall", "Storm");
    });

    private static void Check(string head, string afterStory, params string[] topics)
    {
        var html = $"<html lang=\"en\"><head><title>Harbour wall to be rebuilt</title>{head}</head><body><article><h1>Harbour wall to be rebuilt</h1>{Story}</article>{afterStory}</body></html>";
        Assert.That(new ArticleExtractor().Extract(html, new Uri("https://news.example/harbour-wall")).Article?.Topics, Is.EqualTo(topics));
    }
}
