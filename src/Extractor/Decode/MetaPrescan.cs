using System.Text;

namespace Extractor.Decode;

/// <summary>
/// Looks for the encoding that a page declares in itself: the HTML standard's "prescan a byte stream to determine its encoding".
/// </summary>
/// <remarks>
/// The standard reads 1,024 bytes and lets the parser change its mind later, at any meta tag. Pages that put scripts first make
/// use of that, so the scan here goes on to the body or <see cref="Reach"/> bytes, and steps over scripts and styles, where the
/// text of a meta tag is no meta tag.
/// </remarks>
internal static class MetaPrescan
{
    /// <summary>How far the scan reads.</summary>
    internal const int Reach = 64 * 1024;

    /// <summary>The most characters of an attribute that are read; no declaration of an encoding is longer.</summary>
    private const int LongestDeclaration = 256;

    /// <summary>Finds the declared encoding.</summary>
    /// <param name="page">The page's bytes.</param>
    /// <returns>The encoding; null when none is declared, or none that is known.</returns>
    internal static Encoding? Find(ReadOnlySpan<byte> page)
    {
        page = page[..Math.Min(page.Length, Reach)];
        var xml = FindXmlDeclaration(page);
        if (xml is not null)
        {
            return xml;
        }

        var reader = new AttributeReader(page);
        while (true)
        {
            var open = page[reader.Position..].IndexOf((byte)'<');
            if (open < 0)
            {
                return null;
            }

            reader.Position += open;
            var here = page[reader.Position..];
            if (here.StartsWith("<!--"u8))
            {
                // The two dashes may be those of the opening: "<!-->" is a whole comment.
                var end = here[2..].IndexOf("-->"u8);
                if (end < 0)
                {
                    return null;
                }

                reader.Position += 2 + end + 3;
            }
            else if (here.Length > 1 && here[1] is (byte)'!' or (byte)'?' || (here.Length > 2 && here[1] == '/' && !char.IsAsciiLetter((char)here[2])))
            {
                var end = here.IndexOf((byte)'>');
                if (end < 0)
                {
                    return null;
                }

                reader.Position += end + 1;
            }
            else if (here.Length > 1 && (char.IsAsciiLetter((char)here[1]) || here[1] == '/'))
            {
                var name = TagName(here[1..]);
                reader.Position += 1 + name.Length;
                if (Is(name, "meta"u8))
                {
                    if (ReadMeta(ref reader) is { } declared)
                    {
                        return declared;
                    }
                }
                else
                {
                    reader.SkipAttributes();
                    if (Is(name, "body"u8))
                    {
                        return null;
                    }

                    if (Is(name, "script"u8))
                    {
                        reader.Position += EndOf(page[reader.Position..], "</script"u8);
                    }
                    else if (Is(name, "style"u8))
                    {
                        reader.Position += EndOf(page[reader.Position..], "</style"u8);
                    }
                }
            }
            else
            {
                reader.Position++;
            }
        }
    }

    private static Encoding? ReadMeta(ref AttributeReader reader)
    {
        var pragma = false;
        bool? needPragma = null;
        Encoding? charset = null;
        var seenPragma = false;
        var seenContent = false;
        var seenCharset = false;
        Span<char> characters = stackalloc char[LongestDeclaration];
        while (reader.Next(out var name, out var value))
        {
            value = value[..Math.Min(value.Length, LongestDeclaration)];
            ReadOnlySpan<char> text = characters[..Encoding.Latin1.GetChars(value, characters)];
            if (Is(name, "http-equiv"u8) && !seenPragma)
            {
                seenPragma = true;
                pragma = text.Equals("content-type", StringComparison.OrdinalIgnoreCase);
            }
            else if (Is(name, "content"u8) && !seenContent)
            {
                seenContent = true;
                if (charset is null && Declared(ContentTypeCharset.Find(text)) is { } found)
                {
                    charset = found;
                    needPragma = true;
                }
            }
            else if (Is(name, "charset"u8) && !seenCharset)
            {
                seenCharset = true;
                charset = Declared(text);
                needPragma = false;
            }
        }

        return needPragma is null || (needPragma.Value && !pragma) ? null : charset;
    }

    private static Encoding? FindXmlDeclaration(ReadOnlySpan<byte> page)
    {
        if (!page.StartsWith("<?xml"u8))
        {
            return null;
        }

        var end = page.IndexOf((byte)'>');
        if (end < 0)
        {
            return null;
        }

        var declaration = page[..end];
        var at = declaration.IndexOf("encoding"u8);
        if (at < 0)
        {
            return null;
        }

        var rest = declaration[(at + "encoding".Length)..].TrimStart(" \t\r\n"u8);
        if (!rest.StartsWith("="u8))
        {
            return null;
        }

        rest = rest[1..].TrimStart(" \t\r\n"u8);
        if (rest.IsEmpty || rest[0] is not ((byte)'"' or (byte)'\''))
        {
            return null;
        }

        var length = rest[1..].IndexOf(rest[0]);
        if (length is < 1 or > LongestDeclaration)
        {
            return null;
        }

        Span<char> label = stackalloc char[length];
        Encoding.Latin1.GetChars(rest.Slice(1, length), label);
        return Declared(label);
    }

    /// <summary>A declaration that could be read as ASCII is not in UTF-16, whatever it says of itself.</summary>
    private static Encoding? Declared(ReadOnlySpan<char> label)
    {
        if (label.Trim(" \t\r\n\f").Equals(CharsetLabels.UserDefined, StringComparison.OrdinalIgnoreCase))
        {
            return CharsetLabels.Get(CharsetLabels.Windows1252);
        }

        var encoding = CharsetLabels.Find(label);
        return encoding?.CodePage is CharsetLabels.Utf16LittleEndian or CharsetLabels.Utf16BigEndian ? Encoding.UTF8 : encoding;
    }

    private static ReadOnlySpan<byte> TagName(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOfAny(AttributeReader.Ends);
        var name = end < 0 ? bytes : bytes[..end];
        // "<meta/charset=…": a solidus parts the name from the attributes, except at the start of an end tag.
        var slash = name.Length > 1 ? name[1..].IndexOf((byte)'/') : -1;
        return slash < 0 ? name : name[..(slash + 1)];
    }

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> lower) => Ascii.EqualsIgnoreCase(name, lower);

    private static int EndOf(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> endTag)
    {
        var from = 0;
        while (true)
        {
            var at = bytes[from..].IndexOf("</"u8);
            if (at < 0 || from + at + endTag.Length > bytes.Length)
            {
                // Unclosed within reach: go on behind the start tag, as the standard would.
                return 0;
            }

            if (Is(bytes.Slice(from + at, endTag.Length), endTag))
            {
                return from + at;
            }

            from += at + 2;
        }
    }
}
