namespace Extractor.Parse;

/// <content>
/// What nobody reads does not go through the tokenizer, which takes a character at a time where a search takes many: the tokenizer goes on
/// behind it. Only what is plain is passed over, so that the tree stays the one of the standard.
/// </content>
internal sealed partial class PageBuilder
{
    /// <summary>Leaves one of the white space that follows a tag: it separates as many do, where it is not the text of a <c>pre</c>.</summary>
    private void SkipBlanks()
    {
        var at = Source.Index;
        var text = Characters.Span;
        if (at + 1 >= text.Length || !PlainMarkup.Blanks.Contains(text[at]) || !PlainMarkup.Blanks.Contains(text[at + 1]) || openPre > 0)
        {
            return;
        }

        var length = text[(at + 2)..].IndexOfAnyExcept(PlainMarkup.Blanks);
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
