using System.Buffers;

namespace Extractor.Parse;

/// <content>
/// What nobody reads does not go through the tokenizer, which takes a character at a time where a search takes many: the tokenizer goes on
/// behind it. Only what is plain is passed over, so that the tree stays the one of the standard.
/// </content>
internal sealed partial class PageBuilder
{
    /// <summary>Shorter values are not worth it.</summary>
    private const int LeastValue = 8;

    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\n\f\r");

    /// <summary>What may not be the whole of a value without quotes.</summary>
    private static readonly SearchValues<char> SpecialInValue = SearchValues.Create(" \t\n\f\r\0\"'<>=`&\uFFFF");

    /// <summary>
    /// Lets the tokenizer, which is behind the name of an attribute that is not kept, go on at the last character of its value. It takes
    /// that and the quote behind it for a value without quotes, which ends where this one does, and drops it.
    /// </summary>
    private void SkipValue()
    {
        var at = Source.Index;
        var text = Characters.Span;
        if (at < 1 || at + LeastValue >= text.Length || text[at - 1] != '=' || text[at] is not ('"' or '\''))
        {
            return;
        }

        var length = text[(at + 1)..].IndexOf(text[at]);
        var end = at + 1 + length;
        if (length >= LeastValue && end + 1 < text.Length && !SpecialInValue.Contains(text[end - 1]) && (text[end + 1] == '>' || Blanks.Contains(text[end + 1])))
        {
            Source.Index = end - 1;
        }
    }

    /// <summary>Leaves one of the white space that follows a tag: it separates as many do, where it is not the text of a <c>pre</c>.</summary>
    private void SkipBlanks()
    {
        var at = Source.Index;
        var text = Characters.Span;
        if (at + 1 >= text.Length || !Blanks.Contains(text[at]) || !Blanks.Contains(text[at + 1]) || openPre > 0)
        {
            return;
        }

        var length = text[(at + 2)..].IndexOfAnyExcept(Blanks);
        if (length >= 0)
        {
            Source.Index = at + 1 + length;
        }
    }

    /// <summary>Lets the tokenizer go on at the end tag of an svg that has just been opened, where its inside is plain.</summary>
    private void SkipDrawing()
    {
        var end = PlainSvg.EndOf(Characters.Span[Source.Index..], budget, out var hasText);
        if (end >= 0)
        {
            Source.Index += end;
            hasContent |= hasText;
        }
    }
}
