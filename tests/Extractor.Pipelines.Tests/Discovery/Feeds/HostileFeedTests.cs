using System.Text;

namespace Extractor.Pipelines.Tests.Discovery.Feeds;

/// <summary>Feeds that are meant to do harm.</summary>
[NonParallelizable]
public sealed class HostileFeedTests
{
    private const int MiB = 1024 * 1024;

    private const string Whole = """
        <?xml version="1.0" encoding="utf-8"?><!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Ä</title>
        <item><title><![CDATA[x & y]]> &amp; z</title><link>https://a.example/1</link><dc:date>2026-03-04</dc:date></item>
        <item><title>2</title><link>https://a.example/2</link><guid isPermaLink='false'>&#x32;</guid></item></channel></rss>
        """;

    private const string WholeJson = """
        {"version":"https://jsonfeed.org/version/1.1","title":"Ä","items":[{"id":"1","url":"https://a.example/1","tags":["a"]},{"url":"https://a.example/2","authors":[{"name":"\u00e4"}]}]}
        """;

    [Test]
    public void Entities_are_never_expanded()
    {
        var xml = new StringBuilder("<!DOCTYPE rss [<!ENTITY a \"lol\"><!ENTITY x SYSTEM \"file:///etc/passwd\">");
        for (var c = 'b'; c < 'j'; c++) xml.Append("<!ENTITY ").Append(c).Append(" \"").Append(string.Concat(Enumerable.Repeat($"&{(char)(c - 1)};", 10))).Append("\">");
        xml.Append("]><rss><channel><item><title>&i;|&x;</title><link>https://a.example/&i;</link></item></channel></rss>");

        var (feed, bytes) = Measured(() => FeedReader.Read(Encoding.UTF8.GetBytes(xml.ToString())));

        Assert.That((feed.Fault, feed.Stories.Single().Title, feed.Stories[0].Url.AbsoluteUri), Is.EqualTo(((ArticleFailure?)null, "&i;|&x;", "https://a.example/&i;")));
        Assert.That(bytes, Is.LessThan(2 * MiB));
    }

    [Test]
    public void A_flood_of_references_costs_no_more_than_its_length()
    {
        var xml = "<rss><channel><item><title>" + string.Concat(Enumerable.Repeat("&amp;&x;&", 1_000_000)) + "</title><link>https://a.example/</link></item></channel></rss>";

        var (feed, bytes) = Measured(() => FeedReader.Read(Encoding.UTF8.GetBytes(xml)));

        Assert.That((feed.Fault, feed.Stories.Single().Title!.Length), Is.EqualTo(((ArticleFailure?)null, 4_096)));
        Assert.That(bytes, Is.LessThan(200 * MiB));
    }

    [TestCase("<rss><channel><item><link>https://a.example/</link></item>", "<a>", "")]
    [TestCase("<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='https://a.example/'/></entry><entry><author>", "<name>", "")]
    [TestCase("<rss><channel><item><link>https://a.example/</link></item><item><description>", "<div>", "")]
    [TestCase("""{"version":"https://jsonfeed.org/version/1.1","items":[{"url":"https://a.example/"}],"x":""", "[", "")]
    [TestCase("""{"version":"https://jsonfeed.org/version/1.1","items":[{"url":"https://a.example/"},{"url":""", """{"a":""", "")]
    public void Deep_nesting_ends_early_with_the_stories_before(string beginning, string level, string end)
    {
        var text = beginning + string.Concat(Enumerable.Repeat(level, 500_000)) + end;

        var (feed, bytes) = Measured(() => FeedReader.Read(Encoding.UTF8.GetBytes(text)));

        Assert.That((feed.Fault?.Kind, feed.Stories.Count(static story => story.Url.AbsoluteUri == "https://a.example/")), Is.EqualTo(((FailureKind?)FailureKind.TooComplex, 1)));
        Assert.That(bytes, Is.LessThan(16 * MiB));
    }

