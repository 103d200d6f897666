using System.Buffers;

namespace Extractor.Decode;

/// <summary>Reads the attributes of a start tag from bytes: the HTML standard's "get an attribute" of the encoding prescan.</summary>
internal ref struct AttributeReader(ReadOnlySpan<byte> page)
{
    /// <summary>The bytes that end a tag's name or an unquoted value.</summary>
    internal static readonly SearchValues<byte> Ends = SearchValues.Create(" \t\r\n\f>"u8);

    private readonly ReadOnlySpan<byte> page = page;

    /// <summary>The position of the next byte.</summary>
    internal int Position { get; set; }

    /// <summary>Reads one attribute.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="value">The value as written, without its quotes.</param>
    /// <returns>False at the end of the tag or of the bytes; the position is then behind the tag.</returns>
    internal bool Next(out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        name = [];
        value = [];
        while (Position < page.Length && (IsSpace(page[Position]) || page[Position] == '/'))
        {
            Position++;
        }

        if (Position >= page.Length)
        {
            return false;
        }

        if (page[Position] == '>')
        {
            Position++;
            return false;
        }

        var start = Position++;
        while (Position < page.Length && !IsSpace(page[Position]) && page[Position] is not ((byte)'=' or (byte)'/' or (byte)'>'))
        {
            Position++;
        }

        name = page[start..Position];
        SkipSpace();
        if (Position >= page.Length || page[Position] != '=')
        {
            return true;
        }

        Position++;
        SkipSpace();
        if (Position >= page.Length)
        {
            return true;
        }

        var quote = page[Position];
        if (quote is (byte)'"' or (byte)'\'')
        {
            Position++;
            var end = page[Position..].IndexOf(quote);
            if (end < 0)
            {
                Position = page.Length;
                return false;
            }

            value = page.Slice(Position, end);
            Position += end + 1;
        }
        else
        {
            var end = page[Position..].IndexOfAny(Ends);
            value = end < 0 ? page[Position..] : page.Slice(Position, end);
            Position += value.Length;
        }

        return true;
    }

    /// <summary>Steps over all attributes to behind the tag.</summary>
    internal void SkipAttributes()
    {
        while (Next(out _, out _))
        {
        }
    }

    private void SkipSpace()
    {
        while (Position < page.Length && IsSpace(page[Position]))
        {
            Position++;
        }
    }

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\f';
}
