using System.Buffers;

namespace Extractor.Pipelines.Warc.Reading;

/// <summary>How the reading of a header ended.</summary>
internal enum HeaderEnd
{
    /// <summary>By its empty line.</summary>
    Whole,

    /// <summary>The source ended before.</summary>
    Cut,

    /// <summary>It is longer than allowed.</summary>
    TooLong,
}

/// <summary>Reads headers up to their empty line, within a limit. Lines end by CRLF, or by LF alone, which some writers use.</summary>
/// <param name="maxLength">The most bytes of a header.</param>
internal sealed class HeaderReader(int maxLength)
{
    private readonly ArrayBufferWriter<byte> header = new(1024);

    /// <summary>The bytes of the header that was read last; to be used before the next one is read.</summary>
    internal ReadOnlySpan<byte> Bytes => header.WrittenSpan;

    /// <summary>Reads a header.</summary>
    /// <param name="source">The source, which stands behind the header afterwards, or where the limit was met.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal async ValueTask<HeaderEnd> ReadAsync(ByteSource source, CancellationToken cancellationToken)
    {
        header.ResetWrittenCount();
        for (var lineStart = 0; ;)
        {
            if (source.Available.IsEmpty && !await source.FillAsync(cancellationToken).ConfigureAwait(false))
            {
                return HeaderEnd.Cut;
            }

            var bytes = source.Available.Span;
            var lineEnd = bytes.IndexOf((byte)'\n');
            var count = lineEnd < 0 ? bytes.Length : lineEnd + 1;
            if (header.WrittenCount + count > maxLength)
            {
                return HeaderEnd.TooLong;
            }

            header.Write(bytes[..count]);
            source.Advance(count);
            if (lineEnd < 0)
            {
                continue;
            }

            if (header.WrittenSpan[lineStart..].TrimEnd("\r\n"u8).IsEmpty)
            {
                return HeaderEnd.Whole;
            }

            lineStart = header.WrittenCount;
        }
    }
}
