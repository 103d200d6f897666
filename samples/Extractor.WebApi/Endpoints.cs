using System.ComponentModel;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Extractor.WebApi;

/// <summary>What the service answers.</summary>
internal static class Endpoints
{
    public const string Lines = "application/x-ndjson";

    private static readonly int[] Statuses = [400, 403, 404, 410, 413, 415, 422, 429, 502, 503, 504];

    public static void Map(IEndpointRouteBuilder app)
    {
        var options = app.ServiceProvider.GetRequiredService<IOptions<ApiOptions>>().Value;
        var v1 = app.MapGroup("/v1");
        v1.WithRequestTimeout(options.RequestTimeout);

        var extract = v1.MapPost("/extract", ExtractAsync).WithName("extract").WithSummary("Extracts the record of a page that is sent.")
            .Accepts<string>("text/html", "application/xhtml+xml").Produces<ArticleResult>();
        foreach (var status in new[] { 400, 413, 415, 422, 429, 504 }) extract.ProducesProblem(status);

        var post = v1.MapPost("/articles", PostAsync).WithName("fetch").WithSummary("Fetches a page and extracts its record.")
            .Accepts<ArticleRequest>("application/json").Produces<ArticleResult>();
        var get = v1.MapGet("/articles", GetAsync).WithName("get").WithSummary("Fetches a page and extracts its record.").Produces<ArticleResult>();
        foreach (var status in Statuses) (post, get) = (post.ProducesProblem(status), get.ProducesProblem(status));

        var batch = v1.MapPost("/articles:batch", BatchAsync).WithName("batch")
            .WithSummary("Fetches pages side by side and writes their results as they come, one a line. An address that comes twice is answered once.")
            .Accepts<string[]>("application/json", "text/plain", Lines).Produces<ArticleResult>(StatusCodes.Status200OK, Lines)
            .AddOpenApiOperationTransformer(ApiDocument.DescribeLinesAsync);
        batch.WithRequestTimeout(options.BatchTimeout);
        foreach (var status in new[] { 400, 413, 415, 429, 504 }) batch.ProducesProblem(status);
    }

    private static async Task<IResult> ExtractAsync(
        HttpContext context,
        ArticleExtractor extractor,
        IOptions<ApiOptions> options,
        TimeProvider clock,
        [FromQuery, Description("The page's address, against which its links are resolved.")] string? url = null,
        [FromHeader(Name = "Content-Location"), Description("The page's address, where it is not in the query.")] string? location = null)
    {
        Uri? address = null;
        if ((url ?? location) is { } text && !Uri.TryCreate(text, UriKind.Absolute, out address)) return Problems.Of(400, "The page's address is not absolute.");
        if (await RequestBody.ReadAsync(context, options.Value.MaxBodyLength) is not { } page) return TooLarge(options.Value);
        return Answer(extractor.Extract(page, address, context.Request.ContentType, context.RequestAborted), context, clock);
    }

    private static async Task<IResult> PostAsync(HttpContext context, ArticleClient client, IOptions<ApiOptions> options, TimeProvider clock)
    {
        // Not bound as a parameter, which would be read up to the limit of the server.
        if (await RequestBody.ReadAsync(context, options.Value.MaxBodyLength) is not { } body) return TooLarge(options.Value);
        ArticleRequest? request;
        try
        {
            request = JsonSerializer.Deserialize<ArticleRequest>(body.Span, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return Problems.Of(400, "The body is no JSON object with an address.");
        }

        return await FetchAsync(context, client, clock, request?.Url);
    }

    private static Task<IResult> GetAsync(
        HttpContext context, ArticleClient client, TimeProvider clock, [FromQuery, Description("The page's address.")] string url) =>
        FetchAsync(context, client, clock, url);

    private static async Task<IResult> FetchAsync(HttpContext context, ArticleClient client, TimeProvider clock, string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
            ? Answer(await client.GetAsync(address, context.RequestAborted), context, clock)
            : Problems.Of(400, "The address is not absolute.");

    private static async Task<IResult> BatchAsync(HttpContext context, ArticleClient client, IOptions<ApiOptions> options)
    {
        if (await RequestBody.ReadAsync(context, options.Value.MaxBodyLength) is not { } body) return TooLarge(options.Value);
        List<string> addresses;
        try
        {
            addresses = RequestBody.Addresses(body.Span, context.Request.HasJsonContentType(), options.Value.MaxAddresses);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Problems.Of(400, "The body is no JSON array of strings.");
        }

        if (addresses.Count > options.Value.MaxAddresses) return Problems.Of(413, $"More than {options.Value.MaxAddresses} addresses.");
        return new LinesResult(client.GetAllAsync(addresses.Select(static text => Parse(text)), inOrder: false, context.RequestAborted));
    }

    /// <summary>An address of a list, whatever stands there: bad ones are results as well.</summary>
    public static Uri Parse(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) ? url
        : Uri.TryCreate(text, UriKind.Relative, out url) ? url : new Uri(Uri.EscapeDataString(text), UriKind.Relative);

    private static IResult TooLarge(ApiOptions options) => Problems.Of(413, $"The body is longer than {options.MaxBodyLength} bytes.");

    private static IResult Answer(ArticleResult result, HttpContext context, TimeProvider clock) => result.Error is { } error
        ? Problems.Of(error, context, clock)
        : Results.Text(result.ToJson(), "application/json", Encoding.UTF8);

    /// <summary>Results, one a line, each sent when it is there.</summary>
    private sealed class LinesResult(IAsyncEnumerable<ArticleResult> results) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = Lines;
            httpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            // The header goes out at once: the first page may take its time.
            await httpContext.Response.Body.FlushAsync(httpContext.RequestAborted);
            await foreach (var result in results.WithCancellation(httpContext.RequestAborted))
            {
                await httpContext.Response.WriteAsync(result.ToJson() + "\n", httpContext.RequestAborted);
                await httpContext.Response.Body.FlushAsync(httpContext.RequestAborted);
            }
        }
    }
}

/// <summary>A page to fetch.</summary>
/// <param name="Url">Its address: absolute, http or https.</param>
internal sealed record ArticleRequest(string Url);
