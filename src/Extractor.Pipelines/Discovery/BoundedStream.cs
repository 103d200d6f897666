using Extractor.Pipelines.Warc.Reading;
using Extractor.Streams;

namespace Extractor.Pipelines.Discovery;

/// <summary>Which limit a <see cref="BoundedStream"/> met.</summary>
internal enum StreamBound
{
    /// <summary>None.</summary>
    None,

    /// <summary>The file is too long.</summary>
    Length,

    /// <summary>It unpacks too far.</summary>
    Ratio,

    /// <summary>No mark-up came for too long.</summary>
    Stretch,

    /// <summary>What is packed is damaged, or breaks off.</summary>
    Damage,
}

/// <summary>
/// A file of strangers, unpacked if it is gzip by its first bytes, within limits. Past a limit it ends quietly, and <see cref="Met"/> says
/// so: whoever parses it fails over the missing rest in ways of its own.
/// </summary>
internal sealed class BoundedStream : ReadOnlyStream
{
    /// <summary>Below this size a file is no bomb, however well it was packed.</summary>
    private const int RatioFloor = 1024 * 1024;

    private readonly GzipMembers? members;
    private readonly CountedStream packed;
    private readonly int maxLength;
    private readonly int maxRatio;
    private readonly CancellationToken cancellationToken;
    private long length;
    private int stretch;
    private bool isBegun;
    private bool isOver;

    private BoundedStream(CountedStream packed, bool isGzip, int maxLength, int maxRatio, CancellationToken cancellationToken)
    {
        this.packed = packed;
        members = isGzip ? new GzipMembers(packed, [], maxRatio) : null;
        this.maxLength = maxLength;
        this.maxRatio = maxRatio;
        this.cancellationToken = cancellationToken;
    }

    /// <summary>The limit that ended the stream.</summary>
    internal StreamBound Met { get; private set; }

    /// <summary>Whether the file is packed.</summary>
    internal bool IsGzip => members is not null;

    /// <summary>
    /// The most bytes between two <c>&lt;</c>; no limit until it is set. With one, no name, attribute or text of XML is longer, which its
    /// readers hold in memory as a whole.
    /// </summary>
    internal int MaxStretch { get; set; } = int.MaxValue;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file, which stays open.</param>
    /// <param name="maxLength">The most bytes, unpacked as packed.</param>
    /// <param name="maxRatio">How far it may unpack.</param>
    /// <param name="cancellationToken">Ends the reading, whoever reads.</param>
    internal static async ValueTask<BoundedStream> OpenAsync(
        Stream file, int maxLength, int maxRatio, CancellationToken cancellationToken)
    {
        var beginning = new byte[2];
        var read = await file.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var packed = new CountedStream(new PrefixedStream(beginning.AsMemory(0, read), file, leaveOpen: true), maxLength);
        return new BoundedStream(packed, beginning is [0x1F, 0x8B], maxLength, maxRatio, cancellationToken);
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        this.cancellationToken.ThrowIfCancellationRequested();
        if (isOver || Met != StreamBound.None)
        {
            return 0;
        }

        var read = members is null
            ? await packed.ReadAsync(buffer, this.cancellationToken).ConfigureAwait(false)
            : await UnpackAsync(members, buffer).ConfigureAwait(false);
        length += read;
        if (length > maxLength || packed.Count > maxLength)
        {
            Met = StreamBound.Length;
            return (int)Math.Max(0, Math.Min(read, maxLength - (length - read)));
        }

        if (IsGzip && length > RatioFloor && length / maxRatio > packed.Count)
        {
            Met = StreamBound.Ratio;
            return 0;
        }

        var last = buffer.Span[..read].LastIndexOf((byte)'<');
        stretch = last < 0 ? stretch + read : read - last;
        if (stretch > MaxStretch)
        {
            Met = StreamBound.Stretch;
            return 0;
        }

        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            members?.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Reads on over the ends of members. .NET's own stream takes what breaks off for the end.</summary>
    private async ValueTask<int> UnpackAsync(GzipMembers from, Memory<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (await from.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                return read;
            }

            var isDamaged = from.TakeDamage() is not null;
            if (isDamaged || !await from.NextAsync(cancellationToken).ConfigureAwait(false) || from.TakeDamage() is not null)
            {
                // What stands behind the last member is no concern of ours, unless there was none.
                Met = isDamaged || !isBegun ? StreamBound.Damage : StreamBound.None;
                isOver = true;
                break;
            }

            isBegun = true;
        }

        return 0;
    }
}
