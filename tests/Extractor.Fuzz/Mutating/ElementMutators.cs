using CsCheck;
using Extractor.Fuzz.Constructions;

namespace Extractor.Fuzz.Mutating;

/// <summary>Mutators of whole elements and of their tags.</summary>
internal static class ElementMutators
{
    private const int MostCopied = 20_000;

    private static readonly string[] Names =
        ("div span p b a table tr td ul li h1 h2 article section aside nav figure figcaption blockquote pre time form select template svg math "
        + "noscript script style title textarea ruby object button font nobr dl dt dd br img iframe x-story head body html frameset").Split(' ');

    private static readonly string[] Attributes =
        ["hidden", "style='display:none'", "class=byline", "class='caption credit'", "class='related teaser'", "itemprop=articleBody", "itemprop='author name'",
            "itemscope", "itemprop=datePublished content=2024-13-45", "datetime=99999999", "href='javascript:alert(1)'", "href=//", "href='http://['", "href='mailto:a@b'",
            "href=' \u0001 /x'", "href='http://a/\uD83D'", "src='data:image/png;base64,AAAA'", "src=http:", "srcset=', ,a b c'", "rel=author", "rel=tag", "role=navigation",
            "lang=x", "lang='\0'", "alt='&#0;&#x1F;&#xD800;'", "colspan=9999999", "colspan=-1", "rowspan=65535", "content='&amp;lt;b&amp;gt;'", "id=__NEXT_DATA__"];

    public static IReadOnlyList<Mutator> All { get; } =
    [
        Mutator.OfElement("duplicate element", Gen.Int[1, 40], (html, e, count) => html.Insert(e.End, Markup.Repeat(html[e.Start..e.End], Fit(e, count)))),
        Mutator.OfElement("delete element", (html, e) => html.Remove(e.Start, e.End - e.Start)),
        Mutator.OfElement("move element", Mutator.Share, (html, e, to) =>
        {
            var rest = html.Remove(e.Start, e.End - e.Start);
            return rest.Insert((int)(to * rest.Length), html[e.Start..e.End]);
        }),
        Mutator.OfElement("copy element into another", Mutator.Share, (html, e, to) =>
            Mutator.Pick(PageElements.Find(html), to) is { Name: not null } other ? html.Insert(other.Inner, html[e.Start..e.End]) : html),
        Mutator.OfElement("nest element", Gen.Select(Gen.OneOf(Names), Gen.Int[1, 400]), (html, e, wrap) =>
            html[..e.Start] + Markup.Repeat("<" + wrap.Item1 + ">", wrap.Item2) + html[e.Start..e.End] + Markup.Repeat("</" + wrap.Item1 + ">", wrap.Item2) + html[e.End..]),
        Mutator.OfElement("nest element, unclosed", Gen.Select(Gen.OneOf(Names), Gen.Int[1, 400]), (html, e, wrap) =>
            html.Insert(e.Start, Markup.Repeat("<" + wrap.Item1 + ">", wrap.Item2))),
        Mutator.OfElement("unclose element", (html, e) => html.Remove(e.InnerEnd, e.End - e.InnerEnd)),
        Mutator.OfElement("unopen element", (html, e) => html.Remove(e.Start, e.Inner - e.Start)),
        Mutator.OfElement("empty element", (html, e) => html.Remove(e.Inner, e.InnerEnd - e.Inner)),
        Mutator.OfElement("unwrap element", (html, e) => html[..e.Start] + html[e.Inner..e.InnerEnd] + html[e.End..]),
        Mutator.OfElement("rename element", Gen.OneOf(Names), (html, e, name) =>
            html[..(e.Start + 1)] + name + html[(e.Start + 1 + e.Name.Length)..(e.End > e.InnerEnd ? e.InnerEnd + 2 : e.Inner)]
            + (e.End > e.InnerEnd ? name + html[(e.InnerEnd + 2 + e.Name.Length)..] : html[e.Inner..])),
        Mutator.OfElement("add attribute", Gen.OneOf(Attributes), (html, e, attribute) => html.Insert(e.Start + 1 + e.Name.Length, " " + attribute)),
        Mutator.OfElement("add attributes", Gen.Int[1, 500], (html, e, count) => html.Insert(e.Start + 1 + e.Name.Length, Markup.Numbered(" a{0}=1 class=c{0}", count))),
        Mutator.OfElement("lengthen attribute", Gen.Int[1, 20_000], (html, e, length) => html.Insert(e.Start + 1 + e.Name.Length, " title=\"" + new string('x', length) + "\"")),
        Mutator.OfElement("drop attributes", (html, e) => html[..(e.Start + 1 + e.Name.Length)] + html[(e.Inner - 1)..]),
        Mutator.OfElement("break tag", Gen.OneOf("", "\"", "'", "=", "<", "/", "\0", "/>", " < "), (html, e, with) => html[..(e.Inner - 1)] + with + html[e.Inner..]),
        Mutator.Of("drop quote", (html, at) => Without(html, at, '"')),
        Mutator.Of("drop bracket", (html, at) => Without(html, at, '>')),
        Mutator.Of("drop opening bracket", (html, at) => Without(html, at, '<')),
        Mutator.Of("stray end tag", Gen.OneOf(Names), (html, at, name) => html.Insert((int)(at * html.Length), "</" + name + ">")),
        Mutator.Of("stray start tag", Gen.OneOf(Names), (html, at, name) => html.Insert((int)(at * html.Length), "<" + name + ">")),
    ];

    // A page that doubles again and again is no longer a page.
    private static int Fit(SourceElement element, int count) => Math.Max(1, Math.Min(count, MostCopied / Math.Max(1, element.End - element.Start)));

    private static string Without(string html, double at, char c)
    {
        var found = html.IndexOf(c, (int)(at * html.Length));
        return found < 0 ? html : html.Remove(found, 1);
    }
}
