using System.Globalization;
using System.IO.Compression;
using Extractor.Pipelines.Warc.Reading;

namespace Extractor.Pipelines.Warc.Payload;

/// <summary>What came of a stored body.</summary>
internal readonly struct BodyResult
{
    /// <summary>The page; empty where there is none.</summary>
    internal ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>True for a body that is no page.</summary>
    internal bool IsOther { get; init; }

    /// <summary>True for a body whose chunks break off.</summary>
    internal bool IsCut { get; init; }

    /// <summary>Why there is no page; null when there is.</summary>
    internal Damage? Damage { get; init; }
}

/// <summary>
/// Unpacks stored bodies within the limits. Archives keep the header of an answer as it was and its body, often, as it was not: what
/// plainly is not in chunks or not packed, though the header says so, is taken as it is.
/// </summary>
internal sealed class PageBody(WarcOptions options)
{
    /// <summary>The bytes that tell whether it is a page; see <see cref="StoredPage.MayBeHtml"/>.</summary>
    private const int SniffLength = 1445;

    /// <summary>As many layers as <see cref="ArticleClient"/> unpacks.</summary>
    private const int MostLayers = 2;

    private const int FirstBuffer = 64 * 1024;

    /// <summary>Reads a body to its end, or to where it is known that it is no page.</summary>
    /// <param name="block">The body as it stands in the record.</param>
    /// <param name="answer">The answer that it belongs to.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal async ValueTask<BodyResult> ReadAsync(Stream block, StoredAnswer answer, CancellationToken cancellationToken)
    {
        ChunkedStream? chunks = null;
        var body = new PeekStream(block, long.MaxValue);
        try
        {
            var beginning = await body.PeekAsync(cancellationToken).ConfigureAwait(false);
            if (answer.IsChunked && ChunkedStream.Looks(beginning.Span))
            {
                chunks = new ChunkedStream(body);
                body = new PeekStream(chunks, long.MaxValue);
                beginning = await body.PeekAsync(cancellationToken).ConfigureAwait(false);
            }

            var layers = 0;
            foreach (var name in answer.Encodings().Reverse())
            {
                if (!IsPacked(name, beginning.Span))
                {
                    continue;
                }

                if (++layers > MostLayers || Unpack(name, body, beginning.Span) is not { } unpacked)
                {
                    return Failed(answer, chunks, Damage.Unreadable($"The page is packed as {string.Join(", ", answer.Encodings())}, which is not unpacked."));
                }

                // What is packed twice cannot be much longer in between than it is at last.
                body = new PeekStream(unpacked, 2L * options.MaxPageLength);
                beginning = await body.PeekAsync(cancellationToken).ConfigureAwait(false);
            }

            return await ReadAllAsync(body, answer, chunks, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException)
        {
            // The Brotli decoder reports bad data by InvalidOperationException.
            return Failed(answer, chunks, Damage.Unreadable("The page cannot be unpacked."));
        }
        finally
        {
            await body.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<BodyResult> ReadAllAsync(PeekStream body, StoredAnswer answer, ChunkedStream? chunks, CancellationToken cancellationToken)
    {
        var buffer = new byte[Math.Min(FirstBuffer, options.MaxPageLength + 1)];
        var length = 0;
        var isJudged = false;
        while (true)
        {
            if (length == buffer.Length)
            {
                // One more than the limit shows that it was passed.
                Array.Resize(ref buffer, (int)Math.Min(2L * length, options.MaxPageLength + 1L));
            }

            var read = await body.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            length += read;
            if (!isJudged && (read == 0 || length >= SniffLength))
            {
                isJudged = true;
                if (!StoredPage.MayBeHtml(answer.ContentType, buffer.AsSpan(0, length)))
                {
                    return new BodyResult { IsOther = true };
                }
            }

            if (length > options.MaxPageLength || body.IsExceeded)
            {
                return Failed(answer, chunks, Damage.TooLarge(string.Create(
                    CultureInfo.InvariantCulture, $"The page is larger than {options.MaxPageLength:N0} bytes.")));
            }

            if (read == 0)
            {
                return new BodyResult { Content = buffer.AsMemory(0, length), IsCut = chunks is { IsCut: true } };
            }
        }
    }

    /// <summary>A body that cannot be read is missed only if it was said to be a page.</summary>
    private static BodyResult Failed(StoredAnswer answer, ChunkedStream? chunks, Damage damage) =>
        StoredPage.MayBeHtml(answer.ContentType, "-"u8) || damage.Kind == FailureKind.TooLarge
            ? new BodyResult { Damage = damage, IsCut = chunks is { IsCut: true } }
            : new BodyResult { IsOther = true };

    private static bool IsPacked(string name, ReadOnlySpan<byte> beginning) => name switch
    {
        _ when beginning.IsEmpty => false,
        "gzip" or "x-gzip" => beginning is [0x1F, 0x8B, ..],
        "br" or "deflate" or "zstd" or "compress" or "x-compress" or "dcb" or "dcz" => !StoredPage.MayBeHtml("text/plain", beginning),
        // "identity", or a charset put into the wrong header.
        _ => false,
    };

    private static Stream? Unpack(string name, Stream body, ReadOnlySpan<byte> beginning) => name switch
    {
        "gzip" or "x-gzip" => new GZipStream(body, CompressionMode.Decompress),
        "br" => new BrotliStream(body, CompressionMode.Decompress),
        // The zlib format (RFC 9110 section 8.4.1.2), but some servers send it bare. The first byte tells.
        "deflate" when (beginning[0] & 0x0F) == 8 => new ZLibStream(body, CompressionMode.Decompress),
        "deflate" => new DeflateStream(body, CompressionMode.Decompress),
        _ => null,
    };
}
