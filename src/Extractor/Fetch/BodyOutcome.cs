using System.Buffers;

namespace Extractor.Fetch;

/// <summary>A body in a pooled buffer, or why it was not read to its end.</summary>
internal sealed class BodyOutcome : IDisposable
{
    private readonly int length;
    private byte[]? buffer;

    internal BodyOutcome(byte[] buffer, int length, long wireLength, bool isCut = false)
    {
        this.buffer = buffer;
        this.length = length;
        WireLength = wireLength;
        IsCut = isCut;
    }

    internal BodyOutcome(FailureKind failure, string message)
    {
        Failure = failure;
        Message = message;
    }

    /// <summary>The unpacked body; empty after a failure. Not to be used after <see cref="Dispose"/>.</summary>
    internal ReadOnlyMemory<byte> Content => buffer.AsMemory(0, length);

    /// <summary>The bytes that came off the wire, packed as they were.</summary>
    internal long WireLength { get; }

    /// <summary>True when <see cref="Content"/> is the beginning of a longer text.</summary>
    internal bool IsCut { get; }

    /// <summary>Why the body was not read; null when it was.</summary>
    internal FailureKind? Failure { get; }

    /// <summary>The failure in words.</summary>
    internal string Message { get; } = "";

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref buffer, null) is { } rented)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
