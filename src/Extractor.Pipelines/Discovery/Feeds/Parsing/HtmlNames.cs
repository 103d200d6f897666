using System.Collections.Frozen;

namespace Extractor.Pipelines.Discovery.Feeds.Parsing;

/// <summary>Names of HTML elements, by which a tag is told from what only looks like one.</summary>
internal static class HtmlNames
{
    private static readonly FrozenSet<string> Hidden = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "iframe", "noscript", "script", "style", "template", "textarea", "object");

    private static readonly FrozenSet<string> Blocks = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
        "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "option", "p", "pre", "section", "select", "table", "tbody", "td", "tfoot",
        "th", "thead", "tr", "ul", "caption");

    private static readonly FrozenSet<string> Inline = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "a", "abbr", "acronym", "audio", "b", "basefont", "bdi", "bdo", "big", "blink", "body", "button", "canvas", "center", "cite", "code", "col",
        "colgroup", "data", "del", "details", "dfn", "dir", "em", "embed", "font", "head", "html", "i", "img", "input", "ins", "kbd", "label", "link",
        "map", "mark", "meta", "meter", "o:p", "param", "picture", "progress", "q", "rp", "rt", "ruby", "s", "samp", "small", "source", "span", "strike",
        "strong", "sub", "summary", "sup", "svg", "time", "title", "track", "tt", "u", "var", "video", "wbr");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> HiddenLookup = Hidden.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BlockLookup = Blocks.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> InlineLookup = Inline.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether what is inside is no text to read.</summary>
    /// <param name="name">The element's name.</param>
    internal static bool IsHidden(ReadOnlySpan<char> name) => HiddenLookup.Contains(name);

    /// <summary>Whether the element parts words.</summary>
    /// <param name="name">The element's name.</param>
    internal static bool IsBlock(ReadOnlySpan<char> name) => BlockLookup.Contains(name);

    /// <summary>Whether it is a name of HTML at all.</summary>
    /// <param name="name">The element's name.</param>
    internal static bool IsKnown(ReadOnlySpan<char> name) => InlineLookup.Contains(name) || BlockLookup.Contains(name) || HiddenLookup.Contains(name);
}
