using System.Collections.Frozen;
using System.Net;
using System.Text;

namespace Extractor.Text;

/// <summary>
/// A strict whitelist for inline markup: links to http, https and mailto, emphasis, code and the like. Other tags are dropped and
/// their text kept; scripts, styles and comments are dropped whole. Works in one pass, in linear time, whatever the input.
/// </summary>
internal static class InlineHtml
{
    // Deeper markup keeps its text and loses its tags.
    private const int MaxDepth = 24;

    private static readonly FrozenSet<string> Allowed = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "a", "abbr", "b", "bdi", "br", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "strong", "sub", "sup", "time", "u");

    // Elements whose content is no text of the page.
    private static readonly FrozenSet<string> Hidden = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "iframe", "noembed", "noframes", "script", "style", "template", "textarea", "title", "xmp");

    // Elements that part words even when their tags are dropped.
    private static readonly FrozenSet<string> Blocks = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AllowedNames = Allowed.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> HiddenNames = Hidden.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BlockNames = Blocks.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Well-formed markup of whitelisted elements only.</summary>
    public static string Sanitize(string html)
    {
        var output = new StringBuilder(html.Length + 16);
        foreach (var token in Read(html))
        {
            switch (token.Kind)
            {
                case InlineTokenKind.Text:
                    HtmlText.Append(output, token.Value);
                    break;
                case InlineTokenKind.LineBreak:
                    output.Append("<br>");
                    break;
                case InlineTokenKind.Close:
                    output.Append("</").Append(token.Name).Append('>');
                    break;
                default:
                    output.Append('<').Append(token.Name);
                    if (token.Value is { } value && AttributeOf(token.Name) is { } attribute)
                    {
                        output.Append(' ').Append(attribute).Append("=\"");
                        HtmlText.Append(output, value);
                        output.Append('"');
                    }
                    output.Append('>');
                    break;
            }
        }
        return output.ToString();
    }

    /// <summary>The sanitised markup as balanced tokens.</summary>
    public static List<InlineToken> Read(string html)
    {
        var builder = new Builder();
        var reader = new InlineTagReader(html);
        while (reader.Next())
        {
            if (reader.IsText) builder.Text(WebUtility.HtmlDecode(reader.Text.ToString()));
            else if (!AllowedNames.TryGetValue(reader.Name, out var name)) Drop(ref reader, builder);
            else if (name == "br") builder.Break();
            else if (reader.IsEnd) builder.Close(name);
            else Open(ref reader, builder, name);
        }
        builder.CloseAll();
        return builder.Tokens;
    }

    private static void Drop(ref InlineTagReader reader, Builder builder)
    {
        if (BlockNames.Contains(reader.Name)) builder.Part();
        else if (!reader.IsEnd && HiddenNames.Contains(reader.Name)) reader.SkipContent();
    }

    private static void Open(ref InlineTagReader reader, Builder builder, string name)
    {
        string? value = null;
        if (AttributeOf(name) is { } attribute)
        {
            value = reader.Attribute(attribute) is { } raw ? WebUtility.HtmlDecode(raw) : null;
            if (name == "a") value = SafeAddress.Of(value);
        }
        builder.Open(name, value, keep: name != "a" || value is not null);
    }

    private static string? AttributeOf(string name) => name switch
    {
        "a" => "href",
        "abbr" => "title",
        "time" => "datetime",
        _ => null,
    };

    /// <summary>Keeps opens and closes balanced.</summary>
    private sealed class Builder
    {
        private readonly List<string> open = [];
        private readonly Dictionary<string, int> dropped = new(StringComparer.Ordinal);

        public List<InlineToken> Tokens { get; } = [];

        public void Text(string text)
        {
            if (text.Length > 0) Tokens.Add(new InlineToken(InlineTokenKind.Text, "", text));
        }

        public void Part()
        {
            if (Tokens.Count == 0) return;
            var last = Tokens[^1];
            if (last.Kind is not InlineTokenKind.LineBreak && last.Value?.EndsWith(' ') != true) Text(" ");
        }

        public void Break() => Tokens.Add(new InlineToken(InlineTokenKind.LineBreak, "br", null));

        public void Open(string name, string? value, bool keep)
        {
            // A link cannot hold a link (HTML, 4.5.1).
            if (name == "a" && open.Contains(name)) Close(name);
            if (keep && open.Count < MaxDepth)
            {
                open.Add(name);
                Tokens.Add(new InlineToken(InlineTokenKind.Open, name, value));
            }
            else
            {
                dropped[name] = dropped.GetValueOrDefault(name) + 1;
            }
        }

        public void Close(string name)
        {
            if (dropped.GetValueOrDefault(name) is > 0 and var count)
            {
                dropped[name] = count - 1;
                return;
            }
            var index = open.LastIndexOf(name);
            if (index < 0) return;
            while (open.Count > index) CloseLast();
        }

        public void CloseAll()
        {
            while (open.Count > 0) CloseLast();
        }

        private void CloseLast()
        {
            Tokens.Add(new InlineToken(InlineTokenKind.Close, open[^1], null));
            open.RemoveAt(open.Count - 1);
        }
    }
}
