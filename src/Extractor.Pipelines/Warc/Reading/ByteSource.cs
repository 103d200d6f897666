namespace Extractor.Pipelines.Warc.Reading;

/// <summary>Bytes that come one after another, and can be looked at before they are taken.</summary>
internal abstract class ByteSource
{
    /// <summary>What has been read and not been taken; to be used before the next call.</summary>
    internal abstract ReadOnlyMemory<byte> Available { get; }

    /// <summary>Reads on, so that more is available.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>False at the end.</returns>
    internal abstract ValueTask<bool> FillAsync(CancellationToken cancellationToken);

    /// <summary>Takes bytes that are available.</summary>
    /// <param name="count">How many.</param>
    internal abstract void Advance(int count);
}
