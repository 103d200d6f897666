using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Extractor.Parse;

/// <content>
/// What stands in a <c>template</c> is not part of the page and is dropped. Tags whose content is text to the tokenizer still go to
/// the tree builder, since only it can switch the tokenizer; what it makes of them is not kept.
/// </content>
internal sealed partial class PageBuilder
{
    private static readonly PageTagInfo[] Headings =
        [.. new[] { "h1", "h2", "h3", "h4", "h5", "h6" }.Select(name => PageTagNames.FindHtml(name)!)];

    private void TakeTemplateStartTag(ref StructHtmlToken token, PageTagInfo? info, TokenConsumer next)
    {
        templateRawText = null;
        switch (info?.Tag)
        {
            case null:
                return;
            case PageTag.Plaintext:
                // Nothing ends it.
                templateDepth = int.MaxValue / 2;
                return;
            case PageTag.Template:
                templateDepth++;
                return;
            case PageTag.Svg or PageTag.Math:
                templateForeign += token.IsSelfClosing ? 0 : 1;
                return;
        }

        if (templateForeign > 0 || !info.Is(PageTagTraits.RawText))
        {
            return;
        }

        // Under these names the tree builder switches the tokenizer the same way and leaves its own state alone.
        if (info.Tag == PageTag.Textarea)
        {
            token.Name = "title";
        }
        else if (info.Tag is not (PageTag.Title or PageTag.Script))
        {
            token.Name = "style";
        }

        templateRawText = info;
        next(ref token);
    }

    private void TakeTemplateEndTag(ref StructHtmlToken token, PageTagInfo? info, TokenConsumer next)
    {
        if (templateRawText is { } raw)
        {
            templateRawText = null;
            if (info == raw)
            {
                next(ref token);
                return;
            }
        }

        switch (info?.Tag)
        {
            case PageTag.Template:
                templateDepth--;
                break;
            case PageTag.Svg or PageTag.Math when templateForeign > 0:
                templateForeign--;
                break;
        }
    }
}
