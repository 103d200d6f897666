using System.Net;

namespace Extractor.Tests.Fetch;

/// <summary>Invented pages: stories, and what sites put in their place.</summary>
internal static class WallPages
{
    /// <summary>Five paragraphs about a bridge.</summary>
    internal static readonly string[] Bridge =
    [
        "The new bridge over the harbour of Northwick will open in spring, the council said on Tuesday after three years of works.",
        "\"We kept our word,\" said the mayor, Ada Quill, and thanked the crews who had worked through two winters to finish in time.",
        "Some 12,000 people are expected to cross it each day, which would halve the way to work for those who live on the north bank.",
        "The old ferry, which has carried them since 1931, will make its last crossing on the evening before, with a brass band on deck.",
        "Its captain, Tomas Ferrin, said he would be the first to walk over the bridge, and the last to complain about the wind up there.",
    ];

    /// <summary>A page with a title, a main heading and markup below it.</summary>
    internal static string Page(string title, string body, string head = "", string language = "en") =>
        $"<!DOCTYPE html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>{title}</title>{head}</head><body>{body}</body></html>";

    /// <summary>A story with its day and author, and whatever stands around it.</summary>
    internal static string Story(string title, IEnumerable<string> paragraphs, string around = "", string head = "", string? heading = null) => Page(
        title,
        $"<header><a href=\"/\">The Northwick Gazette</a> <a href=\"/login\">Log in</a> <a href=\"/subscribe\">Subscribe</a></header>{around}" +
        $"<main><article><h1>{heading ?? title}</h1><p class=\"byline\">By Mara Lindqvist</p><time datetime=\"2026-03-04\">March 4, 2026</time>" +
        string.Concat(paragraphs.Select(paragraph => $"<p>{WebUtility.HtmlEncode(paragraph)}</p>")) +
        "</article></main><footer><p>© The Northwick Gazette</p></footer>",
        head);

    /// <summary>An error page as a site's own template makes it.</summary>
    internal static string Missing(string title, string heading, string text, string language = "en") => Page(
        title,
        $"<header><nav><a href=\"/\">Home</a><a href=\"/sport\">Sport</a></nav></header><main><h1>{heading}</h1><p>{text}</p></main>" +
        "<footer><a href=\"/contact\">Contact</a></footer>",
        language: language);

    /// <summary>A login page, its words in any language.</summary>
    internal static string Login(string title, string password, string language = "en") => Page(
        title,
        $"<main><h1>{title}</h1><form method=\"post\"><label>E-mail <input type=\"email\"></label><label><input type=\"password\"></label>" +
        $"<a href=\"/reset\">{password}</a><span>{password}</span><button>OK</button></form></main>",
        language: language);

    /// <summary>A consent page that shows nothing else.</summary>
    internal static string Consent(string title, string text, string accept, string reject, string language = "en") => Page(
        title,
        $"<main><h1>{title}</h1><p>{text}</p><form><button>{accept}</button> <button>{reject}</button></form></main>",
        language: language);

    /// <summary>A story of which the site shows a part, or nothing, and then its gate.</summary>
    internal static string Gated(string[] visible, string gate, bool stated = true) => Story(
        "Harbour bridge to open in spring",
        visible,
        head: stated
            ? """<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Harbour bridge to open in spring","isAccessibleForFree":false}</script>"""
            : "").Replace("</article>", $"<div class=\"paywall\">{gate}</div></article>", StringComparison.Ordinal);
}
