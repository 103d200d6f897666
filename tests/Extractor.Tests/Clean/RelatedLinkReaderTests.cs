using Extractor.Clean;

namespace Extractor.Tests.Clean;

internal sealed class RelatedLinkReaderTests
{
    private const string Address = "https://www.harbourpost.example/news/city/ferry-line-reopens-after-long-repair-4711001";

    private const string Story = """
        <p>The ferry line across the harbour reopened on Monday after a repair that took eleven weeks, the port office said.</p>
        <p>Some two thousand people had to take the bus around the bay while the landing stage was rebuilt, and the queues were long.</p>
        """;

    private const string Ending = """
        <p>The port office promised that the older of the two boats would be replaced next spring, once the yard has delivered it.</p>
        <p>Fares will not change this year, and monthly tickets that were bought in the summer stay good until the end of October.</p>
        """;

    private static Article Read(string middle, string after = "", string language = "en") =>
        new ArticleExtractor().Extract($"""
            <html lang="{language}"><head><title>Ferry line reopens after long repair</title></head><body>
            <header><nav><a href="/news">News from the city</a> <a href="/sport">Sport of the week here</a></nav></header>
            <main><article><h1>Ferry line reopens after long repair</h1><div class="article-body">{Story}{middle}{Ending}</div>{after}</article></main>
            <footer><a href="/privacy">Our privacy statement for readers</a></footer></body></html>
            """, new Uri(Address)).Article!;

