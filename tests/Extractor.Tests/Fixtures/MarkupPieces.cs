using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace Extractor.Tests.Fixtures;

/// <summary>The tokens of some markup: its text, the values of its attributes, and its scripts.</summary>
/// <param name="Text">The text of all elements but scripts and styles, in the order of the source.</param>
/// <param name="Attributes">The values of all attributes.</param>
/// <param name="Scripts">The contents of scripts, and of styles in drawings and formulas, where a style is an element like others.</param>
internal sealed record MarkupPieces(string Text, IReadOnlyList<string> Attributes, IReadOnlyList<string> Scripts)
{
    public static MarkupPieces Read(string markup)
    {
        var text = new StringBuilder();
        var attributes = new List<string>();
        var scripts = new List<string>();
        using var tokenizer = new HtmlTokenizer(new TextSource(markup), HtmlEntityProvider.Resolver);
        var within = "";
        var foreign = 0;
        for (var token = tokenizer.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokenizer.Get())
        {
            switch (token.Type)
            {
                case HtmlTokenType.Character when within == "script" || (within == "style" && foreign > 0):
                    scripts.Add(token.Data);
                    break;
                case HtmlTokenType.Character when within == "style":
                    break;
                case HtmlTokenType.Character:
                    text.Append(token.Data);
                    break;
                case HtmlTokenType.StartTag when token is HtmlTagToken tag:
                    foreach (var attribute in tag.Attributes) attributes.Add(attribute.Value);
                    within = tag.Name;
                    if (tag.Name is "svg" or "math") foreign++;
                    tokenizer.State = StateAfter(tag.Name);
                    break;
                case HtmlTokenType.EndTag:
                    within = "";
                    if (foreign > 0 && (token.Name is "svg" or "math")) foreign--;
                    break;
            }
        }

        return new(text.ToString(), attributes, scripts);
    }

    private static HtmlParseMode StateAfter(string name) => name switch
    {
        "title" or "textarea" => HtmlParseMode.RCData,
        "script" => HtmlParseMode.Script,
        "style" or "xmp" or "iframe" or "noembed" or "noframes" => HtmlParseMode.Rawtext,
        "plaintext" => HtmlParseMode.Plaintext,
        _ => HtmlParseMode.PCData,
    };
}
