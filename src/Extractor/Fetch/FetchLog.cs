using Microsoft.Extensions.Logging;

namespace Extractor.Fetch;

/// <summary>What the client logs.</summary>
internal static partial class FetchLog
{
    [LoggerMessage(1, LogLevel.Debug, "Fetching {Url}")]
    internal static partial void Fetching(ILogger logger, RedactedUrl url);

    [LoggerMessage(2, LogLevel.Debug, "{Url} redirects to {Target} with status {Status}")]
    internal static partial void Redirected(ILogger logger, RedactedUrl url, RedactedUrl target, int status);

    [LoggerMessage(3, LogLevel.Warning, "{Url} redirects from https to http: {Target}")]
    internal static partial void Downgraded(ILogger logger, RedactedUrl url, RedactedUrl target);

    [LoggerMessage(4, LogLevel.Information, "Retrying {Url}, attempt {Attempt} in {Delay}; status {Status}")]
    internal static partial void Retrying(ILogger logger, RedactedUrl url, int attempt, TimeSpan delay, int? status, Exception? exception);

    [LoggerMessage(5, LogLevel.Warning, "The host {Authority} failed too often and is left alone for {Duration}")]
    internal static partial void Opened(ILogger logger, string? authority, TimeSpan duration);

    [LoggerMessage(6, LogLevel.Information, "Fetched {Url}: status {Status}, {Length} bytes in {Seconds} s")]
    internal static partial void Fetched(ILogger logger, RedactedUrl url, int status, int length, double seconds);

    [LoggerMessage(7, LogLevel.Warning, "No article from {Url}: {Kind}, status {Status}. {Reason}")]
    internal static partial void Failed(ILogger logger, RedactedUrl url, FailureKind kind, int? status, string reason);

    [LoggerMessage(8, LogLevel.Warning, "The store of validators failed for {Url}; the page is fetched without it")]
    internal static partial void StoreFailed(ILogger logger, RedactedUrl url, Exception exception);

    [LoggerMessage(10, LogLevel.Information, "Downloaded {Url}: status {Status}, {Length} bytes in {Seconds} s")]
    internal static partial void Downloaded(ILogger logger, RedactedUrl url, int status, int length, double seconds);

    [LoggerMessage(11, LogLevel.Warning, "No download from {Url}: {Kind}, status {Status}. {Reason}")]
    internal static partial void NotDownloaded(ILogger logger, RedactedUrl url, FailureKind kind, int? status, string reason);

    [LoggerMessage(20, LogLevel.Debug, "Read {Url}: {Rules} rules, a crawl delay of {Delay}, good until {Until}")]
    internal static partial void RobotsRead(ILogger logger, RedactedUrl url, int rules, TimeSpan delay, DateTimeOffset until);

    [LoggerMessage(21, LogLevel.Warning, "{Url} could not be read: {Reason}")]
    internal static partial void RobotsUnread(ILogger logger, RedactedUrl url, string reason);

    [LoggerMessage(9, LogLevel.Debug, "{Url} leads on to {Target} by its markup")]
    internal static partial void Refreshed(ILogger logger, RedactedUrl url, RedactedUrl target);
}
