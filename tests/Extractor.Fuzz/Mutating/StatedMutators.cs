using System.Text.Json;
using CsCheck;
using Extractor.Fuzz.Constructions;

namespace Extractor.Fuzz.Mutating;

/// <summary>Mutators of what a page states of itself: JSON-LD, framework state, meta tags.</summary>
internal static class StatedMutators
{
    private const string Open = "application/ld+json";

    private static readonly string[] Values =
        ["null", "1", "-1e999", "true", "[]", "{}", "[[[]]]", "\"\"", "\"\\ud800\"", "\"\\u0000\\u001f\"", "\"javascript:alert(1)\"", "\"2024-99-99T99:99:99Z\"", "\"http://[\"",
            "\"mailto:a@b\"", "{\"@value\":\"x\"}", "{\"@id\":\"#a\"}", "[null,\"a\",{\"name\":[1]}]", "\"&lt;p&gt;&amp;amp;\"", "\"\\\\u0041\\n\"", "NaN", "'x'", "\"a\nb\""];

    private static readonly string[] Metas =
        ["og:title", "og:url", "og:image", "og:site_name", "og:locale", "author", "article:author", "article:tag", "article:section", "article:published_time", "description", "keywords",
            "robots", "news_keywords", "dc.creator", "parsely-pub-date", "twitter:title"];

    public static IReadOnlyList<Mutator> All { get; } =
    [
        Json("json: truncate", Mutator.Share, (json, at) => json[..(int)(at * json.Length)]),
        Json("json: escape twice", Gen.Const(0), (json, _) => JsonSerializer.Serialize(json)),
        Json("json: escape quotes", Gen.Const(0), (json, _) => json.Replace("\"", "\\\"", StringComparison.Ordinal)),
        Json("json: escape as HTML", Gen.Const(0), (json, _) => System.Net.WebUtility.HtmlEncode(json)),
        Json("json: nest deeply", Gen.Int[1, 3_000], (json, depth) => Markup.Repeat("{\"@graph\":[", depth) + json + Markup.Repeat("]}", depth)),
        Json("json: nest deeply, unclosed", Gen.Int[1, 3_000], (json, depth) => Markup.Repeat("[", depth) + json),
        Json("json: repeat", Gen.Int[2, 60], (json, count) => "[" + Markup.Repeat(json + ",", count) + "{}]"),
        Json("json: put side by side", Gen.Int[2, 10], Markup.Repeat),
        Json("json: change a value", Gen.Select(Mutator.Share, Gen.OneOf(Values)), (json, choice) => Replace(json, choice.Item1, choice.Item2)),
        Json("json: lengthen a value", Gen.Select(Mutator.Share, Gen.Int[100, 30_000]), (json, choice) => Replace(json, choice.Item1, "\"" + new string('x', choice.Item2) + "\"")),
        Json("json: drop a character", Mutator.Share, (json, at) => json.Length == 0 ? json : json.Remove(Mutator.Index(at, json.Length), 1)),
        Json("json: stray character", Gen.Select(Mutator.Share, Gen.OneOf("\"", "{", "}", "[", "]", ",", "\\", "\0", "\n", "/*", "//", ";")), (json, choice) => json.Insert((int)(choice.Item1 * json.Length), choice.Item2)),
        Json("json: comments and CDATA", Gen.Const(0), (json, _) => "/* <![CDATA[ */" + json + "/* ]]> */"),
        Json("json: call it state", Gen.Const(0), (json, _) => "</script><script id=__NEXT_DATA__ type=application/json>" + json),
        Mutator.Of("multiply metas", Gen.Select(Gen.OneOf(Metas), Gen.Int[1, 300]), (html, at, choice) =>
            AtHead(html, Markup.Numbered("<meta property='" + choice.Item1 + "' content='value {0}'>", choice.Item2))),
        Mutator.Of("strange meta", Gen.Select(Gen.OneOf(Metas), Gen.OneOf(Values)), (html, at, choice) =>
            AtHead(html, "<meta name='" + choice.Item1 + "' content='" + choice.Item2.Replace('\'', '"') + "'>")),
        Mutator.Of("strange base", Gen.OneOf("http://[", "//", "javascript:x", "mailto:a@b", "\0", "/../..", "https://other.example/a/"), (html, at, href) => AtHead(html, $"<base href='{href}'>")),
    ];

    private static Mutator Json<T>(string name, Gen<T> choice, Func<string, T, string> change) => Mutator.Of(name, choice, (html, at, chosen) =>
    {
        var type = html.IndexOf(Open, StringComparison.Ordinal);
        if (type < 0) return html.Insert((int)(at * html.Length), $"<script type=\"{Open}\">{change("{\"@type\":\"NewsArticle\",\"headline\":\"Ferry returns\"}", chosen)}</script>");
        var start = html.IndexOf('>', type) + 1;
        var end = start > 0 ? html.IndexOf("</script", start, StringComparison.OrdinalIgnoreCase) : -1;
        return end < 0 ? html : html[..start] + change(html[start..end], chosen) + html[end..];
    });

    /// <summary>Puts another value after a colon.</summary>
    private static string Replace(string json, double at, string value)
    {
        var colon = json.IndexOf(':', (int)(at * json.Length));
        if (colon < 0) return json;
        var end = json.AsSpan(colon + 1).IndexOfAny(',', '}', ']');
        return json[..(colon + 1)] + value + (end < 0 ? "" : json[(colon + 1 + end)..]);
    }

    private static string AtHead(string html, string tags)
    {
        var head = html.IndexOf("<head", StringComparison.OrdinalIgnoreCase);
        var end = head < 0 ? -1 : html.IndexOf('>', head);
        return html.Insert(end + 1, tags);
    }
}
