using Extractor.Pipelines;
using Extractor.Pipelines.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds pipelines to a host.</summary>
public static class ExtractorPipelineServiceCollectionExtensions
{
    /// <summary>The name of a pipeline that was given none.</summary>
    internal const string DefaultName = "default";

    /// <summary>Adds a pipeline: a hosted service that takes pages from a source, fetches and extracts them, and gives the results to a sink.</summary>
    /// <param name="services">The container's services, to which <c>AddExtractor</c> is added.</param>
    /// <param name="configure">Says where pages come from and where results go.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">There is such a pipeline, or it has no source or no sink.</exception>
    public static IServiceCollection AddExtractorPipeline(this IServiceCollection services, Action<ExtractorPipelineBuilder> configure) =>
        services.AddExtractorPipeline(DefaultName, configure);

    /// <summary>Adds a pipeline with a name, of which a host may have several.</summary>
    /// <param name="services">The container's services, to which <c>AddExtractor</c> is added.</param>
    /// <param name="name">The pipeline's name, by which logs, metrics and health checks tell it.</param>
    /// <param name="configure">Says where pages come from and where results go.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="InvalidOperationException">There is such a pipeline, or it has no source or no sink.</exception>
    public static IServiceCollection AddExtractorPipeline(this IServiceCollection services, string name, Action<ExtractorPipelineBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(configure);
        if (services.Any(service => service.IsKeyedService && service.ServiceType == typeof(PipelineMonitor) && name.Equals(service.ServiceKey)))
        {
            throw new InvalidOperationException($"There is a pipeline '{name}' already.");
        }

        var builder = new ExtractorPipelineBuilder(name, services);
        configure(builder);
        var make = builder.Build();
        services.AddExtractor();
        services.AddOptions<ExtractorPipelineOptions>(name).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ExtractorPipelineOptions>, ExtractorPipelineOptionsValidator>());
        services.AddKeyedSingleton(name, (provider, _) => new PipelineMonitor(name, provider.GetRequiredService<TimeProvider>()));
        if (name == DefaultName)
        {
            services.AddSingleton(static provider => provider.GetRequiredKeyedService<PipelineMonitor>(DefaultName));
        }

        // Not AddHostedService, which adds one of a type.
        services.AddSingleton<IHostedService>(provider => new PipelineService(provider, name, make));
        return services;
    }
}
