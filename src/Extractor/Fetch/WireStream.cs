using Extractor.Streams;

namespace Extractor.Fetch;

/// <summary>
/// Counts the bytes that come off the wire and ends the stream behind a limit. It ends it quietly, without an exception, and says so
/// by <see cref="Exceeded"/>: what unpacks it may fail over the missing rest, in ways of its own.
/// </summary>
internal sealed class WireStream(Stream inner, long limit) : ReadOnlyStream
{
    /// <summary>The bytes read.</summary>
    internal long Count { get; private set; }

    /// <summary>True once more bytes came than allowed.</summary>
    internal bool Exceeded => Count > limit;

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Exceeded)
        {
            return 0;
        }

        var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        Count += read;
        return Exceeded ? 0 : read;
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
}