    [TestCase("en", "Read also:")]
    [TestCase("de", "Lesen Sie auch:")]
    [TestCase("id", "Baca juga:")]
    [TestCase("ru", "Читайте также:")]
    [TestCase("fr", "À lire aussi :")]
    [TestCase("de", "Zum Artikel:")]
    public void A_promo_line_leaves_the_body(string language, string marker)
    {
        var article = Read($"""<p>{marker} <a href="/news/city/harbour-bridge-closed-for-a-week-4710002">Harbour bridge closed for a week</a></p>""", language: language);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(article.Body.Select(block => block.Text), Has.None.Contains("Harbour bridge"));
            Assert.That(article.Body, Has.Count.EqualTo(4));
        }
    }

    [Test]
    public void A_promo_line_is_an_inline_link_without_its_marker()
    {
        var link = Read("""<p>Read also: <a href="/news/city/harbour-bridge-closed-for-a-week-4710002">Harbour bridge closed for a week</a></p>""").RelatedLinks.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(link.Url, Is.EqualTo(new Uri("https://www.harbourpost.example/news/city/harbour-bridge-closed-for-a-week-4710002")));
            Assert.That(link.Title, Is.EqualTo("Harbour bridge closed for a week"));
            Assert.That(link.Placement, Is.EqualTo(LinkPlacement.Inline));
        }
    }

    [TestCase("<b>STORY: </b><a href='/sport/crew-wins-the-harbour-regatta'>Crew wins the harbour regatta</a>", true, Description = "a label in capitals")]
    [TestCase("<b>FERRY FARES: </b><a href='/sport/crew-wins-the-harbour-regatta'>What the crossing costs</a>", true, Description = "whatever it says")]
    [TestCase("<b>MAYOR: </b>We said it <a href='/sport/crew-wins-the-harbour-regatta'>last year</a>, and it is still true.", false, Description = "an answer with a link in it")]
    [TestCase("<b>MAYOR: </b>We shall mend it.", false, Description = "an answer")]
    [TestCase("<b>SOURCE: </b><a href='https://ports.example/report'>Report of all the ports of the country</a>", false, Description = "a source")]
    public void A_label_and_a_link_are_a_promo_line(string line, bool isPromo)
    {
        var article = Read($"<p>{line}</p>");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(article.Body, Has.Count.EqualTo(isPromo ? 4 : 5));
            Assert.That(article.RelatedLinks.Count(link => link.Placement == LinkPlacement.Inline), Is.EqualTo(isPromo ? 1 : 0));
        }
    }

    [Test]
    public void A_marker_inside_the_link_is_none_of_its_title()
    {
        var article = Read("""<div><a href="/sport/crew-wins-the-harbour-regatta"><span>RELATED</span> Crew wins the harbour regatta</a></div>""");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(article.Body, Has.Count.EqualTo(4));
            Assert.That(article.RelatedLinks.Single(link => link.Placement == LinkPlacement.Inline).Title, Is.EqualTo("Crew wins the harbour regatta"));
        }
    }

    [TestCase("Crew wins the regatta of «Old Harbour»", "Crew wins the regatta of «Old Harbour»")]
    [TestCase("Crew wins the regatta »", "Crew wins the regatta")]
    public void An_arrow_is_no_quotation_mark(string text, string title) =>
        Assert.That(Read($"<p>Read also: <a href=\"/sport/crew-wins-the-harbour-regatta\">{text}</a></p>").RelatedLinks.Single().Title, Is.EqualTo(title));

    [Test]
    public void A_longer_list_is_taken_where_heading_and_class_name_it()
    {
        var items = string.Concat(Enumerable.Range(1, 7).Select(i => $"<li><a href=\"/report/{i}/\">What the harbour office says of pier {i}</a></li>"));
        var article = Read("", $"<section class=\"related-posts\"><h3>Related articles</h3><ul>{items}</ul></section>");
        Assert.That(article.RelatedLinks.Count(link => link.Placement == LinkPlacement.Related), Is.EqualTo(7));
    }

    [Test]
    public void A_line_that_only_links_a_story_of_the_same_make_leaves_the_body()
    {
        var article = Read("""<p><a href="/news/city/harbour-bridge-closed-for-a-week-4710002">Harbour bridge closed for a week</a></p>""");
        Assert.That(article.Body.Select(block => block.Text), Has.None.Contains("Harbour bridge"));
    }

    [TestCase("<span>Harbour bridge closed for a week</span><span class=visually-hidden>Opens in new window</span>", Description = "words for those who hear the page")]
    [TestCase("<span class=visually-hidden>Story: </span><span>Harbour bridge closed for a week</span>", Description = "such words before it")]
    [TestCase("<span class=typo-topline>Bridges of the bay</span><span class=typo-head>Harbour bridge closed for a week</span>", Description = "a kicker")]
    public void What_stands_beside_the_title_in_a_link_is_no_part_of_it(string inner) => Assert.That(
        Read($"""<p>Read also: <a href="/news/city/harbour-bridge-closed-for-a-week-4710002">{inner}</a></p>""").RelatedLinks.Single().Title, Is.EqualTo("Harbour bridge closed for a week"));

    [Test]
    public void A_line_that_leads_deeper_hands_over_its_link() => Assert.That(
        Read("""<p><strong>Go deeper: </strong><a href="/news/city/harbour-bridge-closed-for-a-week-4710002">Harbour bridge closed for a week</a></p>""").RelatedLinks.Single().Title,
        Is.EqualTo("Harbour bridge closed for a week"));

    [Test]
    public void A_time_inside_a_link_is_not_its_title() => Assert.That(
        Read("", """
            <section><h2>Most read</h2><ul>
            <li><a href="/news/city/harbour-bridge-closed-for-a-week-4710002"><p>Bridge closed for a week</p><p>Thursday, 20 November 2025, 12:00</p></a></li>
            <li><a href="/news/city/market-hall-gets-a-new-roof-4710003"><p>Market hall gets a new roof</p></a></li></ul></section>
            """).RelatedLinks.Select(link => link.Title), Is.EqualTo(new[] { "Bridge closed for a week", "Market hall gets a new roof" }));

    [Test]
    public void Letters_accounts_and_topics_are_no_further_stories() => Assert.That(
        Read("", """
            <section><h2>Most read</h2><ul>
            <li><a href="/newsletter/morning">The harbour in the morning, every day by mail</a></li>
            <li><a href="/topics/bridges">Bridges of our bay</a></li>
            <li><a href="/news/city/market-hall-gets-a-new-roof-4710003">Market hall gets a new roof</a></li></ul></section>
            """).RelatedLinks.Select(link => link.Title), Is.EqualTo(new[] { "Market hall gets a new roof" }));

    [Test]
    public void A_box_inside_the_story_that_class_and_heading_name_as_related_is_taken_beside_tags()
    {
        var article = Read("""
            <aside class="related-articles"><h3>Related articles</h3><ul>
            <li><a href="/Harbour-bridge/!6079930/"><span class="typo-topline">Bridges</span><span class="typo-head">Closed for a whole week in May</span></a></li>
            <li><a href="/Market-hall/!6081177/"><span class="typo-topline">Markets</span><span class="typo-head">The hall gets a new roof at last</span></a></li></ul></aside>
            """, """<div class="tags"><h3>Topics</h3><ul><li><a href="/!t500">#Ferries</a></li><li><a href="/!t501">#Harbour</a></li></ul></div>""");
        Assert.That(article.RelatedLinks.Select(link => (link.Title, link.Placement)), Is.EqualTo(new[]
        {
            ("Closed for a whole week in May", LinkPlacement.Inline), ("The hall gets a new roof at last", LinkPlacement.Inline),
        }));
    }

    [Test]
    public void A_reference_inside_a_sentence_stays_and_is_no_related_link()
    {
        var article = Read("""
            <p>The work had begun when <a href="/news/city/harbour-bridge-closed-for-a-week-4710002">the bridge was closed for a week</a> in the spring, and it
            was slowed by storms that kept the divers on land for most of August.</p>
            """);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(article.Body.Select(block => block.Text), Has.Some.Contains("the bridge was closed for a week"));
            Assert.That(article.RelatedLinks, Is.Empty);
        }
    }

    [Test]
    public void A_list_of_what_many_read_leaves_the_body_and_stands_with_the_other_lists()
    {
        var article = Read("""
            <div class="trending-now"><h3>Read also</h3><ul>
            <li><a href="/news/city/harbour-bridge-closed-for-a-week-4710002">Harbour bridge closed for a week</a></li>
            <li><a href="/news/city/market-hall-gets-a-new-roof-4710003">Market hall gets a new roof</a></li></ul></div>
            """);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(article.Body.Select(block => block.Text), Has.None.Contains("Harbour bridge"));
            Assert.That(article.RelatedLinks.Select(link => link.Placement), Is.All.EqualTo(LinkPlacement.More));
            Assert.That(article.RelatedLinks, Has.Count.EqualTo(2));
        }
    }

    [Test]
    public void A_block_of_related_stories_after_the_story_is_found()
    {
        var article = Read("", """
            <section class="related-articles"><h2>Related articles</h2><ul>
            <li><a href="/news/city/ferry-repair-takes-longer-than-planned-4709001">Ferry repair takes longer than planned</a></li>
            <li><a href="/news/city/port-office-orders-a-new-boat-for-the-bay-4708002">Port office orders a new boat for the bay</a></li>
            <li><a href="/news/city/bus-around-the-harbour-runs-every-ten-minutes-4707003">Bus around the harbour runs every ten minutes</a></li>
            </ul></section>
            """);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(article.RelatedLinks, Has.Count.EqualTo(3));
            Assert.That(article.RelatedLinks.Select(link => link.Placement), Has.All.EqualTo(LinkPlacement.Related));
            Assert.That(article.Body, Has.Count.EqualTo(4));
        }
    }

    [Test]
    public void Tags_authors_and_service_pages_are_no_related_links()
    {
        var article = Read("", """
            <ul class="tags"><li><a href="/tag/the-ferry-line-of-the-harbour">The ferry line of the harbour</a></li>
            <li><a href="/tag/public-transport-in-the-city">Public transport in the city</a></li></ul>
            <p class="author"><a href="/author/maren-holtby">More by Maren Holtby of the city desk</a></p>
            """);
        Assert.That(article.RelatedLinks.Where(link => link.Placement != LinkPlacement.More), Is.Empty);
    }

    [Test]
    public void Service_lines_leave_the_body()
    {
        var article = Read("<p>Follow The Harbour Post on Facebook for the latest news from the bay.</p><p>Get in touch with our news team by letter.</p>");
        Assert.That(article.Body, Has.Count.EqualTo(4));
    }

    [Test]
    public void A_page_without_links_has_none() => Assert.That(
        new ArticleExtractor().Extract($"<html><body><h1>Ferry line reopens</h1>{Story}{Ending}</body></html>", null).Article!.RelatedLinks, Is.Empty);

    [TestCase("https://www.harbourpost.example/news/city/harbour-bridge-closed-for-a-week-4710002", true, true, "None", -1)]
    [TestCase("https://sport.harbourpost.example/news/city/late-goal-decides-the-derby-4712002", true, true, "None", 1)]
    [TestCase("https://www.harbourpost.example/tag/ferries", true, false, "Topic", 2)]
    [TestCase("https://www.harbourpost.example/author/maren-holtby", true, false, "Author", 2)]
    [TestCase("https://shop.other.example/deals/kettle", false, false, "Shop", 2)]
    public void Addresses_are_told_apart_by_their_shape(string link, bool sameSite, bool sameShape, string kind, int order)
    {
        var address = LinkAddress.Of(new Uri(link), new Uri(Address));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(address.SameSite, Is.EqualTo(sameSite));
            Assert.That(address.SameShape, Is.EqualTo(sameShape));
            Assert.That(address.Any.ToString(), Is.EqualTo(kind));
            Assert.That(address.IdOrder, Is.EqualTo(order));
        }
    }

    [TestCase("""<div class="related-single"><span class="related-label">Related stories</span><a href="/news/city/harbour-bridge-closed-for-a-week-4710002">Harbour bridge closed for a week</a></div>""", TestName = "label and link that touch")]
    [TestCase("""<div class="box"><a href="/news/city/harbour-bridge-closed-for-a-week-4710002"><span>READ ALSO</span><span>Harbour bridge closed for a week</span></a></div>""", TestName = "label inside the link")]
    public void A_label_that_touches_the_link_is_none_of_its_title(string box)
    {
        var article = Read(box);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(article.Body.Select(block => block.Text), Has.None.Contains("Harbour bridge"));
            Assert.That(article.RelatedLinks.Select(link => link.Title), Is.EqualTo(new[] { "Harbour bridge closed for a week" }));
        }
    }

    [TestCase("""<span class="card__time">12:40</span><span class="card__title">Harbour bridge closed for a week</span>""", "Harbour bridge closed for a week")]
    [TestCase("""<span class="sub">Since the first of May</span><b>Bridge closed for a week</b>""", "Since the first of May Bridge closed for a week")]
    [TestCase("""<span class="first">H</span><span>arbour bridge closed for a week</span>""", "Harbour bridge closed for a week")]
    public void The_title_of_a_link_is_told_from_what_touches_it(string inside, string title)
    {
        var article = Read("", $"""<section class="related"><h2>Related stories</h2><ul><li><a href="/news/city/harbour-bridge-closed-for-a-week-4710002">{inside}</a></li><li><a href="/news/city/new-stage-for-the-ferry-line-4710003">New stage for the ferry line opens soon</a></li></ul></section>""");
        Assert.That(article.RelatedLinks.Select(link => link.Title), Has.Some.EqualTo(title));
    }

    [Test]
    public void Topics_on_one_line_behind_the_story_are_no_related_links()
    {
        var article = Read("", """<div><h2>Similar topics</h2><aside><a href="/t/end-of-the-old-pier-18029660">End of the pier </a><a href="/t/norway-18029661">Norway</a> <a href="/t/war-of-the-nets-18029662">War of the nets</a></aside></div>""");
        Assert.That(article.RelatedLinks.Where(link => link.Placement != LinkPlacement.More), Is.Empty);
    }

    [Test]
    public void Stories_that_differ_in_the_query_are_others()
    {
        var article = new ArticleExtractor().Extract($"""
            <html lang="en"><head><title>Ferry line reopens after long repair</title></head><body><main><article><h1>Ferry line reopens after long repair</h1>
            <div class="article-body">{Story}<p>Read also: <a href="/news/view.php?id=55">Harbour bridge closed for a week</a></p>{Ending}</div></article>
            <div class="related"><h3>Related stories</h3><ul><li><a href="/news/view.php?id=77">Council of Musterau delays the vote again</a></li><li><a href="/news/view.php?id=78">New stage for the ferry line opens soon</a></li></ul></div></main></body></html>
            """, new Uri("https://www.harbourpost.example/news/view.php?id=99")).Article!;
        Assert.That(article.RelatedLinks.Select(link => link.Url.Query), Is.EquivalentTo(new[] { "?id=55", "?id=77", "?id=78" }));
    }
}
