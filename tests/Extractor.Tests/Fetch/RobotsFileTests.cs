using System.Text;
using Extractor.Fetch;

namespace Extractor.Tests.Fetch;

/// <summary>What a robots.txt says, by RFC 9309; its own examples are here in words of ours.</summary>
[TestFixture]
internal sealed class RobotsFileTests
{
    private const string Token = "GazetteBot";

    // RFC 9309 section 5.1: three groups, one of them for two agents, one that allows everything.
    private const string Simple = """
        User-agent: *
        Disallow: *.webp$
        Disallow: /drafts/
        Allow: /open/

        User-agent: otherbot
        User-agent: gazettebot
        Allow: /front/page.html
        Allow: /front/pictures.webp
        Disallow: /

        User-agent: lazybot

        """;

    [TestCase("GazetteBot", "/front/page.html", true)]
    [TestCase("GazetteBot", "/front/pictures.webp", true)]
    [TestCase("GazetteBot", "/open/", false, Description = "the group for everyone is not for it")]
    [TestCase("OtherBot", "/front/page.html", true)]
    [TestCase("OtherBot", "/", false)]
    [TestCase("LazyBot", "/drafts/", true, Description = "a group without rules allows everything")]
    [TestCase("NewBot", "/drafts/1", false)]
    [TestCase("NewBot", "/open/", true)]
    [TestCase("NewBot", "/open/a.webp", false, Description = "heavier by one octet")]
    [TestCase("NewBot", "/open/a.webp?x", true)]
    [TestCase("NewBot", "/elsewhere", true)]
    public void The_groups_of_the_first_example(string token, string path, bool expected) => Assert.That(Allows(Simple, path, token), Is.EqualTo(expected));

    // RFC 9309 section 5.2: the longest match.
    [TestCase("/front/page/", true)]
    [TestCase("/front/page/lies.gif", false)]
    [TestCase("/front/page", false)]
    [TestCase("/front/", false)]
    [TestCase("/back", true)]
    public void The_rules_of_the_second_example(string path, bool expected) =>
        Assert.That(Allows("User-agent: gazettebot\nAllow: /front/page/\nDisallow: /front/\nDisallow: /front/page/lies.gif\n", path), Is.EqualTo(expected));

    [TestCase("User-agent: GAZETTEBOT\nDisallow: /", false)]
    [TestCase("user-AGENT :\t gazettebot \nDISALLOW : /", false)]
    [TestCase("User-agent: GazetteBot/2.1\nDisallow: /", false, Description = "a version behind the name")]
    [TestCase("User-agent: Gazette\nDisallow: /", true, Description = "no part of the name is the name")]
    [TestCase("User-agent: GazetteBotNews\nDisallow: /", true)]
    [TestCase("User-agent: *\nDisallow: /", false)]
    [TestCase("User-agent: * # all\nDisallow: / # everything", false)]
    [TestCase("User-agent: *\nDisallow: /\nUser-agent: gazettebot\nAllow: /", true, Description = "the name goes before the asterisk")]
    [TestCase("User-agent: gazettebot\nAllow: /\nUser-agent: *\nDisallow: /", true)]
    [TestCase("User-agent: gazettebot\n\nUser-agent: *\nDisallow: /", false, Description = "an empty line ends no group")]
    [TestCase("User-agent: gazettebot\nDisallow:\nUser-agent: *\nDisallow: /", true)]
    [TestCase("User-agent: otherbot\nUser-agent: gazettebot\nUser-agent: thirdbot\nDisallow: /", false)]
    [TestCase("User-agent: gazettebot\nAllow: /a\nUser-agent: *\nAllow: /\nUser-agent: gazettebot\nDisallow: /", false, Description = "groups for one agent are one")]
    [TestCase("User-agent: gazettebot\nSitemap: https://gazette.example/map.xml\nDisallow: /", false, Description = "other lines end no group")]
    [TestCase("User-agent: gazettebot\nCrawl-delay: 5\nUser-agent: otherbot\nDisallow: /", false, Description = "nor start one")]
    [TestCase("User-agent: gazettebot\nNoindex: /a\nHost gazette.example\n:::\nDisallow: /", false)]
    [TestCase("Disallow: /\nUser-agent: gazettebot\nAllow: /a", true, Description = "a rule before any group is nobody's")]
    [TestCase("User-agent:\nDisallow: /", true)]
    [TestCase("User-agent: otherbot\nDisallow: /", true)]
    [TestCase("User-agent: gazettebot\nDisallow /", true, Description = "no colon, no rule")]
    [TestCase("User-agent: gazettebot\nDisallow: private", true, Description = "no path begins so")]
    [TestCase("", true)]
    [TestCase("#", true)]
    public void Groups(string file, bool expected) => Assert.That(Allows(file, "/x"), Is.EqualTo(expected));

