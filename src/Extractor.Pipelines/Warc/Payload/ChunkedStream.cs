using System.Buffers;
using Extractor.Streams;

namespace Extractor.Pipelines.Warc.Payload;

/// <summary>Puts the chunks of a body together (RFC 9112 section 7.1). Trailers are not read: no field of a page comes in them.</summary>
internal sealed class ChunkedStream(Stream inner) : ReadOnlyStream
{
    /// <summary>The longest line before a chunk, extensions included.</summary>
    private const int MostLine = 4 * 1024;

    private const int MostDigits = 15;

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    private readonly byte[] buffer = new byte[16 * 1024];
    private int start;
    private int end;
    private long left;
    private bool isBegun;
    private bool isOver;

    /// <summary>True when the body ended before its last chunk.</summary>
    internal bool IsCut { get; private set; }

    /// <summary>Whether a body is in chunks; archives often keep the header of those that they put together.</summary>
    /// <param name="beginning">The first bytes of the body.</param>
    internal static bool Looks(ReadOnlySpan<byte> beginning)
    {
        var digits = beginning.IndexOfAnyExcept(HexDigits);
        if (digits is <= 0 or > MostDigits)
        {
            return false;
        }

        var rest = beginning[digits..].TrimStart(" \t"u8);
        return rest.StartsWith("\r\n"u8) || rest.StartsWith("\n"u8) || rest.StartsWith(";"u8);
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (left == 0 && !isOver)
        {
            await NextChunkAsync(cancellationToken).ConfigureAwait(false);
        }

        if (isOver || (start == end && !await FillAsync(cancellationToken).ConfigureAwait(false)))
        {
            return 0;
        }

        var count = (int)Math.Min(Math.Min(buffer.Length, end - start), left);
        this.buffer.AsMemory(start, count).CopyTo(buffer);
        start += count;
        left -= count;
        return count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask NextChunkAsync(CancellationToken cancellationToken)
    {
        if (isBegun)
        {
            var (length, _) = await LineAsync(cancellationToken).ConfigureAwait(false);
            if (length > 0)
            {
                throw new InvalidDataException("A chunk is longer than it says.");
            }
        }

        isBegun = true;
        var (_, number) = isOver ? default : await LineAsync(cancellationToken).ConfigureAwait(false);
        if (!isOver)
        {
            left = number ?? throw new InvalidDataException("The length of a chunk is no number.");
            isOver = left == 0;
        }
    }

    /// <summary>Reads a line.</summary>
    /// <returns>How long it is without its end, and the hexadecimal number that it begins with; null where it begins with none.</returns>
    private async ValueTask<(int Length, long? Number)> LineAsync(CancellationToken cancellationToken)
    {
        var (length, digits, number) = (0, 0, 0L);
        for (var taken = 0; taken < MostLine; taken++)
        {
            if (start == end && !await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                return default;
            }

            var value = buffer[start++];
            if (value == '\n')
            {
                return (length, digits > 0 ? number : null);
            }

            if (value == '\r')
            {
                continue;
            }

            if (digits == length && digits < MostDigits && char.IsAsciiHexDigit((char)value))
            {
                number = (number << 4) | (uint)(value <= '9' ? value - '0' : (value | 0x20) - 'a' + 10);
                digits++;
            }

            length++;
        }

        throw new InvalidDataException("The line before a chunk is too long.");
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        start = 0;
        end = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (end == 0)
        {
            End(isCut: true);
        }

        return end > 0;
    }

    private void End(bool isCut) => (isOver, IsCut) = (true, isCut || IsCut);
}