    [Test]
    public void A_million_items_end_at_the_limit()
    {
        const string Item = "<item><link>https://a.example/1</link></item>";
        var xml = "<rss><channel>" + string.Concat(Enumerable.Repeat(Item, 1_000_000)) + "</channel></rss>";
        var json = """{"version":"https://jsonfeed.org/version/1","items":[""" + string.Join(',', Enumerable.Repeat("""{"url":"https://a.example/1"}""", 1_000_000)) + "]}";
        var options = new FeedOptions { MaxLength = 100 * MiB };

        foreach (var text in new[] { xml, json })
        {
            var feed = FeedReader.Read(Encoding.UTF8.GetBytes(text), options: options);
            Assert.That((feed.Fault?.Kind, feed.Stories.Count), Is.EqualTo(((FailureKind?)FailureKind.TooLarge, 10_000)));
        }
    }

    [Test]
    public void A_million_items_without_an_address_are_bounded_too()
    {
        var xml = "<rss><channel>" + string.Concat(Enumerable.Repeat("<item/>", 1_000_000)) + "</channel></rss>";

        var feed = FeedReader.Read(Encoding.UTF8.GetBytes(xml));

        Assert.That((feed.Fault?.Kind, feed.Stories.Count), Is.EqualTo(((FailureKind?)FailureKind.TooLarge, 0)));
    }

    [TestCase("<rss><channel><item><link>https://a.example/</link>", "<category>a</category>", "</item></channel></rss>")]
    [TestCase("<rss><channel><item><link>https://a.example/</link>", "<a:author xmlns:a='http://www.w3.org/2005/Atom'><a:name>a</a:name></a:author>", "</item></channel></rss>")]
    [TestCase("<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='https://a.example/'/><source>", "<author><name>a</name></author>", "</source></entry></feed>")]
    [TestCase("<rss><channel><item><link>https://a.example/</link></item>", "<title/>", "</channel></rss>")]
    public void Of_what_repeats_in_one_place_little_is_kept(string beginning, string piece, string end)
    {
        var bytes = Encoding.UTF8.GetBytes(beginning + string.Concat(Enumerable.Repeat(piece, 100_000)) + end);

        var (feed, allocated) = Measured(() => FeedReader.Read(bytes));

        Assert.That((feed.Fault, feed.Stories.Single().Url.AbsoluteUri), Is.EqualTo(((ArticleFailure?)null, "https://a.example/")));
        Assert.That(allocated, Is.LessThan(32 * MiB));
    }

    [Test]
    public void Forty_thousand_namespaces_are_not_looked_through_for_each_story()
    {
        var names = string.Concat(Enumerable.Range(0, 40_000).Select(static i => FormattableString.Invariant($" xmlns:n{i}='u'")));
        var xml = $"<rss{names}><channel>{string.Concat(Enumerable.Repeat("<item><link>https://a.example/</link></item>", 10_000))}</channel></rss>";

        var (feed, _) = Measured(() => FeedReader.Read(Encoding.UTF8.GetBytes(xml)));

        Assert.That((feed.Fault, feed.Stories.Count), Is.EqualTo(((ArticleFailure?)null, 10_000)));
    }

