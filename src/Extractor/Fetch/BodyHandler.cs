using Extractor.Telemetry;

namespace Extractor.Fetch;

/// <summary>
/// Reads the body as part of the attempt, so that its timeout, its retry and the breaker cover the body as well as the headers: a
/// connection that breaks in the middle of a page is as broken as one that never opened.
/// </summary>
internal sealed class BodyHandler(BodyReader reader, ChallengeProbe probe) : DelegatingHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var fetch = FetchContext.Of(request);
        if (fetch is not null)
        {
            fetch.Replace(null);
            fetch.Challenge = null;
        }

        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Instruments.RecordRequest(null, exception.GetType().FullName);
            throw;
        }

        Instruments.RecordRequest((int)response.StatusCode, null);
        if (fetch is null)
        {
            return response;
        }

        try
        {
            if (fetch.Aim.Kind != BodyKind.Text)
            {
                fetch.Challenge = await probe.ReadAsync(response, cancellationToken).ConfigureAwait(false);
            }

            if (!response.IsSuccessStatusCode)
            {
                return response;
            }

            var body = await reader.ReadAsync(response.Content, fetch.Aim, cancellationToken).ConfigureAwait(false);
            fetch.Replace(body);
            if (body.Failure is null && fetch.Aim.Kind != BodyKind.Text)
            {
                Instruments.RecordBody(body.WireLength, body.Content.Length);
            }

            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
