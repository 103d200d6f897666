using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Extractor.Parse;

/// <content>
/// What stands between the tokenizer and the tree builder. It keeps templates out, which the tree builder only knows as a class of
/// its own, and the constructions that cost the tree builder more than their length.
/// </content>
internal sealed partial class PageBuilder
{
    /// <summary>The open elements from which on it pays to drop end tags that end nothing.</summary>
    private const int DeepStack = 64;

    /// <summary>The most elements of a page that leave a marker in the list of formatting elements.</summary>
    private const int MaxMarkers = 1_000;

    /// <summary>The open elements of SVG and MathML past which further ones are flattened; their end tags are searched slowly.</summary>
    private const int MaxForeign = 16;

    private int startTags;

    private PageTagInfo? tokenInfo;
    private ReadOnlyMemory<char> tokenName;

    private PageElement? newest;

    private int templateDepth;
    private int templateForeign;
    private PageTagInfo? templateRawText;

    private PageTagInfo? renamed;
    private bool dropNewLine;
    private bool hasContent;

    private int markers;
    private int dropped;
    private int droppedUnknown;
    private int[]? droppedByName;

    /// <summary>Takes a token from the tokenizer and gives it to the tree builder, or not.</summary>
    public TokenConsumptionResult Take(ref StructHtmlToken token, TokenConsumer next)
    {
        budget.CheckPart();
        Learn(ref token);
        switch (token.Type)
        {
            case HtmlTokenType.Character:
                if (templateDepth == 0 || templateRawText is not null)
                {
                    if (dropNewLine)
                    {
                        dropNewLine = false;
                        token.RemoveNewLine();
                    }

                    next(ref token);
                }

                break;
            case HtmlTokenType.StartTag:
                dropNewLine = false;
                startTags++;
                TakeStartTag(ref token, next);
                break;
            case HtmlTokenType.EndTag:
                dropNewLine = false;
                TakeEndTag(ref token, next);
                break;
            case HtmlTokenType.Doctype:
                dropNewLine = false;
                if (templateDepth == 0)
                {
                    next(ref token);
                }

                break;
            default:
                dropNewLine = false;
                break;
        }

        LeaveTag();
        TakePlainTokens(next);
        return TokenConsumptionResult.Continue;
    }

    private void TakeStartTag(ref StructHtmlToken token, TokenConsumer next)
    {
        var name = token.Name.Memory;
        var info = Find(name.Span);
        if (templateDepth > 0)
        {
            TakeTemplateStartTag(ref token, info, next);
            return;
        }

        if (info is not null)
        {
            switch (info.Tag)
            {
                case PageTag.Template:
                    if (openForeign == 0)
                    {
                        templateDepth = 1;
                        templateForeign = 0;
                    }

                    return;
                case PageTag.Frameset when hasContent:
                    // The tree builder would know that the page has content by now, had it seen all of it.
                    return;
                case PageTag.Pre or PageTag.Listing when OpenCount < budget.MaxDepth:
                    // On these the tree builder takes the next token by itself, past this method.
                    renamed = info;
                    token.Name = "div";
                    next(ref token);
                    renamed = null;
                    return;
            }
        }

        var tooDeep = OpenCount >= budget.MaxDepth && info?.Is(PageTagTraits.Void | PageTagTraits.RawText) != true;
        var tooForeign = openForeign >= MaxForeign && !token.IsSelfClosing && info?.Is(PageTagTraits.Breakout) != true;
        if (tooDeep || tooForeign || (info?.Is(PageTagTraits.Marker) == true && ++markers > MaxMarkers))
        {
            Drop(info);
            return;
        }

        tokenInfo = info;
        tokenName = name;
        newest = null;
        next(ref token);
        tokenInfo = null;
        tokenName = default;
        if (newest is { IsOpen: true } element && (element is PageScript || (element.Tag == PageTag.Style && !element.Info.Is(PageTagTraits.Foreign))))
        {
            TakeRawText(element);
        }
        else if (newest is { IsOpen: true, Tag: PageTag.Svg } && openForeign > 0)
        {
            SkipDrawing();
        }
        else if (info?.Is(PageTagTraits.RawText) != true && info?.Tag != PageTag.Plaintext)
        {
            SkipBlanks();
        }
    }

    private void TakeEndTag(ref StructHtmlToken token, TokenConsumer next)
    {
        var info = Find(token.Name.Memory.Span);
        if (templateDepth > 0)
        {
            TakeTemplateEndTag(ref token, info, next);
            return;
        }

        if (info?.Tag == PageTag.Template || (dropped > 0 && IsEndOfDropped(info)))
        {
            return;
        }

        if (OpenCount >= DeepStack && openForeign == 0 && EndsNothing(info))
        {
            return;
        }

        if (formatting is not null && info is not null && info.Is(PageTagTraits.Formatting) && openByName[info.Index] == 0
            && formatting[info.Index] > 0)
        {
            formatting[info.Index]--;
        }

        next(ref token);
        SkipBlanks();
        if (dropped > 0 && OpenCount < budget.MaxDepth && openForeign < MaxForeign)
        {
            // Whatever of the dropped tags is still unclosed went with the element that they stood in.
            dropped = droppedUnknown = 0;
            Array.Clear(droppedByName!);
        }
    }

    private void Drop(PageTagInfo? info)
    {
        dropped++;
        if (info is null || info.Index < 0 || info.Index >= PageTagNames.Count)
        {
            droppedUnknown++;
        }
        else
        {
            (droppedByName ??= new int[PageTagNames.Count])[info.Index]++;
        }

        droppedByName ??= new int[PageTagNames.Count];
    }

    private bool IsEndOfDropped(PageTagInfo? info)
    {
        ref var count = ref droppedUnknown;
        if (info is not null && info.Index < PageTagNames.Count)
        {
            count = ref droppedByName![info.Index];
        }

        if (count == 0)
        {
            return false;
        }

        count--;
        dropped--;
        return true;
    }

    /// <summary>
    /// Whether the tree builder would only search its stack for this end tag and do nothing. Formatting elements may also be in its
    /// other list when they are not open, at most as many as were made.
    /// </summary>
    private bool EndsNothing(PageTagInfo? info)
    {
        if (info is null)
        {
            return true;
        }

        if (openByName.Length > info.Index && openByName[info.Index] > 0)
        {
            return false;
        }

        switch (info.Tag)
        {
            case PageTag.P or PageTag.Br or PageTag.Body or PageTag.Html or PageTag.Head or PageTag.Form or PageTag.Td or PageTag.Th
                or PageTag.Script or PageTag.Style or PageTag.Title or PageTag.Textarea:
                return false;
            case >= PageTag.H1 and <= PageTag.H6:
                return OpenHeadings() == 0;
            default:
                return !info.Is(PageTagTraits.Formatting) || formatting is null || formatting[info.Index] == 0;
        }
    }

    private int OpenHeadings()
    {
        var count = 0;
        foreach (var heading in Headings)
        {
            count += openByName[heading.Index];
        }

        return count;
    }
}