    [TestCase("<rss><channel><title>")]
    [TestCase("<rss><channel a='")]
    [TestCase("{\"version\":\"")]
    [TestCase("")]
    public async Task A_line_of_a_gigabyte_is_not_read_to_its_end(string beginning)
    {
        using var stream = new EndlessStream(Encoding.UTF8.GetBytes(beginning), 1L << 30);

        var before = GC.GetTotalAllocatedBytes(precise: true);
        var feed = await FeedReader.ReadAsync(stream);

        Assert.That((feed.Fault?.Kind, feed.Stories.Count), Is.EqualTo(((FailureKind?)FailureKind.TooLarge, 0)));
        Assert.That(stream.Given, Is.LessThan(11 * MiB));
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(48 * MiB));
    }

    [TestCase("<rss><channel><title>{0}")]
    [TestCase("<rss><channel {0}")]
    [TestCase("<rss><channel a='{0}")]
    [TestCase("<{0}")]
    [TestCase("<!--{0}")]
    [TestCase("<!DOCTYPE {0}")]
    [TestCase("<?xml version='1.0' encoding='{0}")]
    [TestCase("<rss><channel><item><title>{0}</title><link>https://a.example/</link></item>")]
    [TestCase("{{\"version\":\"{0}")]
    [TestCase("{{\"{0}")]
    public void One_token_of_ten_megabytes_is_told_quickly(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Format(System.Globalization.CultureInfo.InvariantCulture, text, new string('a', 9 * MiB)));

        var (feed, allocated) = Measured(() => FeedReader.Read(bytes));

        Assert.That(feed.Fault, Is.Not.Null);
        Assert.That(allocated, Is.LessThan(256 * MiB));
    }

    [Test]
    public void Markup_that_never_ends_is_read_in_one_pass()
    {
        foreach (var piece in new[] { "<", "<a ", "<!--", "<script>", "</", "&#", "&" })
        {
            var html = string.Concat(Enumerable.Repeat(piece, 60_000 / piece.Length));
            var xml = $"<rss><channel><item><link>https://a.example/</link><description><![CDATA[{html}]]></description></item></channel></rss>";
            var page = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<link " + piece, 200_000)));

            var (feed, _) = Measured(() => FeedReader.Read(Encoding.UTF8.GetBytes(xml)));
            var (found, _) = Measured(() => FeedFinder.Find(page, new Uri("https://a.example/")));

            Assert.That((feed.Fault, feed.Stories.Count, found.Count), Is.EqualTo(((ArticleFailure?)null, 1, 0)));
        }
    }

    [TestCase(Whole)]
    [TestCase(WholeJson)]
    public void Cut_at_every_byte_it_is_a_value(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text.TrimEnd());
        Assert.That((FeedReader.Read(bytes).Fault, FeedReader.Read(bytes).Stories.Count), Is.EqualTo(((ArticleFailure?)null, 2)));
        var counts = new List<int>();
        for (var length = 0; length < bytes.Length; length++)
        {
            var feed = FeedReader.Read(bytes.AsMemory(0, length));
            Assert.That(feed.Fault?.Kind, Is.EqualTo(FailureKind.InvalidInput).Or.EqualTo(FailureKind.Unreadable), $"{length}");
            counts.Add(feed.Stories.Count);
        }

        Assert.That(counts, Is.Ordered);
        Assert.That(counts.Distinct(), Is.EqualTo(new[] { 0, 1, 2 }));
    }

    [Test]
    public void Any_byte_may_be_any_other([Values(1, 2, 3)] int seed)
    {
        var random = new Random(seed);
        foreach (var whole in new[] { Whole, WholeJson })
        {
            for (var i = 0; i < 1_000; i++)
            {
                var bytes = Encoding.UTF8.GetBytes(whole);
                for (var n = random.Next(1, 6); n > 0; n--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                var feed = FeedReader.Read(bytes);
                Assert.That(feed.Stories.All(static story => story.Url.Scheme is "http" or "https" && story.ToJson().Length > 0), Is.True);
            }
        }
    }

    private static (T Value, long Bytes) Measured<T>(Func<T> make)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var started = Environment.TickCount64;
        var value = make();
        Assert.That(Environment.TickCount64 - started, Is.LessThan(10_000), "milliseconds");
        return (value, GC.GetTotalAllocatedBytes(precise: true) - before);
    }

    private sealed class EndlessStream(byte[] beginning, long length) : MemoryStream
    {
        internal long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = (int)Math.Min(buffer.Length, length - Given);
            buffer.Span[..count].Fill((byte)'a');
            if (Given == 0) beginning.CopyTo(buffer.Span);
            Given += count;
            return ValueTask.FromResult(count);
        }
    }
}
