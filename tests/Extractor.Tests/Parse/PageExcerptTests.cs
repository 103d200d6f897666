using System.Text;
using Extractor.Parse;
using Microsoft.Extensions.Time.Testing;

namespace Extractor.Tests.Parse;

/// <summary>What is left of a page when only its data is read.</summary>
public sealed class PageExcerptTests
{
    [Test]
    public void What_carries_data_is_kept_in_its_order() => Assert.That(
        Cut("""
            <!doctype html><html lang="de"><head><meta charset=utf-8><title>One > two</title><base href="/a/"><LINK rel=canonical href=/b>
            <style>p > a { content: "<meta name=x>" }</style></head><body class=b><p>Text <b>bold</b><script>var a = "<p>";</script><script src=/x.js></script>
            <div><meta property="og:title" content="T"></div></body></html>
            """),
        Is.EqualTo("""
            <html lang="de"><meta charset=utf-8><title>One > two</title><base href="/a/"><LINK rel=canonical href=/b><script>var a = "<p>";</script><meta property="og:title" content="T">
            """));

    [TestCase("<!-- <meta name=a> --><meta name=b>", "<meta name=b>")]
    [TestCase("<!--><meta name=b>", "<meta name=b>")]
    [TestCase("<!---><meta name=b>", "<meta name=b>")]
    [TestCase("<meta name=a><!-- <meta name=b>", "<meta name=a>")]
    [TestCase("<template><meta name=a><template></template><script>1</script></template><meta name=b>", "<meta name=b>")]
    [TestCase("<template><body></template><title>T</title>", "<title>T</title>")]
    [TestCase("<textarea><meta name=a></textarea><iframe><meta name=b></iframe><xmp><meta name=c></xmp><meta name=d>", "<meta name=d>")]
    [TestCase("<noscript><meta name=a></noscript>", "<meta name=a>")]
    [TestCase("<meta content=\"a > b\" name='c>'>", "<meta content=\"a > b\" name='c>'>")]
    [TestCase("<meta content=it's>a'><meta name=b>", "<meta content=it's><meta name=b>")]
    [TestCase("<meta name=a><meta content=\"a", "<meta name=a>")]
    [TestCase("<metadata><meta-x><linked><scripted>", "")]
    [TestCase("<body><title>No</title><base href=/>", "")]
    [TestCase("<body><meta itemprop=datePublished content=2026-01-01><link itemProp=url href=/a><meta name=a>", "<meta name=a>")]
    [TestCase("<meta itemprop=name content=a>", "<meta itemprop=name content=a>")]
    [TestCase("<script>a</SCRIPT ><meta name=b>", "<script>a</SCRIPT ><meta name=b>")]
    [TestCase("<script>a", "<script>a")]
    [TestCase("<script><!-- document.write('<script>1</script>') --></script><meta name=b>",
        "<script><!-- document.write('<script>1</script>') --></script><meta name=b>")]
    [TestCase("<script><!-- a --></script><meta name=b>", "<script><!-- a --></script><meta name=b>")]
    [TestCase("a < b <", "")]
    public void Only_what_the_parser_would_take_for_a_tag_is_one(string page, string kept) => Assert.That(Cut(page), Is.EqualTo(kept));

    [Test]
    public void A_limit_of_time_holds_while_cutting()
    {
        var time = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromMilliseconds(10) };
        var budget = new PageBudget(new ExtractorOptions { MaxDuration = TimeSpan.FromSeconds(1) }, time, default);
        var page = new StringBuilder().Insert(0, "<p>", 10_000).ToString();
        Assert.That(() => PageExcerpt.Cut(page.AsMemory(), budget), Throws.InstanceOf<PageTooComplexException>());
    }

    private static string Cut(string page)
    {
        using var excerpt = PageExcerpt.Cut(page.AsMemory(), new PageBudget(new ExtractorOptions(), TimeProvider.System, default));
        return excerpt.Markup.ToString();
    }
}
