using System.Globalization;
using System.Text;
using Extractor.Pipelines.Discovery.Feeds.Parsing;

namespace Extractor.Pipelines.Tests.Discovery.Feeds;

/// <summary>Feeds that are not quite what they should be, and what is no feed.</summary>
public sealed class OddFeedTests
{
    private static readonly Uri At = new("https://kurier.example/feeds/alle.xml");

    [TestCase("\r\n  <?xml version='1.0'?><rss version='2.0'><channel><item><title>A</title><link>/1</link></item></channel></rss>", "A /1")]
    [TestCase("<rss><channel><item><title>A & B &copy; C &#0; &#xD800;</title><link>/1?a=1&b=2</link></item></channel></rss>", "A & B © C &#xD800; /1?a=1&b=2")]
    [TestCase("<rss><channel><item><title><![CDATA[A & B]]> & <!-- & --> C</title><link><![CDATA[/1?a=1&b=2]]></link></item></channel></rss>", "A & B & C /1?a=1&b=2")]
    [TestCase("<rss><channel><item><title>A\u0001\u001FB</title><link>/1</link><dc:creator>x</dc:creator><x:y/></item></channel></rss>", "A B /1")]
    [TestCase("<rss><channel><item><title>A</title><link> \n /1 \n</link></item></channel></rss><junk", "A /1")]
    [TestCase("<RSS version='2.0'><item><title>A</title><link>/1</link></item></RSS>", "A /1")]
    [TestCase("<rss><channel><item><title>A <foo> &lt;foo> 3 &lt; 4 &lt;em>b&lt;/em>&lt;br/>c</foo></title><link>/1</link></item></channel></rss>", "A <foo> 3 < 4 b c /1")]
    [TestCase("<rss><channel><item><title>A &lt;a href='/x</title><link>/1</link></item></channel></rss>", "A /1")]
    [TestCase("<rss><channel><item/><item><title/><link>/1</link></item></channel></rss>", " /1")]
    [TestCase("<rss><channel><item><title>A</title><link>javascript:alert(1)</link></item><item><link>file:///etc/passwd</link></item><item><link>http://</link></item></channel></rss>", "")]
    [TestCase("<rss><channel><item><title>A</title><guid isPermaLink='false'>https://kurier.example/1</guid></item><item><guid>17</guid></item></channel></rss>", "")]
    [TestCase("<rss><channel xml:base='https://kurier.example/a/b'><item><title>A</title><link>1</link></item></channel></rss>", "A /a/1")]
    [TestCase("<rss><channel><item><title>Ä</title><link>/ä?ö</link></item></channel></rss>", "Ä /%C3%A4?%C3%B6")]
    [TestCase("<rss><wrapper><item><title/><title>A</title><link/><link>/1</link></item></wrapper></rss>", "A /1")]
    [TestCase("<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>A</a:title><a:link href='/1'/></a:entry></a:feed>", "A /1")]
    [TestCase("<rss xmlns:d='http://purl.org/dc/elements/1.1/'><channel><item><d:title>A</d:title><link>/1</link></item></channel></rss>", "A /1")]
    [TestCase("<rss xmlns:a='http://www.w3.org/2005/Atom'><channel><item><a:title>A</a:title><a:link rel='self' href='/0'/><a:link href='/1'/></item></channel></rss>", "A /1")]
    public void Nearly_xml_is_read(string xml, string expected)
    {
        var feed = FeedReader.Read(Encoding.UTF8.GetBytes(xml), At);

        Assert.That(feed.Fault, Is.Null);
        Assert.That(string.Join('|', feed.Stories.Select(static story => $"{story.Title} {story.Url.PathAndQuery}")), Is.EqualTo(expected));
    }

    [TestCase("", "there is nothing in it")]
    [TestCase("  \r\n", "there is nothing in it")]
    [TestCase("hello", "neither XML nor JSON")]
    [TestCase("<!doctype html><title>x</title><p>y", "its beginning is no XML")]
    [TestCase("<!DOCTYPE html><html><head></head></html>", "an HTML page")]
    [TestCase("<opml version='2.0'></opml>", "Its root is no feed's")]
    [TestCase("<?xml version='1.0'?>", "its beginning is no XML")]
    [TestCase("{}", "no version of JSON Feed")]
    [TestCase("""{"items":[{"id":"1","url":"https://a.example/"}]}""", "no version of JSON Feed")]
    public void What_is_no_feed_says_so(string text, string message)
    {
        var feed = FeedReader.Read(Encoding.UTF8.GetBytes(text), At);

        Assert.That((feed.Fault?.Kind, feed.Stories.Count), Is.EqualTo(((FailureKind?)FailureKind.InvalidInput, 0)));
        Assert.That(feed.Fault!.Message, Does.Contain(message));
        Assert.That(feed.Fault.Url, Is.EqualTo(At));
    }

