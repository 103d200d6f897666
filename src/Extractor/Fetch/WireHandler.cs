using Microsoft.Extensions.Http;

namespace Extractor.Fetch;

/// <summary>The last handler before the wire: tells the fetch that a request is about to be sent, so that it has one connection.</summary>
internal sealed class WireHandler : DelegatingHandler
{
    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        FetchContext.Of(request)?.BeginAttempt();
        return base.SendAsync(request, cancellationToken);
    }
}

/// <summary>Puts the <see cref="WireHandler"/> behind the caller's own handlers, which may send a request more than once.</summary>
internal sealed class WireHandlerFilter : IHttpMessageHandlerBuilderFilter
{
    /// <inheritdoc/>
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (builder.Name == PageFetcher.ClientName)
        {
            builder.AdditionalHandlers.Add(new WireHandler());
        }
    };
}
