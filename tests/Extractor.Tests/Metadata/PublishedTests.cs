
namespace Extractor.Tests.Metadata;

/// <summary>The time of publication of whole pages: which of several times is the story's.</summary>
[TestFixture]
public sealed class PublishedTests
{
    private const string Story =
        "<p>The old harbour wall will be rebuilt by spring, the town council of Marrow Bay decided on a stormy evening after a long debate.</p>"
        + "<p>Fishermen had asked for the work for years, as waves broke over the quay every winter and took nets and boxes with them.</p>"
        + "<p>The mayor said that the money is there and that the builders will begin as soon as the ice is gone from the inner basin.</p>";

    [Test]
    public void What_JSON_LD_states_is_given_with_its_offset() => Check(
        Page("""<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour wall to be rebuilt","datePublished":"2024-06-19T17:41:00+07:00"}</script>""", ""),
        "2024-06-19T17:41:00+07:00");

    [Test]
    public void A_changed_day_alone_is_no_publication() => Check(
        Page("""<meta property="article:modified_time" content="2024-06-21T08:00:00+02:00">""", """<p class="date">Last updated: 21 June 2024</p>"""), null);

    [Test]
    public void The_time_of_another_storys_card_is_not_taken() => Check(
        Page("", """<p class="byline"><time datetime="2024-06-19T17:41:00+07:00">19 June 2024</time></p>""",
            """<div class="related"><a href="/b"><h3>Other news</h3><time datetime="2024-07-02T10:00:00+07:00">2 July 2024</time></a></div>"""),
        "2024-06-19T17:41:00+07:00");

    [Test]
    public void A_day_below_the_text_is_found() => Check(
        Page("", "", """<p class="entry-meta">Author: Ada Brook | Published on June 19, 2024</p>"""), "2024-06-19");

    [Test]
    public void The_state_in_a_script_is_read() => Check(
        Page("""<script>window.dataLayer = [{ "publishedDate": "2024-06-19T17:41:00+02:00", "pageType": "article" }];</script>""", ""),
        "2024-06-19T17:41:00+02:00");

    [TestCase("""<p class="meta">Written by Ada Brook <abbr class="published" title="2024-06-19T17:41:00+07:00">last week</abbr></p>""", "2024-06-19T17:41:00+07:00", Description = "a time")]
    [TestCase("""<p class="meta">Posted <abbr title="2024-06-19T17:41:00+07:00">on Wednesday</abbr>, updated <abbr title="2024-06-21T08:00:00+07:00">on Friday</abbr></p>""", "2024-06-19T17:41:00+07:00", Description = "the first of two")]
    [TestCase("""<p class="meta">Posted by Ada Brook on 19 June 2024, updated <abbr title="2024-06-21T08:00:00+07:00">on Friday</abbr></p>""", "2024-06-19", Description = "a change behind the time")]
    [TestCase("""<p class="meta">Read <abbr title="2024 in review">this</abbr> <abbr title="2024-06-19T17:41:00+07:00">on Wednesday</abbr></p>""", "2024-06-19T17:41:00+07:00", Description = "the first that is one")]
    [TestCase("""<p class="meta">Updated <abbr title="2024-06-21T08:00:00+07:00">on Friday</abbr></p>""", null, Description = "the time of a change")]
    [TestCase("""<p class="meta">Read <abbr title="24 hours a day">24/7</abbr></p><p class="date">19 June 2024</p>""", "2024-06-19", Description = "no time")]
    public void The_title_of_an_abbreviation_may_be_the_time(string line, string? published) => Check(Page("", line), published);

    [TestCase("Updated: 15 May 2024, 12:10", null, Description = "a change long after it")]
    [TestCase("Updated: 20 June 2023, 12:10", "2023-06-19", Description = "a change of the next day")]
    public void A_day_that_the_story_tells_of_is_not_its_own(string line, string? published) => Check(
        Page("", $"<p>{line}</p>", "<p>On June 19, 2023, the wall of the inner basin had broken in a storm, and the fishermen had to leave it for the summer.</p>"), published);

    [TestCase("""<p class="meta"><time class="updated" datetime="2023-01-30">January 30, 2023</time><time class="entry-date published" datetime="2021-03-12">March 12, 2021</time></p>""", "2021-03-12", "2023-01-30", Description = "two")]
    [TestCase("""<p class="meta">By Ada Brook | <span class="updated hide">2023-01-30T10:22:41+01:00</span><span>March 12, 2021</span> | News</p>""", "2021-03-12", "2023-01-30T10:22:41+01:00", Description = "in the line")]
    [TestCase("""<p class="meta"><time class="entry-date updated" datetime="2021-03-12">March 12, 2021</time></p>""", "2021-03-12", null, Description = "the only one")]
    [TestCase("""<p class="meta"><time class="entry-date published updated" datetime="2021-03-12">March 12, 2021</time></p>""", "2021-03-12", null, Description = "both in one")]
    public void What_hAtom_calls_updated_is_a_change_where_a_publication_stands_beside_it(string line, string published, string? modified)
    {
        var article = new ArticleExtractor().Extract(Page("", line), new Uri("https://news.example/harbour-wall")).Article;
        Assert.That((article?.Published?.ToString(), article?.Modified?.ToString()), Is.EqualTo((published, modified)));
    }