    [TestCase("\n")]
    [TestCase("\r")]
    [TestCase("\r\n")]
    [TestCase("\r\n\r\n\n")]
    public void Every_end_of_line_is_one(string end)
    {
        var file = string.Join(end, "\uFEFFUser-agent: *", "Disallow: /a", "Disallow: /b");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Allows(file, "/a"), Is.False);
            Assert.That(Allows(file, "/b"), Is.False);
            Assert.That(Allows(file, "/c"), Is.True);
        }
    }

    [TestCase("/", "/anything", true)]
    [TestCase("/fish", "/fish", true)]
    [TestCase("/fish", "/fish.html", true)]
    [TestCase("/fish", "/Fish", false, Description = "paths know case")]
    [TestCase("/fish", "/cat/fish", false)]
    [TestCase("/fish/", "/fish", false)]
    [TestCase("/fish*", "/fishes/today", true)]
    [TestCase("/*.php", "/index.php?a=1", true)]
    [TestCase("/*.php$", "/a/index.php", true)]
    [TestCase("/*.php$", "/index.php?a=1", false)]
    [TestCase("/*.php$", "/index.php/a.php", true, Description = "the last of two")]
    [TestCase("/a*b*c", "/aXbXc/d", true)]
    [TestCase("/a*b*c", "/aXcXb", false)]
    [TestCase("/a**b", "/ab", true)]
    [TestCase("*", "/", true)]
    [TestCase("*/print", "/a/print", true)]
    [TestCase("/$", "/", true)]
    [TestCase("/$", "/a", false)]
    [TestCase("/a*$", "/abc", true)]
    [TestCase("/a$b", "/a$b/c", true, Description = "only the last one is the end")]
    [TestCase("/price-in-%24", "/price-in-$", true)]
    [TestCase("/file-with-a-%2A.html", "/file-with-a-*.html", true)]
    [TestCase("/file-with-a-%2A.html", "/file-with-a-b.html", false)]
    [TestCase("/*id=", "/a?x=1&id=2", true)]
    [TestCase("/a*/print", "/a?u=b/print", true, Description = "an asterisk reaches into the query")]
    [TestCase("/a b", "/a%20b", true)]
    [TestCase("/a", "/a#b", true)]
    public void A_rule_and_a_path(string rule, string path, bool expected) =>
        Assert.That(Allows("User-agent: *\nDisallow: " + rule, path), Is.EqualTo(!expected));

    // The first five are those of RFC 9309 section 2.2.2.
    [TestCase("/foo/bar?baz=quz", "/foo/bar?baz=quz", true)]
    [TestCase("/foo/bar?baz=http://foo.bar", "/foo/bar?baz=http%3A%2F%2Ffoo.bar", true)]
    [TestCase("/foo/bar/ツ", "/foo/bar/%E3%83%84", true)]
    [TestCase("/foo/bar/%e3%83%84", "/foo/bar/ツ", true)]
    [TestCase("/foo/bar/%62%61%7A", "/foo/bar/baz", true)]
    [TestCase("/%7ejoe", "/~joe", true)]
    [TestCase("/~joe", "/%7Ejoe", true)]
    [TestCase("/a%2Fb", "/a/b", false, Description = "an encoded slash divides no path")]
    [TestCase("/a%2fb", "/a%2Fb", true)]
    [TestCase("/a%3Fb", "/a?b", false)]
    [TestCase("/a%3fb", "/a%3Fb", true)]
    [TestCase("/a%2541", "/aA", false, Description = "decoded once")]
    [TestCase("/a%2541", "/a%2541", true)]
    [TestCase("/100%", "/100%25", true)]
    [TestCase("/a%zz", "/a%25zz", true)]
    [TestCase("/a%00b", "/a%00b", true)]
    public void Both_sides_are_decoded_alike(string rule, string path, bool expected) =>
        Assert.That(Allows("User-agent: *\nDisallow: " + rule, path), Is.EqualTo(!expected));

    [TestCase("Disallow: /a\nAllow: /a", true, Description = "of two alike the allowing one")]
    [TestCase("Allow: /a\nDisallow: /a", true)]
    [TestCase("Allow: /\nDisallow: /a", false)]
    [TestCase("Disallow: /a/b\nAllow: /a", false)]
    [TestCase("Disallow: /a\nAllow: /a/b", true)]
    [TestCase("Disallow: /*\nAllow: /a", true)]
    [TestCase("Allow: /a/b\nDisallow: /a/b$", false, Description = "an octet more")]
    [TestCase("Disallow: /%61/b\nAllow: /a/b", true, Description = "one rule, written twice")]
    public void The_heaviest_rule_decides(string rules, bool expected) =>
        Assert.That(Allows("User-agent: *\n" + rules, "/a/b"), Is.EqualTo(expected));

    [Test]
    public void A_robots_txt_may_always_be_read()
    {
        var file = Parse("User-agent: *\nDisallow: /");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(file.Allows(new Uri("https://gazette.example/robots.txt")), Is.True);
            Assert.That(file.Allows(new Uri("https://gazette.example/a/robots.txt")), Is.False);
            Assert.That(file.Allows(new Uri("https://gazette.example")), Is.False);
        }
    }

    [TestCase("Crawl-delay: 10", 10)]
    [TestCase("crawl-delay:0.5", 0.5)]
    [TestCase("Crawl-delay: 2 # seconds", 2)]
    [TestCase("Crawl-delay: 3\nCrawl-delay: 1", 3, Description = "the longest of several")]
    [TestCase("Crawl-delay: 999999999999", 86_400)]
    [TestCase("Crawl-delay: 1e300", 86_400)]
    [TestCase("Crawl-delay: Infinity", 86_400)]
    [TestCase("Crawl-delay: NaN", 0)]
    [TestCase("Crawl-delay: -1", 0)]
    [TestCase("Crawl-delay: 0", 0)]
    [TestCase("Crawl-delay: 1,5", 0)]
    [TestCase("Crawl-delay: soon", 0)]
    [TestCase("Crawl-delay:", 0)]
    [TestCase("Disallow:\nUser-agent: otherbot\nCrawl-delay: 7", 0, Description = "that of another agent")]
    public void Crawl_delays(string lines, double expected) =>
        Assert.That(Parse("User-agent: gazettebot\n" + lines).CrawlDelay.TotalSeconds, Is.EqualTo(expected));

    [Test]
    public void Maps_are_kept_wherever_they_stand()
    {
        var file = Parse("Sitemap: https://gazette.example/a.xml\nUser-agent: otherbot\nsitemap:/b.xml # relative\nDisallow: /\nSITEMAP: \n");
        Assert.That(file.Sitemaps, Is.EqualTo(new[] { "https://gazette.example/a.xml", "/b.xml" }));
        var many = Parse(string.Concat(Enumerable.Repeat("Sitemap: https://gazette.example/a.xml\n", 5_000)) + "Sitemap: " + new string('a', 10_000));
        Assert.That(many.Sitemaps, Has.Count.EqualTo(RobotsParser.MostSitemaps));
    }

    [Test]
    public void A_page_in_place_of_the_file_has_no_rules()
    {
        var file = Parse(TestSite.Page());
        Assert.That(file.Rules, Is.Zero);
        Assert.That(file.Allows(new Uri("https://gazette.example/a")), Is.True);
    }

    [Test]
    public void A_line_that_is_cut_off_is_no_rule()
    {
        const string File = "User-agent: *\nDisallow: /a\nDisallow: /open";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Parse(File, isCut: true).Rules, Is.EqualTo(1));
            Assert.That(Parse(File).Rules, Is.EqualTo(2));
            Assert.That(Parse("Disallow: /", isCut: true).Rules, Is.Zero);
        }
    }

    [Test]
    public void Bytes_that_are_no_text_do_no_harm()
    {
        var random = new Random(11);
        var bytes = new byte[4_096];
        for (var i = 0; i < 200; i++)
        {
            random.NextBytes(bytes);
            "User-agent: *\nDisallow: "u8.CopyTo(bytes);
            var file = RobotsParser.Parse(bytes, isCut: false, Token);
            Assert.That(() => file.Allows(new Uri("https://gazette.example/a?b")), Throws.Nothing);
            Assert.That(file.Rules, Is.LessThanOrEqualTo(1));
        }

        Assert.That(Parse("\0\0User-agent: *\0\nDisallow: /").Rules, Is.EqualTo(1));
    }

    [Test]
    public void Paths_are_compared_as_by_the_book()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var pattern = Text("ab*", 8);
            var path = Text("ab", 10);
            var isAnchored = random.Next(2) == 0;
            Assert.That(
                RobotsPath.Matches(Encoding.ASCII.GetBytes(pattern), isAnchored, Encoding.ASCII.GetBytes(path)),
                Is.EqualTo(Book(pattern, isAnchored, path)), $"{pattern} {isAnchored} {path}");
        }

        string Text(string letters, int most) => string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => letters[random.Next(letters.Length)]));

        // All places of the path that each prefix of the pattern can end at.
        static bool Book(string pattern, bool isAnchored, string path)
        {
            var ends = new HashSet<int> { 0 };
            foreach (var letter in pattern)
            {
                ends = letter == '*'
                    ? [.. ends.SelectMany(end => Enumerable.Range(end, path.Length - end + 1))]
                    : [.. ends.Where(end => end < path.Length && path[end] == letter).Select(end => end + 1)];
            }

            return isAnchored ? ends.Contains(path.Length) : ends.Count > 0;
        }
    }

    private static IEnumerable<TestCaseData> HostileFiles()
    {
        yield return Hostile("a megabyte of asterisks", "User-agent: *\nDisallow: /" + new string('*', 1_000_000) + "z", 1);
        yield return Hostile("a thousand wildcards", "User-agent: *\nDisallow: /" + string.Concat(Enumerable.Repeat("a*", 1_000)) + "z", 1);
        yield return Hostile("as many as the cap holds", "User-agent: *\n" + string.Concat(Enumerable.Repeat("Disallow: /*a*a*a*a*a*a*a*a*z\n", 16_000)), 16_000);
        yield return Hostile("one after another", "User-agent: *\n" + string.Concat(Enumerable.Repeat("Disallow: /a\nAllow: /a\n", 20_000)), 40_000);
        yield return Hostile("a million groups", string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $"User-agent:{i}\nAllow:\n")), 0);
        yield return Hostile("a million agents", string.Concat(Enumerable.Repeat("User-agent: gazettebot\n", 1_000_000)) + "Disallow: /z", 1);
        yield return Hostile("one endless line", new string('a', 5_000_000), 0);
        yield return Hostile("a rule without end", "User-agent: *\nDisallow: /" + new string('%', 5_000_000), 1);
        yield return Hostile("colons", string.Concat(Enumerable.Repeat(":", 5_000_000)), 0);
        yield return Hostile("blank lines", new string('\r', 5_000_000), 0);

        static TestCaseData Hostile(string name, string file, int rules) => new TestCaseData(file, rules).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(HostileFiles))]
    [CancelAfter(60_000)]
    public void Hostile_files_are_read_in_time(string file, int rules, CancellationToken cancellationToken)
    {
        var parsed = Parse(file);
        Assert.That(parsed.Rules, Is.EqualTo(rules));
        parsed.Allows(new Uri("https://gazette.example/" + new string('a', 8_000)));
        Assert.That(cancellationToken.IsCancellationRequested, Is.False, "too slow");
    }

    [TestCase("Extractor/1.2.3", "Extractor")]
    [TestCase("gazette-reader", "gazette-reader")]
    [TestCase("GazetteBot (+https://gazette.example/bot)", "GazetteBot")]
    [TestCase("Gazette Reader/2", "Gazette")]
    [TestCase("/1", "")]
    public void The_name_is_what_stands_before_the_slash(string userAgent, string expected) =>
        Assert.That(ProductToken.Of(userAgent).ToString(), Is.EqualTo(expected));

    private static bool Allows(string file, string path, string token = Token) => Parse(file, token: token).Allows(new Uri("https://gazette.example" + path));

    private static RobotsFile Parse(string file, bool isCut = false, string token = Token) =>
        RobotsParser.Parse(Encoding.UTF8.GetBytes(file), isCut, token);
}
