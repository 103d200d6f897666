using Extractor.Streams;

namespace Extractor.Pipelines.Warc.Writing;

/// <summary>
/// A body that is stored once it was read whole. It is read one step ahead: an unpacker does not ask on once it has what it needs, and
/// the end would not be seen.
/// </summary>
internal sealed class RecordingStream(Stream inner, WarcExchange exchange, WarcRecorder recorder) : ReadOnlyStream
{
    /// <summary>The reason for a body that the client did not want, or not all of it (ISO 28500, section 5.13).</summary>
    internal const string Unspecified = "unspecified";

    private const int BufferLength = 16 * 1024;

    private readonly MemoryStream body = new();
    private byte[] current = new byte[BufferLength];
    private byte[] ahead = new byte[BufferLength];
    private int taken;
    private int count;
    private bool isBegun;
    private bool isStored;

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!isBegun)
        {
            isBegun = true;
            count = await ReadOnAsync(current, cancellationToken).ConfigureAwait(false);
        }

        var given = Math.Min(buffer.Length, count - taken);
        current.AsMemory(taken, given).CopyTo(buffer);
        taken += given;
        if (taken == count && count > 0)
        {
            count = await ReadOnAsync(ahead, cancellationToken).ConfigureAwait(false);
            taken = 0;
            (current, ahead) = (ahead, current);
        }

        return given;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Cut(Unspecified);
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> ReadOnAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        int read;
        try
        {
            read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Cut(exception is OperationCanceledException ? "time" : "disconnect");
            throw;
        }

        if (read > 0)
        {
            body.Write(buffer, 0, read);
        }
        else if (!isStored)
        {
            isStored = true;
            await recorder.WriteAsync(exchange with { Body = Body }).ConfigureAwait(false);
        }

        return read;
    }

    private ReadOnlyMemory<byte> Body => body.GetBuffer().AsMemory(0, (int)body.Length);

    private void Cut(string reason)
    {
        if (!isStored)
        {
            isStored = true;
            recorder.Post(exchange with { Body = Body, Truncated = reason });
        }
    }
}
