using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Extractor.Tests.Support;
using Extractor.Text;

namespace Extractor.Tests.Output;

public sealed class InlineHtmlTests
{
    private static readonly string[] Elements =
        ["A", "ABBR", "B", "BDI", "BR", "CITE", "CODE", "DEL", "EM", "I", "INS", "KBD", "MARK", "Q", "S", "SMALL", "STRONG", "SUB", "SUP", "TIME", "U"];

    [TestCase("plain", "plain")]
    [TestCase("", "")]
    [TestCase("a <em>b</em> c", "a <em>b</em> c")]
    [TestCase("<EM CLASS=x>b</EM>", "<em>b</em>")]
    [TestCase("""<a href="https://rivers.example/a?b=1&amp;c=2" onclick="x()">b</a>""", """<a href="https://rivers.example/a?b=1&amp;c=2">b</a>""")]
    [TestCase("<a href=http://rivers.example/ >b</a>", """<a href="http://rivers.example/">b</a>""")]
    [TestCase("<a href='mailto:desk@rivers.example'>b</a>", """<a href="mailto:desk@rivers.example">b</a>""")]
    [TestCase("""<a href="/relative">b</a>""", "b")]
    [TestCase("<a>b</a>", "b")]
    [TestCase("""<a href="https://a.example/">b <a href="https://b.example/">c</a> d</a>""", """<a href="https://a.example/">b </a><a href="https://b.example/">c</a> d""")]
    [TestCase("<b><i>x</b>y</i>", "<b><i>x</i></b>y")]
    [TestCase("<b>open", "<b>open</b>")]
    [TestCase("shut</b>", "shut")]
    [TestCase("a<br>b<br/>c<BR />d", "a<br>b<br>c<br>d")]
    [TestCase("<span>a</span><font color=red>b</font>", "ab")]
    [TestCase("<p>a</p><p>b</p>", "a b ")]
    [TestCase("a<script>alert(1)</script>b", "ab")]
    [TestCase("a<style>p{}</style>b<textarea><b>c</textarea>d", "abd")]
    [TestCase("a<script>never ends", "a")]
    [TestCase("a<!-- <b>c</b> -->b", "ab")]
    [TestCase("a<!-- never ends", "a")]
    [TestCase("a<?php x ?>b<!DOCTYPE html>c</>d", "abcd")]
    [TestCase("5 < 6 > 4 & 3", "5 &lt; 6 &gt; 4 &amp; 3")]
    [TestCase("a <b", "a &lt;b")]
    [TestCase("a <b x='1 <i>c</i>", "a &lt;b x=&#39;1 &lt;i&gt;c&lt;/i&gt;")]
    [TestCase("&lt;b&gt; &eacute; &#x41; &amp;lt;", "&lt;b&gt; é A &amp;lt;")]
    [TestCase("""<time datetime="2024-06-19" class=x>19 June</time>""", """<time datetime="2024-06-19">19 June</time>""")]
    [TestCase("""<abbr title='a "b"'>c</abbr>""", """<abbr title="a &quot;b&quot;">c</abbr>""")]
    [TestCase("""<b title="a>b">c</b>""", "<b>c</b>")]
    public void Whitelisted_markup_stays(string html, string expected) => Assert.That(InlineHtml.Sanitize(html), Is.EqualTo(expected));

    // Not a case of the test above: an attribute cannot hold half a surrogate pair.
    [Test]
    public void What_no_page_may_hold_is_replaced() => Assert.That(InlineHtml.Sanitize("\0\u0001\uD83D"), Is.EqualTo("\uFFFD\uFFFD\uFFFD"));

