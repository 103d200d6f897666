using System.Text;

namespace Extractor.Pipelines.Tests.Discovery.Feeds;

/// <summary>A feed of each format, in the manner of real ones.</summary>
public sealed class FormatTests
{
    private static readonly Uri At = new("https://kurier.example/feeds/alle.xml");

    [Test]
    public void Rss_2_0_with_the_modules_of_a_blog_engine()
    {
        var feed = Read("""
            <?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
              xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
              xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
              xmlns:media="http://search.yahoo.com/mrss/">
            <channel>
              <title>Hafenkurier &#8211; Nachrichten</title>
              <atom:link href="https://kurier.example/feeds/alle.xml" rel="self" type="application/rss+xml" />
              <link>https://kurier.example</link>
              <description>Alles vom Hafen</description>
              <language>de-DE</language>
              <sy:updatePeriod>hourly</sy:updatePeriod>
              <sy:updateFrequency>2</sy:updateFrequency>
              <image><url>https://kurier.example/logo.png</url><title>Logo</title><link>https://kurier.example/logo</link></image>
              <item>
                <title>Fähre &#8222;Lady Ansel&#8220; rettet 31 Menschen &amp;amp; einen Hund</title>
                <link>https://kurier.example/2026/03/faehre/?utm=a&amp;b=c</link>
                <dc:creator><![CDATA[Mara Lindqvist]]></dc:creator>
                <dc:creator>Tom Adeyemi</dc:creator>
                <pubDate>Wed, 04 Mar 2026 09:15:00 +0000</pubDate>
                <category><![CDATA[Küste]]></category><category>Schifffahrt &amp; Häfen</category>
                <guid isPermaLink="false">https://kurier.example/?p=4711</guid>
                <description><![CDATA[<p>Der Kutter hatte <b>neun</b>&nbsp;Meilen vor der Küste den Antrieb verloren.</p><p>Weiter</p><script>alert("x")</script>]]></description>
                <content:encoded><![CDATA[<p>Langer Text.</p>]]></content:encoded>
                <media:group><media:title>Bild</media:title><title>falsch</title></media:group>
              </item>
              <item><title>Ohne Adresse</title></item>
              <item><guid>https://kurier.example/zwei</guid><author>redaktion@kurier.example (Jo Weiß)</author></item>
            </channel></rss>
            """);

        Assert.That(feed.Fault, Is.Null);
        Assert.That((feed.Title, feed.Language, feed.HomePage?.AbsoluteUri, feed.UpdateInterval), Is.EqualTo(
            ("Hafenkurier – Nachrichten", "de-DE", "https://kurier.example/", TimeSpan.FromMinutes(30))));
        Assert.That(feed.Stories.Select(story => story.ToJson()), Is.EqualTo(new[]
        {
            """{"url":"https://kurier.example/2026/03/faehre/?utm=a&b=c","id":"https://kurier.example/?p=4711","title":"Fähre „Lady Ansel“ rettet 31 Menschen & einen Hund","summary":"Der Kutter hatte neun Meilen vor der Küste den Antrieb verloren. Weiter","authors":["Mara Lindqvist","Tom Adeyemi"],"published":"2026-03-04T09:15:00+00:00","language":"de-DE","siteName":"Hafenkurier – Nachrichten","topics":["Küste","Schifffahrt & Häfen"],"source":"https://kurier.example/feeds/alle.xml"}""",
            """{"url":"https://kurier.example/zwei","id":"https://kurier.example/zwei","authors":["Jo Weiß"],"language":"de-DE","siteName":"Hafenkurier – Nachrichten","topics":[],"source":"https://kurier.example/feeds/alle.xml"}""",
        }));
    }

    [Test]
    public void Rss_0_91_with_its_document_type()
    {
        var feed = Read("""
            <?xml version="1.0"?>
            <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.example/publish/formats/rss-0.91.dtd">
            <rss version="0.91"><channel><title>Jornal da Serra</title><link>https://jornal.example/</link><language>pt-br</language><ttl>90</ttl>
            <item><title>Chuva&nbsp;forte na serra</title><link>/chuva</link><description>At&eacute; amanh&atilde;</description></item>
            </channel></rss>
            """);

        Assert.That((feed.Fault, feed.UpdateInterval), Is.EqualTo(((ArticleFailure?)null, TimeSpan.FromMinutes(90))));
        Assert.That(feed.Stories.Single().Url, Is.EqualTo(new Uri("https://kurier.example/chuva")));
        Assert.That((feed.Stories[0].Title, feed.Stories[0].Summary, feed.Stories[0].Published), Is.EqualTo(("Chuva forte na serra", "Até amanhã", (ArticleTime?)null)));
    }

