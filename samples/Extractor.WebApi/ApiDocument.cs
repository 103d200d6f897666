using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Extractor.WebApi;

/// <summary>The service's description, at <c>/openapi/v1.json</c>.</summary>
internal static class ApiDocument
{
    public static void Add(IServiceCollection services) => services.AddOpenApi("v1", static options =>
    {
        options.AddDocumentTransformer(static (document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Extractor",
                Version = "v1",
                Description = "Pages of news in, typed records out. A page that gives none is a problem (RFC 9457) with the kind of failure.",
            };
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer(static (schema, context, _) =>
        {
            // Written and read by a converter, which a schema is not made of.
            if ((Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type) == typeof(ArticleTime))
            {
                schema.Type = JsonSchemaType.String;
                schema.Description = "A date, a local time or an instant, as precise as the page has it: 2026-03-04, 2026-03-04T09:15 or 2026-03-04T09:15:00-05:00.";
            }

            return Task.CompletedTask;
        });
        options.AddOperationTransformer(static (operation, context, _) =>
        {
            foreach (var (status, response) in operation.Responses ?? [])
            {
                if (status is "429" or "503" && response is OpenApiResponse known)
                {
                    known.Headers ??= new Dictionary<string, IOpenApiHeader>();
                    known.Headers["Retry-After"] = new OpenApiHeader { Description = "Seconds to wait.", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer } };
                }
            }

            return Task.CompletedTask;
        });
    });

    /// <summary>A list of lines is a text, not an array.</summary>
    public static Task DescribeLinesAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var type in new[] { "text/plain", Endpoints.Lines })
        {
            if (operation.RequestBody?.Content?.TryGetValue(type, out var media) is true)
            {
                media.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = "An address a line." };
            }
        }

        return Task.CompletedTask;
    }
}
