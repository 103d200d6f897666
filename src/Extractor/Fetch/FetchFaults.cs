using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Extractor.Walls;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Extractor.Fetch;

/// <summary>What the faults of a fetch mean: whether trying again may help, and what the caller is told.</summary>
internal static class FetchFaults
{
    /// <summary>True for answers that another attempt may better. 401, 402, 403, 404, 410 and 451 never are.</summary>
    /// <param name="status">The answer's status.</param>
    internal static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;

    /// <summary>True for faults that another attempt may better.</summary>
    /// <param name="exception">The fault.</param>
    internal static bool IsTransient(Exception exception) => exception switch
    {
        TimeoutRejectedException => true,
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => false,
        HttpRequestException or IOException => !Has<RefusedAddressException>(exception) && !Has<AuthenticationException>(exception) &&
            Find<SocketException>(exception)?.SocketErrorCode is not (SocketError.HostNotFound or SocketError.NoData),
        _ => false,
    };

    /// <summary>Says what the caller is told of a fault.</summary>
    /// <param name="exception">The fault.</param>
    /// <param name="url">The address that failed.</param>
    /// <param name="now">The present instant.</param>
    /// <returns>The failure; null for an exception that is none of a fetch.</returns>
    internal static ArticleFailure? Describe(Exception exception, Uri url, DateTimeOffset now) => exception switch
    {
        TimeoutRejectedException or OperationCanceledException => Fail(FailureKind.TimedOut, url, "No whole answer came in the time allowed."),
        BrokenCircuitException broken => new ArticleFailure
        {
            Kind = FailureKind.ConnectionFailed,
            Message = $"The host {url.Authority} failed too often and is left alone for a while.",
            Url = url,
            RetryAt = broken.RetryAfter is { } wait ? RetryAfter.Until(now, wait) : null,
        },
        _ when Find<RefusedAddressException>(exception) is { } refused => Fail(FailureKind.RefusedAddress, url, refused.Message),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
            Fail(FailureKind.TooLarge, url, "The headers of the answer are too long."),
        HttpRequestException or IOException or SocketException => Fail(FailureKind.ConnectionFailed, url, ConnectionMessage(exception, url)),
        _ => null,
    };

    /// <summary>Says what the caller is told of a host that is left alone.</summary>
    /// <param name="pause">Until when, and why.</param>
    /// <param name="url">The address that was not asked.</param>
    /// <returns>The failure.</returns>
    internal static ArticleFailure Describe(HostPause pause, Uri url) => new()
    {
        Kind = pause.IsBroken ? FailureKind.ConnectionFailed : FailureKind.Deferred,
        Message = pause.IsBroken
            ? $"The host {url.Authority} failed too often and is left alone for a while."
            : "The site asked to be left alone for a while.",
        Url = url,
        RetryAt = pause.Until,
    };

    /// <summary>Says what the caller is told of an answer that is no page.</summary>
    /// <param name="status">The status.</param>
    /// <param name="url">The address that answered.</param>
    /// <param name="wait">The wait that the site asks for, if any.</param>
    /// <param name="isTooLong">Whether the wait is longer than the fetch may take.</param>
    /// <param name="now">The present instant.</param>
    /// <returns>The failure.</returns>
    internal static ArticleFailure Describe(HttpStatusCode status, Uri url, TimeSpan? wait, bool isTooLong, DateTimeOffset now)
    {
        var (kind, message) = status switch
        {
            HttpStatusCode.NotFound => (FailureKind.NotFound, "The site does not know the page."),
            HttpStatusCode.Gone => (FailureKind.Gone, "The site has removed the page."),
            HttpStatusCode.Unauthorized => (FailureKind.Forbidden, "The site asks for a login."),
            HttpStatusCode.Forbidden => (FailureKind.Forbidden, "The site forbids the page."),
            HttpStatusCode.UnavailableForLegalReasons => (FailureKind.Forbidden, "The page is withheld for legal reasons."),
            HttpStatusCode.PaymentRequired => (FailureKind.PaymentRequired, "The site asks for payment."),
            HttpStatusCode.NotModified => (FailureKind.NotModified, "The page is as it was."),
            HttpStatusCode.TooManyRequests => (FailureKind.Deferred, "The site is asked too often and wants a pause."),
            _ when isTooLong => (FailureKind.Deferred, "The site asks for a longer wait than the time allowed."),
            _ => (FailureKind.ServerError, string.Create(CultureInfo.InvariantCulture, $"The site answered with status {(int)status}.")),
        };
        return new ArticleFailure
        {
            Kind = kind,
            Message = message,
            Url = url,
            Status = (int)status,
            RetryAt = wait is { } asked && (kind is FailureKind.Deferred or FailureKind.ServerError) ? RetryAfter.Until(now, asked) : null,
        };
    }

    /// <summary>Says what the caller is told of an error that is a bot challenge.</summary>
    /// <param name="failure">What would be told of its status.</param>
    /// <param name="evidence">What shows it.</param>
    /// <returns>The failure, with the status and the wait that the site asks for.</returns>
    internal static ArticleFailure Challenged(ArticleFailure failure, string evidence)
    {
        var wall = new PageWall(WallKind.Challenge, evidence);
        return failure with { Kind = wall.Failure, Message = wall.Message };
    }

    /// <summary>Makes a failure.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="url">The address that failed.</param>
    /// <param name="message">The failure in words.</param>
    /// <param name="status">The HTTP status, where an answer came.</param>
    /// <returns>The failure.</returns>
    internal static ArticleFailure Fail(FailureKind kind, Uri url, string message, int? status = null) =>
        new() { Kind = kind, Message = message, Url = url, Status = status };

    private static string ConnectionMessage(Exception exception, Uri url) =>
        Find<SocketException>(exception)?.SocketErrorCode switch
        {
            SocketError.HostNotFound or SocketError.NoData => $"The host {HostName.Of(url) ?? url.Host} is not known.",
            SocketError.ConnectionRefused => $"The host {url.Authority} refuses connections.",
            _ when Has<AuthenticationException>(exception) => $"No secure connection to {url.Authority}: its certificate or protocol is not accepted.",
            _ => $"The connection to {url.Authority} failed or broke.",
        };

    private static bool Has<T>(Exception exception)
        where T : Exception => Find<T>(exception) is not null;

    private static T? Find<T>(Exception? exception)
        where T : Exception
    {
        while (exception is not null and not T)
        {
            exception = exception.InnerException;
        }

        return (T?)exception;
    }
}
