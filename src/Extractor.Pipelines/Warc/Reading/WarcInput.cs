namespace Extractor.Pipelines.Warc.Reading;

/// <summary>
/// The bytes of an archive, unpacked. The end of a gzip member ends them where the next member begins a record, or where the member is
/// damaged; <see cref="CrossAsync"/> goes on behind it. Where it does neither, the writer cut its records up, and the bytes run on.
/// </summary>
internal sealed class WarcInput : ByteSource, IDisposable
{
    private const int BufferLength = 64 * 1024;

    private readonly byte[] buffer = new byte[BufferLength];
    private readonly Stream? plain;
    private readonly GzipMembers? members;
    private Damage? damage;
    private Damage? nextDamage;
    private int start;
    private int end;
    private bool isAtEnd;

    /// <summary>The end of what was read of the next member; it stands behind <see cref="end"/>.</summary>
    private int next;

    private WarcInput(Stream archive, ReadOnlySpan<byte> beginning, int maxRatio)
    {
        if (beginning is [0x1F, 0x8B])
        {
            members = new GzipMembers(archive, beginning, maxRatio);
            isAtEnd = true;
        }
        else
        {
            plain = archive;
            beginning.CopyTo(buffer);
            end = next = beginning.Length;
        }
    }

    /// <summary>What every record begins with (ISO 28500, section 4).</summary>
    internal static ReadOnlySpan<byte> Mark => "WARC/"u8;

    /// <summary>True for an archive whose members can be found by themselves.</summary>
    internal bool IsPacked => members is not null;

    /// <inheritdoc/>
    internal override ReadOnlyMemory<byte> Available => buffer.AsMemory(start, end - start);

    /// <summary>Opens an archive; its first bytes tell whether it is packed.</summary>
    /// <param name="archive">The archive; it stays open.</param>
    /// <param name="options">The limits.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal static async ValueTask<WarcInput> OpenAsync(Stream archive, WarcOptions options, CancellationToken cancellationToken)
    {
        var beginning = new byte[2];
        var read = await archive.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return new WarcInput(archive, beginning.AsSpan(0, read), options.MaxCompressionRatio);
    }

    /// <summary>What went wrong with the archive at the end of the bytes; null for nothing.</summary>
    internal Damage? TakeDamage()
    {
        var taken = damage;
        damage = null;
        return taken;
    }

    /// <inheritdoc/>
    internal override void Advance(int count) => start += count;

    /// <inheritdoc/>
    internal override async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (isAtEnd)
        {
            return false;
        }

        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        next = end;
        var read = plain is not null
            ? await plain.ReadAsync(buffer.AsMemory(end), cancellationToken).ConfigureAwait(false)
            : await members!.ReadAsync(buffer.AsMemory(end), cancellationToken).ConfigureAwait(false);
        end = next += read;
        if (read > 0)
        {
            return true;
        }

        damage = members?.TakeDamage();
        isAtEnd = members is null || damage is not null || await BeginsRecordAsync(cancellationToken).ConfigureAwait(false);
        return !isAtEnd;
    }

    /// <summary>Goes behind the end of the bytes, or gives up what is left of them.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>False at the end of the archive.</returns>
    internal async ValueTask<bool> CrossAsync(CancellationToken cancellationToken)
    {
        var hasNext = next > end;
        (start, end) = (hasNext ? end : next, next);
        isAtEnd = !hasNext && (members is null || !await members.NextAsync(cancellationToken).ConfigureAwait(false));
        (damage, nextDamage) = (nextDamage ?? members?.TakeDamage(), null);
        return !isAtEnd;
    }

    /// <inheritdoc/>
    public void Dispose() => members?.Dispose();

    /// <summary>Looks at the beginning of the next member.</summary>
    /// <returns>True when a record begins there, or when there is none; otherwise the bytes run on.</returns>
    private async ValueTask<bool> BeginsRecordAsync(CancellationToken cancellationToken)
    {
        while (await members!.NextAsync(cancellationToken).ConfigureAwait(false))
        {
            nextDamage ??= members.TakeDamage();
            int read;
            do
            {
                read = await members.ReadAsync(buffer.AsMemory(next, end + Mark.Length - next), cancellationToken).ConfigureAwait(false);
                next += read;
            }
            while (read > 0 && next < end + Mark.Length);

            nextDamage ??= members.TakeDamage();
            var beginning = buffer.AsSpan(end, next - end);
            if (nextDamage is not null || beginning.SequenceEqual(Mark))
            {
                return true;
            }

            if (!beginning.IsEmpty)
            {
                end = next;
                return false;
            }
        }

        nextDamage ??= members.TakeDamage();
        return true;
    }
}
