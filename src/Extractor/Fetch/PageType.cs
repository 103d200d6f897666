using System.Text;

namespace Extractor.Fetch;

/// <summary>Whether an answer is HTML, by its content type and, where that is absent or says nothing, by its first bytes.</summary>
/// <remarks>The signatures are those of the WHATWG MIME Sniffing standard (sections 6 and 7.1).</remarks>
internal readonly struct PageType
{
    /// <summary>The bytes that are enough to judge by.</summary>
    internal const int Prefix = 1445;

    private static readonly string[] Openings =
    [
        "<!doctype html", "<html", "<head", "<script", "<iframe", "<h1", "<div", "<font", "<table", "<a", "<style", "<title", "<b", "<body",
        "<br", "<p", "<meta", "<link", "<section", "<article", "<main", "<!--",
    ];

    private readonly bool isDeclaredHtml;

    private PageType(string name, bool isDeclaredHtml, bool isOther)
    {
        Name = name;
        this.isDeclaredHtml = isDeclaredHtml;
        IsOther = isOther;
    }

    /// <summary>The media type as declared, in lower case and without parameters; empty when there is none.</summary>
    internal string Name { get; }

    /// <summary>True when the declared type is plainly something else, so that the body need not be read.</summary>
    internal bool IsOther { get; }

    /// <summary>Reads the declared type of an answer.</summary>
    /// <param name="content">The answer's content.</param>
    /// <returns>The type.</returns>
    internal static PageType Of(HttpContent content) => Of(Header(content));

    /// <summary>Reads a declared type.</summary>
    /// <param name="header">The Content-Type; empty when there is none.</param>
    /// <returns>The type.</returns>
    internal static PageType Of(ReadOnlySpan<char> header)
    {
        var end = header.IndexOfAny(';', ',');
        var name = (end < 0 ? header : header[..end]).Trim().ToString().ToLowerInvariant();
        return name switch
        {
            "text/html" or "application/xhtml+xml" => new PageType(name, isDeclaredHtml: true, isOther: false),
            // Said by servers that do not know, or by XHTML pages of old.
            "" or "*/*" or "text/plain" or "text/xml" or "application/xml" or "application/octet-stream" or "binary/octet-stream" or
                "unknown/unknown" or "application/unknown" or "application/x-unknown" => new PageType(name, isDeclaredHtml: false, isOther: false),
            _ when !name.Contains('/') => new PageType(name, isDeclaredHtml: false, isOther: false),
            _ => new PageType(name, isDeclaredHtml: false, isOther: true),
        };
    }

    /// <summary>Reads the content type as it came, valid or not.</summary>
    /// <param name="content">The answer's content.</param>
    /// <returns>The last one given; empty when there is none.</returns>
    internal static string Header(HttpContent content)
    {
        var last = "";
        if (content.Headers.NonValidated.TryGetValues("Content-Type", out var values))
        {
            foreach (var value in values)
            {
                last = value;
            }
        }

        return last;
    }

    /// <summary>Compares the declared type with the first bytes.</summary>
    /// <param name="bytes">The body, or its first <see cref="Prefix"/> bytes.</param>
    /// <returns>Why it is not HTML, in words; null when it is or may be.</returns>
    internal string? Contradiction(ReadOnlySpan<byte> bytes) =>
        Signature(bytes) is { } other ? $"The answer is {other}, not HTML."
        : isDeclaredHtml && LooksLikeJson(bytes) ? "The answer is JSON, not HTML."
        : isDeclaredHtml || bytes.IsEmpty || LooksLikeHtml(bytes) ? null
        : Name.Length == 0 ? "The answer has no type and does not look like HTML."
        : $"The answer is {Name} and does not look like HTML.";

    private static bool LooksLikeHtml(ReadOnlySpan<byte> bytes)
    {
        // UTF-16 with its mark; text of a page all the same.
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return bytes[..Math.Min(bytes.Length, 64)].Contains((byte)'<');
        }

        bytes = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
        bytes = bytes.TrimStart(" \t\r\n\f"u8);
        if (bytes.StartsWith("<?xml"u8))
        {
            var prefix = bytes[..Math.Min(bytes.Length, Prefix)];
            return prefix.IndexOf("<html"u8) >= 0 || prefix.IndexOf("<!DOCTYPE html"u8) >= 0;
        }

        Span<byte> expected = stackalloc byte[16];
        foreach (var opening in Openings)
        {
            var length = Encoding.ASCII.GetBytes(opening, expected);
            if (bytes.Length >= length && Ascii.EqualsIgnoreCase(bytes[..length], expected[..length]) &&
                (opening == "<!--" || bytes.Length == length || bytes[length] is (byte)' ' or (byte)'>' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\f'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An interface's answer under the type that the server gives to everything; template marks such as "{{" are none.</summary>
    private static bool LooksLikeJson(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
        bytes = bytes.TrimStart(" \t\r\n"u8);
        if (bytes.IsEmpty || bytes[0] is not ((byte)'{' or (byte)'['))
        {
            return false;
        }

        var inner = bytes[1..].TrimStart(" \t\r\n"u8);
        var opens = inner.IsEmpty || inner[0] == (byte)'"' || (bytes[0] == (byte)'{' ? inner[0] == (byte)'}' : inner[0] is (byte)'{' or (byte)'[' or (byte)']');
        return opens && bytes.IndexOf("<html"u8) < 0 && bytes.IndexOf("<body"u8) < 0 && bytes.IndexOf("<!DOCTYPE"u8) < 0 && bytes.IndexOf("<!doctype"u8) < 0;
    }

    private static string? Signature(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF-"u8) ? "application/pdf"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8) ? "image/gif"
        : bytes.StartsWith("RIFF"u8) && bytes.Length >= 12 && bytes[8..12].SequenceEqual("WEBP"u8) ? "image/webp"
        : bytes.StartsWith("PK\u0003\u0004"u8) ? "application/zip"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]) ? "application/gzip"
        : bytes.Length >= 12 && bytes[4..8].SequenceEqual("ftyp"u8) ? "video/mp4"
        : null;
}
