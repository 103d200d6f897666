using System.Buffers;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Extractor.Parse;

/// <content>
/// The attributes of the tag that the tokenizer is in. Those that are written plainly are taken from the page as they stand there, and the
/// tokenizer goes on at the value of the last one; the others it hands over with the tag.
/// </content>
internal sealed partial class PageBuilder
{
    /// <summary>The most attributes that a tag may have; the rest is dropped.</summary>
    private const int MaxAttributes = 128;

    /// <summary>A value of fewer characters is read sooner than passed over.</summary>
    private const int LeastSkipped = 8;

    /// <summary>What the tokenizer would decode or change in a value.</summary>
    private static readonly SearchValues<char> ChangedInValue = SearchValues.Create("&\r\0");

    /// <summary>What may not be all of a value that stands without quotes.</summary>
    private static readonly SearchValues<char> SpecialInValue = SearchValues.Create(" \t\n\f\r\0\"'<>=`&\uFFFF");

    private readonly PageAttribute[] tokenIds = new PageAttribute[MaxAttributes];
    private readonly PageElement.AttributeValue[] plain = new PageElement.AttributeValue[MaxAttributes];
    private int tokenCount;
    private int plainCount;
    private bool isInTag;
    private bool keepsEveryAttribute;
    private bool keepsPlain;

    /// <summary>Decides whether the tokenizer, which is behind the name of an attribute, hands it over.</summary>
    public bool KeepsAttribute(ref StructHtmlToken token, ReadOnlyMemory<char> name)
    {
        budget.CheckPart();
        if (token.Type != HtmlTokenType.StartTag)
        {
            return false;
        }

        if (!isInTag)
        {
            EnterTag(token.Name.Memory.Span);
        }

        if (keepsEveryAttribute)
        {
            tokenCount++;
            return tokenCount <= MaxAttributes;
        }

        var id = Attributes.Find(name.Span);
        var isKept = id != PageAttribute.None && tokenCount + plainCount < MaxAttributes && !IsThere(id);
        if (TakePlain(isKept ? id : PageAttribute.None) || !isKept)
        {
            return false;
        }

        tokenIds[tokenCount++] = id;
        return true;
    }

    /// <summary>
    /// What the attributes are that came with the tag, in their order. Empty where every attribute is kept, or where the tree builder has
    /// changed them.
    /// </summary>
    public ReadOnlySpan<PageAttribute> IdsOfTag(int count) => !keepsEveryAttribute && count == tokenCount ? tokenIds.AsSpan(0, count) : [];

    private void EnterTag(ReadOnlySpan<char> tag)
    {
        isInTag = true;
        var info = PageTagNames.FindHtml(tag);
        // Formatting elements are compared by all of their attributes; a few others are read by the tree builder.
        keepsEveryAttribute = info is null ? tag is "annotation-xml" : info.Is(PageTagTraits.Formatting) ? info.Tag != PageTag.A : tag is "isindex";
        keepsPlain = openForeign == 0 && !keepsEveryAttribute && info?.Is(PageTagTraits.TokenAttributes) != true;
    }

    private void LeaveTag()
    {
        isInTag = keepsEveryAttribute = false;
        tokenCount = plainCount = 0;
    }

    private bool IsThere(PageAttribute id)
    {
        foreach (var known in tokenIds.AsSpan(0, tokenCount))
        {
            if (known == id)
            {
                return true;
            }
        }

        foreach (ref readonly var entry in plain.AsSpan(0, plainCount))
        {
            if (entry.Attribute == id)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Takes the attribute whose name the tokenizer has just read, and those behind it, as long as they are written plainly. The tokenizer
    /// goes on at the value of the last of them, which it drops.
    /// </summary>
    /// <param name="id">What the attribute is; <see cref="PageAttribute.None"/> for one that is not kept.</param>
    /// <returns>Whether it took any.</returns>
    private bool TakePlain(PageAttribute id)
    {
        var start = Source.Index;
        var text = Characters.Span;
        if (start < 1 || start >= text.Length || text[start - 1] != '=' || text[start] is not ('"' or '\''))
        {
            return false;
        }

        var (at, last, end) = (start, -1, -1);
        while (PlainMarkup.TryReadValue(text, ref at, out var value))
        {
            budget.CheckPart();
            var opening = at - value.Length - 2;
            if (id != PageAttribute.None)
            {
                if (!keepsPlain || value.ContainsAny(ChangedInValue))
                {
                    break;
                }

                plain[plainCount++] = new PageElement.AttributeValue(id, Characters.Slice(opening + 1, value.Length));
            }

            (last, end) = (opening, at);
            if (!PlainMarkup.TryReadName(text, ref at, out var name) || name.ContainsAnyInRange('A', 'Z'))
            {
                break;
            }

            id = Attributes.Find(name);
            if (id != PageAttribute.None && (tokenCount + plainCount == MaxAttributes || IsThere(id)))
            {
                id = PageAttribute.None;
            }
        }

        if (last < 0)
        {
            return false;
        }

        Source.Index = PlaceInValue(text, last, end);
        return true;
    }

    /// <summary>
    /// Where in a value that it drops the tokenizer may go on: at the last character, if that and the quote behind it are a value without
    /// quotes to it, which ends where this one does.
    /// </summary>
    private static int PlaceInValue(ReadOnlySpan<char> text, int start, int end) =>
        end - start >= LeastSkipped && end < text.Length && (text[end] == '>' || PlainMarkup.Blanks.Contains(text[end])) && !SpecialInValue.Contains(text[end - 2])
            ? end - 2
            : start;

    /// <summary>Gives an element the attributes of its tag that were taken from the page.</summary>
    private PageElement WithPlain(PageElement element)
    {
        if (plainCount > 0)
        {
            element.Keep(plain.AsSpan(0, plainCount));
            plainCount = 0;
        }

        return element;
    }
}