    [TestCase("http://purl.org/rss/1.0/")]
    [TestCase("http://my.netscape.com/rdf/simple/0.9/")]
    public void Rdf_has_its_items_beside_the_channel(string space)
    {
        var feed = Read($"""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="{space}" xmlns:dc="http://purl.org/dc/elements/1.1/" xml:lang="ja">
            <channel rdf:about="https://toudai.example/rss"><title>灯台新聞</title><link>https://toudai.example/</link><dc:language>ja</dc:language>
              <items><rdf:Seq><rdf:li rdf:resource="https://toudai.example/1"/></rdf:Seq></items></channel>
            <item rdf:about="https://toudai.example/1"><title>港の灯台、再び点灯</title><link>https://toudai.example/1</link>
              <dc:date>2026-03-04T18:00:00+09:00</dc:date><dc:creator>山田花子</dc:creator><dc:subject>地域</dc:subject></item>
            <item rdf:about="https://toudai.example/2"><title>二</title><dc:date>2026-03-04</dc:date></item>
            </rdf:RDF>
            """);

        Assert.That(feed.Fault, Is.Null);
        Assert.That(feed.Stories.Select(static story => $"{story.Url} {story.Id} {story.Title} {story.Published} {string.Join('/', story.Authors)} {string.Join('/', story.Topics)} {story.Language} {story.SiteName}"), Is.EqualTo(new[]
        {
            "https://toudai.example/1 https://toudai.example/1 港の灯台、再び点灯 2026-03-04T18:00:00+09:00 山田花子 地域 ja 灯台新聞",
            "https://toudai.example/2 https://toudai.example/2 二 2026-03-04   ja 灯台新聞",
        }));
    }

