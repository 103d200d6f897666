namespace Extractor.Decode;

/// <summary>Bytes in memory for a library that goes on without asking: each time it reads on, it is asked whether it may.</summary>
/// <param name="bytes">The bytes.</param>
/// <param name="length">How many of them.</param>
/// <param name="check">Called at each reading; what it throws ends the work.</param>
internal sealed class CheckedStream(byte[] bytes, int length, Action? check) : MemoryStream(bytes, 0, length, writable: false)
{
    public override int Read(byte[] buffer, int offset, int count)
    {
        check?.Invoke();
        return base.Read(buffer, offset, count);
    }

    public override int Read(Span<byte> buffer)
    {
        check?.Invoke();
        return base.Read(buffer);
    }
}
