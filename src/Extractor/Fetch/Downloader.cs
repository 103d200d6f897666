using Extractor.Telemetry;
using Microsoft.Extensions.Logging;

namespace Extractor.Fetch;

/// <summary>Downloads files by the fetcher of the pages.</summary>
internal sealed class Downloader(PageFetcher fetcher, TimeProvider timeProvider, ILogger logger)
{
    /// <summary>Downloads one file.</summary>
    /// <param name="url">Its address.</param>
    /// <param name="options">What is wanted of it, checked.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The file or the failure.</returns>
    /// <exception cref="OperationCanceledException">The caller ended the call.</exception>
    internal async Task<Download> GetAsync(Uri url, DownloadOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var started = timeProvider.GetTimestamp();
        using var activity = PageActivity.Download(new RedactedUrl(url).ToString(), url.IsAbsoluteUri ? HostName.Of(url) : null);
        try
        {
            var download = url.IsAbsoluteUri
                ? await FetchAsync(url, options, cancellationToken).ConfigureAwait(false)
                : new Download
                {
                    Url = url,
                    FetchedAt = timeProvider.GetUtcNow(),
                    Error = FetchFaults.Fail(FailureKind.InvalidInput, url, "The address is relative."),
                };
            if (download.Error is null)
            {
                FetchLog.Downloaded(
                    logger, new RedactedUrl(download.Url), download.Status.GetValueOrDefault(), download.Content.Length, timeProvider.GetElapsedTime(started).TotalSeconds);
            }
            else if (download.Error.Kind != FailureKind.NotModified)
            {
                FetchLog.NotDownloaded(logger, new RedactedUrl(download.Url), download.Error.Kind, download.Error.Status, download.Error.Message);
            }

            Instruments.RecordDownload(download.Error?.Kind);
            PageActivity.Finish(activity, download.Redirects.Count, download.Error);
            return download;
        }
        catch (Exception exception) when (exception is not OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            // What breaks because the call was ended is no fault of the file.
            throw new OperationCanceledException("The call was ended.", exception, cancellationToken);
        }
    }

    private async Task<Download> FetchAsync(Uri url, DownloadOptions options, CancellationToken cancellationToken)
    {
        using var run = fetcher.Begin(url, options);
        var file = await fetcher.FetchAsync(run, cancellationToken).ConfigureAwait(false);
        return new Download
        {
            Url = file.Url,
            Redirects = run.Redirects,
            FetchedAt = file.FetchedAt,
            Status = file.Status,
            ContentType = file.ContentType,
            // The run's buffer goes back to its pool.
            Content = file.Content.ToArray(),
            ETag = file.Validators?.EntityTag,
            LastModified = file.Validators?.LastModified,
            FreshFor = file.FreshFor,
            Error = file.Failure,
        };
    }
}
