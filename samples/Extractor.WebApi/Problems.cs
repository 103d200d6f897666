using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace Extractor.WebApi;

/// <summary>What is told where there is no record (RFC 9457).</summary>
internal static class Problems
{
    /// <summary>The HTTP status that tells of a failure; the table stands in the README.</summary>
    public static int StatusOf(FailureKind kind) => kind switch
    {
        FailureKind.InvalidInput => StatusCodes.Status400BadRequest,
        FailureKind.RefusedAddress or FailureKind.DisallowedByRobots => StatusCodes.Status403Forbidden,
        FailureKind.NotFound => StatusCodes.Status404NotFound,
        FailureKind.Gone => StatusCodes.Status410Gone,
        FailureKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        FailureKind.NotHtml => StatusCodes.Status415UnsupportedMediaType,
        FailureKind.TooComplex or FailureKind.NotArticle or FailureKind.Unreadable => StatusCodes.Status422UnprocessableEntity,
        FailureKind.Deferred => StatusCodes.Status503ServiceUnavailable,
        FailureKind.TimedOut => StatusCodes.Status504GatewayTimeout,

        // The site's own refusal is none of this service: who asks here must not take it for his own.
        _ => StatusCodes.Status502BadGateway,
    };

    /// <summary>A problem with the request itself.</summary>
    public static IResult Of(int status, string detail) => Results.Problem(detail, statusCode: status);

    /// <summary>A page that gave no article.</summary>
    public static IResult Of(ArticleFailure failure, HttpContext context, TimeProvider clock)
    {
        if (failure.RetryAt is { } retryAt)
        {
            var seconds = Math.Max(1, (long)Math.Ceiling((retryAt - clock.GetUtcNow()).TotalSeconds));
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        var problem = new ProblemDetails { Status = StatusOf(failure.Kind), Detail = failure.Message };
        problem.Extensions["kind"] = failure.Kind.ToString();
        if (failure.Url is { } url) problem.Extensions["url"] = url.OriginalString;
        if (failure.Status is { } status) problem.Extensions["siteStatus"] = status;
        return Results.Problem(problem);
    }
}
