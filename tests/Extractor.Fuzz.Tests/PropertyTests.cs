using System.Text;
using Extractor.Fuzz.Properties;
using Extractor.Tests.Fixtures;

namespace Extractor.Fuzz.Tests;

/// <summary>The properties themselves: they find what is wrong, and nothing else.</summary>
internal sealed class PropertyTests
{
    [TestCase("<p>The ferry &amp; the <b>quay</b>", "The ferry & the quay")]
    [TestCase("<p title='a &quot;b&quot;'>x", "a \"b\"")]
    [TestCase("<title>Ferry &amp;amp; quay</title>", "Ferry & quay")]
    [TestCase("<script type=application/ld+json>{\"a\":\"The\\u0020ferry\\n&lt;b&gt;sails&lt;/b&gt;\"}</script>", "The ferry sails")]
    [TestCase("<script type=application/ld+json>\"{\\\"a\\\":\\\"a \\\\\\\"quay\\\\\\\"\\\"}\"</script>", "a \"quay\"")]
    [TestCase("<script>state = {\"body\":\"<p>The ferry</p><p>sails</p>\"}</script>", "sails")]
    public void Page_says(string page, string text) => Assert.That(new PageText(Encoding.UTF8.GetBytes(page)).Says(text), Is.True);

    [TestCase("<p>The ferry sails", "The ferry sinks")]
    [TestCase("<p>one</p><p title=two>", "onetwo")]
    [TestCase("<style>p { color: red }</style>", "color")]
    public void Page_does_not_say(string page, string text)
    {
        var said = new PageText(Encoding.UTF8.GetBytes(page));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(said.Says(text), Is.False);
            Assert.That(said.SaysInPieces("It is not there that " + text + ", but elsewhere altogether"), Is.False);
        }
    }

    [Test]
    public void Page_says_in_pieces_what_has_parts_cut_out()
    {
        var page = new PageText("<p>The new ferry <a href=/x>Read more about ferries</a> sails from the quay at noon.</p>"u8.ToArray());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.Says("The new ferry sails from the quay at noon."), Is.False);
            Assert.That(page.SaysInPieces("The new ferry sails from the quay at noon."), Is.True);
            Assert.That(page.SaysInPieces("sails at noon from the new quay, says the ferry"), Is.False, "words in another order");
        }
    }

    [Test]
    public void Page_is_read_in_its_own_encoding()
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding("shift_jis")!.GetBytes("<meta charset=shift_jis><p>港の管理局");
        Assert.That(new PageText(bytes).Says("港の管理局"), Is.True);
    }

    [Test]
    public void A_sound_record_has_no_faults()
    {
        var article = new Article
        {
            Title = "Ferry \uD83D\uDE00 returns",
            Url = new Uri("https://post.example/a"),
            Body = [new ArticleBlock { Kind = BlockKind.Preformatted, Text = "a\n\tb", Html = "<a href=\"https://post.example/?a=1&amp;b=2\">x</a>" }],
        };
        Assert.That(RecordValues.Faults(article), Is.Empty);
    }

    [Test]
    public void Faults_of_a_record_are_found()
    {
        var article = new Article
        {
            Title = "a\nb",
            Kicker = "a\uD83D",
            Section = "a\u0085",
            LeadImage = new Uri("ftp://post.example/a.jpg"),
            CanonicalUrl = new Uri("/relative", UriKind.Relative),
            RelatedLinks = [new RelatedLink { Url = new Uri("mailto:a@post.example"), Placement = LinkPlacement.More }],
            Body = [new ArticleBlock { Kind = BlockKind.Paragraph, Text = "a\0", Html = "<a href=\"javascript:x\">b</a>" }],
        };
        Assert.That(
            RecordValues.Faults(article).Select(fault => fault.Property).Order(StringComparer.Ordinal),
            Is.EqualTo(["address", "address", "address", "address", "control character", "control character", "control character", "surrogate"]));
    }

    [Test]
    public void More_memory_than_allowed_is_too_complex()
    {
        var extractor = new ArticleExtractor(new ExtractorOptions { MaxMemory = 16 * 1024 * 1024 });
        var page = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 10_000).Select(i =>
            $"<p>{string.Concat(Enumerable.Repeat($"The ferry number {i} sails from Port Ellery on Tuesday. ", 8))}</p>")));
        var error = extractor.Extract(page, null).Error;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(error?.Kind, Is.EqualTo(FailureKind.TooComplex));
            Assert.That(error?.Message, Does.Contain(nameof(ExtractorOptions.MaxMemory)));
        }
    }
}
