using Extractor.Pipelines;
using Extractor.Pipelines.Warc.Writing;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a recorder of web archives to a client.</summary>
public static class WarcRecorderHttpClientBuilderExtensions
{
    /// <summary>
    /// Lets a recorder store what the client fetches. It sits next to the wire, inside retries: each attempt is stored, with what came of
    /// it. A page's <see cref="Extractor.Article.FetchedAt"/> is the <c>WARC-Date</c> under which it is stored.
    /// </summary>
    /// <param name="builder">The builder that <c>AddExtractor</c> returned.</param>
    /// <param name="recorder">The recorder, whose owner completes it.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IHttpClientBuilder AddWarcRecorder(this IHttpClientBuilder builder, WarcRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(recorder);
        return builder.AddHttpMessageHandler(provider => new RecordingHandler(recorder, provider.GetRequiredService<TimeProvider>()));
    }
}
