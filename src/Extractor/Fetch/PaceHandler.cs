namespace Extractor.Fetch;

/// <summary>Keeps the host's interval before repeated requests too; the first one had its turn before the pipeline.</summary>
internal sealed class PaceHandler(HostGates gates) : DelegatingHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (FetchContext.Of(request) is { } fetch && !fetch.Begin(request))
        {
            await gates.PaceAsync(request.RequestUri!, cancellationToken).ConfigureAwait(false);
        }

        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