    // In the manner of the OWASP filter evasion cheat sheet.
    [TestCase("<script>alert(1)</script>")]
    [TestCase("<scr<script>ipt>alert(1)</scr</script>ipt>")]
    [TestCase("<img src=x onerror=alert(1)>")]
    [TestCase("<IMG SRC=\"jav\tascript:alert(1);\">")]
    [TestCase("<svg/onload=alert(1)>")]
    [TestCase("<svg><style><img src=x onerror=alert(1)></style></svg>")]
    [TestCase("<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">")]
    [TestCase("<a href=javascript:alert(1)>x</a>")]
    [TestCase("<a href=\"JaVaScRiPt:alert(1)\">x</a>")]
    [TestCase("<a href=\" &#14; javascript:alert(1)\">x</a>")]
    [TestCase("<a href=\"java&#x0A;script:alert(1)\">x</a>")]
    [TestCase("<a href=\"&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)\">x</a>")]
    [TestCase("<a href=\"vbscript:msgbox(1)\">x</a>")]
    [TestCase("<a href=\"data:text/html;base64,PHNjcmlwdD4=\">x</a>")]
    [TestCase("<a href=\"//rivers.example/x\">x</a>")]
    [TestCase("<a href=\"file:///etc/passwd\">x</a>")]
    [TestCase("<a href='https://rivers.example/\"onmouseover=\"alert(1)'>x</a>")]
    [TestCase("<a href=https://rivers.example/ href=javascript:alert(1)>x</a>")]
    [TestCase("<a href=javascript:alert(1) href=https://rivers.example/>x</a>")]
    [TestCase("<a =href=javascript:alert(1) x/href=javascript:alert(1)>x</a>")]
    [TestCase("<b onclick=alert(1) style=\"background:url(javascript:alert(1))\">x</b>")]
    [TestCase("<b/onclick=alert(1)/x>y</b>")]
    [TestCase("<iframe src=javascript:alert(1)></iframe><iframe srcdoc='<script>1</script>'>")]
    [TestCase("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">")]
    [TestCase("<textarea></textarea><img src=x onerror=alert(1)>")]
    [TestCase("<title></title/><img src=x onerror=alert(1)>")]
    [TestCase("<!--><img src=x onerror=alert(1)>-->")]
    [TestCase("<!--!><img src=x onerror=alert(1)>")]
    [TestCase("<![CDATA[<img src=x onerror=alert(1)>]]>")]
    [TestCase("<?xml <img src=x onerror=alert(1)> ?>")]
    [TestCase("</b/onclick=alert(1)><x-y onclick=alert(1)>")]
    [TestCase("<b title='</b><script>alert(1)</script>'>")]
    [TestCase("<time datetime='\"><script>alert(1)</script>'>x</time>")]
    [TestCase("<abbr title='&quot; onclick=alert(1) &quot;'>x</abbr>")]
    [TestCase("<a href=\"https://rivers.example/<script>\">x</a>")]
    [TestCase("&lt;script&gt;alert(1)&lt;/script&gt;")]
    [TestCase("<plaintext><img src=x onerror=alert(1)>")]
    [TestCase("<\0script>alert(1)</script>")]
    [TestCase("<b\0onclick=alert(1)>x</b>")]
    [TestCase("<script\u0001>alert(1)</script>")]
    [TestCase("<form action=javascript:alert(1)><button>x</button></form>")]
    [TestCase("<base href=javascript:alert(1)//><meta http-equiv=refresh content='0;javascript:alert(1)'><link rel=stylesheet href=x>")]
    public void Nothing_active_gets_through(string html) => AssertHarmless(html);

    [Test]
    public void Whatever_comes_in_the_output_is_harmless_and_stable([Range(1, 20)] int seed)
    {
        var random = new RandomArticles(seed);
        for (var round = 0; round < 200; round++) AssertHarmless(random.Markup());
    }

    [TestCase("<")]
    [TestCase("<a")]
    [TestCase("<b>")]
    [TestCase("</b>")]
    [TestCase("<b x=\"")]
    [TestCase("<b =")]
    [TestCase("<script>")]
    [TestCase("<script></script")]
    [TestCase("<!--")]
    [TestCase("<!")]
    [TestCase("&")]
    [TestCase("&#")]
    [TestCase("<a href=x>")]
    [TestCase("<b> </b>")]
    [TestCase("<b><i> ")]
    [TestCase("<br>")]
    [TestCase("<p>")]
    [TestCase("`*_")]
    public void Time_grows_with_the_length_only(string piece)
    {
        var html = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
        var block = new Article { Body = [new ArticleBlock { Kind = BlockKind.Paragraph, Text = "x", Html = html }] };
        var started = ThreadClock.Now;
        _ = InlineHtml.Sanitize(html);
        _ = block.ToMarkdown();
        _ = block.ToHtml();
        Assert.That(ThreadClock.Now - started, Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    internal static void AssertHarmlessElement(IElement element, IReadOnlyList<string> allowed)
    {
        Assert.That(allowed, Does.Contain(element.TagName));
        foreach (var attribute in element.Attributes)
        {
            Assert.That($"{element.LocalName}.{attribute.Name}", Is.AnyOf("a.href", "a.rel", "abbr.title", "time.datetime", "img.src", "img.alt", "article.lang", "article.dir", "p.class", "address.class"));
            if (attribute.Name is "href" or "src") Assert.That(new Uri(attribute.Value).Scheme, Is.AnyOf("https", "http", "mailto"));
        }
    }

    private static void AssertHarmless(string html)
    {
        var safe = InlineHtml.Sanitize(html);
        var body = Parse(safe);
        foreach (var element in body.QuerySelectorAll("p *")) AssertHarmlessElement(element, Elements);
        // What a browser writes out again must read the same ("mutation XSS"); line ends aside, which it does not escape.
        var written = body.FirstElementChild!.InnerHtml;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Parse(written).FirstElementChild!.InnerHtml.Replace('\r', '\n'), Is.EqualTo(written.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')), html);
            Assert.That(body.ChildElementCount, Is.EqualTo(1), html);
            Assert.That(InlineHtml.Sanitize(safe), Is.EqualTo(safe), html);
        }
    }

    private static IElement Parse(string html) => new HtmlParser().ParseDocument("<!doctype html><body><p>" + html + "</p>").Body!;
}
