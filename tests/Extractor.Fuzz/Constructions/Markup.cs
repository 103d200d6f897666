using System.Globalization;
using System.Text;

namespace Extractor.Fuzz.Constructions;

/// <summary>What constructions are put together from.</summary>
internal static class Markup
{
    /// <summary>A paragraph of a story, with quotes, names, numbers and a link.</summary>
    public const string Paragraph =
        "<p>The harbour board of Port Ellery said on Tuesday that “the new ferry” would sail from 4 May, at 7.30 p.m., "
        + "for <a href=\"/fares\">a fare of 12 crowns</a>; Mara Lindqvist, its chair, called it overdue.</p>\n";

    /// <summary>A story page around its markup, with a head, a title and three paragraphs, so that the page has a story to find.</summary>
    public static string Story(string inner, string head = "") =>
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Ferry returns to Port Ellery - Coast Post</title>"
        + "<meta property=og:title content=\"Ferry returns to Port Ellery\">" + head + "</head><body><article><h1>Ferry returns to Port Ellery</h1>"
        + "<div class=byline>By Mara Lindqvist</div><time datetime=2024-05-04T10:00:00Z>4 May 2024</time>"
        + Paragraph + Paragraph + inner + Paragraph + "</article></body></html>";

    /// <summary>A text again and again.</summary>
    public static string Repeat(string part, int count) => new StringBuilder(part.Length * count).Insert(0, part, count).ToString();

    /// <summary>A text again and again, with the number of each in it.</summary>
    /// <param name="format">The text, with {0} for the number.</param>
    /// <param name="count">How often.</param>
    public static string Numbered(string format, int count)
    {
        var text = new StringBuilder();
        var compiled = CompositeFormat.Parse(format);
        for (var i = 0; i < count; i++) text.AppendFormat(CultureInfo.InvariantCulture, compiled, i);
        return text.ToString();
    }

    /// <summary>A construction of text.</summary>
    public static Construction Of(string name, Func<int, string> make) => new(name, n => Encoding.UTF8.GetBytes(make(n)));

    /// <summary>A construction whose part stands within a story.</summary>
    public static Construction InStory(string name, Func<int, string> inner) => Of(name, n => Story(inner(n)));

    /// <summary>A construction whose part stands in the head of a story.</summary>
    public static Construction InHead(string name, Func<int, string> head) => Of(name, n => Story("", head(n)));
}
