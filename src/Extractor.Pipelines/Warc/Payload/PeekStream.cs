using Extractor.Streams;

namespace Extractor.Pipelines.Warc.Payload;

/// <summary>A stream whose beginning can be looked at before it is read, and that ends behind a limit.</summary>
/// <param name="inner">The stream.</param>
/// <param name="limit">The most bytes that are given.</param>
internal sealed class PeekStream(Stream inner, long limit) : ReadOnlyStream
{
    private const int BeginningLength = 512;

    private readonly byte[] beginning = new byte[BeginningLength];
    private int taken;
    private int end;
    private long count;

    /// <summary>True when there was more than the limit allows.</summary>
    internal bool IsExceeded => count > limit;

    /// <summary>Looks at the beginning.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The first 512 bytes, or all of a shorter stream.</returns>
    internal async ValueTask<ReadOnlyMemory<byte>> PeekAsync(CancellationToken cancellationToken)
    {
        end = await inner.ReadAtLeastAsync(beginning, BeginningLength, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return beginning.AsMemory(0, end);
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (IsExceeded)
        {
            return 0;
        }

        int read;
        if (taken < end)
        {
            read = Math.Min(buffer.Length, end - taken);
            beginning.AsMemory(taken, read).CopyTo(buffer);
            taken += read;
        }
        else
        {
            read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }

        count += read;
        return IsExceeded ? 0 : read;
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
