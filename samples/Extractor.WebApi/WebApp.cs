using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Extractor.WebApi;

/// <summary>Puts the service together.</summary>
internal static class WebApp
{
    /// <summary>The tag of the checks that say whether requests should be sent here.</summary>
    private const string Ready = "ready";

    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var services = builder.Services;
        services.AddOptions<ApiOptions>().BindConfiguration("Api").ValidateOnStart();
        services.AddSingleton<IValidateOptions<ApiOptions>, ApiOptionsValidator>();

        // Only these two are read: no configuration, and no request, opens the guard of addresses.
        var extractor = builder.Configuration.GetSection("Extractor");
        services.AddExtractor(options =>
        {
            options.UserAgent = extractor["UserAgent"] ?? options.UserAgent;
            options.Contact = extractor["Contact"];
        });
        var health = services.AddHealthChecks();
        BackgroundPipeline.Add(builder, health, Ready);
        services.AddProblemDetails();
        services.AddRequestTimeouts();
        Limits.Add(services);
        ApiDocument.Add(services);
        configure?.Invoke(builder);
        builder.WebHost.ConfigureKestrel((_, kestrel) => kestrel.AddServerHeader = false);

        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseRequestTimeouts();
        app.UseRateLimiter();
        Endpoints.Map(app);
        app.MapOpenApi().DisableRateLimiting();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = static _ => false }).DisableRateLimiting();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = static check => check.Tags.Contains(Ready), ResponseWriter = WriteAsync })
            .DisableRateLimiting();
        return app;
    }

    private static Task WriteAsync(HttpContext context, Microsoft.Extensions.Diagnostics.HealthChecks.HealthReport report)
    {
        var checks = new JsonObject();
        foreach (var (name, entry) in report.Entries)
        {
            var data = new JsonObject();
            foreach (var (key, value) in entry.Data) data[key] = value is long number ? number : value.ToString();
            checks[name] = new JsonObject { ["status"] = entry.Status.ToString(), ["description"] = entry.Description, ["data"] = data };
        }

        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(new JsonObject { ["status"] = report.Status.ToString(), ["checks"] = checks }.ToJsonString(), context.RequestAborted);
    }
}
