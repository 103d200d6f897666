namespace Extractor.Pipelines.Warc.Reading;

/// <summary>The block of one record: as many bytes of the archive as the record says, and no more.</summary>
/// <param name="archive">The archive, behind the record's header.</param>
/// <param name="length">The length that the record states.</param>
internal sealed class BlockSource(ByteSource archive, long length) : ByteSource
{
    /// <summary>The bytes of the block that were not taken.</summary>
    internal long Remaining { get; private set; } = length;

    /// <inheritdoc/>
    internal override ReadOnlyMemory<byte> Available =>
        archive.Available.Length > Remaining ? archive.Available[..(int)Remaining] : archive.Available;

    /// <inheritdoc/>
    internal override async ValueTask<bool> FillAsync(CancellationToken cancellationToken) =>
        archive.Available.Length < Remaining && await archive.FillAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    internal override void Advance(int count)
    {
        archive.Advance(count);
        Remaining -= count;
    }

    /// <summary>Passes over the rest of the block; <see cref="Remaining"/> is what the archive lacks of it.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal async ValueTask SkipAsync(CancellationToken cancellationToken)
    {
        do
        {
            Advance(Available.Length);
        }
        while (Remaining > 0 && await archive.FillAsync(cancellationToken).ConfigureAwait(false));
    }
}
