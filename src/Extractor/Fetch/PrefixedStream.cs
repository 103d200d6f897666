namespace Extractor.Fetch;

/// <summary>A stream with the bytes that were read from it put back in front.</summary>
internal sealed class PrefixedStream(ReadOnlyMemory<byte> prefix, Stream inner) : ReadOnlyStream(inner)
{
    private ReadOnlyMemory<byte> prefix = prefix;

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (prefix.IsEmpty || buffer.IsEmpty)
        {
            return Inner.ReadAsync(buffer, cancellationToken);
        }

        var length = Math.Min(prefix.Length, buffer.Length);
        prefix[..length].CopyTo(buffer);
        prefix = prefix[length..];
        return ValueTask.FromResult(length);
    }
}
