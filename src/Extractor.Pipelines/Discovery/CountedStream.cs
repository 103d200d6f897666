using Extractor.Streams;

namespace Extractor.Pipelines.Discovery;

/// <summary>Counts the bytes of a stream as they pass, and ends once they are more than a limit. The stream stays open.</summary>
internal sealed class CountedStream(Stream inner, long longest) : ReadOnlyStream
{
    /// <summary>The bytes that were read.</summary>
    internal long Count { get; private set; }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Count > longest)
        {
            return 0;
        }

        var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        Count += read;
        return read;
    }
}
