using System.Buffers;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Extractor.Parse;

/// <content>
/// Tags and texts that are written as nearly all are do not need the tokenizer, which takes a character at a time: the tree builder is
/// handed the token that the tokenizer would have made of them, and the tokenizer goes on behind it. Everything else is left to it:
/// references, comments, the text of scripts and the like, SVG and MathML, sloppy tags.
/// </content>
internal sealed partial class PageBuilder
{
    /// <summary>What ends a text, or what the tokenizer would change in it or take for its end.</summary>
    private static readonly SearchValues<char> SpecialInText = SearchValues.Create("<&\r\0\uFFFF");

    private static readonly SearchValues<char> NameLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    // Only the tokenizer can make a token. The first one of each kind that carries nothing is kept, to be named anew.
    private StructHtmlToken startTag;
    private StructHtmlToken endTag;
    private StructHtmlToken characters;

    /// <summary>Whether the tokenizer is where tags are tags: not in the text of a script, a title and the like.</summary>
    private bool isAtData;

    /// <summary>Notes what a token from the tokenizer says of its state, and what later ones can be made from.</summary>
    private void Learn(ref StructHtmlToken token)
    {
        switch (token.Type)
        {
            case HtmlTokenType.StartTag:
                isAtData = PageTagNames.FindHtml(token.Name.Memory.Span) is not { } info || !(info.Is(PageTagTraits.RawText) || info.Tag == PageTag.Plaintext);
                if (startTag.Type != HtmlTokenType.StartTag && !token.IsSelfClosing && token.Attributes.Count == 0) startTag = token;
                break;
            case HtmlTokenType.EndTag:
                isAtData = true;
                if (endTag.Type != HtmlTokenType.EndTag && !token.IsSelfClosing && token.Attributes.Count == 0) endTag = token;
                break;
            case HtmlTokenType.Character:
                characters = token;
                isAtData = false;
                break;
            default:
                isAtData = false;
                break;
        }
    }

    /// <summary>Takes what stands behind the token that the tokenizer has just made, as far as it is plain.</summary>
    private void TakePlainTokens(TokenConsumer next)
    {
        while (isAtData && templateDepth == 0 && openForeign == 0 && !dropNewLine && TakePlainToken(next))
        {
            LeaveTag();
        }
    }

    private bool TakePlainToken(TokenConsumer next)
    {
        budget.CheckPart();
        var at = Source.Index;
        var text = Characters.Span;
        if (at + 2 >= text.Length)
        {
            return false;
        }

        return text[at] != '<' ? TakePlainText(text, at, next) : text[at + 1] == '/' ? TakePlainEndTag(text, at + 2, next) : TakePlainStartTag(text, at + 1, next);
    }

    private bool TakePlainText(ReadOnlySpan<char> text, int at, TokenConsumer next)
    {
        var length = text[at..].IndexOfAny(SpecialInText);
        var end = at + length;
        // A bracket is the end of a text where a tag or a comment starts, and part of it elsewhere.
        if (length < 0 || end + 2 >= text.Length || text[end] != '<' || characters.Type != HtmlTokenType.Character
            || !(char.IsAsciiLetter(text[end + 1]) || text[end + 1] == '!' || (text[end + 1] == '/' && char.IsAsciiLetter(text[end + 2]))))
        {
            return false;
        }

        Source.Index = end;
        var token = characters;
        token.Name = Characters.Slice(at, length);
        next(ref token);
        return true;
    }

    private bool TakePlainEndTag(ReadOnlySpan<char> text, int at, TokenConsumer next)
    {
        if (endTag.Type != HtmlTokenType.EndTag || PlainName(text, at) is not { Length: > 0 } name || text[at + name.Length] != '>' || Find(name) is not { } info)
        {
            return false;
        }

        Source.Index = at + name.Length + 1;
        var token = endTag;
        token.Name = info.Name;
        TakeEndTag(ref token, next);
        return true;
    }

    private bool TakePlainStartTag(ReadOnlySpan<char> text, int at, TokenConsumer next)
    {
        if (startTag.Type != HtmlTokenType.StartTag || PlainName(text, at) is not { Length: > 0 } name || Find(name) is not { } info
            || info.Is(PageTagTraits.RawText) || info.Tag is PageTag.Plaintext or PageTag.Svg or PageTag.Math)
        {
            return false;
        }

        at += name.Length;
        EnterTag(name);
        if (!TryTakeAttributes(text, ref at, out var isSelfClosing))
        {
            LeaveTag();
            return false;
        }

        Source.Index = at;
        startTags++;
        var token = startTag;
        token.Name = info.Name;
        token.IsSelfClosing = isSelfClosing;
        TakeStartTag(ref token, next);
        return true;
    }

    /// <summary>Takes the attributes of a tag and finds its end; false where they are not all plain.</summary>
    private bool TryTakeAttributes(ReadOnlySpan<char> text, ref int at, out bool isSelfClosing)
    {
        isSelfClosing = false;
        while (at < text.Length && text[at] != '>' && PlainMarkup.TryReadAttribute(text, ref at, out var name, out var value))
        {
            budget.CheckPart();
            if (!keepsPlain || name.ContainsAnyInRange('A', 'Z'))
            {
                return false;
            }

            var id = Attributes.Find(name);
            if (id == PageAttribute.None || plainCount == MaxAttributes || IsThere(id))
            {
                continue;
            }

            if (text[value].ContainsAny(ChangedInValue))
            {
                return false;
            }

            plain[plainCount++] = new PageElement.AttributeValue(id, Characters[value]);
        }

        while (at < text.Length && PlainMarkup.Blanks.Contains(text[at])) at++;
        isSelfClosing = at < text.Length && text[at] == '/';
        if (isSelfClosing) at++;
        if (at >= text.Length || text[at] != '>')
        {
            return false;
        }

        at++;
        return true;
    }

    /// <summary>The name of a tag, where it is written in small letters and ended as one.</summary>
    private static ReadOnlySpan<char> PlainName(ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..];
        if (!char.IsAsciiLetterLower(rest[0])) return [];
        var length = rest.IndexOfAnyExcept(NameLetters);
        return length > 0 && (rest[length] is '>' or '/' || PlainMarkup.Blanks.Contains(rest[length])) ? rest[..length] : [];
    }
}
