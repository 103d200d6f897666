using System.Net;

namespace Extractor.Pipelines.Warc.Writing;

/// <summary>The content of an answer, which is stored as it is read.</summary>
internal sealed class RecordingContent : HttpContent
{
    private readonly HttpContent inner;
    private readonly WarcExchange exchange;
    private readonly WarcRecorder recorder;
    private readonly bool hasBody;
    private RecordingStream? stream;
    private bool isDisposed;

    /// <summary>Stands in for the content that came.</summary>
    /// <param name="inner">That content.</param>
    /// <param name="exchange">What is stored, its body aside.</param>
    /// <param name="recorder">Stores it.</param>
    /// <param name="hasBody">Whether there is a body to read.</param>
    internal RecordingContent(HttpContent inner, WarcExchange exchange, WarcRecorder recorder, bool hasBody)
    {
        (this.inner, this.exchange, this.recorder, this.hasBody) = (inner, exchange, recorder, hasBody);
        foreach (var (name, values) in inner.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    /// <inheritdoc/>
    protected override async Task<Stream> CreateContentReadStreamAsync() => await OpenAsync(CancellationToken.None).ConfigureAwait(false);

    /// <inheritdoc/>
    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        await OpenAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        await (await OpenAsync(CancellationToken.None).ConfigureAwait(false)).CopyToAsync(stream).ConfigureAwait(false);

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        // The header says it where it is known.
        length = 0;
        return false;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !isDisposed)
        {
            isDisposed = true;
            if (stream is null)
            {
                // Nobody wanted the body, as that of a redirect.
                recorder.Post(exchange with { Truncated = hasBody ? RecordingStream.Unspecified : null });
            }

            stream?.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<RecordingStream> OpenAsync(CancellationToken cancellationToken) =>
        stream ??= new RecordingStream(await inner.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), exchange, recorder);
}
