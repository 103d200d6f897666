using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using Extractor.Streams;

namespace Extractor.Fetch;

/// <summary>Reads bodies under limits: bytes on the wire, bytes unpacked, and the ratio of the two.</summary>
internal sealed class BodyReader(ArticleClientOptions options)
{
    /// <summary>What is asked of the sites. Zstandard is missing, since .NET 10 cannot unpack it.</summary>
    internal const string AcceptEncoding = "gzip, deflate, br";

    /// <summary>
    /// Bytes after which a <see cref="BodyKind.Text"/> is cut. RFC 9309 section 2.5 wants at least 500 KiB of a robots.txt to be read. Far
    /// below <see cref="RatioFloor"/>, so that a text is no bomb either.
    /// </summary>
    internal const int TextLimit = 512 * 1024;

    /// <summary>Below this size a body is no bomb, however well it was packed.</summary>
    private const int RatioFloor = 1024 * 1024;

    /// <summary>Packed twice happens by mistake of a server behind a proxy; more is an attack.</summary>
    private const int MostLayers = 2;

    private const int FirstBuffer = 64 * 1024;

    /// <summary>Reads a body.</summary>
    /// <param name="content">The answer's content.</param>
    /// <param name="aim">What is wanted of it, and how much at most.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The body or the limit that it broke.</returns>
    internal async Task<BodyOutcome> ReadAsync(HttpContent content, FetchAim aim, CancellationToken cancellationToken)
    {
        var type = PageType.Of(content);
        if (aim.Kind == BodyKind.Page && type.IsOther)
        {
            return new BodyOutcome(FailureKind.NotHtml, $"The answer is {type.Name}, not HTML.");
        }

        if (aim.Kind != BodyKind.Text && content.Headers.ContentLength > aim.MaxWireLength)
        {
            return TooLong(aim.MaxWireLength, "bytes");
        }

        var encodings = Encodings(content);
        if (encodings is null)
        {
            return new BodyOutcome(FailureKind.Unreadable, $"The answer is packed as {string.Join(", ", content.Headers.ContentEncoding)}, which was not asked for.");
        }

        using var wire = new WireStream(await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), aim.MaxWireLength);
        try
        {
            var body = await UnpackAsync(wire, encodings, cancellationToken).ConfigureAwait(false);
            await using (body.ConfigureAwait(false))
            {
                return aim.Kind == BodyKind.Text
                    ? await ReadTextAsync(body, wire, cancellationToken).ConfigureAwait(false)
                    : await ReadAsync(body, wire, aim, type, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (InvalidDataException) when (wire.Exceeded)
        {
            return TooLong(aim.MaxWireLength, "bytes");
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException)
        {
            // The Brotli decoder reports bad data by InvalidOperationException.
            return new BodyOutcome(FailureKind.Unreadable, $"The body cannot be unpacked as {string.Join(", ", encodings)}.");
        }
    }

    /// <summary>
    /// Reads the beginning of an HTML body whose end is not wanted. Nothing that goes wrong with it matters: what came before is given.
    /// </summary>
    /// <param name="content">The answer's content.</param>
    /// <param name="buffer">Takes the beginning, unpacked.</param>
    /// <param name="cancellationToken">Ends the reading, not by an exception.</param>
    /// <returns>The bytes that were read; 0 for a body that is not HTML.</returns>
    internal async Task<int> ReadPrefixAsync(HttpContent content, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var length = 0;
        if (PageType.Of(content).IsOther || Encodings(content) is not { } encodings)
        {
            return length;
        }

        try
        {
            using var wire = new WireStream(await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), options.MaxDownloadLength);
            var body = await UnpackAsync(wire, encodings, cancellationToken).ConfigureAwait(false);
            await using (body.ConfigureAwait(false))
            {
                while (length < buffer.Length && await body.ReadAsync(buffer[length..], cancellationToken).ConfigureAwait(false) is > 0 and var read)
                {
                    length += read;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or InvalidDataException or InvalidOperationException or OperationCanceledException)
        {
            // The status of the answer is known already.
        }

        return length;
    }

    private async Task<BodyOutcome> ReadAsync(Stream body, WireStream wire, FetchAim aim, PageType type, CancellationToken cancellationToken)
    {
        var limit = aim.MaxLength;
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        var length = 0;
        var kept = false;
        try
        {
            var judged = aim.Kind != BodyKind.Page;
            while (true)
            {
                if (length == buffer.Length)
                {
                    buffer = Grow(buffer, length, limit);
                }

                var read = await body.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                length += read;
                if (wire.Exceeded)
                {
                    return TooLong(aim.MaxWireLength, "bytes");
                }

                if (length > limit)
                {
                    return TooLong(limit, "unpacked bytes");
                }

                if (length > RatioFloor && length / options.MaxCompressionRatio > wire.Count)
                {
                    return TooLong(options.MaxCompressionRatio, "times its packed size");
                }

                if (!judged && (read == 0 || length >= PageType.Prefix))
                {
                    judged = true;
                    if (type.Contradiction(buffer.AsSpan(0, length)) is { } contradiction)
                    {
                        return new BodyOutcome(FailureKind.NotHtml, contradiction);
                    }
                }

                if (read == 0)
                {
                    kept = true;
                    return new BodyOutcome(buffer, length, wire.Count);
                }
            }
        }
        finally
        {
            if (!kept)
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

    private static async Task<BodyOutcome> ReadTextAsync(Stream body, WireStream wire, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        var length = 0;
        var kept = false;
        try
        {
            int read;
            do
            {
                if (length == buffer.Length)
                {
                    buffer = Grow(buffer, length, TextLimit);
                }

                read = await body.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                length += read;
            }
            while (read > 0 && length <= TextLimit);

            kept = true;
            return new BodyOutcome(buffer, Math.Min(length, TextLimit), wire.Count, isCut: length > TextLimit || wire.Exceeded);
        }
        finally
        {
            if (!kept)
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

    private static byte[] Grow(byte[] buffer, int length, int limit)
    {
        // One more than the limit shows that it was passed.
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(2L * length, Math.Max(limit, length) + 1L));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    /// <summary>Lists the encodings in the order they were applied; null when there is one that cannot be undone.</summary>
    private static List<string>? Encodings(HttpContent content)
    {
        var encodings = new List<string>();
        foreach (var name in content.Headers.ContentEncoding)
        {
            switch (name.ToLowerInvariant())
            {
                case "gzip" or "x-gzip":
                    encodings.Add("gzip");
                    break;
                case "deflate":
                    encodings.Add("deflate");
                    break;
                case "br":
                    encodings.Add("br");
                    break;
                case "zstd" or "compress" or "x-compress" or "dcb" or "dcz":
                    return null;
                default:
                    // "identity", or a charset put into the wrong header: browsers pass over it as well.
                    break;
            }
        }

        return encodings.Count > MostLayers ? null : encodings;
    }

    private static async Task<Stream> UnpackAsync(Stream body, List<string> encodings, CancellationToken cancellationToken)
    {
        for (var i = encodings.Count - 1; i >= 0; i--)
        {
            body = encodings[i] switch
            {
                "gzip" => new GZipStream(body, CompressionMode.Decompress),
                "br" => new BrotliStream(body, CompressionMode.Decompress),
                _ => await InflateAsync(body, cancellationToken).ConfigureAwait(false),
            };
        }

        return body;
    }

    /// <summary>"deflate" means the zlib format (RFC 9110 section 8.4.1.2), but some servers send it bare. The first byte tells.</summary>
    private static async Task<Stream> InflateAsync(Stream body, CancellationToken cancellationToken)
    {
        var first = new byte[1];
        var read = await body.ReadAsync(first, cancellationToken).ConfigureAwait(false);
        var whole = new PrefixedStream(first.AsMemory(0, read), body);
        return (first[0] & 0x0F) == 8 ? new ZLibStream(whole, CompressionMode.Decompress) : new DeflateStream(whole, CompressionMode.Decompress);
    }

    private static BodyOutcome TooLong(int limit, string unit) =>
        new(FailureKind.TooLarge, string.Create(CultureInfo.InvariantCulture, $"The body is longer than {limit:N0} {unit}."));
}
