using Extractor;
using Extractor.DependencyInjection;
using Extractor.Fetch;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the extractor to a container.</summary>
public static class ExtractorServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="ArticleClient"/> and <see cref="ArticleExtractor"/> as singletons. The options are validated at the start of
    /// the host, or else when the client is first made.
    /// </summary>
    /// <param name="services">The container's services. A <see cref="TimeProvider"/> among them is the client's clock.</param>
    /// <param name="configure">Sets the options; null for the defaults. Called again, the method adds to the options set before.</param>
    /// <returns>
    /// The builder of the HTTP client, for handlers and headers of the caller's own. Handlers that are added sit next to the wire,
    /// inside retries and limits; one that sets the request's option <c>Extractor.AnsweredAt</c>, a <see cref="DateTimeOffset"/>, says when
    /// the answer came, which is the record's <see cref="Article.FetchedAt"/>. Whoever replaces the primary handler replaces the check of addresses with it.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IHttpClientBuilder AddExtractor(this IServiceCollection services, Action<ArticleClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (configure is not null)
        {
            services.Configure(configure);
        }

        var builder = services.AddHttpClient(PageFetcher.ClientName);
        if (services.Any(service => service.ServiceType == typeof(PageFetcher)))
        {
            // A second call must not put a second pipeline around the first.
            return builder;
        }

        services.AddOptions<ArticleClientOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ArticleClientOptions>, ArticleClientOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, WireHandlerFilter>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<INetwork, SystemNetwork>();
        services.TryAddSingleton(static provider => new ArticleExtractor(Options(provider).Extraction));
        services.AddSingleton(static provider => new HostPauses(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => new HostGates(
            Options(provider).MaxRequestsPerHost, Options(provider).MinHostInterval, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => new HostTurns(
            provider.GetRequiredService<HostGates>(), provider.GetRequiredService<HostPauses>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => new RobotsReader(
            provider.GetRequiredService<IHttpClientFactory>(),
            Options(provider),
            provider.GetRequiredService<HostPauses>(),
            provider.GetRequiredService<HostTurns>(),
            provider.GetRequiredService<TimeProvider>(),
            Logger(provider)));
        services.AddSingleton(static provider => new RobotsStore(
            provider.GetRequiredService<RobotsReader>().ReadAsync, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(static provider => new RobotsCheck(
            provider.GetRequiredService<RobotsStore>(),
            provider.GetRequiredService<RobotsReader>(),
            provider.GetRequiredService<HostPauses>(),
            provider.GetRequiredService<HostGates>(),
            Options(provider)));
        services.AddSingleton(static provider => new PageFetcher(
            provider.GetRequiredService<IHttpClientFactory>(),
            Options(provider),
            provider.GetRequiredService<HostPauses>(),
            provider.GetRequiredService<HostTurns>(),
            provider.GetRequiredService<RobotsCheck>(),
            Validators(provider),
            provider.GetRequiredService<TimeProvider>(),
            Logger(provider)));
        services.TryAddSingleton(static provider => new ArticleClient(
            provider.GetRequiredService<PageFetcher>(),
            provider.GetRequiredService<ArticleExtractor>(),
            Options(provider),
            provider.GetRequiredService<TimeProvider>(),
            Logger(provider)));

        // The handler bounds the life of its connections itself, and replacing it would only throw good ones away.
        builder.SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        builder.ConfigureHttpClient(static client => client.Timeout = Timeout.InfiniteTimeSpan);
        builder.ConfigurePrimaryHttpMessageHandler(static provider => FetchHandler.Create(
            Options(provider), provider.GetRequiredService<INetwork>(), provider.GetRequiredService<TimeProvider>()));
#pragma warning disable EXTEXP0001 // Marked as experimental, and the only way.
        // Those that a program gives all its clients would repeat what is repeated here, and share one breaker among all hosts.
        builder.RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001
        builder.AddResilienceHandler(PageFetcher.ClientName + ".Attempts", static (pipeline, context) => FetchPipeline.ConfigureAttempts(
            pipeline,
            Options(context.ServiceProvider),
            context.ServiceProvider.GetRequiredService<HostGates>(),
            context.ServiceProvider.GetRequiredService<TimeProvider>(),
            Logger(context.ServiceProvider)))
            .SelectPipelineByAuthority();
        builder.AddHttpMessageHandler(static provider => new PaceHandler(provider.GetRequiredService<HostGates>()));
        builder.AddResilienceHandler(PageFetcher.ClientName + ".Attempt", static (pipeline, context) => FetchPipeline.ConfigureAttempt(
            pipeline,
            Options(context.ServiceProvider),
            context.ServiceProvider.GetRequiredService<HostPauses>(),
            context.ServiceProvider.GetRequiredService<TimeProvider>(),
            Logger(context.ServiceProvider)))
            .SelectPipelineByAuthority();
        builder.AddHttpMessageHandler(static provider => new BodyHandler(new BodyReader(Options(provider)), new ChallengeProbe(
            new BodyReader(Options(provider)), Options(provider), provider.GetRequiredService<TimeProvider>())));
        return builder;
    }

    private static ArticleClientOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<ArticleClientOptions>>().Value;

    /// <summary>The store of validators over the container's distributed cache, or over a bounded one in memory; null where none is wanted.</summary>
    private static ValidatorStore? Validators(IServiceProvider provider)
    {
        // Of values alone; with all around them an entry takes some ten times its value.
        const int MemoryLimit = 4 * 1024 * 1024;
        var options = Options(provider);
        if (!options.ConditionalRequests)
        {
            return null;
        }

        var cache = provider.GetService<IDistributedCache>() ??
            new MemoryDistributedCache(Microsoft.Extensions.Options.Options.Create(new MemoryDistributedCacheOptions
            {
                Clock = new CacheClock(provider.GetRequiredService<TimeProvider>()),
                SizeLimit = MemoryLimit,
            }));
        return new ValidatorStore(cache, options.ValidatorLifetime, provider.GetRequiredService<TimeProvider>(), Logger(provider));
    }

    private static ILogger<ArticleClient> Logger(IServiceProvider provider) => provider.GetRequiredService<ILogger<ArticleClient>>();
}