    [Test]
    public void A_labelled_time_under_the_headline_goes_before_todays_date_above_it() => Check(
        $"""<html lang="en"><body><div class="topbar">Thursday 22 September 2016</div><article><h1>Harbour wall to be rebuilt</h1><p>Published: 21 September 2016, 06:58</p>{Story}</article></body></html>""",
        "2016-09-21T06:58:00");

    [Test]
    public void The_digits_of_the_address_are_the_last_resort() => Check(Page("", ""), "2024-06-19", "https://news.example/2024/06/19/harbour-wall");

    [Test]
    public void The_local_time_of_an_instant_is_told_by_a_printed_clock() => Check(
        Page("""<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour wall to be rebuilt","datePublished":"2024-06-20T01:49:09Z"}</script>""",
            """<p class="date">June 19, 2024 at 5:49 p.m.</p>"""),
        "2024-06-19T17:49:09-08:00");

    [TestCase("2024-06-19T17:41:00+07:00", "2024-06-19T17:41:00+07:00", Description = "its local time is known: nothing printed adds to it")]
    [TestCase("2024-06-20T01:49:09Z", "2024-06-19T17:49:09-08:00", Description = "a printed clock tells the zone, a stated change or not")]
    [TestCase("2024-06-19", "2024-06-19T17:49:00", Description = "no point in time: the printed clock is finer")]
    public void What_a_news_article_states_with_its_change_needs_what_is_printed_for_the_zone_alone(string stated, string expected) => Check(
        Page($$"""<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour wall to be rebuilt","datePublished":"{{stated}}","dateModified":"2024-06-21T08:00:00+07:00"}</script>""",
            """<p class="date">June 19, 2024 at 5:49 p.m.</p>"""),
        expected);

    [TestCase("en-GB", "2020-10-02")]
    [TestCase("en-US", "2020-02-10")]
    public void Figures_are_read_in_the_order_of_the_country(string language, string day) => Check(
        Page("", """<p class="byline"><span class="date">02/10/2020</span></p>""").Replace("lang=\"en\"", $"lang=\"{language}\"", StringComparison.Ordinal), day);

    [Test]
    public void Figures_are_read_in_the_order_that_agrees_with_another_time() => Check(
        Page("""<meta name="date" content="11/01/2023 12:43:42">""", "", "<p>Published on: 1 November 2023</p>"), "2023-11-01T12:43:42");

    [TestCase("2024-09-10T16:07:00Z", "2024-09-10")]
    [TestCase("2024-10-09T16:07:00Z", "2024-10-09")]
    public void Dots_part_the_month_from_the_day_where_the_page_states_that_day(string stated, string day) => Assert.That(
        Published(Page(
            $$"""<script type="application/ld+json">{"@type":"BlogPosting","headline":"Harbour wall to be rebuilt","datePublished":"{{stated}}"}</script>""",
            """<p class="post-date">09.10.2024</p>""")),
        Does.StartWith(day));

    [Test]
    public void A_sloppy_datetime_is_read_in_the_order_that_agrees_with_another_time() => Check(
        Page("", """<time datetime="02-12-2025">02-12-2025</time>""", """<p class="meta">Archived: <time datetime="2025-12-02">December 02, 2025</time></p>"""), "2025-12-02");

    [Test]
    public void A_page_that_prints_another_language_than_it_declares_is_read_though_a_box_beside_it_has_a_time() => Check(
        Page("", "", """<div class="submitted">Gespeichert von ada am 24. Juli 2017 - 18:55</div><div class="sidebar"><p class="meta">15 Dec 2016</p></div>"""),
        "2017-07-24T18:55:00");

    private static string Page(string head, string afterTitle, string afterStory = "") =>
        $"<html lang=\"en\"><head><title>Harbour wall to be rebuilt</title>{head}</head><body><article><h1>Harbour wall to be rebuilt</h1>{afterTitle}"
        + $"{Story}{afterStory}</article></body></html>";

    private static void Check(string html, string? published, string url = "https://news.example/harbour-wall") =>
        Assert.That(Published(html, url), Is.EqualTo(published));

    private static string? Published(string html, string url = "https://news.example/harbour-wall") =>
        new ArticleExtractor().Extract(html, new Uri(url)).Article?.Published?.ToString();
}