    [Test]
    public void A_feed_that_breaks_gives_the_stories_before()
    {
        var feed = FeedReader.Read("<rss><channel>\n<item><link>https://a.example/1</link></item>\n<item><title>x</item></channel></rss>"u8.ToArray());
        var json = FeedReader.Read("""{"version":"https://jsonfeed.org/version/1.1","items":[{"url":"https://a.example/1"},{"url":]}"""u8.ToArray());

        Assert.That((feed.Fault?.Kind, feed.Stories.Single().Url.AbsoluteUri), Is.EqualTo(((FailureKind?)FailureKind.Unreadable, "https://a.example/1")));
        Assert.That(feed.Fault!.Message, Is.EqualTo("The XML is broken at line 3, position 17."));
        Assert.That((json.Fault?.Kind, json.Stories.Single().Url.AbsoluteUri), Is.EqualTo(((FailureKind?)FailureKind.Unreadable, "https://a.example/1")));
    }

    [TestCase("ar-SA")]
    [TestCase("fa-IR")]
    [TestCase("th-TH")]
    [TestCase("tr-TR")]
    public void The_culture_of_the_machine_and_of_the_feed_changes_nothing(string culture)
    {
        var xml = $"""
            <rss version="2.0"><channel><title>I</title><language>{culture}</language><pubDate>۱۳ اسفند ۱۴۰۴</pubDate><lastBuildDate>04/03/2026</lastBuildDate><ttl>60</ttl>
            <item><link>https://a.example/1</link><pubDate>Wed, 04 Mar 2026 09:15:00 ULAT</pubDate></item><item><link>https://a.example/2</link><pubDate>04/03/2569</pubDate></item>
            <item><link>https://a.example/3</link><pubDate>۴ مارس ۲۰۲۶</pubDate></item></channel></rss>
            """;
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var feed = FeedReader.Read(Encoding.UTF8.GetBytes(xml));
            Assert.That((feed.Fault, feed.UpdateInterval), Is.EqualTo(((ArticleFailure?)null, TimeSpan.FromHours(1))));
            Assert.That(feed.Stories.Select(static story => $"{story.Url.AbsolutePath} {story.Published}"), Is.EqualTo(new[] { "/1 2026-03-04T09:15:00", "/2 ", "/3 " }));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [TestCase("<p>One</p><p>two</p>", "One two")]
    [TestCase("a<!-- b --> c", "a c")]
    [TestCase("a<!-- b", "a")]
    [TestCase("a<style>b{}</style>c", "a c")]
    [TestCase("a<STYLE>b", "a")]
    [TestCase("a < b > c <3", "a < b > c <3")]
    [TestCase("<b>a</b>b<i>c", "abc")]
    [TestCase("&lt;b&gt; &amp;amp; &nbsp; &#8211; &nosuch;", "<b> &amp; – &nosuch;")]
    [TestCase("<", "<")]
    [TestCase("</", "</")]
    [TestCase("<a", null)]
    [TestCase("   ", null)]
    public void Markup_becomes_text(string html, string? expected) =>
        Assert.That(PlainText.OfHtml(html, 100), Is.EqualTo(expected));

    [Test]
    public void Long_texts_are_cut_and_long_names_are_none()
    {
        var xml = $"<rss><channel><item><title>{new string('a', 9_000)}</title><link>https://a.example/{new string('b', 5_000)}</link><guid>https://a.example/1</guid>" +
            $"<category>{new string('c', 600)}</category><category>d</category></item></channel></rss>";

        var story = FeedReader.Read(Encoding.UTF8.GetBytes(xml)).Stories.Single();

        Assert.That((story.Title!.Length, story.Url.AbsoluteUri, string.Join(',', story.Topics)), Is.EqualTo((4_096, "https://a.example/1", "d")));
    }

    [Test]
    public void Feeds_of_a_page_are_found()
    {
        const string Html = """
            <!doctype html><html><head><base href="/de/"><link rel=stylesheet href=a.css>
            <!-- <link rel="alternate" type="application/rss+xml" href="/no"> -->
            <link rel="alternate" type="application/rss+xml" title="Alle > alle" href="feed?a=1&amp;b=2">
            <LINK HREF='https://kurier.example/atom' TYPE='Application/Atom+XML; charset=utf-8' REL='home Alternate' />
            <link rel="alternate" hreflang="en" href="/en/"><link rel="alternate" type="application/json" href="/wp-json/">
            <link rel=alternate type=application/feed+json href=feed.json><link rel="alternate" type="application/rss+xml" href="feed?a=1&amp;b=2">
            <link rel="alternate" type="application/rss+xml" href="javascript:x"></head><link
            """;

        Assert.That(FeedFinder.Find(Encoding.UTF8.GetBytes(Html), new Uri("https://kurier.example/")).Select(static url => url.AbsoluteUri), Is.EqualTo(new[]
        {
            "https://kurier.example/de/feed?a=1&b=2", "https://kurier.example/atom", "https://kurier.example/de/feed.json",
        }));
    }

    [Test]
    public void Misuse_throws()
    {
        Assert.That(static () => FeedReader.Read(default, options: new FeedOptions { MaxLength = 0 }), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(static () => FeedReader.Read(default, options: new FeedOptions { MaxDepth = 1 }), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(static () => FeedReader.Read(default, options: new FeedOptions { MaxStories = 0 }), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(static () => FeedFinder.Find(default, new Uri("/a", UriKind.Relative)), Throws.ArgumentException);
        Assert.That(static async () => await FeedReader.ReadAsync(null!), Throws.ArgumentNullException);
        Assert.That(static () => FeedReader.Read(default, cancellationToken: new CancellationToken(true)), Throws.InstanceOf<OperationCanceledException>());
    }
}
