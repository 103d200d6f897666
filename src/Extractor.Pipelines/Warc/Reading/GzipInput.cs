using Extractor.Streams;

namespace Extractor.Pipelines.Warc.Reading;

/// <summary>What stands where a gzip member is expected.</summary>
internal enum GzipHeader
{
    /// <summary>A member, whose packed data follow.</summary>
    Member,

    /// <summary>Something else.</summary>
    Other,

    /// <summary>The end of the file, zeros before it left out: tapes are padded with them.</summary>
    End,
}

/// <summary>
/// The packed bytes of a gzip file. An unpacker reads more than its member has: what it was given last stays here, so that the member's
/// end can be found in it by the checksum that stands there.
/// </summary>
internal sealed class GzipInput : ReadOnlyStream
{
    /// <summary>A piece that is handed to the unpacker at a time.</summary>
    private const int PieceLength = 8 * 1024;

    /// <summary>More than the longest header of a member, which has to be whole in memory to be given up on.</summary>
    private const int BufferLength = 128 * 1024;
    private const int TrailerLength = 8;

    /// <summary>The longest name or comment in the header of a member.</summary>
    private const int MostText = 16 * 1024;

    // RFC 1952 section 2.3.1.
    private const int HasHeaderCrc = 0x02;
    private const int HasExtra = 0x04;
    private const int HasName = 0x08;
    private const int HasComment = 0x10;
    private const int ReservedFlags = 0xE0;

    private readonly Stream archive;
    private readonly byte[] buffer = new byte[BufferLength];
    private int piece;
    private int position;
    private int end;

    /// <summary>Reads a file.</summary>
    /// <param name="archive">The file; it stays open.</param>
    /// <param name="beginning">What was read of it already, a few bytes.</param>
    internal GzipInput(Stream archive, ReadOnlySpan<byte> beginning)
    {
        this.archive = archive;
        beginning.CopyTo(buffer);
        end = beginning.Length;
    }

    /// <summary>The packed bytes of the member that were handed out.</summary>
    internal long MemberLength { get; private set; }

    /// <summary>True when the unpacker asked for more than there is.</summary>
    internal bool RanOut { get; private set; }

    /// <summary>Begins a member: what is handed out from here on are its packed data.</summary>
    internal void BeginMember()
    {
        (MemberLength, RanOut) = (0, false);
        piece = position;
    }

    /// <summary>Goes back to where the piece began that was handed out last.</summary>
    internal void BackToPiece() => position = piece;

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (position == end)
        {
            piece = position;
            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                RanOut = true;
                return 0;
            }
        }

        var count = Math.Min(Math.Min(buffer.Length, PieceLength), end - position);
        this.buffer.AsMemory(position, count).CopyTo(buffer);
        piece = position;
        position += count;
        MemberLength += count;
        return count;
    }

    /// <summary>Ends a member whose data were unpacked: goes behind its trailer.</summary>
    /// <param name="trailer">Checksum and length, as they must stand there.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>False when they do not.</returns>
    internal async ValueTask<bool> EndMemberAsync(ReadOnlyMemory<byte> trailer, CancellationToken cancellationToken)
    {
        while (end - position < TrailerLength && await FillAsync(cancellationToken).ConfigureAwait(false))
        {
        }

        var last = Math.Min(end, position + TrailerLength);
        var found = buffer.AsSpan(piece, last - piece).IndexOf(trailer.Span);
        if (found < 0)
        {
            return false;
        }

        position = piece + found + TrailerLength;
        return true;
    }

    /// <summary>Goes to the next bytes that begin a member, from the current ones on.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>False when there are none to the end of the file.</returns>
    internal async ValueTask<bool> SeekHeaderAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var bytes = buffer.AsSpan(position, end - position);
            var found = bytes.IndexOf([(byte)0x1F, (byte)0x8B, (byte)0x08]);
            if (found >= 0 && position + found + 3 < end)
            {
                position += found;
                if ((buffer[position + 3] & ReservedFlags) == 0)
                {
                    return true;
                }

                position++;
                continue;
            }

            position = found >= 0 ? position + found : Math.Max(position, end - 2);
            piece = position;
            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                piece = position = end;
                return false;
            }
        }
    }

    /// <summary>Reads the header of a member.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>What stands there; of something else one byte was taken.</returns>
    internal async ValueTask<GzipHeader> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        int first;
        do
        {
            piece = position;
            first = await NextByteAsync(cancellationToken).ConfigureAwait(false);
        }
        while (first == 0);

        if (first < 0)
        {
            return GzipHeader.End;
        }

        if (await IsMemberAsync(first, cancellationToken).ConfigureAwait(false))
        {
            return GzipHeader.Member;
        }

        position = piece + 1;
        return GzipHeader.Other;
    }

    private async ValueTask<bool> IsMemberAsync(int first, CancellationToken cancellationToken)
    {
        if (first != 0x1F || await NextByteAsync(cancellationToken).ConfigureAwait(false) != 0x8B
            || await NextByteAsync(cancellationToken).ConfigureAwait(false) != 8
            || await NextByteAsync(cancellationToken).ConfigureAwait(false) is var flags && (flags < 0 || (flags & ReservedFlags) != 0)
            || !await SkipAsync(6, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        if ((flags & HasExtra) != 0)
        {
            var low = await NextByteAsync(cancellationToken).ConfigureAwait(false);
            var high = await NextByteAsync(cancellationToken).ConfigureAwait(false);
            if (high < 0 || !await SkipAsync(low + (high << 8), cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }

        return ((flags & HasName) == 0 || await SkipTextAsync(cancellationToken).ConfigureAwait(false))
            && ((flags & HasComment) == 0 || await SkipTextAsync(cancellationToken).ConfigureAwait(false))
            && ((flags & HasHeaderCrc) == 0 || await SkipAsync(2, cancellationToken).ConfigureAwait(false));
    }

    private async ValueTask<bool> SkipTextAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; i < MostText; i++)
        {
            var value = await NextByteAsync(cancellationToken).ConfigureAwait(false);
            if (value <= 0)
            {
                return value == 0;
            }
        }

        return false;
    }

    private async ValueTask<bool> SkipAsync(int count, CancellationToken cancellationToken)
    {
        for (; count > 0; count--)
        {
            if (await NextByteAsync(cancellationToken).ConfigureAwait(false) < 0)
            {
                return false;
            }
        }

        return true;
    }

    private async ValueTask<int> NextByteAsync(CancellationToken cancellationToken)
    {
        if (position == end && !await FillAsync(cancellationToken).ConfigureAwait(false))
        {
            return -1;
        }

        return buffer[position++];
    }

    /// <summary>Reads on, and keeps what stands from the last piece on.</summary>
    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (piece > 0)
        {
            buffer.AsSpan(piece, end - piece).CopyTo(buffer);
            (position, end, piece) = (position - piece, end - piece, 0);
        }

        var read = await archive.ReadAsync(buffer.AsMemory(end), cancellationToken).ConfigureAwait(false);
        end += read;
        return read > 0;
    }
}
