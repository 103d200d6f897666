using System.Buffers;

namespace Extractor.Parse;

/// <content>
/// The text of scripts and styles, half of what news pages send: no markup, so that its end is searched for and the tokenizer goes on
/// there, rather than through every character.
/// </content>
internal sealed partial class PageBuilder
{
    private static readonly SearchValues<string> ScriptEnd = SearchValues.Create(["</script"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> StyleEnd = SearchValues.Create(["</style"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> ScriptStart = SearchValues.Create(["<script"], StringComparison.OrdinalIgnoreCase);

    /// <summary>What the tokenizer would change in a text.</summary>
    private static readonly SearchValues<char> Changed = SearchValues.Create("\r\0");

    /// <summary>How much of a text is searched between two looks at the budget, in characters.</summary>
    private const int SearchStep = 1_048_576;

    /// <summary>The characters that the parser reads.</summary>
    public required ReadOnlyMemory<char> Characters { get; init; }

    /// <summary>
    /// Gives an element that has just been opened the text up to its end tag, and lets the tokenizer go on at that tag. Does nothing where
    /// there is none, or where the standard's states for scripts within comments decide which it is.
    /// </summary>
    private void TakeRawText(PageElement element)
    {
        var isScript = element is PageScript;
        var start = Source.Index;
        var text = Characters[start..];
        var end = EndOf(text.Span, isScript ? ScriptEnd : StyleEnd, isScript ? "</script".Length : "</style".Length);
        if (end <= 0)
        {
            return;
        }

        text = text[..end];
        // "Script data double escaped": after <!-- and <script, the next </script does not end the element.
        if (isScript && text.Span.IndexOf("<!--", StringComparison.Ordinal) is >= 0 and var comment && text.Span[comment..].ContainsAny(ScriptStart))
        {
            return;
        }

        if (isScript)
        {
            element.TakeText(text.Span.ContainsAny(Changed) ? Normalized(text) : text);
        }

        Source.Index = start + end;
    }

    /// <summary>Where an end tag of this name starts; -1 for nowhere.</summary>
    private int EndOf(ReadOnlySpan<char> text, SearchValues<string> tag, int length)
    {
        for (var at = 0; at < text.Length;)
        {
            budget.Check();
            var found = text[at..Math.Min(text.Length, at + SearchStep)].IndexOfAny(tag);
            if (found < 0)
            {
                // The next stretch begins with what may be the start of the tag.
                at += SearchStep - length + 1;
                continue;
            }

            at += found;
            if (at + length >= text.Length)
            {
                return -1;
            }

            if (text[at + length] is ' ' or '\t' or '\n' or '\r' or '\f' or '/' or '>')
            {
                return at;
            }

            at += length;
        }

        return -1;
    }

    /// <summary>The text with line ends and null characters as the standard has them.</summary>
    private ReadOnlyMemory<char> Normalized(ReadOnlyMemory<char> text)
    {
        var room = ArrayPool<char>.Shared.Rent(text.Length);
        rented.Add(room);
        var length = 0;
        var rest = text.Span;
        while (true)
        {
            var plain = rest.IndexOfAny(Changed);
            if (plain < 0)
            {
                rest.CopyTo(room.AsSpan(length));
                return room.AsMemory(0, length + rest.Length);
            }

            rest[..plain].CopyTo(room.AsSpan(length));
            length += plain;
            room[length++] = rest[plain] == '\0' ? '\uFFFD' : '\n';
            rest = rest[(rest[plain] == '\r' && plain + 1 < rest.Length && rest[plain + 1] == '\n' ? plain + 2 : plain + 1)..];
        }
    }
}
