using Extractor.Pipelines.Warc.Reading;
using Extractor.Streams;

namespace Extractor.Pipelines.Warc.Payload;

/// <summary>Reads a source as a stream, to its end.</summary>
internal sealed class SourceStream(ByteSource source) : ReadOnlyStream
{
    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (source.Available.IsEmpty && !await source.FillAsync(cancellationToken).ConfigureAwait(false))
        {
            return 0;
        }

        var count = Math.Min(buffer.Length, source.Available.Length);
        source.Available[..count].CopyTo(buffer);
        source.Advance(count);
        return count;
    }
}
