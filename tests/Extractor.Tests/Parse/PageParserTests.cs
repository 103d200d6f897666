using Extractor.Parse;

namespace Extractor.Tests.Parse;

public sealed class PageParserTests
{
    private PageTree? tree;

    [TearDown]
    public void GiveBack() => tree?.Dispose();

    [Test]
    public void APageHasHeadAndBody()
    {
        Parse("<!doctype html><html lang=en><head><title>Storm &amp; flood</title><body class=story><p>One");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(tree!.Root.Tag, Is.EqualTo(PageTag.Html));
            Assert.That(tree.Root.Parent, Is.Null);
            Assert.That(tree.Root.Get(PageAttribute.Lang), Is.EqualTo("en"));
            Assert.That(tree.Head!.Tag, Is.EqualTo(PageTag.Head));
            Assert.That(Text(tree.Head), Is.EqualTo("Storm & flood"));
            Assert.That(tree.Body!.Get(PageAttribute.Class), Is.EqualTo("story"));
            Assert.That(tree.ElementCount, Is.EqualTo(5));
        }
    }

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("<!-- nothing -->")]
    [TestCase("<template>")]
    [TestCase("<template><script>")]
    public void AnEmptyPageStillHasItsParts(string html)
    {
        Parse(html);

        Assert.That(Shape(tree!.Root), Is.EqualTo("html(head body)"));
    }

    [Test]
    public void AFramesetHasNoBody()
    {
        Parse("<head><title>x</title></head><frameset><frame src=a></frameset>");

        Assert.That(tree!.Body, Is.Null);
    }

    [Test]
    public void LinksBetweenNodesAgree()
    {
        Parse("<ul><li>a<li>b<b>c</b>d</ul><p>e");
        var list = (PageElement)tree!.Body!.FirstChild!;
        var second = (PageElement)list.LastChild!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(list.FirstChild!.Next, Is.SameAs(second));
            Assert.That(second.Previous, Is.SameAs(list.FirstChild));
            Assert.That(second.Parent, Is.SameAs(list));
            Assert.That(second.FirstChild!.Next!.Next, Is.SameAs(second.LastChild));
            Assert.That(second.LastChild!.Next, Is.Null);
            Assert.That(list.Next, Is.InstanceOf<PageElement>().With.Property(nameof(PageElement.Tag)).EqualTo(PageTag.P));
        }
    }

    [Test]
    public void AttributesAreFoundByName()
    {
        Parse("<img SRC=' a.jpg ' data-lazy-src=b.jpg ARIA-HIDDEN=true alt itemprop=image onclick=x datetime=\"&lt;2026\">");
        var image = (PageElement)tree!.Body!.FirstChild!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(image[PageAttribute.Src].ToString(), Is.EqualTo(" a.jpg "));
            Assert.That(image.Get(PageAttribute.Src), Is.EqualTo("a.jpg"));
            Assert.That(image.Get(PageAttribute.DataLazySrc), Is.EqualTo("b.jpg"));
            Assert.That(image.Get(PageAttribute.AriaHidden), Is.EqualTo("true"));
            Assert.That(image.Get(PageAttribute.ItemProp), Is.EqualTo("image"));
            Assert.That(image.Get(PageAttribute.DateTime), Is.EqualTo("<2026"));
            Assert.That(image.Has(PageAttribute.Alt), Is.True);
            Assert.That(image.Get(PageAttribute.Alt), Is.Null);
            Assert.That(image.Has(PageAttribute.Title), Is.False);
            Assert.That(image[PageAttribute.Title].IsEmpty, Is.True);
        }
    }

    [Test]
    public void TheFirstOfTwoAttributesCounts()
    {
        Parse("<p id=a id=b>x<body id=c><body id=d class=e>");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((PageElement)tree!.Body!.FirstChild!).Get(PageAttribute.Id), Is.EqualTo("a"));
            Assert.That(tree.Body.Get(PageAttribute.Id), Is.EqualTo("c"));
            Assert.That(tree.Body.Get(PageAttribute.Class), Is.EqualTo("e"));
        }
    }

    [TestCase(PageAttribute.HttpEquiv, "http-equiv")]
    [TestCase(PageAttribute.DataTestId, "data-testid")]
    [TestCase(PageAttribute.SrcSet, "srcset")]
    [TestCase(PageAttribute.HrefLang, "hreflang")]
    [TestCase(PageAttribute.DataLazySrcset, "data-lazy-srcset")]
    public void AttributeNamesAreThoseOfHtml(object attribute, string name) =>
        Assert.That(PageAttributeNames.Find(name), Is.EqualTo((PageAttribute)attribute));

    [TestCase("<x-story>", PageTag.Custom, "x-story")]
    [TestCase("<unheard>", PageTag.Other, "unheard")]
    [TestCase("<ARTICLE>", PageTag.Article, "article")]
    [TestCase("<h4>", PageTag.H4, "h4")]
    [TestCase("<var>", PageTag.Var, "var")]
    public void ElementsHaveTagAndName(string html, object tag, string name)
    {
        Parse("<body>" + html);
        var element = (PageElement)tree!.Body!.FirstChild!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(element.Tag, Is.EqualTo((PageTag)tag));
            Assert.That(element.Name, Is.EqualTo(name));
        }
    }

    [TestCase("<b>a</b> <i>b</i>", "b(a) \" \" i(b)")]
    [TestCase("<b>a</b>\n\t<!-- c --> <i>b</i>", "b(a) \" \" i(b)")]
    [TestCase("<ul> <li>a</li> <li>b</li> </ul>", "ul(li(a) li(b))")]
    [TestCase("<pre>\n  <b>a</b>\n  </pre>", "pre(\"  \" b(a) \"\n  \")")]
    [TestCase("a<!-- c -->b", "ab")]
    [TestCase("a < b << c", "\"a < b << c\"")]
    public void WhiteSpaceBetweenInlineElementsIsKept(string html, string shape)
    {
        Parse("<body>" + html);

        Assert.That(Shape(tree!.Body!), Is.EqualTo($"body({shape})"));
    }

    [TestCase("<p>a<p>b", "p(a) p(b)")]
    [TestCase("<div><p>a</div>b", "div(p(a)) b")]
    [TestCase("<b>a<p>b</b>c", "b(a) p(b(b) c)")]
    [TestCase("<a>x<div>y</a>z", "a(x) div(a(y) z)")]
    [TestCase("<dl><dt>a<dd>b<dt>c", "dl(dt(a) dd(b) dt(c))")]
    [TestCase("<table><tr><td>a<table><tr><td>b</table>c</table>d", "table(tbody(tr(td(a table(tbody(tr(td(b)))) c)))) d")]
    [TestCase("<table>x<tr><td>a</table>", "x table(tbody(tr(td(a))))")]
    [TestCase("<table><p>x</p><tr><td>a</table>", "p(x) table(tbody(tr(td(a))))")]
    [TestCase("<div>q<table><tr>x<b>y</b><td>a</table></div>", "div(qx b(y) table(tbody(tr(td(a)))))")]
    [TestCase("<table><tr><td><table><i>x</i></table></table>", "table(tbody(tr(td(i(x) table))))")]
    [TestCase("<noscript><img src=a>x</noscript>", "noscript(img x)")]
    [TestCase("<select><option>a<option>b</select>c", "select(option(a) option(b)) c")]
    [TestCase("<textarea>\n<p>a</textarea>b", "textarea(<p>a) b")]
    [TestCase("</p>a</br>b", "p a br b")]
    [TestCase("<image src=a>", "img")]
    public void WrongMarkupIsMendedByTheStandard(string html, string shape)
    {
        Parse("<!doctype html><body>" + html);

        Assert.That(Shape(tree!.Body!), Is.EqualTo($"body({shape})"));
    }

    [TestCase("a<template><p>b</p></template>c", "ac")]
    [TestCase("<template><template>a</template>b</template>c", "c")]
    [TestCase("<template><script>'</template>'</script>b</template>c", "c")]
    [TestCase("<template><style></template></style>b</template>c", "c")]
    [TestCase("<template><textarea></template></textarea>b</template>c", "c")]
    [TestCase("<template><iframe></template></iframe>b</template>c", "c")]
    [TestCase("<template><svg><style/></svg>b</template>c", "c")]
    [TestCase("<pre><template>a</template>b</pre>c", "pre(b) c")]
    [TestCase("<table><template><tr><td>a</template><tr><td>b</table>", "table(tbody(tr(td(b))))")]
    [TestCase("a</template>b", "ab")]
    [TestCase("a<template>b", "a")]
    public void TemplatesAreDropped(string html, string shape)
    {
        Parse("<body>" + html);

        Assert.That(Shape(tree!.Body!), Is.EqualTo($"body({shape})"));
    }

    [TestCase("<svg class=logo><title>The Examiner</title><g><path d=x></g><text>a</text></svg>b", "svg b")]
    [TestCase("<svg><foreignObject><p>a</p></foreignObject></svg>b", "svg b")]
    [TestCase("<svg><g><p>a", "svg p(a)")]
    [TestCase("<svg/>a", "svg a")]
    [TestCase("<svg><style/><script/></svg>a", "svg a")]
    [TestCase("<p>x<math><mi>y</mi><mo>=</mo></math>z</p>", "p(x math z)")]
    [TestCase("<style>p { color: red }</style>a", "style a")]
    [TestCase("<iframe><p>a</iframe>b", "iframe b")]
    public void DrawingsAndStylesAreEmpty(string html, string shape)
    {
        Parse("<body>" + html);

        Assert.That(Shape(tree!.Body!), Is.EqualTo($"body({shape})"));
    }

    [TestCase("<script type=application/ld+json>{\"a\":\"</p>\"}</script>", true)]
    [TestCase("<script type='APPLICATION/JSON; charset=utf-8'>{}</script>", true)]
    [TestCase("<script id=__NEXT_DATA__>{\"props\":{}}</script>", true)]
    [TestCase("<script>window.__NUXT__=(function(){})()</script>", true)]
    [TestCase("<script>window.Fusion=window.Fusion||{};Fusion.globalContent={\"a\":1}</script>", true)]
    [TestCase("<script>window.__APOLLO_STATE__ = {}</script>", true)]
    [TestCase("<script>window.__PRELOADED_STATE__ = {}</script>", true)]
    [TestCase("<script>var tracker = {};</script>", false)]
    [TestCase("<script src=a.js> </script>", false)]
    public void OnlyScriptsWithDataKeepTheirText(string html, bool keeps)
    {
        Parse("<body>" + html);
        var script = (PageElement)tree!.Body!.FirstChild!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(script.Tag, Is.EqualTo(PageTag.Script));
            Assert.That(Text(script).Trim(), Is.EqualTo(keeps ? html[(html.IndexOf('>', StringComparison.Ordinal) + 1)..^9] : ""));
        }
    }

    [Test]
    public void MarkersDeepInAScriptAreNotLookedFor()
    {
        Parse("<body><script>" + new string('x', 5_000) + "__NUXT__</script>");

        Assert.That(((PageElement)tree!.Body!.FirstChild!).FirstChild, Is.Null);
    }

    [Test]
    public void AHundredThousandLevelsAreNoTrouble()
    {
        Parse(string.Concat(Enumerable.Repeat("<div><span>", 50_000)) + "deep" + string.Concat(Enumerable.Repeat("</span></div>", 50_000)) + "<p>after");

        Assert.That(Text(tree!.Root), Is.EqualTo("deepafter"));
    }

    [Test]
    public void APageInPartOfAnArrayIsParsed()
    {
        var buffer = "....<p>a</p><p>b &amp; c</p>....".ToCharArray();
        tree = PageParser.Parse(buffer.AsMemory(4, buffer.Length - 8), new PageBudget(new ExtractorOptions(), TimeProvider.System, default));

        Assert.That(Shape(tree.Body!), Is.EqualTo("body(p(a) p(\"b & c\"))"));
    }

    [Test]
    public void PagesAreParsedOnManyThreadsAtOnce()
    {
        var texts = new string[200];
        Parallel.For(0, texts.Length, i =>
        {
            using var page = PageParser.Parse($"<p>{i}<b>x".AsMemory(), new PageBudget(new ExtractorOptions(), TimeProvider.System, default));
            texts[i] = Text(page.Root);
        });

        Assert.That(texts, Is.EqualTo(Enumerable.Range(0, texts.Length).Select(i => $"{i}x")));
    }

    private static string Text(PageElement root)
    {
        var text = new System.Text.StringBuilder();
        foreach (var line in TreeListing.Walk(root))
        {
            if (line is PageText run)
            {
                text.Append(run.Data.Span);
            }
        }

        return text.ToString();
    }

    /// <summary>An element as <c>name(children)</c>. For small trees.</summary>
    private static string Shape(PageElement element)
    {
        var children = new List<string>();
        var text = "";
        for (var child = element.FirstChild; child is not null; child = child.Next)
        {
            if (child is PageText run)
            {
                text += run.Data;
                continue;
            }

            AddText();
            children.Add(Shape((PageElement)child));
        }

        AddText();
        return children.Count == 0 ? element.Name : $"{element.Name}({string.Join(' ', children)})";

        void AddText()
        {
            if (text.Length > 0)
            {
                children.Add(text.AsSpan().ContainsAny(" \n") ? $"\"{text}\"" : text);
                text = "";
            }
        }
    }

    private void Parse(string html) =>
        tree = PageParser.Parse(html.AsMemory(), new PageBudget(new ExtractorOptions(), TimeProvider.System, default));
}
