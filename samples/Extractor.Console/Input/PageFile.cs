using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using Extractor.Streams;

namespace Extractor.CommandLine.Input;

/// <summary>A stored page's bytes, or why they could not be read.</summary>
internal readonly struct PageContent
{
    public ReadOnlyMemory<byte> Content { get; init; }

    public ArticleFailure? Error { get; init; }
}

/// <summary>Reads stored pages: plain or gzip, from files or standard input, never more than allowed.</summary>
internal static class PageFile
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Reads one page.</summary>
    /// <param name="path">The file, or <c>-</c> for standard input.</param>
    /// <param name="input">Standard input.</param>
    /// <param name="maxLength">The most bytes a page may have, unpacked. More give <see cref="FailureKind.TooLarge"/>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<PageContent> ReadAsync(string path, Stream? input, int maxLength, CancellationToken cancellationToken)
    {
        try
        {
            if (path == "-" && input is not null) return await ReadAsync(input, isGzip: false, maxLength, cancellationToken);
            await using var file = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
            return await ReadAsync(file, path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase), maxLength, cancellationToken);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or ArgumentException or NotSupportedException)
        {
            return Failed(FailureKind.InvalidInput, $"There is no file '{path}'.");
        }
        catch (InvalidDataException)
        {
            return Failed(FailureKind.Unreadable, $"'{path}' is not valid gzip.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Failed(FailureKind.Unreadable, $"'{path}' cannot be read: {e.Message}");
        }
    }

    private static async Task<PageContent> ReadAsync(Stream source, bool isGzip, int maxLength, CancellationToken cancellationToken)
    {
        var size = SizeOf(source, maxLength);
        var magic = new byte[2];
        var read = await source.ReadAtLeastAsync(magic, magic.Length, throwOnEndOfStream: false, cancellationToken);
        var prefixed = new PrefixedStream(magic.AsMemory(0, read), source, leaveOpen: true);

        // RFC 1952: a gzip member begins with 1f 8b, which no HTML page does.
        if (!isGzip && !(read == 2 && magic[0] == 0x1f && magic[1] == 0x8b)) return await ReadAllAsync(prefixed, size, maxLength, cancellationToken);
        await using var unpacked = new GZipStream(prefixed, CompressionMode.Decompress);
        return await ReadAllAsync(unpacked, size, maxLength, cancellationToken);
    }

    /// <summary>About how long the page is, so that its memory is taken once. A guess: what is read decides.</summary>
    private static int SizeOf(Stream source, int maxLength)
    {
        if (!source.CanSeek || source.Length < 18) return BufferSize;
        Span<byte> end = stackalloc byte[4];
        source.Seek(-4, SeekOrigin.End);
        source.ReadExactly(end);
        source.Seek(0, SeekOrigin.Begin);

        // RFC 1952: a gzip member ends with the length of what it holds; no page packs to less than a hundredth.
        var unpacked = BinaryPrimitives.ReadUInt32LittleEndian(end);
        var size = unpacked >= source.Length && unpacked / 100 <= source.Length ? unpacked : source.Length;
        return (int)Math.Clamp(size + 1, BufferSize, Math.Max(BufferSize, maxLength));
    }

    private static async Task<PageContent> ReadAllAsync(Stream source, int size, int maxLength, CancellationToken cancellationToken)
    {
        var content = new MemoryStream(size);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (await source.ReadAsync(buffer, cancellationToken) is var read and > 0)
            {
                if (content.Length + read > maxLength)
                {
                    return Failed(FailureKind.TooLarge, FormattableString.Invariant($"The page has more than {maxLength} bytes."));
                }

                content.Write(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return new PageContent { Content = content.GetBuffer().AsMemory(0, (int)content.Length) };
    }

    private static PageContent Failed(FailureKind kind, string message) =>
        new() { Error = new ArticleFailure { Kind = kind, Message = message } };
}
