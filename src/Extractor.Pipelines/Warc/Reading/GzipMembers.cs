using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.IO.Hashing;

namespace Extractor.Pipelines.Warc.Reading;

/// <summary>
/// Unpacks a gzip file (RFC 1952) member by member. .NET's own stream runs the members together and ends at the first damage; here a
/// damaged member ends by itself, and the next one is looked for.
/// </summary>
internal sealed class GzipMembers : IDisposable
{
    /// <summary>A member that has unpacked to less is no bomb, however well it was packed.</summary>
    private const long RatioFloor = 64 * 1024 * 1024;

    private const int TrailerLength = 8;

    private readonly GzipInput input;
    private readonly int maxRatio;
    private readonly Crc32 crc = new();
    private DeflateStream? member;
    private long unpacked;
    private Damage? damage;

    /// <summary>Unpacks a file.</summary>
    /// <param name="archive">The file; it stays open.</param>
    /// <param name="beginning">What was read of it already.</param>
    /// <param name="maxRatio">How far a member may unpack.</param>
    internal GzipMembers(Stream archive, ReadOnlySpan<byte> beginning, int maxRatio)
    {
        input = new GzipInput(archive, beginning);
        this.maxRatio = maxRatio;
    }

    /// <summary>What went wrong since it was asked last; null for nothing.</summary>
    internal Damage? TakeDamage()
    {
        var taken = damage;
        damage = null;
        return taken;
    }

    /// <summary>Goes to the next member; what was not read of the one before is passed over.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>False at the end of the file.</returns>
    internal async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        if (member is not null)
        {
            // Given up on: its end is not known, so that the next beginning is looked for behind what was unpacked last.
            Close();
            input.BackToPiece();
            if (!await input.SeekHeaderAsync(cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }

        while (true)
        {
            switch (await input.ReadHeaderAsync(cancellationToken).ConfigureAwait(false))
            {
                case GzipHeader.Member:
                    member = new DeflateStream(input, CompressionMode.Decompress, leaveOpen: true);
                    input.BeginMember();
                    crc.Reset();
                    unpacked = 0;
                    return true;
                case GzipHeader.End:
                    return false;
                default:
                    damage ??= Damage.Invalid("Between the gzip members of the archive stands something else.");
                    if (!await input.SeekHeaderAsync(cancellationToken).ConfigureAwait(false))
                    {
                        return false;
                    }

                    break;
            }
        }
    }

    /// <summary>Reads on in the member.</summary>
    /// <param name="buffer">Takes the bytes; not empty.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The bytes read; 0 at the end of the member, also of a damaged one, which <see cref="TakeDamage"/> tells.</returns>
    internal async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (member is null)
        {
            return 0;
        }

        int read;
        try
        {
            read = await member.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            return await BreakAsync(Damage.Invalid("A gzip member of the archive is damaged."), cancellationToken).ConfigureAwait(false);
        }

        if (read > 0)
        {
            crc.Append(buffer.Span[..read]);
            unpacked += read;
            return unpacked > RatioFloor && unpacked / maxRatio > input.MemberLength
                ? await BreakAsync(
                    Damage.TooLarge(string.Create(CultureInfo.InvariantCulture, $"A gzip member unpacks to more than {maxRatio} times its size.")),
                    cancellationToken).ConfigureAwait(false)
                : read;
        }

        if (input.RanOut)
        {
            return await BreakAsync(Damage.Invalid("The archive ends inside a gzip member."), cancellationToken).ConfigureAwait(false);
        }

        var trailer = new byte[TrailerLength];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, crc.GetCurrentHashAsUInt32());
        BinaryPrimitives.WriteUInt32LittleEndian(trailer.AsSpan(4), unchecked((uint)unpacked));
        if (!await input.EndMemberAsync(trailer, cancellationToken).ConfigureAwait(false))
        {
            return await BreakAsync(Damage.Invalid("The checksum of a gzip member is wrong."), cancellationToken).ConfigureAwait(false);
        }

        Close();
        return 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        input.Dispose();
    }

    private async ValueTask<int> BreakAsync(Damage what, CancellationToken cancellationToken)
    {
        damage = what;
        Close();
        input.BackToPiece();
        await input.SeekHeaderAsync(cancellationToken).ConfigureAwait(false);
        return 0;
    }

    private void Close()
    {
        member?.Dispose();
        member = null;
    }
}
