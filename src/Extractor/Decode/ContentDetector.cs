using System.Buffers;
using System.Text;
using UtfUnknown;

namespace Extractor.Decode;

/// <summary>Tells a legacy encoding by what the bytes look like.</summary>
internal static class ContentDetector
{
    private const int SampleLength = 64 * 1024;

    /// <summary>Fewer bytes beyond ASCII than this say nothing about a language, only that there is a sign such as © or £.</summary>
    private const int LeastEvidence = 6;

    private const float LeastConfidence = 0.5f;

    private static readonly SearchValues<byte> Opening = SearchValues.Create("<"u8);

    /// <summary>Tells UTF-16 without a byte order mark by its zero bytes: the markup of a page is ASCII.</summary>
    /// <param name="bytes">The page.</param>
    /// <returns>The encoding; null when it is not UTF-16.</returns>
    internal static Encoding? DetectUtf16(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length & ~1, 1024)];
        if (sample.Length < 8)
        {
            return null;
        }

        var even = 0;
        var odd = 0;
        for (var i = 0; i < sample.Length; i += 2)
        {
            even += sample[i] == 0 ? 1 : 0;
            odd += sample[i + 1] == 0 ? 1 : 0;
        }

        // A third of the characters, hardly a zero in the other half: nothing else looks so, UTF-32 included.
        var pairs = sample.Length / 2;
        return odd * 3 >= pairs && even * 20 <= pairs ? CharsetLabels.Get(CharsetLabels.Utf16LittleEndian)
            : even * 3 >= pairs && odd * 20 <= pairs ? CharsetLabels.Get(CharsetLabels.Utf16BigEndian)
            : null;
    }

    /// <summary>Tells ISO-2022-JP by its escape sequences (RFC 1468), all of whose bytes are ASCII.</summary>
    /// <param name="bytes">The page.</param>
    /// <returns>The encoding; null when it is not ISO-2022-JP.</returns>
    internal static Encoding? DetectIso2022Jp(ReadOnlySpan<byte> bytes) =>
        (bytes.IndexOf("\u001B$B"u8) >= 0 || bytes.IndexOf("\u001B$@"u8) >= 0) &&
        (bytes.IndexOf("\u001B(B"u8) >= 0 || bytes.IndexOf("\u001B(J"u8) >= 0) &&
        bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) < 0
            ? CharsetLabels.Find("iso-2022-jp")
            : null;

    /// <summary>Tells the encoding by statistics.</summary>
    /// <param name="bytes">The page, which is not UTF-8.</param>
    /// <param name="check">Called between all steps of some length; what it throws ends the work.</param>
    /// <returns>The encoding; null when the bytes do not say.</returns>
    internal static Encoding? Detect(ReadOnlySpan<byte> bytes, Action? check)
    {
        var rented = ArrayPool<byte>.Shared.Rent(SampleLength);
        try
        {
            var length = Sample(bytes, rented.AsSpan(0, SampleLength), out var evidence);
            if (evidence < LeastEvidence)
            {
                return null;
            }

            check?.Invoke();
            using var sample = new CheckedStream(rented, length, check);
            foreach (var candidate in CharsetDetector.DetectFromStream(sample).Details)
            {
                if (candidate.Confidence >= LeastConfidence && Find(candidate.EncodingName, rented.AsSpan(0, length)) is { } encoding)
                {
                    return encoding;
                }
            }

            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static Encoding? Find(string? name, ReadOnlySpan<byte> sample)
    {
        var encoding = CharsetLabels.Find(name);
        if (encoding is null || encoding.CodePage == CharsetLabels.Utf8)
        {
            return null;
        }

        // Windows puts quotes and dashes where ISO 8859 has control characters, which no page contains.
        return encoding.CodePage switch
        {
            28592 when HasControls(sample) => CharsetLabels.Get(1250),
            28597 when HasControls(sample) => CharsetLabels.Get(1253),
            28603 when HasControls(sample) => CharsetLabels.Get(1257),
            _ => encoding,
        };
    }

    private static bool HasControls(ReadOnlySpan<byte> sample) => sample.IndexOfAnyInRange((byte)0x80, (byte)0x9F) >= 0;

    /// <summary>
    /// Copies the text between the tags, from where it first leaves ASCII: tags, scripts and comments are English whatever the page
    /// is. None of the encodings concerned uses the bytes of angle brackets inside a character.
    /// </summary>
    private static int Sample(ReadOnlySpan<byte> bytes, Span<byte> sample, out int evidence)
    {
        var length = 0;
        evidence = 0;
        var rest = bytes;
        while (!rest.IsEmpty && length < sample.Length)
        {
            var open = rest.IndexOfAny(Opening);
            var text = open < 0 ? rest : rest[..open];
            var beyond = text.Length - CountAscii(text);
            if (beyond > 0)
            {
                text = text[..Math.Min(text.Length, sample.Length - length)];
                text.CopyTo(sample[length..]);
                length += text.Length;
                evidence += beyond;
                if (length < sample.Length)
                {
                    sample[length++] = (byte)' ';
                }
            }

            if (open < 0)
            {
                break;
            }

            rest = rest[open..];
            var close = rest.IndexOf((byte)'>');
            rest = close < 0 ? [] : rest[(close + 1)..];
        }

        return length;
    }

    private static int CountAscii(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var value in text)
        {
            count += value < 0x80 ? 1 : 0;
        }

        return count;
    }
}
