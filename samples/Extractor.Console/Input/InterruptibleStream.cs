using Extractor.Streams;

namespace Extractor.CommandLine.Input;

/// <summary>
/// Standard input that can be given up on: the system's own stream goes on waiting for the next byte whatever the token says,
/// and Ctrl-C would seem to do nothing.
/// </summary>
internal sealed class InterruptibleStream(Stream inner) : ReadOnlyStream
{
    public override int Read(Span<byte> buffer) => inner.Read(buffer);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        await Task.Run(() => inner.Read(buffer.Span), cancellationToken).WaitAsync(cancellationToken);
}