    [Test]
    public void Atom_with_bases_inherited_authors_and_kinds_of_text()
    {
        var feed = Read("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar" xml:base="https://marsa.example/akhbar/">
              <title type="text">أخبار المرسى</title><subtitle>كل يوم</subtitle><id>urn:uuid:60a76c80</id><updated>2026-03-04T12:00:00Z</updated>
              <link rel="self" href="feed.atom"/><link href="/"/><author><name>تحرير المرسى</name><email>x@marsa.example</email></author>
              <entry xml:base="2026/"><title type="html">ميناء &amp;lt;جديد&amp;gt; &lt;b&gt;يفتح&lt;/b&gt;</title><id>tag:marsa.example,2026:1</id>
                <link rel="enclosure" href="a.mp3"/><link rel="alternate" type="application/json" href="1.json"/><link rel="alternate" type="text/html" href="1"/>
                <published>2026-03-04T09:15:00.5+03:00</published><updated>2026-03-04t10:00:00z</updated>
                <category term="harbour" label="الميناء"/><category term="sea"/>
                <summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>الأول</p><p>الثاني<script>no</script></p></div></summary></entry>
              <entry xml:lang="en"><title>5 &lt; 6 &amp;amp; so on</title><id>tag:marsa.example,2026:2</id><link href="2"/><author><name>Ana Velo</name></author>
                <updated>2026-03-04T10:00:00-00:00</updated>
                <source><title>The Harbour Wire</title><id>x</id><author><name>Wire</name></author></source></entry>
              <entry><title>3</title><link href="3"/><source><author><name>Wire</name></author></source></entry>
            </feed>
            """);

        Assert.That(feed.Fault, Is.Null);
        Assert.That((feed.HomePage?.AbsoluteUri, feed.Language), Is.EqualTo(("https://marsa.example/", "ar")));
        Assert.That(feed.Stories.Select(static s => $"{s.Url}|{s.Id}|{s.Title}|{s.Summary}|{s.Published}|{s.Modified}|{string.Join('/', s.Authors)}|{string.Join('/', s.Topics)}|{s.Language}|{s.SiteName}"), Is.EqualTo(new[]
        {
            "https://marsa.example/akhbar/2026/1|tag:marsa.example,2026:1|ميناء <جديد> يفتح|الأول الثاني|2026-03-04T09:15:00.5+03:00|2026-03-04T10:00:00+00:00|تحرير المرسى|الميناء/sea|ar|أخبار المرسى",
            "https://marsa.example/akhbar/2|tag:marsa.example,2026:2|5 < 6 &amp; so on|||2026-03-04T10:00:00+00:00|Ana Velo||en|The Harbour Wire",
            "https://marsa.example/akhbar/3||3||||Wire||ar|أخبار المرسى",
        }));
    }

    [Test]
    public void Atom_0_3_is_read_too()
    {
        var feed = Read("""
            <feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old</title><entry><title type="text/html" mode="escaped">A &amp;amp; B</title>
            <link rel="alternate" type="text/html" href="https://old.example/1"/><issued>2004-03-04T09:15:00Z</issued><modified>2004-03-05T09:15:00Z</modified></entry></feed>
            """);

        var story = feed.Stories.Single();
        Assert.That((story.Title, $"{story.Published}", $"{story.Modified}"), Is.EqualTo(("A & B", "2004-03-04T09:15:00+00:00", "2004-03-05T09:15:00+00:00")));
    }

    [TestCase("1")]
    [TestCase("1.1")]
    public void Json_feed(string version)
    {
        var feed = Read("""
            {
              "version": "https://jsonfeed.org/version/VERSION", "title": "Gazeto", "home_page_url": "https://gazeto.example/", "language": "eo",
              "authors": [{"name": "Redakcio"}], "hub": {"a": [1, 2]},
              "items": [
                {"id": "1", "url": "https://gazeto.example/ponto", "title": "La ponto\n malfermiĝas", "summary": "Post tri jaroj", "content_html": "<p>x</p>",
                 "date_published": "2026-03-04T09:15:00+01:00", "date_modified": "2026-03-05T00:00:00Z", "tags": ["ponto", 7, "urbo"], "language": "de",
                 "author": {"name": "Ana Velo"}},
                {"id": 2, "external_url": "https://alia.example/2", "title": "\ud800"},
                {"id": "3"}, 17
              ]
            }
            """.Replace("VERSION", version, StringComparison.Ordinal));

        Assert.That(feed.Fault, Is.Null);
        Assert.That(feed.Stories.Select(static story => story.ToJson()), Is.EqualTo(new[]
        {
            """{"url":"https://gazeto.example/ponto","id":"1","title":"La ponto malfermiĝas","summary":"Post tri jaroj","authors":["Ana Velo"],"published":"2026-03-04T09:15:00+01:00","modified":"2026-03-05T00:00:00+00:00","language":"de","siteName":"Gazeto","topics":["ponto","urbo"],"source":"https://kurier.example/feeds/alle.xml"}""",
            """{"url":"https://alia.example/2","id":"2","authors":["Redakcio"],"language":"eo","siteName":"Gazeto","topics":[],"source":"https://kurier.example/feeds/alle.xml"}""",
        }));
    }

    [Test]
    public void The_address_behind_a_counter_is_the_storys()
    {
        var feed = Read("""
            <rss version="2.0" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><item><link>https://counter.example/~r/1</link>
            <feedburner:origLink>https://kurier.example/1</feedburner:origLink></item></channel></rss>
            """);

        Assert.That(feed.Stories.Single().Url, Is.EqualTo(new Uri("https://kurier.example/1")));
    }

    [TestCase("utf-8", null, true)]
    [TestCase("utf-16", null, true)]
    [TestCase("utf-16BE", null, true)]
    [TestCase("utf-16", null, false)]
    [TestCase("windows-1251", null, false)]
    [TestCase("koi8-r", null, false)]
    [TestCase("windows-1251", "application/rss+xml; charset=\"windows-1251\"", false)]
    public void Encodings_by_mark_header_and_declaration(string name, string? contentType, bool hasMark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        var declared = contentType is null ? name : "koi8-r";
        var text = $"""<?xml version="1.0" encoding="{declared}"?><rss version="2.0"><channel><title>Вестник гавани</title></channel></rss>""";
        byte[] bytes = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];

        Assert.That(FeedReader.Read(bytes, At, contentType).Title, Is.EqualTo("Вестник гавани"));
    }

    private static Feed Read(string text) => FeedReader.Read(Encoding.UTF8.GetBytes(text), At);
}
