namespace Extractor.Pipelines.Warc.Writing;

/// <summary>Stores what comes over the wire, each attempt by itself, and lets the record bear the instant under which it is stored.</summary>
internal sealed class RecordingHandler(WarcRecorder recorder, TimeProvider clock) : DelegatingHandler
{
    private static readonly HttpRequestOptionsKey<DateTimeOffset> AnsweredAt = new("Extractor.AnsweredAt");

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        request.Options.Set(AnsweredAt, now);
        var exchange = new WarcExchange
        {
            Url = request.RequestUri!.AbsoluteUri,
            Date = now,
            Request = HttpText.Of(request),
            ResponseHead = HttpText.HeadOf(response),
            Protocol = response.Version.Major > 1 ? $"h{response.Version.Major}" : null,
            UserAgent = request.Headers.NonValidated.TryGetValues("User-Agent", out var agents) ? agents.ToString() : null,
        };
        response.Content = new RecordingContent(response.Content, exchange, recorder, hasBody: HasBody(request, response));
        return response;
    }

    /// <summary>RFC 9112 section 6.3: which answers have no body, whatever their header says.</summary>
    private static bool HasBody(HttpRequestMessage request, HttpResponseMessage response) =>
        request.Method != HttpMethod.Head && (int)response.StatusCode is not (204 or 304) && response.Content.Headers.ContentLength != 0;
}
