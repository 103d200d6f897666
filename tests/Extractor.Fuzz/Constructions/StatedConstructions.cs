using static Extractor.Fuzz.Constructions.Markup;

namespace Extractor.Fuzz.Constructions;

/// <summary>Pages that state very much of themselves: JSON-LD, meta and link tags, a framework's state.</summary>
internal static class StatedConstructions
{
    private const string OpenLd = "<script type=application/ld+json>";
    private const string Type = "\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\"";

    public static IReadOnlyList<Construction> All { get; } =
    [
        Ld("json-ld: long body", n => "{" + Type + ",\"articleBody\":\"" + Repeat("The ferry sails at noon. ", n) + "\"}"),
        Ld("json-ld: escaped body", n => "{" + Type + ",\"articleBody\":\"" + Repeat("\\u00e9\\n\\\"&lt;p&gt;", n) + "\"}"),
        Ld("json-ld: body of markup", n => "{" + Type + ",\"articleBody\":\"" + Repeat("<p>The ferry sails.<\\/p>", n) + "\"}"),
        Ld("json-ld: many articles", n => "[" + Numbered("{{\"@type\":\"NewsArticle\",\"headline\":\"Ferry {0}\"}},", n) + "{}]"),
        Ld("json-ld: graph", n => "{\"@context\":\"https://schema.org\",\"@graph\":[" + Numbered("{{\"@id\":\"#{0}\",\"@type\":\"Person\",\"name\":\"Ann {0}\"}},", n) + "{}]}"),
        Ld("json-ld: graph of references", n => "{\"@graph\":[{\"@id\":\"#a\",\"@type\":\"NewsArticle\",\"author\":[" + Numbered("{{\"@id\":\"#{0}\"}},", n)
            + "{\"@id\":\"#a\"}]}," + Numbered("{{\"@id\":\"#{0}\",\"author\":{{\"@id\":\"#a\"}}}},", n) + "{}]}"),
        Ld("json-ld: equal ids", n => "{\"@graph\":[" + Repeat("{\"@id\":\"#a\",\"@type\":\"NewsArticle\",\"author\":{\"@id\":\"#a\"}},", n) + "{}]}"),
        Ld("json-ld: authors", n => "{" + Type + ",\"author\":[" + Numbered("{{\"@type\":\"Person\",\"name\":\"Ann Lee {0}\"}},", n) + "{}]}"),
        Ld("json-ld: keywords", n => "{" + Type + ",\"keywords\":[" + Numbered("\"ferry {0}\",", n) + "\"x\"]}"),
        Ld("json-ld: one keyword text", n => "{" + Type + ",\"keywords\":\"" + Numbered("ferry {0}, ", n) + "\"}"),
        Ld("json-ld: images", n => "{" + Type + ",\"image\":[" + Numbered("\"https://post.example/{0}.jpg\",", n) + "\"x\"]}"),
        Ld("json-ld: live updates", n => "{\"@type\":\"LiveBlogPosting\",\"liveBlogUpdate\":["
            + Numbered("{{\"@type\":\"BlogPosting\",\"headline\":\"Entry {0}\",\"articleBody\":\"The ferry sails at noon.\"}},", n) + "{}]}"),
        Ld("json-ld: long headline", n => "{" + Type + ",\"headline\":\"" + Repeat("Ferry ", n) + "\"}"),
        Ld("json-ld: long times", n => "{" + Type + ",\"datePublished\":\"" + Repeat("2024-05-04T", n) + "\"}"),
        Ld("json-ld: properties", n => "{" + Type + Numbered(",\"p{0}\":{0}", n) + "}"),
        Ld("json-ld: equal properties", n => "{" + Type + Repeat(",\"headline\":\"Ferry\"", n) + "}"),
        Ld("json-ld: deep lists", n => Repeat("[", n) + Repeat("]", n)),
        Ld("json-ld: deep objects", n => Repeat("{\"author\":", n) + "1" + Repeat("}", n)),
        Ld("json-ld: deep objects, unclosed", n => Repeat("{\"@graph\":[", n)),
        Ld("json-ld: nesting within bounds", n => "[" + Repeat(Repeat("{\"hasPart\":", 50) + "1" + Repeat("}", 50) + ",", Math.Max(1, n / 50)) + "1]"),
        Ld("json-ld: broken at the end", n => "{" + Type + ",\"articleBody\":\"" + Repeat("The ferry sails at noon. ", n)),
        Ld("json-ld: line breaks in strings", n => "{" + Type + ",\"articleBody\":\"" + Repeat("The ferry\nsails\tat noon. ", n) + "\"}"),
        Ld("json-ld: quotes in strings", n => "{" + Type + ",\"articleBody\":\"" + Repeat("the \"ferry\" sails ", n) + "\"}"),
        Ld("json-ld: trailing commas", n => "{" + Type + ",\"keywords\":[" + Repeat("\"a\",,", n) + "]}"),
        Ld("json-ld: bad escapes", n => "{" + Type + ",\"articleBody\":\"" + Repeat("\\x \\u12 \\ ", n) + "\"}"),
        Ld("json-ld: half surrogates", n => "{" + Type + ",\"headline\":\"" + Repeat("\\ud800 ", n) + "\"}"),
        Ld("json-ld: twice escaped", n => "\"{" + Type.Replace("\"", "\\\"", StringComparison.Ordinal) + ",\\\"articleBody\\\":\\\"" + Repeat("The ferry sails \\\\\\\"at\\\\\\\" noon. ", n) + "\\\"}\""),
        Ld("json-ld: escaped as HTML", n => "{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;articleBody&quot;:&quot;" + Repeat("The ferry sails. ", n) + "&quot;}"),
        Ld("json-ld: comments and CDATA", n => Repeat("/* x */\n// <![CDATA[\n", n) + "{" + Type + "}"),
        Ld("json-ld: backslashes", n => "{" + Type + ",\"articleBody\":\"" + Repeat("\\", n)),
        InHead("json-ld: scripts", n => Repeat(OpenLd + "{" + Type + ",\"headline\":\"Ferry\"}</script>", n)),
        InHead("json-ld: broken scripts", n => Repeat(OpenLd + "{\"a\":\"b</script>", n)),
        InHead("metas: all different", n => Numbered("<meta name=m{0} content=c{0}>", n)),
        InHead("metas: titles", n => Numbered("<meta property=og:title content='Ferry {0} returns'>", n)),
        Of("metas: titles, and headings with kickers", n => Story(Numbered("<h1><span class=kicker>Sea</span> Ferry {0} returns</h1>", n), Numbered("<meta property=og:title content='Ferry {0} returns'>", Math.Min(n, 10_000)))),
        InHead("metas: authors", n => Numbered("<meta name=author content='Ann Lee {0}'>", n)),
        InHead("metas: tags", n => Numbered("<meta property=article:tag content='Topic {0}'>", n)),
        InHead("metas: times", n => Numbered("<meta property=article:published_time content=2024-05-04T10:00:00Z>", n)),
        InHead("metas: names in one tag", n => "<meta name=\"" + Numbered("n{0} ", n) + "\" content=\"" + Repeat("x", 1_000) + "\">"),
        InHead("metas: robots", n => "<meta name=robots content=\"" + Repeat("noindex, ", n) + "\">"),
        InHead("links: canonical", n => Repeat("<link rel=canonical href=https://post.example/story>", n)),
        InHead("links: relations in one tag", n => "<link href=/x rel=\"" + Repeat("alternate ", n) + "\">"),
        State("state: strings", n => "{\"props\":[" + Numbered("\"The ferry number {0} sails from Port Ellery at noon. So it does.\",", n) + "1]}"),
        State("state: one string of markup", n => "{\"body\":\"" + Repeat("<p>The ferry sails from Port Ellery.<\\/p>", n) + "\"}"),
        State("state: strings of markup", n => "{\"b\":[" + Repeat("\"" + Repeat("<p>The ferry sails from Port Ellery at noon.<\\/p>", 6) + "\",", Math.Max(1, n / 6)) + "1]}"),
        State("state: nested tags", n => "{\"body\":\"The ferry sails. It does." + Repeat("<p><div>", n) + "\"}"),
        State("state: deep", n => Repeat("{\"a\":[", n)),
        State("state: lists", n => "[" + Repeat("[\"The ferry sails from Port Ellery at noon. So it does.\"],", n) + "1]"),
        State("state: typed elements", n => "{\"items\":[" + Repeat("{\"type\":\"text\",\"content\":\"The ferry sails from Port Ellery at noon.\"},", n) + "{}]}"),
        State("state: typed elements in one another", n => "{\"items\":[" + Repeat(
            Repeat("{\"type\":\"quote\",\"items\":[", 25) + "{\"type\":\"text\",\"text\":\"It sails.\"}" + Repeat("]}", 25) + ",", Math.Max(1, n / 25))
            + "{\"type\":\"text\"}]}"),
        State("state: pictures", n => "{\"items\":[" + Repeat("{\"type\":\"image\",\"url\":\"/a.jpg\",\"caption\":\"The ferry.\",\"credits\":{\"by\":[{\"name\":\"Ann Lee\"}]}},", n)
            + Repeat("{\"type\":\"text\",\"content\":\"The ferry sails from Port Ellery at noon. So it does, and so it did before.\"},", 6) + "{}]}"),
        Of("state: assignments", n => "<body><script>window.__INITIAL_STATE__={};" + Numbered("a{0}={{\"text\":\"The ferry sails.\"}};", n) + "</script>"),
        Of("state: broken assignments", n => "<body><script>window.__INITIAL_STATE__={};" + Repeat("a={\"b\":[", n) + "</script>"),
        State("state: brackets", n => Repeat("a[", n)),
        State("state: times", n => "{" + Numbered("\"datePublished\":\"2024-05-04T10:00:00Z\",\"x{0}\":1,", n) + "\"a\":1}"),
        State("state: time names alone", n => Repeat("datePublished ", n)),
        State("state: quotes", n => "{\"datePublished\":" + Repeat("\"", n)),
        Of("state: pieces", n => "<body>" + Repeat("<script>self.__next_f.push([1,\"1:{\\\"a\\\":\\\"<p>The ferry sails.</p>\\\"}\\n\"])</script>", n)),
        Of("state: pieces of one line", n => "<body>" + Repeat("<script>self.__next_f.push([1,\"the ferry sails at noon \"])</script>", n)),
        Of("state: scripts", n => "<body>" + Repeat("<script>window.__INITIAL_STATE__={\"datePublished\":\"2024-05-04\"}</script>", n)),
    ];

    private static Construction Ld(string name, Func<int, string> json) => InHead(name, n => OpenLd + json(n) + "</script>");

    private static Construction State(string name, Func<int, string> json) =>
        Of(name, n => "<html><body><div id=root></div><script id=__NEXT_DATA__ type=application/json>" + json(n) + "</script></body></html>");
}
