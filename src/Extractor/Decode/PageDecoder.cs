using System.Buffers;
using System.Text;

namespace Extractor.Decode;

/// <summary>Turns a page's bytes into text. Whatever the bytes, there is a text: what cannot be decoded becomes U+FFFD.</summary>
/// <remarks>
/// The order is that of the HTML standard's "determining the character encoding": byte order mark, content type, the page's own
/// declaration, content. A declaration is set aside only where the bytes refute it, since a wrong one is common enough (a server's
/// default, a page saved in another encoding) and a doubtful correction is worse than none.
/// </remarks>
internal static class PageDecoder
{
    /// <summary>How many bytes are decoded at once.</summary>
    private const int Step = 262_144;

    /// <summary>Decodes a page.</summary>
    /// <param name="bytes">The page.</param>
    /// <param name="contentType">The content type that came with it, such as <c>text/html; charset=utf-8</c>; null when none did.</param>
    /// <param name="check">Called between all steps of some length; what it throws ends the work.</param>
    /// <returns>The text in a pooled buffer, which the caller disposes of.</returns>
    internal static DecodedPage Decode(ReadOnlySpan<byte> bytes, string? contentType, Action? check = null)
    {
        if (FromByteOrderMark(bytes) is { } marked)
        {
            return DecodeBy(bytes, marked, CharsetSource.ByteOrderMark, check);
        }

        if (ContentDetector.DetectUtf16(bytes) is { } utf16)
        {
            return DecodeBy(bytes, utf16, CharsetSource.Content, check);
        }

        var header = WithoutUtf16(CharsetLabels.Find(ContentTypeCharset.Find(contentType)));
        var meta = MetaPrescan.Find(bytes);
        var (declared, source) = header is not null ? (header, CharsetSource.Header) : (meta, CharsetSource.Meta);
        if (declared is null || declared.CodePage == CharsetLabels.Utf8)
        {
            return DecodeUtf8OrOther(bytes, declared, source, meta, check);
        }

        return DecodeLegacyOrOther(bytes, declared, source, meta, check);
    }

    private static DecodedPage DecodeUtf8OrOther(ReadOnlySpan<byte> bytes, Encoding? declared, CharsetSource source, Encoding? meta, Action? check)
    {
        if (Utf8Survey.Of(bytes).IsUtf8)
        {
            return declared is not null ? DecodeBy(bytes, Encoding.UTF8, source, check)
                : ContentDetector.DetectIso2022Jp(bytes) is { } escaped ? DecodeBy(bytes, escaped, CharsetSource.Content, check)
                : DecodeBy(bytes, Encoding.UTF8, CharsetSource.Content, check);
        }

        if (declared is not null && meta is not null && meta.CodePage != CharsetLabels.Utf8)
        {
            var page = DecodeBy(bytes, meta, CharsetSource.Meta, check);
            if (IsClean(page, bytes))
            {
                return page;
            }

            page.Dispose();
        }

        return DecodeDetected(bytes, check) ??
            DecodeBy(bytes, CharsetLabels.Get(CharsetLabels.Windows1252) ?? Encoding.Latin1, CharsetSource.Fallback, check);
    }

    private static DecodedPage DecodeLegacyOrOther(ReadOnlySpan<byte> bytes, Encoding declared, CharsetSource source, Encoding? meta, Action? check)
    {
        if (Utf8Survey.Of(bytes).Overrules(declared.CodePage))
        {
            return DecodeBy(bytes, Encoding.UTF8, CharsetSource.Content, check);
        }

        var page = DecodeBy(bytes, declared, source, check);
        if (IsClean(page, bytes))
        {
            // Any bytes are windows-1252, which servers add by default: a stricter encoding that the page declares and whose
            // rules all its bytes obey says more.
            if (source != CharsetSource.Header || declared.CodePage != CharsetLabels.Windows1252 || meta is null || meta.IsSingleByte)
            {
                return page;
            }

            var stricter = DecodeBy(bytes, meta, CharsetSource.Meta, check);
            var better = Errors(stricter) == 0 && stricter.Text.Length < bytes.Length;
            (better ? page : stricter).Dispose();
            return better ? stricter : page;
        }

        if (DecodeDetected(bytes, check) is { } detected)
        {
            if (IsClean(detected, bytes) && Errors(detected) < Errors(page))
            {
                page.Dispose();
                return detected;
            }

            detected.Dispose();
        }

        return page;
    }

    private static DecodedPage? DecodeDetected(ReadOnlySpan<byte> bytes, Action? check) =>
        ContentDetector.Detect(bytes, check) is { } detected ? DecodeBy(bytes, detected, CharsetSource.Content, check) : null;

    private static Encoding? FromByteOrderMark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? Encoding.UTF8
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Encoding.BigEndianUnicode
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.Unicode
        : null;

    /// <summary>Without a byte order mark or zero bytes a page is not in UTF-16, whatever its header says.</summary>
    private static Encoding? WithoutUtf16(Encoding? header) =>
        header?.CodePage is CharsetLabels.Utf16LittleEndian or CharsetLabels.Utf16BigEndian ? null : header;

    /// <summary>True when hardly anything could not be decoded. Damage is rare; a wrong encoding breaks every other character.</summary>
    private static bool IsClean(DecodedPage page, ReadOnlySpan<byte> bytes)
    {
        var errors = Errors(page);
        if (errors == 0)
        {
            return true;
        }

        var beyond = 0;
        foreach (var value in bytes)
        {
            beyond += value >= 0x80 ? 1 : 0;
        }

        return errors <= 1 + (beyond / 40);
    }

    private static int Errors(DecodedPage page) => page.Text.Span.Count('\uFFFD');

    private static DecodedPage DecodeBy(ReadOnlySpan<byte> bytes, Encoding encoding, CharsetSource source, Action? check)
    {
        // No encoding of the table makes more than one character of a byte.
        var buffer = ArrayPool<char>.Shared.Rent(bytes.Length + 16);
        var length = 0;
        try
        {
            var decoder = encoding.GetDecoder();
            var rest = bytes;
            for (var isLast = false; !isLast;)
            {
                check?.Invoke();
                var step = rest[..Math.Min(rest.Length, Step)];
                rest = rest[step.Length..];
                isLast = rest.IsEmpty;
                if (buffer.Length - length < step.Length + 16) buffer = Grown(buffer, length, (2 * step.Length) + rest.Length + 16);
                length += decoder.GetChars(step, buffer.AsSpan(length), isLast);
            }
        }
        catch
        {
            ArrayPool<char>.Shared.Return(buffer);
            throw;
        }

        var mark = length > 0 && buffer[0] == '\uFEFF' ? 1 : 0;
        return new DecodedPage(buffer, mark, length - mark, encoding, source);
    }

    private static char[] Grown(char[] buffer, int length, int more)
    {
        var grown = ArrayPool<char>.Shared.Rent(length + more);
        buffer.AsSpan(0, length).CopyTo(grown);
        ArrayPool<char>.Shared.Return(buffer);
        return grown;
    }
}
