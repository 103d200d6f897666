using Extractor.Pipelines.Warc.Reading;

namespace Extractor.Pipelines.Discovery;

/// <summary>
/// A stream with bytes that were read from it put back in front, and counted as they pass; once they are more than a limit it ends. What it
/// reads from stays open.
/// </summary>
internal sealed class PrefixedStream(ReadOnlyMemory<byte> prefix, Stream inner, long longest = long.MaxValue) : ReadOnlyStream
{
    private ReadOnlyMemory<byte> prefix = prefix;

    /// <summary>The bytes that were read.</summary>
    internal long Count { get; private set; }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Count > longest)
        {
            return 0;
        }

        if (prefix.IsEmpty || buffer.IsEmpty)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            Count += read;
            return read;
        }

        var taken = Math.Min(prefix.Length, buffer.Length);
        prefix[..taken].CopyTo(buffer);
        prefix = prefix[taken..];
        Count += taken;
        return taken;
    }
}
