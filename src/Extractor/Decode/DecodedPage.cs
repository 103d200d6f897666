using System.Buffers;
using System.Text;

namespace Extractor.Decode;

/// <summary>A page's text in a pooled buffer. Dispose it once the text has been read: the buffer goes back to the pool.</summary>
internal sealed class DecodedPage : IDisposable
{
    private readonly int start;
    private readonly int length;
    private char[]? buffer;

    internal DecodedPage(char[] buffer, int start, int length, Encoding encoding, CharsetSource source)
    {
        this.buffer = buffer;
        this.start = start;
        this.length = length;
        Encoding = encoding;
        Source = source;
    }

    /// <summary>The text, without a byte order mark. Not to be used after <see cref="Dispose"/>.</summary>
    /// <exception cref="ObjectDisposedException">The buffer was given back.</exception>
    internal ReadOnlyMemory<char> Text =>
        new(buffer ?? throw new ObjectDisposedException(nameof(DecodedPage)), start, length);

    /// <summary>The encoding that the text was decoded by.</summary>
    internal Encoding Encoding { get; }

    /// <summary>What decided the encoding.</summary>
    internal CharsetSource Source { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref buffer, null) is { } rented)
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }
}
